import type { OutgoingRequest, Purpose } from '../core/exchange/types.ts';
import { madeBy } from '../core/exercise/made-by.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';

/** One valid create request that can be sent again and again, byte for byte. */
export interface CreateBody {
  readonly operation: Operation;
  request(purpose: Purpose, headers?: Readonly<Record<string, string>>): OutgoingRequest;
}

/** Which generated case the target accepted, by operation: tried first from then on. */
const accepted = new Map<string, string>();

/** A new valid create request with names nobody has used; the reason in words when there is none. */
export async function freshBody(session: Session, operation: Operation, attempt = 0): Promise<CreateBody | string> {
  const bound = await session.reach.bind(operation, session.reach.needOf(operation));
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  // The description's examples come last: they are the same every time.
  const cases = session.cases
    .forCreation(operation, bound, references)
    .sort((left, right) => fixed(left.origin) - fixed(right.origin));
  const known = accepted.get(operation.id);
  const one =
    known === undefined ? cases[attempt] : (cases.find((candidate) => candidate.origin === known) ?? cases[0]);
  if (!one) return 'no valid request could be generated';
  if (known === undefined) {
    const body = bodyOf(session, operation, one.values, bound.path);
    const { status } = await sendBody(session, body);
    if (status >= 200 && status < 300) accepted.set(operation.id, one.origin);
    else if (attempt >= 3) return `no create was accepted (last ${status})`;
    return freshBody(session, operation, attempt + 1);
  }
  return bodyOf(session, operation, one.values, bound.path);
}

function bodyOf(
  session: Session,
  operation: Operation,
  values: Parameters<Session['traffic']['prepare']>[1],
  path: Readonly<Record<string, unknown>>,
): CreateBody {
  const whole = { ...values, path: { ...values.path, ...path } };
  return {
    operation,
    request: (purpose, headers = {}) => session.traffic.prepare(operation, whole, { purpose, headers }),
  };
}

export async function sendBody(session: Session, body: CreateBody, headers: Readonly<Record<string, string>> = {}) {
  const exchange = await session.traffic.send(body.request('read-back', headers));
  const made = madeBy(session, body.operation, exchange);
  return { exchange: exchange.id, status: exchange.response?.status ?? 0, ...(made !== undefined && { made }) };
}

function fixed(origin: string): number {
  return ['maximal', 'minimal', 'random', 'boundary', 'default', 'configured', 'example'].indexOf(origin);
}
