import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { release } from '../../../core/exchange/gate.ts';
import { recordExchange } from '../../../core/exchange/recorded.ts';
import type { Exchange } from '../../../core/exchange/types.ts';
import type { Session } from '../../../core/exercise/session.ts';
import { type AuthServer, type AuthServerOptions, CLIENT, startAuthServer, USERS } from './auth-server.ts';
import { call, sessionOn } from './open-session.ts';

async function start(options?: AuthServerOptions): Promise<AuthServer> {
  const server = await startAuthServer(options);
  onTestFinished(() => server.stop());
  return server;
}

const signIns = ({ log }: AuthServer): string[] => log.filter((line) => /^POST \/(oauth|login)/.test(line));
const alice = { username: 'alice', password: USERS.alice.password };
const oauth2 = { ...alice, tokenUrl: '/oauth/token' };
const NOTHING = { path: {}, query: {}, header: {}, cookie: {} };

async function exchangeOf(session: Session, id: string, values = NOTHING, options: object = {}): Promise<Exchange> {
  return session.traffic.call(session.operation(id), values, { purpose: 'case', ...options });
}

const realNow = Date.now;

/** As if this much time had gone by since the test began, for server and client. */
function later(ms: number): void {
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
}

describe('credentials that end', () => {
  it.each([
    { refreshTokens: true, grants: ['password', 'refresh_token'] },
    { refreshTokens: false, grants: ['password', 'password'] },
  ])('are renewed before they do (refresh tokens: $refreshTokens)', async ({ refreshTokens, grants }) => {
    const server = await start({ expiresIn: 60, refreshTokens });
    const session = await sessionOn(server, { credentials: { oauth2 } });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(await call(session, 'GET /things')).toBe(200);
    expect(signIns(server)).toHaveLength(1);
    later(49_000);
    expect(await Promise.all(Array.from({ length: 8 }, () => call(session, 'GET /me')))).toEqual(Array(8).fill(200));
    expect(signIns(server)).toEqual(grants.map((grant) => `POST /oauth/token ${grant}`));
    expect(server.log.filter((line) => line === 'GET /me')).toHaveLength(9);
  });

  it('are renewed before a race', async () => {
    const server = await start({ expiresIn: 60 });
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    later(61_000);
    const request = session.traffic.prepare(session.operation('GET /me'), NOTHING, { purpose: 'race' });
    const { exchanges } = await release([request, request], { client: session.client });
    expect(exchanges.map(({ response }) => response?.status)).toEqual([200, 200]);
  });

  it('a refresh token that is refused leads to a new sign-in; a given one is used first', async () => {
    const server = await start({ expiresIn: 3600 });
    const session = await sessionOn(server, {
      credentials: { oauth2: { ...oauth2, refreshToken: 'long-gone-token' } },
    });
    expect(await call(session, 'GET /me')).toBe(200);
    expect(signIns(server)).toEqual(['POST /oauth/token refresh_token', 'POST /oauth/token password']);
  });

  it('are used as they are where renewing fails, which is told once', async () => {
    const server = await start({ expiresIn: 60 });
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    server.trouble = 'down';
    later(55_000);
    expect(await call(session, 'GET /me')).toBe(200);
    later(61_000);
    expect(await call(session, 'GET /me')).toBe(401);
    expect(await call(session, 'GET /things')).toBe(401);
    const warnings = session.journal.flush().flatMap((event) => (event.type === 'warning' ? [event.warning] : []));
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'SIGN_IN_FAILED', message: expect.stringContaining('status 503') }),
    ]);
    expect(signIns(server).length).toBeLessThanOrEqual(3);
  });
});

describe('a 401 in the middle of a run', () => {
  it('renews once, sends again, and says so', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    server.revokeAll();
    later(11_000);
    const exchange = await exchangeOf(session, 'GET /me');
    expect(exchange.response?.status).toBe(200);
    expect(recordExchange(exchange, session.redactor).resentAfter).toMatch(/^x\d+$/);
    expect(signIns(server)).toHaveLength(2);
  });

  it.each([
    { noChallenge: false, status: 201, logins: 2 },
    { noChallenge: true, status: 401, logins: 1 },
  ])('of a write is sent again only with its challenge ($status)', async ({ noChallenge, status, logins }) => {
    const server = await start({ noChallenge });
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    server.revokeAll();
    later(11_000);
    const body = { mediaType: 'application/json', value: { name: 'made once' } };
    const exchange = await exchangeOf(session, 'POST /things', { ...NOTHING, ...{ body } });
    expect(exchange.response?.status).toBe(status);
    expect(signIns(server)).toHaveLength(logins);
  });

  it('is left alone when it comes too soon, twice, or was what was asked about', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    server.revokeAll();
    // Just signed in: a second sign-in in ten seconds would help nobody.
    expect(await call(session, 'GET /me')).toBe(401);
    later(11_000);
    const tests = [
      { identity: 'anonymous' },
      { headers: { authorization: 'Bearer false-token' } },
      { identity: 'anonymous', headers: { authorization: 'Bearer false-token' } },
    ];
    for (const options of tests)
      expect((await exchangeOf(session, 'GET /me', NOTHING, options)).response?.status).toBe(401);
    const kept = session.traffic.prepare(session.operation('GET /me'), NOTHING, { purpose: 'case' });
    expect((await session.traffic.send({ ...kept, keepCredentials: true })).response?.status).toBe(401);
    const race = session.traffic.prepare(session.operation('GET /me'), NOTHING, { purpose: 'race' });
    expect((await session.traffic.send(race)).response?.status).toBe(401);
    expect(signIns(server)).toHaveLength(1);
  });

  it('of the login operation itself is about its body', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: alice });
    await call(session, 'GET /me');
    later(11_000);
    const body = { mediaType: 'application/json', value: { username: 'eve', password: 'nothing-like-it' } };
    expect((await exchangeOf(session, 'POST /login', { ...NOTHING, ...{ body } })).response?.status).toBe(401);
    expect(signIns(server)).toHaveLength(2);
  });

  it('of an operation that refuses new credentials too is left alone from then on', async () => {
    const server = await start();
    const session = await sessionOn(server, { credentials: { oauth2 } });
    await call(session, 'GET /me');
    for (const ms of [11_000, 22_000, 33_000]) {
      later(ms);
      expect(await call(session, 'GET /basket')).toBe(401);
    }
    expect(signIns(server)).toHaveLength(2);
    expect(server.log.filter((line) => line === 'GET /basket')).toHaveLength(4);
  });

  it('of many at once renews once', async () => {
    const server = await start();
    const session = await sessionOn(server, {
      credentials: { oauth2: { clientId: CLIENT.id, clientSecret: CLIENT.secret, tokenUrl: '/oauth/token' } },
    });
    await call(session, 'GET /me');
    server.revokeAll();
    later(11_000);
    const statuses = await Promise.all(Array.from({ length: 20 }, () => call(session, 'GET /me')));
    expect(statuses).toEqual(Array(20).fill(200));
    expect(signIns(server)).toHaveLength(2);
  });
});
