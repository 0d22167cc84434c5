import type { OutgoingRequest } from '../../core/exchange/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { ProbeContext } from '../probe.ts';

/** One operation speaks for its path: the first one the description has there. */
export function speaksForPath(operation: Operation, facts: PlanFacts): boolean {
  return facts.operations.find(({ path }) => path === operation.path) === operation;
}

/** A request to the operation's path by any method: no query, no body, outside the description. */
export function atPath(
  { session, operation }: ProbeContext,
  method: string,
  path: Readonly<Record<string, unknown>>,
): OutgoingRequest {
  const values = { path, query: {}, header: {}, cookie: {} };
  const { url } = session.traffic.prepare(operation, values, { purpose: 'probe' });
  return { method, url, headers: { accept: 'application/json, */*;q=0.1' }, purpose: 'probe' };
}
