import { isDocumentedSuccess } from '../core/exercise/coverage.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSelected } from '../core/plan/safety.ts';
import type { LoadTarget } from './types.ts';

/** Bodies above this make a smoke a bandwidth test. */
const LARGEST_BODY = 512 * 1024;

/** Reading requests that were just seen to succeed, one for each GET operation, all with the same weight. */
export async function loadTargets(session: Session): Promise<LoadTarget[]> {
  const targets: LoadTarget[] = [];
  const slugs = new Set<string>();
  for (const operation of session.facts.operations) {
    if (operation.method !== 'GET' || !isSelected(operation, session.config).applies || isEndless(operation)) continue;
    const target = await targetOf(session, operation, slugs);
    if (target) targets.push(target);
  }
  return targets;
}

/** Event streams never end by themselves. */
function isEndless(operation: Operation): boolean {
  return operation.responses.some((response) =>
    response.contents.some((content) => content.type.includes('event-stream')),
  );
}

async function targetOf(session: Session, operation: Operation, slugs: Set<string>): Promise<LoadTarget | undefined> {
  const bound = await session.reach.bind(operation, 'any');
  const references = bound.ok ? await session.reach.references(operation) : '';
  if (!bound.ok || typeof references === 'string') return undefined;
  const [one] = session.cases.minimal(operation, bound, references);
  if (!one) return undefined;
  const request = session.traffic.prepare(operation, one.values, { purpose: 'probe' });
  const { response } = await session.traffic.send(request);
  if (!response || !isDocumentedSuccess(operation, response.status) || response.bodyBytes > LARGEST_BODY)
    return undefined;
  return {
    operation: operation.id,
    module: operation.module,
    slug: slugFor(operation, slugs),
    method: request.method,
    url: request.url,
    headers: request.headers,
    expectedStatuses: operation.responses.map((one_) => one_.status).filter((status) => /^[23]/.test(status)),
    weight: 1,
  };
}

function slugFor(operation: Operation, taken: Set<string>): string {
  const base = operation.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  let slug = base;
  for (let count = 2; taken.has(slug); count++) slug = `${base}_${count}`;
  taken.add(slug);
  return slug;
}
