import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../core/config/types.ts';
import { AssayError } from '../../../core/errors/assay-error.ts';
import { planSignIn } from '../../../core/exercise/sign-in/plan-sign-in.ts';
import type { SignInWay } from '../../../core/exercise/sign-in/types.ts';
import { serialise } from '../../../core/generate/serialise.ts';
import { operationsOf } from '../../../core/operations/operations-of.ts';
import type { JsonObject } from '../../../core/spec/types.ts';

const baseUrl = 'http://api.example.org/v1';
const ann = { username: 'ann', password: 'pw-of-ann' };

const EMPTY = {
  source: 'openapi.yaml',
  title: 'API',
  version: '1',
  openapi: '3.1.0',
  dialect: '3.1',
  sha256: '',
  servers: [],
  problems: [],
  positions: {},
} as const;

function plan(identity: Identity, document: JsonObject): SignInWay | string {
  const description = { ...EMPTY, document, original: document };
  const facts = { ...operationsOf(description), document, baseUrl };
  try {
    return planSignIn('default', identity, facts);
  } catch (error) {
    if (error instanceof AssayError) return `${error.code}: ${error.parts.observed}`;
    throw error;
  }
}

/** The request a way would send: 'POST /login application/json {"user":…}'. */
function sent(way: SignInWay | string): string {
  if (typeof way === 'string' || way.kind !== 'login') return JSON.stringify(way);
  const { method, url, headers, body } = serialise(way.operation, way.values, baseUrl);
  return `${method} ${url.slice(baseUrl.length)} ${headers['content-type'] ?? ''} ${Buffer.from(body ?? []).toString()}`;
}

const object = (required: string[], properties: JsonObject = {}): JsonObject => ({
  type: 'object',
  required,
  properties: { ...Object.fromEntries(required.map((name) => [name, { type: 'string' }])), ...properties },
});
const post = (schema: JsonObject, more: JsonObject = {}, type = 'application/json'): JsonObject => ({
  post: { requestBody: { content: { [type]: { schema } } }, responses: { 200: { description: 'ok' } }, ...more },
});
const api = (paths: JsonObject, securitySchemes: JsonObject = {}, schemas: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  paths,
  components: { securitySchemes, schemas },
});
const pair = object(['username', 'password']);

describe('a login operation found in the description', () => {
  it.each<[string, JsonObject, string]>([
    [
      'by path',
      api({ '/login': post(pair) }),
      'POST /login application/json {"username":"ann","password":"pw-of-ann"}',
    ],
    [
      'by operationId, its body behind a reference and allOf',
      api(
        { '/a': post({ allOf: [{ $ref: '#/components/schemas/Who' }] }, { operationId: 'userLogin' }) },
        {},
        { Who: object(['login', 'passwd']) },
      ),
      'POST /a application/json {"login":"ann","passwd":"pw-of-ann"}',
    ],
    [
      'as a form with a grant type',
      api({
        '/token': post(
          object(['grant_type', 'username', 'password'], { scope: { type: 'string' } }),
          {},
          'application/x-www-form-urlencoded',
        ),
      }),
      'POST /token application/x-www-form-urlencoded grant_type=password&username=ann&password=pw-of-ann',
    ],
    [
      'with members that have one value',
      api({ '/sessions': post(object(['email', 'password'], { kind: { const: 'local' }, keep: { default: false } })) }),
      'POST /sessions application/json {"email":"ann","password":"pw-of-ann"}',
    ],
    [
      'with required members that have one value',
      api({
        '/sessions': post({
          ...object(['email', 'password'], { kind: { enum: ['local'] }, keep: { default: false } }),
          required: ['email', 'password', 'kind', 'keep'],
        }),
      }),
      'POST /sessions application/json {"kind":"local","keep":false,"email":"ann","password":"pw-of-ann"}',
    ],
    [
      'and not one that registers, resets, renews or ends',
      api({
        '/auth/register': post(pair),
        '/auth/reset-password': post(pair),
        '/auth/refresh': post(pair),
        '/auth/logout': post(pair),
        '/users': post(pair),
        '/auth': post(pair),
      }),
      'POST /auth application/json {"username":"ann","password":"pw-of-ann"}',
    ],
    [
      'the surest of several',
      api({ '/tokens': post(pair), '/users/login': post(pair), '/admin/session': post(pair) }),
      'POST /users/login application/json {"username":"ann","password":"pw-of-ann"}',
    ],
  ])('%s', (_name, document, wanted) => {
    expect(sent(plan(ann, document))).toBe(wanted);
  });

  it('takes an address as e-mail where both are possible', () => {
    const both = api({
      '/login': post(object(['password'], { username: { type: 'string' }, email: { type: 'string' } })),
    });
    expect(sent(plan({ username: 'ann@example.org', password: 'p' }, both))).toContain(
      '{"email":"ann@example.org","password":"p"}',
    );
    expect(sent(plan(ann, both))).toContain('{"username":"ann","password":"pw-of-ann"}');
  });

  it('is not guessed where more is asked for, nor where nothing signs in', () => {
    const captcha = api({ '/login': post(object(['username', 'password', 'captcha'])) });
    expect(plan(ann, captcha)).toBe('CONFIG_INVALID: POST /login also requires captcha');
    expect(plan(ann, api({ '/users': post(pair), '/login': { get: { responses: {} } } }))).toMatch(
      /^CONFIG_INVALID: a user name and a password, and nothing/,
    );
  });
});

