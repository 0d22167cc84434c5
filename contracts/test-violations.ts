import type { Exchange } from '../core/exchange/types.ts';
import type { Session } from '../core/exercise/session.ts';
import { isProvedInvalid } from '../core/generate/prove-violation.ts';
import type { GeneratedCase, RequestValues } from '../core/generate/types.ts';
import type { Defect, ViolationCase } from '../core/generate/violation-case.ts';
import { violationsOf } from '../core/generate/violations.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSafe, isSignIn } from '../core/plan/safety.ts';
import { credentialPlaces } from './credential-places.ts';
import type { OwnItem } from './own-item.ts';

/** `unsupported-media-type` judges what is said of a media type nobody described. */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set(['content-type']);

/**
 * Sends requests with one defect each, made from a valid request that was accepted. Whatever is sent is proved invalid
 * once more as it left. Where a request with the required values only was accepted (`minimal`), they carry nothing else
 * beside their defect. Returns how many were sent, and why none, if none.
 */
export async function testViolations(
  session: Session,
  operation: Operation,
  base: GeneratedCase | undefined,
  item: OwnItem,
  onAnswer: (exchange: Exchange, violation: ViolationCase) => void,
  minimal = false,
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
  const make = (values: RequestValues): ViolationCase[] =>
    violationsOf(
      operation,
      values,
      { document, validate },
      { depth: config.depth, avoid, without: JUDGED_ELSEWHERE, minimal },
    );
  const violations = make(base.values);
  if (violations.length === 0) return { sent: 0, reason: 'nothing in its valid request can be made invalid' };
  let sent = 0;
  let inVain = false;
  const send = async (violation: ViolationCase, again = false): Promise<void> => {
    if (!(await item.bound())) return;
    const values: RequestValues = item.fresh(violation.values);
    const headers = await item.headers();
    const exchange = await session.traffic.call(operation, values, { purpose: 'case', caseId: violation.id, headers });
    sent++;
    if (isProvedInvalid(operation, exchange.request, violation, document, validate)) onAnswer(exchange, violation);
    await item.settle(exchange);
    if (exchange.response?.status !== 409 || inVain) return;
    inVain ||= again;
    const other = again ? undefined : (await item.another())?.values;
    const same = other && make(other).find((one) => sameDefect(one, violation));
    if (same) await send({ ...same, id: violation.id }, true);
  };
  if (isSafe(operation)) await Promise.all(violations.map((one) => send(one)));
  else for (const violation of violations) await send(violation);
  return sent > 0 ? { sent } : { sent, reason: 'no item of ours to send it to' };
}

const sameDefect = (left: Defect, right: Defect): boolean =>
  left.place === right.place && left.pointer === right.pointer && left.keyword === right.keyword;
