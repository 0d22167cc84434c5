import { describe, expect, it, onTestFinished } from 'vitest';
import { secretsOf } from '../../../core/config/secrets.ts';
import type { AssayConfig } from '../../../core/config/types.ts';
import type { AssayError } from '../../../core/errors/assay-error.ts';
import { formatError } from '../../../core/errors/assay-error.ts';
import { usableIdentities } from '../../../core/exercise/sign-in/usable-identities.ts';
import {
  type AuthServer,
  type AuthServerOptions,
  CLIENT,
  startAuthServer,
  type Trouble,
  USERS,
} from './auth-server.ts';
import { call, sessionOn } from './open-session.ts';

async function start(options?: AuthServerOptions): Promise<AuthServer> {
  const server = await startAuthServer(options);
  onTestFinished(() => server.stop());
  return server;
}

const signIns = ({ log }: AuthServer): string[] => log.filter((line) => /^POST \/(oauth|login|session)/.test(line));
const alice = { username: 'alice', password: USERS.alice.password };
const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret };

describe('ways to sign in', () => {
  const ways: [string, (url: string) => AssayConfig['credentials'], string][] = [
    [
      'client credentials at a configured token URL',
      (url) => ({ oauth2: { ...client, tokenUrl: `${url}/oauth/token` } }),
      'client_credentials',
    ],
    ['client credentials by discovery', (url) => ({ oauth2: { ...client, issuer: url } }), 'client_credentials'],
    [
      'password at a configured token URL',
      (url) => ({ oauth2: { ...alice, tokenUrl: `${url}/oauth/token` } }),
      'password',
    ],
    ['a relative token URL', () => ({ oauth2: { ...alice, tokenUrl: '/oauth/token' } }), 'password'],
  ];
  it.each(ways)('%s', async (_name, credentials, grant) => {
    const server = await start();
    const session = await sessionOn(server, { credentials: credentials(server.url) ?? {} });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(await call(session, 'GET /things')).toBe(200);
    expect(signIns(server)).toEqual([`POST /oauth/token ${grant}`]);
  });

  it.each(['basic', 'post'] as const)('a token endpoint that takes the client by %s only', async (clientAuth) => {
    const server = await start({ clientAuth });
    const session = await sessionOn(server, { credentials: { oauth2: { ...client, tokenUrl: '/oauth/token' } } });
    expect(await call(session, 'GET /me')).toBe(200);
    const discovering = await sessionOn(server, { credentials: { oauth2: { ...client, issuer: server.url } } });
    expect(await call(discovering, 'GET /me')).toBe(200);
  });

  it('the flow of the description', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: alice }, { flows: true });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(signIns(server)).toEqual(['POST /oauth/token password']);
    const other = await sessionOn(server, { credentials: { oauth2: client } }, { flows: true });
    expect(await call(other, 'GET /me')).toBe(200);
  });

  it('a login operation found by its name and its body, for a user name and a password', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: alice });
    expect(session.access.ways.get('default')).toMatchObject({
      kind: 'login',
      words: 'login operation POST /login (logIn)',
      inferred: 'by its name, and as its body takes username and password',
    });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(signIns(server)).toEqual(['POST /login']);
  });

  it.each(['logIn', 'POST /login', 'post /login'])(
    'a login operation named %s, its token by pointer',
    async (operation) => {
      const server = await start();
      const login = { operation, body: alice, token: '/data/token' };
      const session = await sessionOn(server, { credentials: { login } });
      expect(await call(session, 'GET /me')).toBe(200);
    },
  );

  it('a program, run without a shell', async () => {
    const server = await start({ silent: true });
    const given = await fetch(`${server.url}/login`, { method: 'POST', body: JSON.stringify(alice) });
    const { data } = (await given.json()) as { data: { token: string } };
    const command = [
      process.execPath,
      '-e',
      `console.log(${JSON.stringify(data.token)} + (process.argv[1] ?? ''))`,
      '',
    ];
    const session = await sessionOn(server, { credentials: { command } });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(session.access.ways.get('default')?.words).toBe(`the output of the program ${process.execPath}`);
  });

  it('static cookies', async () => {
    const server = await start();
    const given = await fetch(`${server.url}/session`, { method: 'POST', body: JSON.stringify(alice) });
    const sid = /sid=([^;]+)/.exec(given.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const session = await sessionOn(server, { credentials: { cookies: { sid } } });
    expect(await call(session, 'GET /basket')).toBe(200);
  });
});

