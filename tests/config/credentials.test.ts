import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberSecrets, resolveConfig, secretsOf, secretsVersion } from '../../core/config/index.ts';
import { AssayError, formatError } from '../../core/errors/assay-error.ts';
import { createRedactor } from '../../core/exchange/redact.ts';
import { configuredSecrets, createMask } from '../../core/exercise/mask.ts';

const url = 'http://127.0.0.1:3000';
let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const resolved = (config: object, env: NodeJS.ProcessEnv = {}) => {
  writeFileSync(join(cwd, 'assay.config.json'), JSON.stringify({ url, ...config }));
  return resolveConfig({ env, cwd });
};

const FULL = {
  credentials: {
    oauth2: {
      grant: 'password',
      tokenUrl: 'https://id.example.org/token',
      clientId: 'me',
      clientSecret: '$CLIENT_SECRET',
      clientAuth: 'post',
      username: 'ann',
      password: '$ANN',
      scopes: ['a', '$SCOPE'],
      audience: 'api',
      refreshToken: 'refresh-1',
      scheme: 'door',
    },
    role: 'clerk',
    tenant: 'acme',
  },
  identities: {
    bob: {
      login: {
        operation: 'logIn',
        body: { user: 'bob', password: '$BOB', nested: { api_key: 'k-1' } },
        token: '/data/token',
        expiresIn: '15m',
        headers: { 'X-Key': 'login-key' },
      },
    },
    eve: { command: ['vault', 'read', '-field=token', 'secret/api'], cookies: { sid: 'cookie-1' } },
    tom: { command: { run: ['token'], timeoutMs: 1000, expiresIn: 60000 } },
    ann: { username: 'ann', password: 'ann-password' },
  },
  capabilities: { clerk: ['createOrder', 'GET /orders/*'] },
  expect: {
    createOrder: {
      accepts: [201, '2XX'],
      refuses: [422],
      unauthorised: [401],
      forbidden: [403],
      missing: [404],
      documented: [418],
    },
  },
  strictness: 'strict',
};
const ENV = { CLIENT_SECRET: 'client-secret-1', ANN: 'ann-secret', BOB: 'bob-secret', SCOPE: 'orders:read' };

