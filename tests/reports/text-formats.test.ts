import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/render-console.ts';
import { renderHtml } from '../../reports/html/render-html.ts';
import { renderJunit } from '../../reports/junit/render-junit.ts';
import { renderSummary, SUMMARY_MARKER } from '../../reports/markdown/render-summary.ts';
import { writeReports } from '../../reports/write.ts';
import { golden, plantedFindings } from './golden-records.ts';

describe('console', () => {
  it('ends with the verdict and names rules, replay lines, reasons and the report', () => {
    const text = renderConsole(golden.planted(), { color: false, width: 100, reportPath: 'out/report.html' });
    expect(text.split('\n').at(-1)).toBe('NO-GO  5 open findings of severity high or worse.');
    expect(text).toContain('✕ no open finding of severity high or worse: expected 0, actual 5 (NO-GO)');
    expect(text).toContain('4 × No webhook receiver was configured');
    expect(text).toContain('Report: out/report.html');
    for (const { replay } of plantedFindings()) expect(text).toContain(replay);
    expect(text).toMatch(/\n {4}\S.* \((certain|firm|tentative)\)\n {6}expected /);
  });

  it('colours only when asked, without changing a word', () => {
    const plain = renderConsole(golden.planted(), { color: false });
    const coloured = renderConsole(golden.planted(), { color: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replaceAll(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  });
});

describe('JUnit', () => {
  it('cannot look green when nothing was tested', () => {
    expect(renderJunit(golden.unreachable())).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="1"/);
    const record = { ...golden.unreachable(), gates: [], verdict: 'ERROR' as const };
    expect(renderJunit(record)).toContain('<testcase classname="verdict.gate" name="verdict"><error');
  });

  it('leaves what is below the gate green and tells of it', () => {
    const xml = renderJunit(golden.planted());
    expect(xml).toMatch(/name="documented-headers POST \/v1\/orders"><system-out>below the gate/);
    expect(xml).toMatch(/name="lost-update PATCH \/v1\/orders\/\{id\}"><failure type="critical"/);
  });

  it('keeps each of several findings of one check at one operation, under names of their own', () => {
    const [first] = plantedFindings();
    if (first === undefined) throw new TypeError('There is no finding.');
    const record = golden.planted();
    const xml = renderJunit({
      ...record,
      findings: [...record.findings, { ...first, fingerprint: 'aaaaaaaaaaaaaaaa' }],
    });
    expect(xml).toContain('name="lost-update PATCH /v1/orders/{id} #aaaaaaaaaaaaaaaa"');
    expect(xml).toContain(`name="lost-update PATCH /v1/orders/{id} #${first.fingerprint}"`);
  });
});

it('starts the summary with its marker and lists at most ten findings', () => {
  const text = renderSummary(golden.large());
  expect(text.startsWith(SUMMARY_MARKER)).toBe(true);
  expect(text.split('<details>').length - 1).toBe(10);
  expect(text).toContain('4,990 more open findings');
});

it('writes the files it says, with what the renderers give', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'assay-reports-'));
  try {
    const target = join(dir, 'made', 'here');
    const paths = await writeReports(target, golden.planted());
    expect(paths).toEqual(
      ['report.html', 'junit.xml', 'summary.md', 'results.sarif'].map((name) => join(target, name)),
    );
    const [html = '', junit = ''] = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    expect(html).toBe(renderHtml(golden.planted()));
    expect(junit).toBe(renderJunit(golden.planted()));
  } finally {
    await rm(dir, { recursive: true });
  }
});
