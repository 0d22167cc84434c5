import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveConfig, secretsOf, toEnvironment } from '../../core/config/index.ts';
import { AssayError, formatError } from '../../core/errors/assay-error.ts';

const url = 'http://127.0.0.1:3000';
let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const resolved = (flags: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) => resolveConfig({ flags, env, cwd });
const writeJson = (config: unknown) => writeFileSync(join(cwd, 'assay.config.json'), JSON.stringify(config));

async function refused(flags: Record<string, unknown>, env: NodeJS.ProcessEnv = {}): Promise<AssayError> {
  const error: unknown = await resolved(flags, env).then(
    () => new Error('was accepted'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AssayError) return error;
  throw error;
}

describe('defaults', () => {
  it('frees loopback targets', async () => {
    const { seed, ...config } = await resolved({ url });
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
    expect(config).toEqual({
      url,
      spec: null,
      environment: 'local',
      only: ['contracts', 'properties', 'scenarios', 'load'],
      include: [],
      exclude: [],
      writes: true,
      load: true,
      depth: 'default',
      budgetMs: 600_000,
      profile: 'smoke',
      quick: false,
      out: 'reports/out',
      headers: {},
      identities: { default: {} },
      previous: null,
      capabilities: {},
      expect: {},
      lists: {},
      idempotency: {},
      strictness: 'default',
      values: {},
      http: { timeoutMs: 10_000, maxBodyBytes: 10_485_760, concurrency: 8, rate: 0 },
      budgets: { p95: 300, errorRate: 0.01 },
      gate: { failOn: 'high', minimumSuccess: 0.5 },
      waivers: [],
      k6: { bin: null, engine: 'auto' },
      crossCheck: false,
      file: null,
    });
  });

  it.each([
    ['http://localhost:1', 'local', true, true],
    ['http://[::1]:1', 'local', true, true],
    ['http://127.9.9.9', 'local', true, true],
    ['https://127.0.0.1.example.org', 'staging', false, false],
    ['https://localhost.example.org', 'staging', false, false],
    ['https://api.example.org', 'staging', false, false],
    ['http://10.0.0.1', 'staging', false, false],
  ])('of %s: %s, writes %s, load %s', async (target, environment, writes, load) => {
    const config = await resolved({ url: target });
    expect(config).toMatchObject({ environment, writes, load });
    expect(config.http).toMatchObject(writes ? { concurrency: 8, rate: 0 } : { concurrency: 4, rate: 20 });
  });

  it('sends production neither writes nor load unless load is said, even on loopback', async () => {
    expect(await resolved({ url, environment: 'production' })).toMatchObject({ writes: false, load: false });
    expect(await resolved({ url, environment: 'production', load: true })).toMatchObject({ writes: false, load: true });
  });

  it('is frozen to the bottom', async () => {
    writeJson({ url, values: { a: { b: [1] } } });
    const config = await resolved({});
    const deep = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(deep));
    expect(deep(config)).toBe(true);
  });

  it('needs no URL where nothing is sent', async () => {
    const config = await resolveConfig({ cwd, env: {}, needsUrl: false });
    expect(config).toMatchObject({ url: '', writes: false, load: false });
  });
});

describe('order', () => {
  it('is flags, environment, file, defaults', async () => {
    writeJson({ url, seed: 1, depth: 'deep', profile: 'stress', http: { timeoutMs: 1, rate: 5 } });
    const env = { ASSAY_SEED: '2', ASSAY_DEPTH: 'quick', ASSAY_TIMEOUT: '2', ASSAY_QUICK: '' };
    const config = await resolved({ seed: 3, timeout: '3' }, env);
    expect(config).toMatchObject({ seed: 3, depth: 'quick', profile: 'stress', quick: false });
    expect(config.http).toEqual({ timeoutMs: 3, rate: 5, maxBodyBytes: 10_485_760, concurrency: 8 });
    expect(config.file).toBe(join(cwd, 'assay.config.json'));
  });

  it('lets a higher place turn a switch off and replace a header of any case', async () => {
    writeJson({ url, writes: true, headers: { 'X-Tenant': 'a', 'X-Other': 'o' } });
    const config = await resolved({ writes: false, header: ['x-tenant: b:c'] });
    expect(config).toMatchObject({ writes: false, headers: { 'x-tenant': 'b:c', 'x-other': 'o' } });
  });

  it('reads TypeScript files, found or named', async () => {
    const text = `interface A { seed: number }\nexport default { url: '${url}', seed: 7 } satisfies A & { url: string };`;
    writeFileSync(join(cwd, 'assay.config.ts'), text);
    writeFileSync(join(cwd, 'other.mts'), text.replace('seed: 7', 'seed: 8'));
    expect((await resolved({})).seed).toBe(7);
    expect((await resolved({ config: 'other.mts' })).seed).toBe(8);
    expect((await resolved({}, { ASSAY_CONFIG: 'other.mts' })).seed).toBe(8);
  });
});

