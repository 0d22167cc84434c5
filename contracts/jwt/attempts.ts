import type { Verdict } from '../../core/oracle/types.ts';
import { errorInBody } from '../answer.ts';
import { falseCredentials } from '../credential-places.ts';
import type { ProbeContext } from '../probe.ts';
import { isSuccess, type Seen, saysNothing, seenOf } from '../seen.ts';
import { type Jwt, readJwt } from './jwt.ts';

/** Where requests carry a token. */
export interface Carrier {
  /** Header, lower case. */
  readonly header: string;
  readonly prefix: string;
  readonly jwt: Jwt;
}

export interface Attempt {
  /** Which way of cheating, from stable parts. */
  readonly key: string;
  readonly seen: Seen;
}

export interface TokenEvidence {
  /** The same request with a token that is certainly false. */
  readonly control: Seen;
  readonly attempts: readonly Attempt[];
}

/** The signed token an accepted request carried; in words why there is none. */
export function carrierOf({ accepted }: ProbeContext): Carrier | string {
  for (const { exchange } of accepted) {
    for (const [name, value] of Object.entries(exchange.request.headers)) {
      const text = /(?:^|\s)(eyJ[\w-]+\.[\w-]+\.[\w-]*)$/.exec(value)?.[1];
      const jwt = text === undefined ? undefined : readJwt(text);
      if (jwt && text !== undefined)
        return { header: name.toLowerCase(), prefix: value.slice(0, value.length - text.length), jwt };
    }
  }
  return accepted.length === 0
    ? 'no request with the credentials given was accepted'
    : 'the credentials are no signed token (JWT)';
}

/** Sends a valid request with each of these values of the header that carries the credentials. */
export async function tryValues(
  context: ProbeContext,
  { header, prefix, jwt }: Carrier,
  values: Readonly<Record<string, string>>,
): Promise<TokenEvidence | string> {
  const { session, request, send } = context;
  const sendWith = async (value: string, words: string): Promise<Seen | string> => {
    const prepared = await request({ headers: { [header]: value } });
    return typeof prepared === 'string' ? prepared : seenOf(session, await send(prepared, words));
  };
  const control = await context.once('false token', () =>
    sendWith(`${prefix}${falseCredentials(jwt.text)}`, 'a valid request with a token that nobody signed'),
  );
  if (typeof control === 'string') return control;
  const attempts: Attempt[] = [];
  for (const [key, value] of Object.entries(values)) {
    const seen = await sendWith(value, `a valid request with ${key}`);
    if (typeof seen === 'string') return seen;
    attempts.push({ key, seen });
  }
  return { control, attempts };
}

/** The same for tokens: each stands where the good one stands. */
export const tryTokens = (
  context: ProbeContext,
  carrier: Carrier,
  tokens: Readonly<Record<string, string>>,
): Promise<TokenEvidence | string> =>
  tryValues(
    context,
    carrier,
    Object.fromEntries(Object.entries(tokens).map(([key, token]) => [key, `${carrier.prefix}${token}`])),
  );

function letIn({ seen }: Attempt): boolean {
  const isPage = /html/i.test(seen.headers['content-type'] ?? '');
  return isSuccess(seen) && !isPage && errorInBody(seen.body ?? null) === undefined;
}

/** Every attempt must be refused. */
export function judgeAttempts({ control, attempts }: TokenEvidence): Verdict {
  if (isSuccess(control))
    return { outcome: 'not-tested', reason: 'it answers to any credentials, which auth-required judges' };
  const nothing = saysNothing(control);
  if (nothing) return { outcome: 'inconclusive', reason: nothing };
  const accepted = attempts.filter(letIn);
  const refused = attempts.filter(({ seen }) => seen.status >= 400 && seen.status < 500);
  const [first] = accepted;
  if (first) {
    return {
      outcome: 'fail',
      evidence: accepted.length + refused.length,
      violations: [
        {
          key: 'let in',
          expected: '401',
          observed: `status ${first.seen.status} with ${accepted.map(({ key }) => key).join(', ')}`,
          witness: [
            `with a false token: ${control.line}`,
            ...accepted.map(({ key, seen }) => `with ${key}: ${seen.line}`),
          ],
          exchanges: [control.exchange, first.seen.exchange],
          confidence: 'certain',
        },
      ],
    };
  }
  if (refused.length > 0) return { outcome: 'pass', evidence: refused.length };
  const reason = attempts.map(({ seen }) => saysNothing(seen)).find((words) => words !== undefined);
  return { outcome: 'inconclusive', reason: reason ?? 'no answer tells whether the tokens were refused' };
}
