import type { LoginCredentials } from '../../config/access-types.ts';
import { parseDuration } from '../../config/duration.ts';
import { preferredContents } from '../../generate/media-types.ts';
import type { RequestValues } from '../../generate/types.ts';
import type { Operation } from '../../operations/types.ts';
import { findLogin, type LoginForm, loginForm } from './find-login.ts';
import { unclear } from './sign-in-error.ts';
import type { LoginWay, SignInFacts } from './types.ts';

function operationNamed(name: string, identity: string, { operations }: SignInFacts): Operation {
  const wanted = name.trim().toLowerCase();
  const found = operations.find(({ id, operationId }) =>
    [id, operationId].some((own) => own?.toLowerCase() === wanted),
  );
  if (found !== undefined) return found;
  throw unclear(identity, `login.operation '${name}'`, 'an operation of the description', [
    'the operationId or the path is mistyped',
    'the path has a prefix that the description does not write',
  ]);
}

const NO_VALUES = { path: {}, query: {}, header: {}, cookie: {} } as const;

function filledIn(form: LoginForm, username: string, password: string): RequestValues {
  const value = { ...form.others, [form.user]: username, [form.password]: password };
  return { ...NO_VALUES, body: { mediaType: form.mediaType, value } };
}

function way(operation: Operation, values: RequestValues, login: LoginCredentials, inferred?: string): LoginWay {
  const expiresInMs = login.expiresIn === undefined ? null : parseDuration(login.expiresIn);
  const name = operation.operationId === undefined ? '' : ` (${operation.operationId})`;
  const place = login.token === undefined ? '' : `, token at ${login.token}`;
  return {
    kind: 'login',
    operation,
    values,
    headers: Object.fromEntries(Object.entries(login.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
    words: `login operation ${operation.id}${name}${place}`,
    ...(login.token === undefined ? {} : { token: login.token }),
    ...(expiresInMs === null ? {} : { expiresInMs }),
    ...(inferred === undefined ? {} : { inferred }),
  };
}

const said = ({ user, password }: LoginForm): string => `by its name, and as its body takes ${user} and ${password}`;

/** A login operation as configured. What is left out is looked for. Throws CONFIG_INVALID when it cannot be found. */
export function planLogin(identity: string, login: LoginCredentials, facts: SignInFacts): LoginWay {
  const { username, password, body } = login;
  const named = login.operation === undefined ? undefined : operationNamed(login.operation, identity, facts);
  if (body !== undefined) {
    const operation = named ?? findLogin(facts.operations, facts.document, '')?.operation;
    if (operation === undefined) throw notFound(identity);
    const mediaType = preferredContents(operation.body?.contents ?? [])[0]?.type ?? 'application/json';
    const values = { ...NO_VALUES, body: { mediaType, value: body } };
    return way(operation, values, login, named === undefined ? 'by its name and its body' : undefined);
  }
  if (username === undefined || password === undefined) {
    if (named !== undefined && named.body === undefined) return way(named, NO_VALUES, login);
    throw unclear(identity, 'login without body, and without username and password', 'one of them', []);
  }
  const form =
    named === undefined
      ? findLogin(facts.operations, facts.document, username)
      : loginForm(named, facts.document, username);
  if (form === undefined) {
    if (named === undefined) throw notFound(identity);
    const value = { username, password };
    return way(named, { ...NO_VALUES, body: { mediaType: 'application/json', value } }, login);
  }
  if (form.unknown.length > 0) {
    const observed = `${form.operation.id} also requires ${form.unknown.join(', ')}`;
    throw unclear(identity, observed, 'login.body with every required member', ['nothing says what to send there']);
  }
  return way(form.operation, filledIn(form, username, password), login, named === undefined ? said(form) : undefined);
}

/** As `planLogin`, for a user name and a password alone; undefined when nothing in the description signs in. */
export function inferLogin(
  identity: string,
  username: string,
  password: string,
  facts: SignInFacts,
): LoginWay | undefined {
  if (findLogin(facts.operations, facts.document, username) === undefined) return undefined;
  return planLogin(identity, { username, password }, facts);
}

function notFound(identity: string): Error {
  return unclear(identity, 'no operation of the description looks like one that signs in', 'login.operation', [
    'its name says nothing of signing in',
    'its body is not described',
  ]);
}