describe('toEnvironment', () => {
  it('makes a child resolve the same configuration', async () => {
    const flags = {
      url: 'https://api.example.org/v1/',
      spec: 'openapi.yaml',
      token: 'secret, with a comma',
      environment: 'preview',
      only: 'load,contracts',
      include: ['GET /Orders({id},{x})', 'orders*'],
      exclude: ['one,two'],
      writes: true,
      load: false,
      seed: 5,
      depth: 'deep',
      budget: '90s',
      profile: 'stress',
      quick: true,
      out: 'some/where',
      header: ['X-A: 1', 'X-B: a: b'],
      timeout: 100,
      rate: 0,
      concurrency: '3',
      k6Bin: '/usr/bin/k6',
      engine: 'k6',
      crossCheck: true,
      p95: 12.5,
      errorRate: 0,
    };
    const parent = await resolved(flags);
    expect(await resolved({}, toEnvironment(flags))).toEqual(parent);
    expect(parent).toMatchObject({
      url: 'https://api.example.org/v1',
      only: ['contracts', 'load'],
      include: ['GET /Orders({id},{x})', 'orders*'],
      exclude: ['one,two'],
      budgetMs: 90_000,
      headers: { 'x-a': '1', 'x-b': 'a: b' },
      k6: { bin: '/usr/bin/k6', engine: 'k6' },
      budgets: { p95: 12.5, errorRate: 0 },
    });
  });
});

describe('credentials', () => {
  it('are taken from variables, and from further tokens by identity in any case', async () => {
    writeJson({
      url,
      credentials: { token: '$MINE', apiKeys: { key: '$KEY' } },
      identities: { tenantB: { token: 'b' } },
    });
    const env = { MINE: 'mine-1', KEY: 'key-1', ASSAY_TOKEN_TENANTB: 'b-2', ASSAY_TOKEN_THIRD: 'c' };
    const { identities } = await resolved({}, env);
    expect(identities).toEqual({
      default: { token: 'mine-1', apiKeys: { key: 'key-1' } },
      tenantB: { token: 'b-2' },
      third: { token: 'c' },
    });
    expect((await resolved({ token: '$literal' }, env)).identities.default?.token).toBe('$literal');
  });

  it('are all told to the redactor', async () => {
    writeJson({
      url: 'http://ann:word@localhost',
      spec: 'https://u:specpass@example.org/o.json',
      credentials: { token: 'tok', apiKeys: { k: 'keyvalue' }, headers: { Authorization: 'Custom abc def' } },
      identities: { b: { token: 'Bearer tok-b' } },
      headers: { 'X-Api-Key': 'hkey', 'X-Tenant': 'acme' },
    });
    const secrets = secretsOf(await resolved({}));
    const basic = Buffer.from('ann:word').toString('base64');
    expect(secrets.toSorted()).toEqual(
      [
        'tok',
        'word',
        basic,
        'specpass',
        'keyvalue',
        'Custom abc def',
        'abc def',
        'Bearer tok-b',
        'tok-b',
        'hkey',
      ].sort(),
    );
    expect(secrets.map(({ length }) => length)).toEqual(secrets.map(({ length }) => length).sort((a, b) => b - a));
  });
});

