import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { isSafe } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import { type Around, effectOf } from '../access/effect.ts';
import { isDistinctive, shows, stableLeaves } from '../access/shows.ts';
import type { Probe } from '../probe.ts';
import { isSuccess, type Seen, saysNothing, seenOf } from '../seen.ts';

export interface WrongParent extends Around {
  readonly runToken: string;
  readonly safe: boolean;
  /** The same request below another parent. */
  readonly elsewhere: Seen;
}

interface Misplaced {
  readonly child: PoolItem;
  readonly values: Readonly<Record<string, unknown>>;
  /** Path of the child below the wrong parent. */
  readonly path: string;
}

/** The nested resource whose item an operation works on. */
function nestedOwner(operation: Operation, { model }: PlanFacts): Resource | undefined {
  return model.resources.find(
    (one) => one.parent !== undefined && [one.read, one.replace, one.patch, one.delete].includes(operation.id),
  );
}

async function misplace(session: Session, operation: Operation, owner: Resource): Promise<Misplaced | string> {
  const { reach, facts } = session;
  const parent = facts.model.resources.find((one) => one.name === owner.parent);
  if (!parent?.itemPath) return 'the parent has no path of its own';
  const child = await reach.item(owner, isSafe(operation) ? 'ours' : 'fresh');
  if (typeof child === 'string') return child;
  const depth = parent.itemPath.split('/').length;
  const above = child.path.split('/').slice(0, depth).join('/');
  const other = await reach.item(parent, 'ours', 0, new Set([above]));
  if (typeof other === 'string') return other;
  if (other.path === above || !other.ours || !child.ours) return 'no second parent of ours could be had';
  const path = other.path + child.path.slice(above.length);
  return { child, path, values: reach.bindTo(operation, owner, { ...child, path }).path };
}

export const oracle: Probe<WrongParent> = {
  id: 'child-of-other-parent',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'tenant-isolation',
  holds: 'A child is found below its own parent only',
  broken: 'A child was found below another parent',
  asserts:
    'An item is read, changed and deleted below the parent it belongs to, and answered with 404 below any other.',
  why: 'Rights are checked on the parent of the path: whoever owns one parent reaches the children of all others.',
  source: [
    {
      standard: 'OWASP API Security 2023',
      clause: 'API1 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
    {
      standard: 'RESTler',
      clause: 'resource-hierarchy rule',
      url: 'https://www.microsoft.com/en-us/research/publication/checking-security-properties-of-cloud-service-rest-apis/',
    },
  ],
  remedy: 'Look a child up by its own id and the id of the parent in the path, both in one condition.',
  considers: (operation, facts) => nestedOwner(operation, facts) !== undefined,
  appliesTo: () => ({ applies: true }),
  async gather({ session, operation, base, item, send }) {
    const owner = nestedOwner(operation, session.facts);
    if (!owner?.read) return 'nothing shows the child: there is no operation that reads it';
    const misplaced = await misplace(session, operation, owner);
    if (typeof misplaced === 'string') return misplaced;
    const { child, path } = misplaced;
    const read = async (): Promise<Seen> => seenOf(session, await readItem(session, owner, child, 'read-back'));
    const before = await read();
    const values = base ? item.fresh(base.values) : session.cases.minimal(operation, { ok: true, path: {} })[0]?.values;
    if (!values) return 'no valid request could be generated';
    const request = session.traffic.prepare(operation, { ...values, path: misplaced.values }, { purpose: 'case' });
    const elsewhere = seenOf(session, await send(request, 'the child of another parent'));
    // There is no such place; what was learned of it is wrong.
    session.pool.remove(path);
    const after = await read();
    const { itemAt, volatileFields: volatile } = owner;
    const { runToken } = session.facts;
    return { runToken, safe: isSafe(operation), itemAt, volatile, before, elsewhere, after };
  },
  verify(evidence) {
    const { runToken, safe, before, elsewhere, after } = evidence;
    if (!isSuccess(before)) return { outcome: 'not-tested', reason: `the child could not be read (${before.status})` };
    const effect = effectOf(evidence);
    const stable = stableLeaves(before.body, after.body);
    const shown = safe && isSuccess(elsewhere) && shows(elsewhere.body, stable, runToken);
    const done = !safe && isSuccess(elsewhere) && (effect === 'gone' || effect === 'changed');
    if (shown || done) {
      return {
        outcome: 'fail',
        evidence: 1,
        violations: [
          {
            key: shown ? 'read below another parent' : `${effect} below another parent`,
            expected: '404 below another parent',
            observed: `status ${elsewhere.status}, and ${shown ? 'the child is shown' : `the child is ${effect}`}`,
            witness: [
              `below its parent: ${before.line}`,
              `below another one: ${elsewhere.line}`,
              `then: ${after.line}`,
            ],
            exchanges: [before.exchange, after.exchange, elsewhere.exchange],
            confidence: 'certain',
          },
        ],
      };
    }
    const nothing = saysNothing(elsewhere);
    if (nothing) return { outcome: 'inconclusive', reason: nothing };
    if (elsewhere.status >= 400) return { outcome: 'pass', evidence: 1 };
    if (elsewhere.status >= 300) return { outcome: 'inconclusive', reason: `a redirect (${elsewhere.status})` };
    if (!safe && effect === 'none')
      return { outcome: 'pass', evidence: 1, note: 'answered as a success, without effect' };
    if (safe && [...stable.values()].some((text) => isDistinctive(text, runToken)))
      return { outcome: 'pass', evidence: 1 };
    return { outcome: 'not-tested', reason: 'nothing in the answer tells which child it is' };
  },
};
