import type { OutgoingRequest, Purpose } from '../core/exchange/types.ts';
import { isObject } from '../core/exercise/json-body.ts';
import { madeBy } from '../core/exercise/made-by.ts';
import type { Session } from '../core/exercise/session.ts';
import type { RequestValues } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import type { JsonObject } from '../core/spec/types.ts';

/** One valid create request that can be sent again and again, byte for byte. */
export interface CreateBody {
  readonly operation: Operation;
  readonly body: unknown;
  /** The same request with another body. */
  withBody(body: unknown): CreateBody;
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
  values: RequestValues,
  path: Readonly<Record<string, unknown>>,
): CreateBody {
  const whole = { ...values, path: { ...values.path, ...path } };
  return {
    operation,
    body: values.body?.value,
    withBody: (value) => {
      const mediaType = values.body?.mediaType ?? 'application/json';
      return bodyOf(session, operation, { ...values, body: { mediaType, value } }, path);
    },
    request: (purpose, headers = {}) => session.traffic.prepare(operation, whole, { purpose, headers }),
  };
}

/**
 * `one` with the texts of `other` and everything else kept: what is left equal (amounts, quantities, references) is no
 * name. Undefined when no text differs or the result is not valid.
 */
export function withOtherTexts(session: Session, one: CreateBody, other: CreateBody): CreateBody | undefined {
  if (!isObject(one.body) || !isObject(other.body)) return undefined;
  const references = session.facts.model.consumptions
    .filter((use) => use.operation === one.operation.id && use.in === 'body')
    .map((use) => use.at.split('/')[1]);
  const texts = Object.entries(other.body).filter(
    ([name, value]) =>
      typeof value === 'string' &&
      typeof (one.body as JsonObject)[name] === 'string' &&
      !references.includes(name) &&
      value !== (one.body as JsonObject)[name],
  );
  if (texts.length === 0) return undefined;
  const body = { ...one.body, ...Object.fromEntries(texts) };
  const content = one.operation.body?.contents.find((candidate) => candidate.type.includes('json'));
  const valid =
    content?.schema === undefined || session.validators.schema(content.schema, 'request')(body).length === 0;
  return valid ? one.withBody(body) : undefined;
}

export async function sendBody(session: Session, body: CreateBody, headers: Readonly<Record<string, string>> = {}) {
  const exchange = await session.traffic.send(body.request('read-back', headers));
  const made = madeBy(session, body.operation, exchange);
  return { exchange: exchange.id, status: exchange.response?.status ?? 0, ...(made !== undefined && { made }) };
}

function fixed(origin: string): number {
  return ['maximal', 'minimal', 'random', 'boundary', 'default', 'configured', 'example'].indexOf(origin);
}
