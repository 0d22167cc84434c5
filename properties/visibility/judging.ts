import type { Operation } from '../../core/operations/types.ts';
import type { Applicability, SourceClause } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import { applies } from '../lists/judging.ts';
import type { Look, Watched } from './types.ts';

export { isCreate };

export const READ_YOUR_WRITES: SourceClause = {
  standard: 'Session guarantees',
  clause: 'read your writes',
  url: 'https://jepsen.io/consistency/models/read-your-writes',
};

const BEHIND =
  /eventual(ly)? consisten|asynchron|may be delayed|may take (some|a few|up to)|replication lag|near real.?time|refresh interval/i;

/** Does the description say that what is written is seen later? */
function saysBehind(operation: Operation | undefined): boolean {
  return operation !== undefined && BEHIND.test(`${operation.summary} ${operation.description}`);
}

/** For laws of lists after writes. */
export function listedResource(operation: Operation, facts: PlanFacts): Applicability {
  const resource = createdResource(operation, facts);
  if (!resource?.list) return { applies: false, reason: 'no list shows what it makes' };
  if (!resource.read) return { applies: false, reason: 'no operation reads one item' };
  const told = [operation, facts.byId.get(resource.list.operation)].some(saysBehind);
  return told ? { applies: false, reason: 'the description says that writes are seen later' } : applies;
}

/** For laws of items after updates. */
export function updatedResource(operation: Operation, facts: PlanFacts): Applicability {
  const resource = createdResource(operation, facts);
  if (!resource?.read) return { applies: false, reason: 'no operation reads one item' };
  const update = resource.patch ?? resource.replace;
  if (update === undefined) return { applies: false, reason: 'no operation updates one item' };
  const told = [facts.byId.get(resource.read), facts.byId.get(update)].some(saysBehind);
  return told ? { applies: false, reason: 'the description says that writes are seen later' } : applies;
}

export type Lag =
  | { readonly kind: 'none' }
  /** The first look did not show it, a later one did. */
  | { readonly kind: 'healed'; readonly stale: Look; readonly healed: Look }
  /** No look showed it. */
  | { readonly kind: 'never'; readonly stale: Look }
  | { readonly kind: 'unknown' };

export function lagOf({ looks }: Watched, shows: (look: Look) => boolean): Lag {
  const [first] = looks;
  if (!first) return { kind: 'unknown' };
  if (shows(first)) return { kind: 'none' };
  const healed = looks.find(shows);
  const stale = looks.filter((look) => !shows(look)).at(-1) ?? first;
  return healed ? { kind: 'healed', stale, healed } : { kind: 'never', stale };
}

export const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** How long, in words that do not change with every run. */
export function aboutMs(ms: number): string {
  if (ms < 1000) return 'less than a second';
  return ms < 3000 ? 'some seconds' : 'several seconds';
}
