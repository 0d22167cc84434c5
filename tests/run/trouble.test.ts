import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assay, folder, PATIENCE, runOf, stackLines } from '../cli/assay.ts';
import { startSmallApi } from './small-api.ts';

describe('a target that dies in the middle', PATIENCE, () => {
  it.each([12, 25])('after %d requests: inconclusive, no finding', async (requests) => {
    const api = await startSmallApi({
      before: (_request, number) => {
        if (number > requests) void api.stop();
        return undefined;
      },
    });
    const out = join(folder(), 'out');
    const args = ['--only', 'contracts,properties', '--depth', 'quick', '--out', out];
    const { code, text, lines } = await assay(['run', '--url', api.url, ...args]);
    expect(code, text).toBe(2);
    expect(lines.at(-2)).toMatch(
      /^INCONCLUSIVE {2}the target stopped answering during the run \(noticed at .+\): connection refused at 127\.0\.0\.1, port PORT$/,
    );
    expect(stackLines(text)).toEqual([]);
    // What the description breaks was seen without the target; of its answers only those before the end.
    const ofGone = runOf(out).record.findings.filter(
      ({ oracle, exchanges }) => exchanges.some((one) => one.response === undefined) || oracle === 'no-server-error',
    );
    expect(ofGone).toEqual([]);
  });
});

describe('a budget that runs out', PATIENCE, () => {
  it('is inconclusive with that reason, and cleaned up', async () => {
    const api = await startSmallApi({ delayMs: 150 });
    const out = join(folder(), 'out');
    const args = ['--only', 'contracts,properties', '--depth', 'quick', '--budget', '4s', '--out', out];
    const { code, text, lines } = await assay(['run', '--url', api.url, ...args]);
    await api.stop();
    expect(code, text).toBe(2);
    expect(lines.at(-2)).toBe('INCONCLUSIVE  the time budget of 4 s was used up; what was not reached is not tested');
    expect(text).not.toContain('\u001b');
    expect(runOf(out).record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', cleanup: { left: [] } });
    expect(api.ids().filter((id) => id.startsWith('n'))).toEqual([]);
  });
});

describe('k6 that is not there', PATIENCE, () => {
  it('is replaced by autocannon, and the report says so', async () => {
    const api = await startSmallApi();
    const out = join(folder(), 'out');
    const env = { PATH: '/nowhere', XDG_CACHE_HOME: folder() };
    const { code, text } = await assay(['run', '--url', api.url, '--only', 'load', '--quick', '--out', out], { env });
    await api.stop();
    const { record, html } = runOf(out);
    expect(record.load[0]?.engine, text).toBe('autocannon');
    expect(record.warnings).toContainEqual(expect.objectContaining({ code: 'LOAD_EMBEDDED_ENGINE' }));
    expect(html).toContain('no k6 was found: autocannon measured');
    expect([0, 1, 2]).toContain(code);
  });
});

function files(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile());
}

describe('secrets', PATIENCE, () => {
  it('that a server echoes in bodies and headers are in no file and nowhere in the output', async () => {
    const api = await startSmallApi({
      faulty: true,
      before: (request) => {
        if (!/\/(version|health)$/.test(request.url)) return undefined;
        const authorization = request.headers.get('authorization') ?? '';
        const echo = {
          ...Object.fromEntries(request.headers),
          message: `bad token ${authorization}`,
          url: request.url,
        };
        const headers = { 'x-echo': authorization, 'set-cookie': `s=${authorization.slice(7)}` };
        return Response.json(echo, { status: 500, headers });
      },
    });
    const out = join(folder(), 'out');
    const secrets = ['CANARY-a1b2c3d4e5f6', 'CANARY-9f8e7d6c5b', 'CANARY-plainheader77', 'CANARY-userinfo42'];
    const [token = '', key, plain, password] = secrets;
    const url = api.url.replace('//', `//me:${password}@`);
    const headers = ['--header', `X-Tenant-Key: ${key}`, '--header', `X-Plain: ${plain}`];
    const args = ['--only', 'contracts,properties', '--depth', 'quick', '--out', out, ...headers];
    const { code, text } = await assay(['run', '--url', url, ...args], { env: { ASSAY_TOKEN: token } });
    await api.stop();
    expect(code, text).toBe(1);
    expect(runOf(out).record.findings.length).toBeGreaterThan(2);
    const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64').slice(0, 12)]);
    const leaks = files(out).filter((path) => forms.some((form) => readFileSync(path, 'utf8').includes(form)));
    expect(leaks).toEqual([]);
    expect(forms.filter((form) => text.includes(form))).toEqual([]);
  });
});
