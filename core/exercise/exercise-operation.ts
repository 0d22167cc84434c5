import type { Exchange } from '../exchange/types.ts';
import type { GeneratedCase, RequestValues } from '../generate/types.ts';
import type { Operation } from '../operations/types.ts';
import { isSafe, mayBeSent } from '../plan/safety.ts';
import { isDocumentedSuccess } from './coverage.ts';
import { said } from './json-body.ts';
import type { PoolItem } from './pool.ts';
import type { Bound } from './reach.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';

/** Every case of an operation that ends or moves its item costs a new item; a few tell as much as many. */
const MOST_FRESH_CASES = 4;
const MOST_PREAMBLES = 8;

export type OnAnswer = (exchange: Exchange, one: GeneratedCase) => void | Promise<void>;

/**
 * Sends an operation's valid cases, giving it what must exist before, and goes on trying until it has seen a
 * documented success answer or has run out of ideas. Returns how many cases were sent.
 */
export async function exerciseOperation(session: Session, operation: Operation, onAnswer: OnAnswer): Promise<number> {
  const { reach, coverage } = session;
  const need = reach.needOf(operation);
  const bound = await reach.bind(operation, need);
  if (!bound.ok && !isSafe(operation)) {
    coverage.explain(operation.id, `${bound.missing}; give a value in the configuration (values) to reach it`);
    return 0;
  }
  const first: Bound = bound.ok ? bound : { ok: true, path: {} };
  const references = await reach.references(operation);
  if (typeof references === 'string') {
    coverage.explain(operation.id, references);
    return 0;
  }
  const cases = session.cases.forOperation(operation, first, references);
  if (cases.length === 0) {
    const problem = session.cases.problems.find((one) => one.operation === operation.id);
    coverage.explain(
      operation.id,
      `no valid request could be generated${problem ? `: ${problem.at}: ${problem.reason}` : ''}`,
    );
    return 0;
  }
  const chosen = need === 'fresh' ? spread(cases, MOST_FRESH_CASES) : cases;
  const sent = isSafe(operation)
    ? await sendTogether(session, operation, chosen, onAnswer)
    : await sendInTurn(session, operation, chosen, first, onAnswer);
  if (!coverage.succeeded(operation.id)) await tryHarder(session, operation, chosen, onAnswer);
  if (!coverage.succeeded(operation.id)) coverage.explain(operation.id, bound.ok ? lastRefusal(sent) : bound.missing);
  return sent.length;
}

/** The first and then evenly spaced ones: not only the boundary cases of the first parameter. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T);
}

async function sendTogether(
  session: Session,
  operation: Operation,
  cases: readonly GeneratedCase[],
  onAnswer: OnAnswer,
): Promise<Exchange[]> {
  return Promise.all(
    cases.map(async (one) => {
      const exchange = await session.traffic.call(operation, one.values, { purpose: 'case', caseId: one.id });
      await onAnswer(exchange, one);
      return exchange;
    }),
  );
}

async function sendInTurn(
  session: Session,
  operation: Operation,
  cases: readonly GeneratedCase[],
  first: Bound,
  onAnswer: OnAnswer,
): Promise<Exchange[]> {
  const sent: Exchange[] = [];
  const fresh = session.reach.needOf(operation) === 'fresh';
  let bound = first;
  for (const [index, one] of cases.entries()) {
    if (fresh && index > 0) {
      const next = await session.reach.bind(operation, 'fresh');
      if (!next.ok) break;
      bound = next;
    }
    const exchange = await sendOn(session, operation, one, bound);
    sent.push(exchange);
    await onAnswer(exchange, one);
  }
  return sent;
}

/** Sends a case to a given item, with the item's current tag where the operation takes If-Match. */
export async function sendOn(
  session: Session,
  operation: Operation,
  one: GeneratedCase,
  bound: Bound,
): Promise<Exchange> {
  const values: RequestValues = { ...one.values, path: { ...one.values.path, ...bound.path } };
  const tag = bound.item && takesIfMatch(operation) ? await currentTag(session, bound.item) : undefined;
  const headers = tag === undefined ? {} : { 'if-match': tag };
  return session.traffic.call(operation, values, { purpose: 'case', caseId: one.id, headers });
}

