import { randomUUID } from 'node:crypto';
import type { Exchange } from '../../core/exchange/types.ts';
import { jsonOf } from '../../core/exercise/json-body.ts';
import { madeBy } from '../../core/exercise/made-by.ts';
import type { Bound } from '../../core/exercise/reach.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { GeneratedCase } from '../../core/generate/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { KeyedStep, ReplayEvidence } from './types.ts';

export interface KeyedRequest {
  readonly operation: Operation;
  readonly one: GeneratedCase;
  readonly bound: Bound;
}

/** Valid requests for an operation that takes a key; the reason in words when there are none. */
export async function keyedRequests(session: Session, operation: Operation): Promise<KeyedRequest[] | string> {
  const bound = await session.reach.bind(operation, session.reach.needOf(operation));
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  const cases = session.cases.forCreation(operation, bound, references);
  return cases.length === 0 ? 'no valid request could be generated' : cases.map((one) => ({ operation, one, bound }));
}

export async function gatherReplay(
  session: Session,
  operation: Operation,
  header: string,
): Promise<ReplayEvidence | string> {
  const requests = await keyedRequests(session, operation);
  if (typeof requests === 'string') return requests;
  for (const request of requests.slice(0, 4)) {
    const key = randomUUID();
    const first = await sendKeyed(session, request, header, key);
    if (first.status < 200 || first.status > 299) continue;
    const repeated = await sendKeyed(session, request, header, key);
    const other = await anotherPayload(session, request);
    const otherPayload = other && (await sendKeyed(session, other, header, key));
    const otherKey = other && (await sendKeyed(session, other, header, randomUUID()));
    return { operation, first, repeated, ...(otherPayload && { otherPayload }), ...(otherKey && { otherKey }) };
  }
  return 'no request with a key was accepted';
}

async function sendKeyed(
  session: Session,
  { operation, one, bound }: KeyedRequest,
  header: string,
  key: string,
): Promise<KeyedStep> {
  const values = {
    ...one.values,
    path: { ...one.values.path, ...bound.path },
    header: withoutKey(one.values.header, header),
  };
  const exchange = await session.traffic.call(operation, values, {
    purpose: 'read-back',
    headers: { [header.toLowerCase()]: key },
  });
  return keyedStep(session, operation, exchange);
}

export function withoutKey(headers: Readonly<Record<string, unknown>>, header: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== header.toLowerCase()));
}

/** The answer with the identifier of what it made. */
export function keyedStep(session: Session, operation: Operation, exchange: Exchange): KeyedStep {
  const { response } = exchange;
  if (!response) return { exchange: exchange.id, status: 0, body: undefined };
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  const body = json && 'value' in json ? json.value : undefined;
  const made = madeBy(session, operation, exchange);
  return { exchange: exchange.id, status: response.status, body, ...(made !== undefined && { made }) };
}

/** Another valid request of the same operation whose body is not the same. */
async function anotherPayload(session: Session, first: KeyedRequest): Promise<KeyedRequest | undefined> {
  const again = await keyedRequests(session, first.operation);
  if (typeof again === 'string') return undefined;
  const text = (request: KeyedRequest): string => JSON.stringify(request.one.values.body?.value ?? null);
  const other = again.find((request) => text(request) !== text(first));
  return other && { ...other, bound: first.bound };
}
