import type { Exchange } from '../core/exchange/types.ts';
import type { Session } from '../core/exercise/session.ts';
import { isProvedInvalid } from '../core/generate/prove-violation.ts';
import type { GeneratedCase, RequestValues } from '../core/generate/types.ts';
import type { ViolationCase } from '../core/generate/violation-case.ts';
import { violationsOf } from '../core/generate/violations.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSafe, isSignIn } from '../core/plan/safety.ts';
import { credentialPlaces } from './credential-places.ts';
import type { OwnItem } from './own-item.ts';

/** Richest first: every field it has can be made wrong. */
const BASES: readonly GeneratedCase['origin'][] = ['maximal', 'example', 'configured', 'minimal', 'random', 'boundary'];

export function richest(accepted: readonly GeneratedCase[]): GeneratedCase | undefined {
  const rank = (one: GeneratedCase): number => (BASES.indexOf(one.origin) + BASES.length + 1) % (BASES.length + 1);
  return [...accepted].sort((left, right) => rank(left) - rank(right))[0];
}

/**
 * Sends requests with one defect each, made from a valid request that was accepted. Whatever is sent is proved invalid
 * once more as it left. Returns how many were sent, and why none, if none.
 */
export async function testViolations(
  session: Session,
  operation: Operation,
  base: GeneratedCase | undefined,
  item: OwnItem,
  onAnswer: (exchange: Exchange, violation: ViolationCase) => void,
): Promise<{ readonly sent: number; readonly reason?: string }> {
  const { config, facts, validators } = session;
  if (!base) return { sent: 0, reason: 'no valid request was accepted, so a refusal would say nothing' };
  if (config.environment !== 'local' && isSignIn(operation))
    return { sent: 0, reason: 'signing in with invalid requests could lock an account' };
  const { document } = facts.description;
  const validate = (schema: Parameters<typeof validators.schema>[0], value: unknown) =>
    validators.schema(schema, 'request')(value);
  const avoid = new Set([
    ...credentialPlaces(session.schemes).map(({ place, name }) => `${place} ${name}`),
    ...Object.keys(config.headers).map((name) => `header ${name.toLowerCase()}`),
  ]);
  const violations = violationsOf(operation, base.values, { document, validate }, { depth: config.depth, avoid });
  if (violations.length === 0) return { sent: 0, reason: 'nothing in its valid request can be made invalid' };
  let sent = 0;
  const send = async (violation: ViolationCase): Promise<void> => {
    const bound = await item.bound();
    if (!bound) return;
    const values: RequestValues = item.fresh(violation.values);
    const headers = await item.headers();
    const exchange = await session.traffic.call(operation, values, { purpose: 'case', caseId: violation.id, headers });
    sent++;
    if (isProvedInvalid(operation, exchange.request, violation, document, validate)) onAnswer(exchange, violation);
    await item.settle(exchange);
  };
  if (isSafe(operation)) await Promise.all(violations.map(send));
  else for (const violation of violations) await send(violation);
  return sent > 0 ? { sent } : { sent, reason: 'no item of ours to send it to' };
}