describe('credentials of every kind', () => {
  it('are taken as they are, variables in lists and objects too', async () => {
    const config = await resolved(FULL, ENV);
    expect(config.identities.default?.oauth2).toEqual({
      ...FULL.credentials.oauth2,
      clientSecret: 'client-secret-1',
      password: 'ann-secret',
      scopes: ['a', 'orders:read'],
    });
    expect(config.identities.default).toMatchObject({ role: 'clerk', tenant: 'acme' });
    expect(config.identities.bob?.login?.body).toEqual({
      user: 'bob',
      password: 'bob-secret',
      nested: { api_key: 'k-1' },
    });
    expect(config.identities.eve?.command).toEqual(['vault', 'read', '-field=token', 'secret/api']);
    expect(config).toMatchObject({ capabilities: FULL.capabilities, expect: FULL.expect, strictness: 'strict' });
  });

  it('move out of the URL', async () => {
    const config = await resolved({ url: 'http://ann:p%40ss@localhost:3000/api/' });
    expect(config.url).toBe('http://localhost:3000/api');
    expect(config.identities.default).toEqual({ basic: { username: 'ann', password: 'p@ss' } });
  });

  it('are secrets, user names and addresses are not', async () => {
    const secrets = secretsOf(await resolved(FULL, ENV));
    const wanted = [
      'client-secret-1',
      'ann-secret',
      'bob-secret',
      'refresh-1',
      'k-1',
      'cookie-1',
      'login-key',
      'ann-password',
    ];
    expect(secrets).toEqual(expect.arrayContaining(wanted));
    expect(secrets).toContain(Buffer.from('me:client-secret-1').toString('base64'));
    for (const open of ['ann', 'me', 'bob', 'https://id.example.org/token', 'vault', 'clerk'])
      expect(secrets).not.toContain(open);
  });

  it('come from variables alone', async () => {
    const { identities } = await resolved(
      {},
      {
        ASSAY_USERNAME: 'ann',
        ASSAY_PASSWORD: 'pw',
        ASSAY_OAUTH_TOKEN_URL: 'https://id.example.org/token',
        ASSAY_OAUTH_CLIENT_ID: 'me',
        ASSAY_OAUTH_CLIENT_SECRET: 'cs',
        ASSAY_OAUTH_SCOPES: 'a, b c',
        ASSAY_IDENTITY_ALICE_TOKEN: 't-1',
        ASSAY_IDENTITY_ALICE_ROLE: 'clerk',
        ASSAY_IDENTITY_TEAM_B_USERNAME: 'b',
        ASSAY_IDENTITY_TEAM_B_PASSWORD: 'pw-b',
        ASSAY_IDENTITY_TEAM_B_TENANT: 'acme',
        ASSAY_IDENTITY_EMPTY_TOKEN: '',
      },
    );
    expect(identities).toEqual({
      default: {
        username: 'ann',
        password: 'pw',
        oauth2: {
          tokenUrl: 'https://id.example.org/token',
          clientId: 'me',
          clientSecret: 'cs',
          scopes: ['a', 'b', 'c'],
        },
      },
      alice: { token: 't-1', role: 'clerk' },
      team_b: { username: 'b', password: 'pw-b', tenant: 'acme' },
    });
  });

  it.each<[string, object, string]>([
    ['an unknown field', { credentials: { oauth: {} } }, "did you mean 'oauth2'?"],
    ['an unknown grant', { credentials: { oauth2: { grant: 'implicit' } } }, 'one of client_credentials, password'],
    [
      'a place of the token',
      { credentials: { login: { token: 'data.token' } } },
      "a JSON Pointer such as '/data/token'",
    ],
    ['an empty command', { credentials: { command: [] } }, "a list such as ['vault'"],
    ['a command as a line', { credentials: { command: 'vault read' } }, "a list such as ['vault'"],
    ['a command without program', { credentials: { command: { timeoutMs: 5 } } }, "a list such as ['vault'"],
    ['a status', { expect: { a: { accepts: [99] } } }, "a status such as 201 or '2XX'"],
    ['a range', { expect: { a: { accepts: ['2xx'] } } }, "a status such as 201 or '2XX'"],
    ['an unknown expectation', { expect: { a: { accept: [200] } } }, "did you mean 'accepts'?"],
    ['a profile', { strictness: 'strickt' }, "did you mean 'strict'?"],
    ['a cookie with a semicolon', { credentials: { cookies: { sid: 'a; b' } } }, 'without line breaks and semicolons'],
  ])('%s that is wrong is told', async (_name, config, told) => {
    const error: unknown = await resolved(config).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AssayError);
    expect(error instanceof AssayError ? formatError(error) : '').toContain(told);
  });

  it('that are wrong are not shown', async () => {
    const error: unknown = await resolved({
      credentials: { oauth2: { clientSecret: 4711_4711 }, login: { body: ['hidden-thing'] } },
    }).catch((thrown: unknown) => thrown);
    const text = error instanceof AssayError ? formatError(error) : 'no error';
    expect(text).toContain('credentials.oauth2.clientSecret');
    expect(text).not.toMatch(/47114711|hidden-thing/);
  });
});

describe('secrets obtained while running', () => {
  it('are taken out by every mask and redactor from then on', async () => {
    const config = await resolved({});
    const redactor = createRedactor(configuredSecrets(config));
    const before = secretsVersion();
    expect(redactor.text('say opaque-7f3a9 twice')).toContain('opaque-7f3a9');
    rememberSecrets(['opaque-7f3a9', 'Bearer opaque-8e2b8', '']);
    rememberSecrets(['opaque-7f3a9']);
    expect(secretsVersion()).toBe(before + 3);
    expect(secretsOf(config)).toEqual(expect.arrayContaining(['opaque-7f3a9', 'opaque-8e2b8']));
    expect(redactor.text('say opaque-7f3a9 and opaque-8e2b8')).not.toMatch(/opaque/);
    expect(JSON.stringify(createMask(config)({ deep: ['opaque-7f3a9'] }))).not.toContain('opaque');
  });
});