describe('the order of ways', () => {
  const password = { type: 'oauth2', flows: { password: { tokenUrl: 'token', scopes: {} } } };
  const basic = { type: 'http', scheme: 'basic' };
  const login = { '/login': post(pair) };

  it('a flow before a login operation before Basic authentication', () => {
    expect(plan(ann, api(login, { o: password, b: basic }))).toMatchObject({
      kind: 'oauth2',
      grant: 'password',
      tokenUrl: `${baseUrl}/token`,
    });
    expect(plan(ann, api(login, { b: basic }))).toMatchObject({ kind: 'login' });
    expect(plan(ann, api({}, { b: basic }))).toMatchObject({ kind: 'given', words: 'Basic authentication' });
  });

  it('a token that is given, a command, oauth2, login', () => {
    const all: Identity = { ...ann, token: 't', command: ['x'], oauth2: { tokenUrl: '/t' }, login: {} };
    const { token: _t, ...second } = all;
    const { command: _c, ...third } = second;
    const { oauth2: _o, ...fourth } = third;
    const kinds = [all, second, third, fourth].map((identity) => {
      const way = plan(identity, api(login));
      return typeof way === 'string' ? way : way.kind;
    });
    expect(kinds).toEqual(['given', 'command', 'oauth2', 'login']);
  });
});

describe('the address of a token endpoint', () => {
  const flows = (tokenUrl: string): JsonObject =>
    api({}, { o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: {} } } } });
  const client = { oauth2: { clientId: 'c', clientSecret: 's' } };

  it.each([
    ['https://id.example.com/token', 'https://id.example.com/token'],
    ['http://127.0.0.1:9000/token', 'http://127.0.0.1:9000/token'],
    ['http://api.example.org/token', 'http://api.example.org/token'],
    ['/token', 'http://api.example.org/token'],
  ])('of the description: %s', (written, tokenUrl) => {
    expect(plan(client, flows(written))).toMatchObject({
      tokenUrl,
      inferred: 'the address is that of the description',
    });
  });

  it.each(['http://id.example.com/token', 'ftp://api.example.org/token', 'javascript:alert(1)'])(
    '%s gets no secret from us',
    (written) => {
      expect(plan(client, flows(written))).toMatch(
        /^CONFIG_INVALID: the description names .+, which is another host without TLS$/,
      );
    },
  );

  it('said by the user is taken as it is', () => {
    const own = { oauth2: { ...client.oauth2, tokenUrl: 'http://id.example.com/token?tenant=1' } };
    expect(plan(own, api({}))).toMatchObject({
      tokenUrl: 'http://id.example.com/token?tenant=1',
      words: 'OAuth 2 client credentials at http://id.example.com/token',
    });
  });

  it('is discovered for an OpenID Connect scheme', () => {
    const document = api(
      {},
      { o: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com/.well-known/openid-configuration' } },
    );
    expect(plan(client, document)).toMatchObject({
      discoveryUrl: 'https://id.example.com/.well-known/openid-configuration',
    });
    expect(plan({ oauth2: { ...client.oauth2, issuer: 'https://other.example.com/' } }, document)).toMatchObject({
      discoveryUrl: 'https://other.example.com/.well-known/openid-configuration',
    });
  });
});
