import type { Exchange, OutgoingRequest } from '../../core/exchange/types.ts';
import type { References } from '../../core/exercise/case-maker.ts';
import { jsonOf } from '../../core/exercise/json-body.ts';
import { madeBy } from '../../core/exercise/made-by.ts';
import type { Bound, Need } from '../../core/exercise/reach.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { CallOptions } from '../../core/exercise/traffic.ts';
import type { GeneratedCase } from '../../core/generate/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { KeyedStep } from './types.ts';

export interface KeyedRequest {
  readonly operation: Operation;
  readonly one: GeneratedCase;
  readonly bound: Bound;
  /** What it refers to: another payload refers to the same. */
  readonly references: References;
}

/** Valid requests for an operation that takes a key; the reason in words when there are none. */
export async function keyedRequests(
  session: Session,
  operation: Operation,
  need?: Need,
): Promise<KeyedRequest[] | string> {
  const bound = await session.reach.bind(operation, need ?? session.reach.needOf(operation));
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(operation, 0, need);
  if (typeof references === 'string') return references;
  const cases = session.cases.forCreation(operation, bound, references);
  return cases.length === 0
    ? 'no valid request could be generated'
    : cases.map((one) => ({ operation, one, bound, references }));
}

export function withoutKey(headers: Readonly<Record<string, unknown>>, header: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== header.toLowerCase()));
}

/** The request as it will be sent; without a key where it is undefined, which no other way of sending allows. */
export function keyedOutgoing(
  session: Session,
  { operation, one, bound }: KeyedRequest,
  header: string,
  key: string | undefined,
  options: Partial<CallOptions> = {},
): OutgoingRequest {
  const values = {
    ...one.values,
    path: { ...one.values.path, ...bound.path },
    header: withoutKey(one.values.header, header),
  };
  const name = header.toLowerCase();
  const request = session.traffic.prepare(operation, values, { purpose: 'read-back', ...options });
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([one]) => one.toLowerCase() !== name));
  return { ...request, headers: key === undefined ? headers : { ...headers, [name]: key } };
}

/** Sends a request with a key, or with none. */
export async function sendKeyed(
  session: Session,
  request: KeyedRequest,
  header: string,
  key: string | undefined,
  options: Partial<CallOptions> = {},
): Promise<KeyedStep> {
  const exchange = await session.traffic.send(keyedOutgoing(session, request, header, key, options));
  return keyedStep(session, request.operation, exchange);
}

/** The answer with the identifier of what it made. */
export function keyedStep(session: Session, operation: Operation, exchange: Exchange): KeyedStep {
  const { response } = exchange;
  if (!response) return { exchange: exchange.id, status: 0, body: undefined };
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  const body = json && 'value' in json ? json.value : undefined;
  const made = madeBy(session, operation, exchange);
  const { status, headers } = response;
  return { exchange: exchange.id, status, headers, body, ...(made !== undefined && { made }) };
}

/** Another valid request of the same operation, about the same things, whose body is not the same. */
export function anotherPayload(session: Session, first: KeyedRequest): KeyedRequest | undefined {
  const { operation, bound, references } = first;
  const text = (one: GeneratedCase): string => JSON.stringify(one.values.body?.value ?? null);
  const other = session.cases
    .forCreation(operation, bound, references)
    .find((one) => one.origin === first.one.origin && text(one) !== text(first.one));
  const any =
    other ?? session.cases.forCreation(operation, bound, references).find((one) => text(one) !== text(first.one));
  return any && { ...first, one: any };
}
