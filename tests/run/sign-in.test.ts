import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assay, folder, PATIENCE, runOf, stackLines } from '../cli/assay.ts';
import { startAuthServer, USERS } from '../exercise/sign-in/auth-server.ts';

const password = USERS.alice.password;

function everything(path: string): { name: string; text: string }[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => ({ name, text: readFileSync(name, 'latin1') }));
}

describe('a run that signs in by itself', PATIENCE, () => {
  it('with a user name and a password alone: once, renewed when it ends, and no secret is written anywhere', async () => {
    const server = await startAuthServer({ expiresIn: 4 });
    const out = join(folder(), 'out');
    const env = {
      ASSAY_USERNAME: 'alice',
      ASSAY_PASSWORD: password,
      ASSAY_IDENTITY_EVE_USERNAME: 'eve',
      ASSAY_IDENTITY_EVE_PASSWORD: 'eve-has-no-account',
      ASSAY_IDENTITY_EVE_TENANT: 'elsewhere',
      ASSAY_IDENTITY_BOB_USERNAME: 'bob',
      ASSAY_IDENTITY_BOB_PASSWORD: USERS.bob.password,
    };
    const args = ['--only', 'contracts,load', '--quick', '--engine', 'autocannon', '--depth', 'quick', '--out', out];
    const { text } = await assay(['run', '--url', server.url, ...args], { env });
    const { record } = runOf(out);
    await server.stop();
    expect(record.inferences).toContainEqual({
      subject: 'sign-in',
      text: 'default: login operation POST /login (logIn); inferred by its name, and as its body takes username and password',
    });
    expect(record.coverage.byOperation.find(({ operation }) => operation === 'GET /things')?.succeeded, text).toBe(
      true,
    );
    expect(record.findings.filter(({ observed }) => /401/.test(observed))).toEqual([]);
    // Four seconds a token: the load of ten seconds cannot be measured with it, and the report says so.
    const load = record.outcomes.filter(({ area }) => area === 'load');
    expect(load.map(({ outcome }) => outcome)).not.toContain('fail');
    expect(load[0]?.reason).toMatch(/^the credentials hold for \d s and the load lasts \d+ s/);
    const seconds = record.durationMs / 1000;
    const logins = server.log.filter((line) => line === 'POST /login').length;
    expect(logins).toBeGreaterThan(0);
    expect(stackLines(text)).toEqual([]);
    expect(record.warnings).toContainEqual(expect.objectContaining({ code: 'identity-not-signed-in' }));
    const secrets = [password, 'eve-has-no-account', USERS.bob.password, ...server.issued];
    const leaks = [{ name: 'console', text }, ...everything(out)].flatMap(({ name, text: written }) =>
      secrets.filter((secret) => written.includes(secret)).map((secret) => `${name}: ${secret.slice(0, 4)}`),
    );
    expect(leaks, `${seconds} s`).toEqual([]);
  });

  it.each([
    ['a wrong password', { ASSAY_PASSWORD: 'not-hers-at-all' }, undefined, /POST \/login.*status 401/s],
    ['a login that hangs', {}, 'hang', /no answer within 1 s/],
    ['a page instead of a token', {}, 'html', /an HTML page/],
  ] as const)('%s: inconclusive with the reason, no stack trace, nothing sent', async (_name, more, trouble, told) => {
    const server = await startAuthServer(trouble === undefined ? {} : { trouble });
    const out = join(folder(), 'out');
    const env = { ASSAY_USERNAME: 'alice', ASSAY_PASSWORD: password, ASSAY_TIMEOUT: '1000', ...more };
    const { code, text } = await assay(['run', '--url', server.url, '--out', out], { env });
    await server.stop();
    expect(code, text).toBe(2);
    expect(text).toContain('SIGN_IN_FAILED: Signing in failed, so nothing can be said of the target.');
    expect(text).toMatch(told);
    expect(stackLines(text)).toEqual([]);
    const { record } = runOf(out);
    expect(record).toMatchObject({ verdict: 'INCONCLUSIVE', findings: [], coverage: { exchanges: 0 } });
    expect(record.reasons[0]).toMatch(/^Signing in failed/);
    expect(server.log.filter((line) => /things|basket/.test(line))).toEqual([]);
    const leaks = [{ name: 'console', text }, ...everything(out)].filter(
      ({ text: written }) => written.includes(password) || written.includes('not-hers-at-all'),
    );
    expect(leaks.map(({ name }) => name)).toEqual([]);
  });
});
