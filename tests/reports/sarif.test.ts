import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { repositoryUri } from '../../reports/sarif/location.ts';
import { MAX_RESULTS, renderSarif } from '../../reports/sarif/render-sarif.ts';
import type { SarifLog, SarifRun } from '../../reports/sarif/types.ts';
import { writeReports } from '../../reports/write.ts';
import { golden, plantedFindings } from './golden-records.ts';
import { HOSTILE } from './hostile.data.ts';
import { poison } from './poison.ts';

const root = '/srv/shop';

function runOf(record: RunRecord): SarifRun {
  const text = renderSarif(record, { root });
  if (text === null) throw new TypeError('There is no SARIF.');
  const log = JSON.parse(text) as SarifLog;
  expect(log.version).toBe('2.1.0');
  const [run, ...more] = log.runs;
  if (run === undefined || more.length > 0) throw new TypeError('There is not one run.');
  return run;
}

const change = (record: RunRecord, of: (finding: Finding, at: number) => Partial<Finding>): RunRecord => ({
  ...record,
  findings: record.findings.map((finding, at) => ({ ...finding, ...of(finding, at) })),
});

const from = (record: RunRecord, source: string): RunRecord => ({
  ...record,
  target: {
    ...record.target,
    spec: { source, title: 'Orders', version: '1.0.0', openapi: '3.1.0', sha256: '0'.repeat(64) },
  },
});

const withoutLines = (record: RunRecord): RunRecord => ({
  ...record,
  findings: record.findings.map(({ specLine: _, ...finding }) => finding),
});

/** Controls but line feed and tab, and what hides or turns text. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** What code scanning insists on, of any run. */
function expectAcceptable(run: SarifRun): void {
  const { rules } = run.tool.driver;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { properties, shortDescription, fullDescription, help, helpUri } of rules) {
    expect(properties.tags.length).toBeLessThanOrEqual(20);
    expect(new Set(properties.tags).size).toBe(properties.tags.length);
    for (const text of [shortDescription.text, fullDescription.text, help.text, help.markdown])
      expect(text).toBeTruthy();
    if (helpUri !== undefined) expect(new URL(helpUri).protocol).toMatch(/^https?:$/);
  }
  expect(run.results.length).toBeLessThanOrEqual(MAX_RESULTS);
  for (const result of run.results) {
    expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(artifactLocation.uri).toMatch(/^[^/\\:?#]+(\/[^/\\:?#]+)*$/);
    expect(artifactLocation.uri.split('/')).not.toContain('..');
    expect(region.startLine).toBeGreaterThanOrEqual(1);
  }
  const hashes = run.results.map(({ ruleId, partialFingerprints }) => ruleId + partialFingerprints['assay/v1']);
  expect(new Set(hashes).size).toBe(hashes.length);
}

describe('a run with findings', () => {
  const run = runOf(golden.planted());

  it('gives each finding its rule, level, line and operation', () => {
    expectAcceptable(run);
    const findings = plantedFindings();
    expect(run.results).toHaveLength(findings.length);
    const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };
    for (const finding of findings) {
      const result = run.results.find((one) => one.partialFingerprints['assay/v1'] === finding.fingerprint);
      expect(result?.ruleId).toBe(finding.oracle);
      expect(result?.level).toBe(levels[finding.severity]);
      const [location] = result?.locations ?? [];
      expect(location?.physicalLocation).toEqual({
        artifactLocation: { uri: 'openapi.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: finding.specLine?.line },
      });
      const { method, path } = finding.operation ?? {};
      expect(location?.logicalLocations?.[0]?.name).toBe(`${method} ${path}`);
      for (const text of [finding.title, finding.expected, finding.observed, ...finding.witness, finding.replay])
        expect(result?.message.text).toContain(text);
    }
  });

  it('has one rule for each broken oracle, told by its declaration', () => {
    const record = golden.planted();
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...new Set(record.findings.map(({ oracle }) => oracle))].sort());
    for (const rule of rules) {
      const declaration = record.oracles.find(({ id }) => id === rule.id);
      expect(rule.shortDescription.text).toBe(declaration?.broken);
      expect(rule.fullDescription.text).toBe(declaration?.asserts);
      expect(rule.help.text).toContain(declaration?.remedy);
      expect(rule.properties.tags).toEqual([...new Set([declaration?.criterion, declaration?.part])]);
      expect(rule.properties['security-severity']).toBeUndefined();
    }
    expect(rules.find(({ id }) => id === 'no-server-error')).toMatchObject({
      name: 'NoServerError',
      helpUri: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
    });
    expect(rules.find(({ id }) => id === 'problem-code')).not.toHaveProperty('helpUri', '');
  });

  it('names the operation in the first line of each message, once', () => {
    const bare = change(golden.planted(), () => ({ title: 'a write is lost' }));
    const names = bare.findings.map(({ operation }) => `${operation?.method} ${operation?.path}: a write is lost`);
    const firstLines = runOf(bare).results.map(({ message }) => message.text.split('\n')[0]);
    expect(firstLines.sort()).toEqual(names.sort());
    expect(run.results[0]?.message.text).toMatch(/^POST \/v1\/coupons: answers with a server error\n/);
  });

  it('marks security checks', () => {
    const secured = change(golden.planted(), (_, at) => (at === 0 ? { oracle: 'auth-required' } : {}));
    const rule = runOf(secured).tool.driver.rules.find(({ id }) => id === 'auth-required');
    expect(rule?.properties['security-severity']).toBe('9.5');
    expect(rule?.properties.tags).toContain('security');
  });

  it('tells how the run went', () => {
    const record = golden.planted();
    expect(run.invocations).toHaveLength(1);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: true,
      exitCode: record.exitCode,
      startTimeUtc: new Date(record.startedAt).toISOString(),
      toolExecutionNotifications: [],
    });
    const crashed = {
      ...record,
      complete: false,
      verdict: 'ERROR' as const,
      exitCode: 3 as const,
      error: 'No memory.',
    };
    expect(runOf(crashed).invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 3,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'No memory.' } }],
    });
  });
});

