import type { StatusExpectation, StatusText } from '../config/access-types.ts';
import type { Operation } from '../operations/types.ts';
import { selects } from './safety.ts';

/** Kinds of requests whose status a configuration may state. */
export type ExpectationField = keyof StatusExpectation;

export type Expectations = Readonly<Record<string, StatusExpectation>>;

const known = new WeakMap<Expectations, Map<string, StatusExpectation>>();

function namesExactly(name: string, { id, operationId }: Operation): boolean {
  return [id, operationId].some((own) => own?.toLowerCase() === name.toLowerCase());
}

/**
 * What the configuration expects of an operation; undefined when it says nothing. Names are operationIds,
 * 'METHOD /path', modules, or patterns with '*'. An exact name wins over a pattern, a later one over an earlier one,
 * field by field.
 */
export function expectationOf(operation: Operation, expect: Expectations): StatusExpectation | undefined {
  let cache = known.get(expect);
  if (cache === undefined) {
    cache = new Map();
    known.set(expect, cache);
  }
  const cached = cache.get(operation.id);
  if (cached !== undefined) return cached;
  const fitting = Object.entries(expect).filter(([name]) => selects([name], operation));
  const exact = fitting.filter(([name]) => namesExactly(name, operation));
  const loose = fitting.filter(([name]) => !namesExactly(name, operation));
  if (fitting.length === 0) return undefined;
  const merged: StatusExpectation = Object.assign({}, ...[...loose, ...exact].map(([, own]) => own));
  cache.set(operation.id, merged);
  return merged;
}

/** Is a status among those of a list such as [201, '4XX']? */
export function isAmong(status: number, statuses: readonly StatusText[]): boolean {
  return statuses.some((one) => {
    const text = String(one).toUpperCase();
    return text.endsWith('XX') ? text.charAt(0) === String(Math.floor(status / 100)) : text === String(status);
  });
}

/** Does the configuration name this status for any kind of request? Then it is written down. */
export function isExpectedAtAll(status: number, expected: StatusExpectation | undefined): boolean {
  return Object.values(expected ?? {}).some((statuses) => isAmong(status, statuses ?? []));
}

/** '201, 202 or 2XX'. */
export function statusesInWords(statuses: readonly StatusText[]): string {
  const texts = statuses.map(String);
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

/** Names in `expect` that fit no operation: typing mistakes. */
export function unusedExpectations(expect: Expectations, operations: readonly Operation[]): string[] {
  return Object.keys(expect).filter((name) => !operations.some((operation) => selects([name], operation)));
}