describe('several identities', () => {
  it('each has its own credentials, label and sign-in; anonymous has none', async () => {
    const server = await start();
    const session = await sessionOn(server, {
      credentials: { ...alice, role: 'clerk' },
      identities: {
        bob: {
          oauth2: { username: 'bob', password: USERS.bob.password, tokenUrl: '/oauth/token' },
          role: 'viewer',
          tenant: 'acme',
        },
        nobody: {},
      },
    });
    await session.access.signInAll();
    expect(session.identities).toEqual([
      { name: 'default', role: 'clerk' },
      { name: 'bob', role: 'viewer', tenant: 'acme' },
      { name: 'nobody' },
    ]);
    const whoAmI = async (identity: string) => {
      const values = { path: {}, query: {}, header: {}, cookie: {} };
      const exchange = await session.traffic.call(session.operation('GET /me'), values, { purpose: 'case', identity });
      return exchange.response?.status === 200
        ? Buffer.from(exchange.response.body).toString()
        : exchange.response?.status;
    };
    expect(await whoAmI('default')).toBe('{"name":"alice"}');
    expect(await whoAmI('bob')).toBe('{"name":"bob"}');
    expect(await whoAmI('nobody')).toBe(401);
    expect(await whoAmI('anonymous')).toBe(401);
    await expect(whoAmI('mallory')).rejects.toThrow("No identity 'mallory' is configured.");
    expect(signIns(server)).toEqual(['POST /login', 'POST /oauth/token password']);
  });

  it('one that cannot sign in is left out, once and for all', async () => {
    const server = await start();
    const session = await sessionOn(server, {
      credentials: alice,
      identities: { bob: { username: 'bob', password: 'wrong-password' } },
    });
    await session.access.signInAll();
    expect(session.identities).toEqual([{ name: 'default' }]);
    expect([...session.access.unusable.keys()]).toEqual(['bob']);
    await expect(call(session, 'GET /me', 'bob')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(signIns(server)).toHaveLength(2);
  });
});

describe('who can be used', () => {
  it('is what the configuration of a session has; the secrets of the others stay known', async () => {
    const server = await start();
    const eve = { username: 'eve', password: 'eve-is-not-here', tenant: 'other' };
    const { config, run } = await sessionOn(server, {
      credentials: alice,
      identities: { eve, bob: { token: 'bobs-token' } },
    });
    const usable = await usableIdentities(config, run);
    expect(Object.keys(usable.config.identities).sort()).toEqual(['bob', 'default']);
    expect([...(usable.signedIn.unusable ?? new Map()).keys()]).toEqual(['eve']);
    expect(secretsOf(usable.config)).toContain('eve-is-not-here');
  });
});

describe('signing in that fails', () => {
  const kinds: [Trouble, RegExp][] = [
    ['down', /status 503, 'upstream is down'/],
    ['html', /status 200, an HTML page/],
    ['redirect', /status 302, a redirect to \/portal$/m],
    ['no-token', /status 200, an object with status, user\.name, user\.sessionHint/],
    ['echo', /status 400, 'invalid_grant: wrong: /],
    ['hang', /no answer within 0\.3 s/],
  ];
  const ways: [string, AssayConfig['credentials']][] = [
    ['login', alice],
    ['oauth2 password', { oauth2: { ...alice, tokenUrl: '/oauth/token' } }],
    ['oauth2 client', { oauth2: { ...client, tokenUrl: '/oauth/token' } }],
  ];
  it.each(kinds.flatMap(([kind, told]) => ways.map(([name, credentials]) => ({ kind, told, name, credentials }))))(
    '$name, $kind: five parts, no secret',
    async ({ kind, told, credentials }) => {
      const server = await start({ trouble: kind });
      const session = await sessionOn(server, { credentials: credentials ?? {}, http: { timeoutMs: 300 } });
      const error = await session.access.signInAll().then(
        () => undefined,
        (caught: AssayError) => caught,
      );
      expect(error).toMatchObject({ code: 'SIGN_IN_FAILED', exitCode: 2 });
      const words = error === undefined ? '' : formatError(error);
      expect(words).toMatch(told);
      for (const part of ['where', 'observed', 'expected', 'likely reasons', 'next']) expect(words).toContain(part);
      for (const secret of [CLIENT.secret, alice.password, 'secret=1']) expect(words).not.toContain(secret);
    },
  );

  it('wrong password, a port nobody listens at, a program that fails', async () => {
    const server = await start();
    const told = async (credentials: AssayConfig['credentials']): Promise<string> => {
      const session = await sessionOn(server, { credentials: credentials ?? {} });
      return session.access.signInAll().then(
        () => 'signed in',
        (error: AssayError) => formatError(error),
      );
    };
    expect(await told({ ...alice, password: 'not-the-password' })).toMatch(
      /POST \/login\n {2}observed {2}status 401, 'unauthorised'/,
    );
    expect(await told({ oauth2: { ...client, tokenUrl: 'http://127.0.0.1:9/token' } })).toMatch(
      /connection refused at 127\.0\.0\.1, port 9/,
    );
    const say = (code: string) => ({ command: { run: [process.execPath, '-e', code], timeoutMs: 2_000 } });
    expect(await told(say('console.log("hidden-secret-7"); process.exit(3)'))).toMatch(/exit code 3/);
    expect(await told(say('console.log("hidden-secret-7"); process.exit(3)'))).not.toContain('hidden-secret-7');
    expect(await told(say(''))).toMatch(/nothing on standard output/);
    expect(await told(say('console.log("two words here")'))).toMatch(/more than one word/);
    expect(await told({ command: ['/no/such/program'] })).toMatch(/could not be started \(ENOENT\)/);
    expect(
      await told({ command: { run: [process.execPath, '-e', 'setTimeout(() => {}, 9000)'], timeoutMs: 200 } }),
    ).toMatch(/no end within 0\.2 s/);
  });

  it('is a matter of the configuration where nothing says how', async () => {
    const server = await start();
    const refused = async (credentials: AssayConfig['credentials']) =>
      sessionOn(server, { credentials: credentials ?? {} }).then(
        () => 'taken',
        (error: AssayError) => `${error.code}: ${error.parts.observed}`,
      );
    expect(await refused({ username: 'alice' })).toBe('CONFIG_INVALID: a user name without a password');
    expect(await refused({ oauth2: client })).toBe('CONFIG_INVALID: oauth2 without tokenUrl and issuer');
    expect(await refused({ login: { operation: 'signMeIn', body: alice } })).toBe(
      "CONFIG_INVALID: login.operation 'signMeIn'",
    );
  });
});
