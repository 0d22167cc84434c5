import { isObject } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { pathOfNone, readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { stepOf } from '../lifecycle/step.ts';
import type { Step } from '../lifecycle/types.ts';
import { isSuccess, needsIfMatch, performed } from './judging.ts';
import type { Attempt, ConditionalEvidence } from './types.ts';

const NO_SUCH_TAG = '"assay-no-such-tag"';
const LONG_AGO = 'Sat, 01 Jan 2000 00:00:00 GMT';

interface Trying {
  readonly session: Session;
  readonly operation: Operation;
  readonly resource: Resource;
}
type Headers = Readonly<Record<string, string>>;
/** The headers, made from the tag that the item has now. */
type Condition = (tag: string) => Headers;

/** Tries changes of an item of ours under preconditions, alone and in order; the reason in words when that cannot be done. */
export async function gatherConditional(
  session: Session,
  operation: Operation,
  resource: Resource,
): Promise<ConditionalEvidence | string> {
  const item = await session.reach.create(resource);
  if (typeof item === 'string') return item;
  item.used = true;
  const trying = { session, operation, resource };
  const first = await read(trying, item.path);
  const tag = first.headers.etag;
  if (first.status !== 200) return `reading the item was answered ${first.status || 'nothing'}`;
  if (tag === undefined) return 'reading the item gives no ETag';
  const evidence = { operation, resource, required: needsIfMatch(operation), tag };
  return { ...evidence, ...(await (operation.method === 'DELETE' ? deletions : changes)(trying, item, evidence)) };
}

type Attempts = Partial<
  Record<Exclude<keyof ConditionalEvidence, 'operation' | 'resource' | 'required' | 'tag'>, Attempt>
>;

async function changes(
  trying: Trying,
  item: PoolItem,
  { tag, required }: { tag: string; required: boolean },
): Promise<Attempts> {
  const attempts: Attempts = {};
  const go = async (name: keyof Attempts, condition: Condition): Promise<void> => {
    const attempt = await attemptOn(trying, item, condition);
    if (attempt) attempts[name] = attempt;
  };
  await go('current', (now) => ({ 'if-match': now }));
  if (!attempts.current || !isSuccess(attempts.current.status)) return attempts;
  // A weak tag may stay after a change: it would not be stale.
  const stays = attempts.current.after.headers.etag === tag;
  await go('stale', () => ({ 'if-match': stays ? NO_SUCH_TAG : tag }));
  if (required) await go('without', () => ({}));
  if (allows(trying, '"a", "b"')) await go('list', (now) => ({ 'if-match': `${NO_SUCH_TAG}, ${now}` }));
  if (allows(trying, '*')) {
    await go('star', () => ({ 'if-match': '*' }));
    const nothing = await attemptOn(trying, { ...item, path: pathOfNone(item.path) }, () => ({ 'if-match': '*' }));
    if (nothing) attempts.nothing = nothing;
  }
  await go('weak', (now) => ({ 'if-match': now.startsWith('W/') ? now : `W/${now}` }));
  if (!tag.startsWith('W/')) await go('dated', (now) => ({ 'if-match': now, 'if-unmodified-since': LONG_AGO }));
  if (documents(trying.operation, 'if-none-match'))
    await go('noneMatch', (now) => ({ 'if-match': now, 'if-none-match': '*' }));
  return attempts;
}

/** What is deleted is gone, so conditions that must not hold come first. */
async function deletions(trying: Trying, item: PoolItem, { required }: { required: boolean }): Promise<Attempts> {
  const attempts: Attempts = {};
  const go = async (name: keyof Attempts, condition: Condition): Promise<boolean> => {
    const attempt = await attemptOn(trying, item, condition);
    if (attempt) attempts[name] = attempt;
    return attempt !== undefined && performed(attempt) === false;
  };
  if (allows(trying, '*')) {
    const nothing = await attemptOn(trying, { ...item, path: pathOfNone(item.path) }, () => ({ 'if-match': '*' }));
    if (nothing) attempts.nothing = nothing;
  }
  if (!(await go('stale', () => ({ 'if-match': NO_SUCH_TAG })))) return attempts;
  if (required && !(await go('without', () => ({})))) return attempts;
  if (!(await go('weak', (now) => ({ 'if-match': now.startsWith('W/') ? now : `W/${now}` })))) return attempts;
  if (allows(trying, '"a", "b"') && !(await go('list', (now) => ({ 'if-match': `${NO_SUCH_TAG}, ${now}` }))))
    return attempts;
  await go('current', (now) => ({ 'if-match': now }));
  return attempts;
}

async function attemptOn(trying: Trying, item: PoolItem, condition: Condition): Promise<Attempt | undefined> {
  const { session, operation, resource } = trying;
  const before = await read(trying, item.path);
  const headers = condition(before.headers.etag ?? NO_SUCH_TAG);
  const bound = session.reach.bindTo(operation, resource, item);
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return undefined;
  const cases =
    operation.method === 'DELETE'
      ? session.cases.minimal(operation, bound)
      : session.cases.forCreation(operation, bound, references).filter((one) => isNews(one.values.body?.value, before));
  const [one] = cases;
  if (!one) return undefined;
  const path = { ...one.values.path, ...bound.path };
  // The conditions are ours alone.
  const header = Object.fromEntries(Object.entries(one.values.header).filter(([name]) => !/^if-/i.test(name)));
  const request = session.traffic.prepare(
    operation,
    { ...one.values, path, header },
    { purpose: 'read-back', headers },
  );
  const exchange = await session.traffic.send(request);
  const body = one.values.body?.value;
  return {
    condition: Object.keys(headers).length === 0 ? 'no If-Match' : Object.entries(headers).map(written).join(' and '),
    exchange: exchange.id,
    status: exchange.response?.status ?? 0,
    before,
    after: await read(trying, item.path),
    sent: isObject(body) ? body : {},
  };
}

const NAMES: Headers = {
  'if-match': 'If-Match',
  'if-none-match': 'If-None-Match',
  'if-unmodified-since': 'If-Unmodified-Since',
};
const written = ([name, value]: [string, string]): string => `${NAMES[name] ?? name}: ${value}`;

async function read({ session, resource }: Trying, path: string): Promise<Step> {
  return stepOf(await readItem(session, resource, { path }, 'read-back'), resource);
}

/** A body that can be told from what is there; anything will do where nothing is. */
function isNews(body: unknown, { item }: Step): boolean {
  if (!isObject(body)) return false;
  if (!item) return true;
  const names = Object.keys(body).filter((name) => name in item && typeof body[name] !== 'object');
  return names.some((name) => (body as JsonObject)[name] !== item[name]);
}

function documents({ parameters }: Operation, header: string): boolean {
  return parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === header);
}

/** May this If-Match be sent, as far as its schema tells? */
function allows({ session, operation }: Trying, value: string): boolean {
  const declared = operation.parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === 'if-match');
  return !declared || session.validators.schema(declared.schema, 'request')(value).length === 0;
}