describe('problems', () => {
  const waiver = { oracle: 'x', reason: 'r', owner: 'o', expires: '2030-01-31' };
  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown key', { urll: url }, 'urll', "did you mean 'url'?"],
    ['an unknown key inside', { http: { timeout: 1 } }, 'http.timeout', 'timeoutMs, maxBodyBytes'],
    ['a wrong type', { writes: 'yes' }, 'writes', 'true or false'],
    ['a bad URL', { url: 'localhost:3000' }, 'url', 'an absolute http or https URL'],
    ['a URL with a query', { url: 'http://localhost/?a=1' }, 'url', 'without query'],
    ['a bad duration', { budget: '6 minutes' }, 'budget', "'90s'"],
    ['no time at all', { budget: '0s' }, 'budget', "'90s'"],
    ['out of range', { http: { concurrency: 0 } }, 'http.concurrency', '1 to 256'],
    ['an empty only', { only: [] }, 'only', 'at least one of'],
    ['an unknown part', { only: ['contract'] }, 'only[0]', 'one of contracts'],
    ['a waiver without owner', { waivers: [{ ...waiver, owner: undefined }] }, 'waivers[0].owner', 'a non-empty text'],
    ['a waiver without reason', { waivers: [{ ...waiver, reason: '' }] }, 'waivers[0].reason', 'a non-empty text'],
    ['a waiver without end', { waivers: [{ ...waiver, expires: undefined }] }, 'waivers[0].expires', "'2030-01-31'"],
    ['a day that is not', { waivers: [{ ...waiver, expires: '2030-02-30' }] }, 'waivers[0].expires', "'2030-01-31'"],
    ['a waiver of nothing', { waivers: [{ ...waiver, oracle: undefined }] }, 'waivers[0]', 'fingerprint of a finding'],
    ['a reserved identity', { identities: { anonymous: {} } }, 'identities.anonymous', 'any name but'],
    ['a header with a line break', { headers: { a: 'x\r\ny' } }, 'headers.a', 'without line breaks'],
    ['a header name with a space', { headers: { 'a b': 'x' } }, 'headers.a b', 'RFC 9110'],
    ['a fraction as a seed', { seed: 1.5 }, 'seed', 'an integer'],
  ])('%s', async (_name, config, where, accepted) => {
    writeJson({ url, ...config });
    const error = await refused({});
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.parts.where).toBe(`assay.config.json: ${where}`);
    expect(formatError(error)).toContain(accepted);
    expect(error.parts.observed).not.toBe('');
    expect(error.parts.next).toContain('correct what is named');
  });

  it.each<[Record<string, unknown>, NodeJS.ProcessEnv, string, string]>([
    [{ seed: 'abc' }, {}, '--seed', '"abc"'],
    [{ header: ['no colon'] }, {}, '--header', 'a line without a colon'],
    [{ sed: 1 }, {}, "flag 'sed'", "'sed'"],
    [{}, { ASSAY_WRITES: 'maybe' }, 'ASSAY_WRITES', '"maybe"'],
    [{}, { ASSAY_P95: '-1' }, 'ASSAY_P95', '-1'],
    [{ url: 'ftp://u:hush@host' }, {}, '--url', '"ftp://***@host"'],
  ])('of flags %j and variables %j are named as typed', async (flags, env, where, observed) => {
    const error = await refused({ url, ...flags }, env);
    expect(error.parts).toMatchObject({ where, observed });
  });

  it('come all in one error', async () => {
    writeJson({ url: 'nowhere', http: { rate: -1, tmeoutMs: 3 }, credentials: { token: '$NOPE' } });
    const text = formatError(await refused({ seed: -1 }, { ASSAY_DEPTH: 'deeep' }));
    for (const place of ['url', 'http.rate', 'http.tmeoutMs', '--seed', 'ASSAY_DEPTH', 'credentials.token'])
      expect(text).toContain(place);
    expect(text).toContain('(and 5 more)');
  });

  it('never show a secret', async () => {
    writeJson({ url, credentials: { token: 12345678, basic: { username: 'ann', pasword: 'hush-hush' } } });
    const text = formatError(await refused({}));
    expect(text).toContain('a number (not shown)');
    expect(text).not.toContain('12345678');
    expect(text).not.toContain('hush-hush');
  });

  it('name the variable that is missing', async () => {
    writeJson({ url, identities: { second: { basic: { username: '$USER_2', password: 'x' } } } });
    const error = await refused({});
    expect(error.parts).toMatchObject({
      what: 'the environment variable USER_2 is not set',
      where: 'assay.config.json: identities.second.basic.username',
    });
  });

  it('refuse writes on production, saying why', async () => {
    const error = await refused({ url, environment: 'production' }, { ASSAY_WRITES: '1' });
    expect(error.parts).toMatchObject({ what: 'a production target is never written to', where: 'ASSAY_WRITES' });
  });
  it('ask for a target', async () => {
    expect((await refused({})).parts.what).toContain('url is missing');
  });
  it.each([
    ['missing.ts', null, 'does not exist'],
    ['broken.ts', 'export default {', 'cannot be read'],
    ['broken.json', '{"url": ', 'cannot be read'],
    ['named.ts', 'export const config = {};', 'gives no configuration'],
    ['list.json', '[]', 'gives no configuration'],
  ])('tell that %s is unreadable', async (name, text, what) => {
    if (text !== null) writeFileSync(join(cwd, name), text);
    const { code, parts } = await refused({ config: name });
    expect(code).toBe('CONFIG_UNREADABLE');
    expect(parts.what).toContain(what);
    expect(parts.where?.replace(/(:\d+)+$/, '')).toBe(join(cwd, name));
  });
});
