import { isObject } from '../../spec/json.ts';
import { valueAt } from '../../spec/pointer.ts';
import type { Json } from '../../spec/types.ts';
import type { EndpointAnswer } from './ask-endpoint.ts';
import { saidExpiry } from './lifetime.ts';

export interface Extracted {
  readonly token?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly expiresAt?: number;
  /** Where it was: '/data/access_token', 'header authorization', 'cookies sid'. */
  readonly place: string;
}

/** Members that hold a token, surest first; names are compared without case, '_' and '-'. */
const NAMES = [
  'accesstoken',
  'token',
  'jwt',
  'bearertoken',
  'authtoken',
  'apitoken',
  'authenticationtoken',
  'sessiontoken',
  'jwttoken',
  'idtoken',
  'access',
  'bearer',
  'sessionid',
  'apikey',
  'key',
];
const HEADERS = ['authorization', 'x-auth-token', 'x-access-token', 'x-api-token', 'x-session-token', 'x-jwt-token'];
const DEEPEST = 3;

const squeeze = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** One piece, long enough to be no word. */
const looksLikeToken = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:[A-Za-z]+ )?\S{8,}$/.test(value);

/** Breadth first, so that what stands nearer to the top wins. */
function inBody(json: Json): { token: string; place: string; beside: Json } | undefined {
  let level: { at: Json; place: string }[] = [{ at: json, place: '' }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    for (const { at, place } of level) {
      if (!isObject(at)) continue;
      for (const wanted of NAMES) {
        const found = Object.entries(at).find(([name, value]) => squeeze(name) === wanted && looksLikeToken(value));
        if (found !== undefined) return { token: String(found[1]), place: `${place}/${found[0]}`, beside: at };
      }
    }
    level = level.flatMap(({ at, place }) =>
      isObject(at) ? Object.entries(at).map(([name, value]) => ({ at: value, place: `${place}/${name}` })) : [],
    );
  }
  return undefined;
}

/** Cookies that are set and not taken away (RFC 6265, 5.3). */
function cookiesOf(setCookies: readonly string[]): Record<string, string> {
  const jar: Record<string, string> = {};
  for (const line of setCookies) {
    const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const gone = /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(line) || value.trim() === '';
    if (gone) delete jar[name];
    else jar[name] = value.trim();
  }
  return jar;
}

const bare = (value: string): string => value.replace(/^bearer\s+/i, '');

function fromCookies(answer: EndpointAnswer): Extracted | undefined {
  const cookies = cookiesOf(answer.setCookies);
  const names = Object.keys(cookies);
  return names.length === 0 ? undefined : { cookies, place: `cookies ${names.join(', ')}` };
}

function fromHeader(answer: EndpointAnswer, name: string): Extracted | undefined {
  const value = answer.headers[name.toLowerCase()];
  return value === undefined || value === ''
    ? undefined
    : { token: bare(value), place: `header ${name.toLowerCase()}` };
}

function withExpiry(found: Extracted, beside: Json | undefined, now: number): Extracted {
  const expiresAt = saidExpiry(beside, now);
  return expiresAt === undefined ? found : { ...found, expiresAt };
}

/** Where the configuration says it is. */
function named(answer: EndpointAnswer, where: string, now: number): Extracted | undefined {
  if (where === 'cookies') return fromCookies(answer);
  if (where.startsWith('header:')) return fromHeader(answer, where.slice('header:'.length));
  const value = valueAt(answer.json, where);
  if (typeof value !== 'string' || value === '') return undefined;
  return withExpiry({ token: bare(value), place: where }, valueAt(answer.json, where.replace(/\/[^/]*$/, '')), now);
}

/**
 * The token of an answer that signed in. `where` as configured; else the usual members of the body, then the usual
 * headers, then cookies. `cookieNames`: cookies the description wants, which come before all.
 */
export function extractToken(
  answer: EndpointAnswer,
  where: string | undefined,
  cookieNames: readonly string[],
  now: number,
): Extracted | undefined {
  if (where !== undefined) return named(answer, where, now);
  const cookies = fromCookies(answer);
  if (cookies?.cookies !== undefined && cookieNames.some((name) => name in (cookies.cookies ?? {}))) return cookies;
  const { json, text } = answer;
  const found = json === undefined ? undefined : inBody(json);
  if (found !== undefined) {
    return withExpiry({ token: bare(found.token), place: found.place }, found.beside, now);
  }
  for (const name of HEADERS) {
    const inHeader = fromHeader(answer, name);
    if (inHeader !== undefined) return inHeader;
  }
  if (cookies !== undefined) return cookies;
  const whole = typeof json === 'string' ? json : json === undefined ? text.trim() : '';
  const isToken = /^[\w.~+/=-]{16,}$/.test(whole);
  return isToken ? { token: whole, place: 'the whole body' } : undefined;
}
