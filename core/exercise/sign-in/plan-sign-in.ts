import type { Identity } from '../../config/access-types.ts';
import { parseDuration } from '../../config/duration.ts';
import { inferLogin, planLogin } from './plan-login.ts';
import { describesPasswordFlow, planOAuth2 } from './plan-oauth2.ts';
import { unclear } from './sign-in-error.ts';
import type { CommandWay, SignInFacts, SignInWay } from './types.ts';

const COMMAND_TIMEOUT_MS = 30_000;

function givenWords({ token, basic, apiKeys, headers, cookies }: Identity): string {
  const parts = [
    ...(token === undefined ? [] : ['a token that is given']),
    ...(basic === undefined ? [] : ['Basic authentication']),
    ...Object.keys(apiKeys ?? {}).map((name) => `the key of ${name}`),
    ...Object.keys(headers ?? {}).map((name) => `header ${name.toLowerCase()}`),
    ...Object.keys(cookies ?? {}).map((name) => `cookie ${name}`),
  ];
  return parts.length === 0 ? 'no credentials' : parts.join(', ');
}

function planCommand(command: NonNullable<Identity['command']>): CommandWay {
  const { run, timeoutMs, expiresIn } = 'run' in command ? command : { run: command };
  const expiresInMs = expiresIn === undefined ? null : parseDuration(expiresIn);
  return {
    kind: 'command',
    run,
    timeoutMs: timeoutMs ?? COMMAND_TIMEOUT_MS,
    // Arguments may hold secrets.
    words: `the output of the program ${run[0] ?? ''}`,
    ...(expiresInMs === null ? {} : { expiresInMs }),
  };
}

/** Basic authentication is what is left for a user name and a password, where the description has its scheme. */
function planPassword(identity: string, username: string, password: string, facts: SignInFacts): SignInWay {
  if (describesPasswordFlow(facts)) return planOAuth2(identity, { username, password }, facts);
  const login = inferLogin(identity, username, password, facts);
  if (login !== undefined) return login;
  const basic = facts.schemes.find(({ type, scheme }) => type === 'http' && scheme === 'basic');
  if (basic !== undefined) {
    const inferred = `the description has the scheme ${basic.name} and nothing that signs in`;
    return { kind: 'given', words: 'Basic authentication', inferred };
  }
  throw unclear(
    identity,
    'a user name and a password, and nothing in the description that takes them',
    'login.operation, oauth2.tokenUrl, or basic',
    ['signing in is not described', 'it needs more than these two'],
  );
}

/**
 * How an identity gets its credentials. A token that is given is used as it is; then command, oauth2, login, and last a
 * bare user name and password, with which is signed in as the description says. Throws CONFIG_INVALID when it is not
 * clear how.
 */
export function planSignIn(name: string, identity: Identity, facts: SignInFacts): SignInWay {
  const { username, password, oauth2, login, command } = identity;
  const user = username !== undefined && password !== undefined ? { username, password } : {};
  if (identity.token !== undefined) return { kind: 'given', words: givenWords(identity) };
  if (command !== undefined) return planCommand(command);
  if (oauth2 !== undefined)
    return planOAuth2(name, oauth2.grant === 'client_credentials' ? oauth2 : { ...user, ...oauth2 }, facts);
  if (login !== undefined) return planLogin(name, { ...user, ...login }, facts);
  if (username !== undefined && password !== undefined) return planPassword(name, username, password, facts);
  if ((username === undefined) !== (password === undefined))
    throw unclear(
      name,
      `a ${username === undefined ? 'password without a user name' : 'user name without a password'}`,
      'both',
      [],
    );
  return { kind: 'given', words: givenWords(identity) };
}