it('suppresses what is waived, with owner and last day, and says of all others that they are not', () => {
  const record = golden.waived();
  const { results } = runOf(record);
  const waived = results.filter(({ suppressions }) => suppressions.length > 0);
  expect(waived).toHaveLength(record.findings.filter(({ state }) => state === 'waived').length);
  expect(waived.flatMap(({ suppressions }) => suppressions)).toContainEqual({
    kind: 'external',
    status: 'accepted',
    justification: 'Fixed in 1.5; clients were told. (owner: orders team; expires: 2025-07-08; ticket: ORD-311)',
  });
  const expired = change(record, () => ({ state: 'open' }));
  expect(runOf(expired).results.map(({ suppressions }) => suppressions)).toEqual(expired.findings.map(() => []));
});

it('keeps the gravest 5,000 and says so', () => {
  const large = golden.large();
  const mild = plantedFindings().slice(0, 3);
  const more = mild.map((finding, at): Finding => ({ ...finding, severity: 'info', fingerprint: `more-${at}` }));
  const run = runOf({ ...large, findings: [...more, ...large.findings] });
  expect(run.results).toHaveLength(MAX_RESULTS);
  expectAcceptable(run);
  const graver = (severity: string) => large.findings.filter((finding) => finding.severity === severity).length;
  expect(run.results.filter(({ properties }) => properties.severity === 'critical')).toHaveLength(graver('critical'));
  const [note] = run.invocations[0]?.toolExecutionNotifications ?? [];
  expect(note?.message.text).toBe('Only the 5,000 gravest of 5,003 findings are here; run.json has all.');
});