/** If-Match is a parameter, or 412 or 428 is documented (RFC 9110 section 13.1.1, RFC 6585 section 3). */
export function takesIfMatch(operation: Operation): boolean {
  return (
    operation.parameters.some(
      (parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'if-match',
    ) || operation.responses.some((response) => response.status === '412' || response.status === '428')
  );
}

/** The item's entity tag, as its read operation gives it now. */
export async function currentTag(session: Session, item: PoolItem): Promise<string | undefined> {
  const resource = session.facts.model.resources.find((candidate) => candidate.name === item.resource);
  if (resource?.read === undefined) return undefined;
  return (await readItem(session, resource, item, 'setup')).response?.headers.etag;
}

/** Other items for reading; for an action on an item, what the other actions make of it first (pay, then ship). */
async function tryHarder(
  session: Session,
  operation: Operation,
  cases: readonly GeneratedCase[],
  onAnswer: OnAnswer,
): Promise<void> {
  const [one] = cases;
  const owner = session.reach.ownerOf(operation);
  if (!isSafe(operation)) await onNewThings(session, operation, onAnswer);
  if (!one || !owner || session.coverage.succeeded(operation.id)) return;
  if (isSafe(operation)) {
    for (const item of session.pool.all(owner.name).slice(0, 3)) {
      const bound = session.reach.bindTo(operation, owner, item);
      await onAnswer(await sendOn(session, operation, one, bound), one);
      if (session.coverage.succeeded(operation.id)) return;
    }
    return;
  }
  const siblings = owner.actions
    .filter((id) => id !== operation.id)
    .map((id) => session.operation(id))
    .filter((sibling) => !isSafe(sibling) && sibling.path.includes('{'))
    .filter((sibling) => mayBeSent(sibling, session.config, session.facts.model).applies);
  const singles = siblings.slice(0, MOST_PREAMBLES).map((sibling) => [sibling]);
  const worked: Operation[] = [];
  for (const preamble of singles) {
    if (await runAfter(session, operation, one, preamble, onAnswer)) worked.push(...preamble);
    if (session.coverage.succeeded(operation.id)) return;
  }
  const pairs = worked.flatMap((left) => siblings.filter((right) => right !== left).map((right) => [left, right]));
  for (const preamble of pairs.slice(0, MOST_PREAMBLES)) {
    await runAfter(session, operation, one, preamble, onAnswer);
    if (session.coverage.succeeded(operation.id)) return;
  }
}

/** New items all around, made as the authors' examples are: those at hand may be switched off, sold out or closed. */
async function onNewThings(session: Session, operation: Operation, onAnswer: OnAnswer): Promise<void> {
  const bound = await session.reach.bind(operation, 'fresh');
  const references = bound.ok ? await session.reach.references(operation, 0, 'fresh') : '';
  if (!bound.ok || typeof references === 'string') return;
  for (const one of session.cases.forCreation(operation, bound, references).slice(0, MOST_FRESH_CASES)) {
    await onAnswer(await sendOn(session, operation, one, bound), one);
    if (session.coverage.succeeded(operation.id)) return;
  }
}

/** Did the preamble itself go through? */
async function runAfter(
  session: Session,
  operation: Operation,
  one: GeneratedCase,
  preamble: readonly Operation[],
  onAnswer: OnAnswer,
): Promise<boolean> {
  const bound = await session.reach.bind(operation, 'fresh');
  if (!bound.ok || !bound.item) return false;
  const owner = session.reach.ownerOf(operation);
  for (const step of preamble) {
    const references = await session.reach.references(step);
    if (typeof references === 'string' || !owner) return false;
    const stepBound = session.reach.bindTo(step, owner, bound.item);
    const [first] = session.cases.forCreation(step, stepBound, references);
    if (!first) return false;
    const exchange = await sendOn(session, step, first, stepBound);
    if (!exchange.response || !isDocumentedSuccess(step, exchange.response.status)) return false;
  }
  await onAnswer(await sendOn(session, operation, one, bound), one);
  return true;
}

function lastRefusal(sent: readonly Exchange[]): string {
  const last = sent.findLast((exchange) => exchange.response) ?? sent.at(-1);
  if (!last) return 'nothing was sent';
  if (!last.response) return `no answer (${last.failure?.kind ?? 'unknown'})`;
  return `never a documented success; the last answer was ${said(last.response)}`;
}