describe('locations', () => {
  it.each([
    ['openapi.yaml', 'openapi.yaml'],
    ['/srv/shop/api/open api#1.yaml', 'api/open%20api%231.yaml'],
    ['file:///srv/shop/api/a.yaml', 'api/a.yaml'],
    ['./x/../..hidden.yaml', '..hidden.yaml'],
    ['/srv/shop', null],
    ['/srv/shopping/openapi.yaml', null],
    ['../openapi.yaml', null],
    ['http://127.0.0.1:4010/openapi.json', null],
    ['file://elsewhere/srv/shop/a.yaml', null],
  ])('%s is %s', (file, uri) => {
    expect(repositoryUri(file, root)).toBe(uri);
  });

  it('fall back to the first line of the description, saying so, and to no file at all without one', () => {
    const lineless = withoutLines(golden.planted());
    const run = runOf(from(lineless, '/srv/shop/api/openapi.yaml'));
    expectAcceptable(run);
    for (const { locations } of run.results)
      expect(locations[0].physicalLocation).toMatchObject({
        artifactLocation: { uri: 'api/openapi.yaml' },
        region: { startLine: 1 },
      });
    expect(run.invocations[0]?.toolExecutionNotifications[0]?.message.text).toBe(
      '8 findings without a line of the description stand at its first line.',
    );
    expect(renderSarif(from(lineless, 'http://127.0.0.1:4010/openapi.json'), { root })).toBeNull();
    const remote = change(golden.planted(), (_, at) =>
      at === 5 ? { specLine: { file: '/etc/a.yaml', line: 2 } } : {},
    );
    expect(renderSarif(from(remote, '/etc/a.yaml'), { root })).toBeNull();
  });
});

it('says that nothing is left only when the run decided so', () => {
  const good = { ...from(golden.good(), '/srv/shop/openapi.yaml'), findings: [] };
  expect(runOf(good).results).toEqual([]);
  expect(renderSarif({ ...good, verdict: 'INCONCLUSIVE' }, { root })).toBeNull();
  expect(renderSarif({ ...good, complete: false }, { root })).toBeNull();
  expect(renderSarif(golden.unreachable(), { root })).toBeNull();
});

it.each([
  ['the whole corpus', poison(golden.planted(), HOSTILE)],
  ['waivers', poison(golden.waived(), HOSTILE)],
  ['links', poison(golden.planted(), ['[press](https://evil.example/)\u0000\u202e'])],
])('keeps hostile text text: %s', (_, record) => {
  const local = change(record, (_finding, at) => ({ specLine: { file: '/srv/shop/openapi.yaml', line: at + 1 } }));
  const run = runOf(local);
  expectAcceptable(run);
  expect(run.results).toHaveLength(record.findings.length);
  for (const text of stringsOf(run)) expect(text).not.toMatch(UNSEEN);
  for (const { message } of run.results) expect(message.text).not.toMatch(/(?<!\\)\[[^[\]]*\]\(/);
  for (const { help } of run.tool.driver.rules) {
    expect(help.text).not.toMatch(/(?<!\\)\[[^[\]]*\]\(/);
    expect(help.markdown).not.toMatch(/(?<!\\)<[a-z/!]|[^\\]\]\((?!https?:)/i);
  }
});

it('is written beside the other reports, or an old one removed and the reason told', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'assay-sarif-'));
  const notes: string[] = [];
  const onNote = (note: string) => notes.push(note);
  try {
    const paths = await writeReports(dir, golden.planted(), { root, onNote });
    expect(paths.at(-1)).toBe(join(dir, 'results.sarif'));
    expect(await readFile(join(dir, 'results.sarif'), 'utf8')).toBe(renderSarif(golden.planted(), { root }));
    expect(notes).toEqual([]);
    const remote = from(withoutLines(golden.planted()), 'http://127.0.0.1:4010/openapi.json');
    expect(await writeReports(dir, remote, { root, onNote })).toHaveLength(3);
    expect((await readdir(dir)).sort()).toEqual(['junit.xml', 'report.html', 'summary.md']);
    expect(notes).toEqual([expect.stringContaining('(http://127.0.0.1:4010/openapi.json) is not a file of it')]);
  } finally {
    await rm(dir, { recursive: true });
  }
});
