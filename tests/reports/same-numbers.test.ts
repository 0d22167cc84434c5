import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/render-console.ts';
import { renderHtml } from '../../reports/html/render-html.ts';
import { renderFindingsCsv } from '../../reports/json/render-findings-csv.ts';
import { renderJunit } from '../../reports/junit/render-junit.ts';
import { renderSummary } from '../../reports/markdown/render-summary.ts';
import { buildModel } from '../../reports/model/build-model.ts';
import { whole } from '../../reports/model/words.ts';
import { golden } from './golden-records.ts';

/** Text of a page or document: no tags, single spaces. */
function words(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe.each(Object.entries(golden))('%s', (_, make) => {
  const record = make();
  const { counts, verdict } = buildModel(record);
  const html = renderHtml(record);
  const text = words(html);
  const summary = words(renderSummary(record).replaceAll('**', ''));
  const terminal = renderConsole(record, { color: false, width: 200 });
  const junit = renderJunit(record);
  const checks = `${whole(counts.outcomes.pass)} of ${whole(counts.applicable)} applicable check`;

  it('says the same verdict everywhere', () => {
    expect(text).toContain(`Verdict: ${verdict.label}`);
    expect(summary).toContain(`${verdict.label}: Order management`);
    expect(terminal.split('\n').at(-1)).toContain(verdict.label);
  });

  it('says the same number of checks, findings and operations everywhere', () => {
    for (const face of [text, summary, terminal]) expect(face).toContain(checks);
    expect(text).toContain(`${whole(counts.operations.succeeded)} of ${whole(counts.operations.total)} operation`);
    expect(summary).toContain(`Operations: ${whole(counts.operations.succeeded)} of ${whole(counts.operations.total)}`);
    expect(terminal).toContain(
      `Operations: ${whole(counts.operations.succeeded)} of ${whole(counts.operations.total)}`,
    );
    expect(terminal).toContain(`Findings: ${whole(counts.open)} open`);
    expect(summary).toContain(`Findings: ${whole(counts.open)} open`);
    expect(renderFindingsCsv(record).split('\r\n')).toHaveLength(counts.findings + 2);
  });

  it('shows every finding on the page', () => {
    expect(occurrences(html, 'class="finding"') + occurrences(html, 'class="finding-line"')).toBe(counts.findings);
  });

  it('fails in JUnit as many as block, and one for each broken gate rule', () => {
    const [verdictSuite = '', ...parts] = junit.split('</testsuite>');
    const brokenGates = record.gates.filter((gate) => !gate.holds && gate.breaks === 'NO-GO').length;
    expect(occurrences(parts.join(''), '<failure ')).toBe(counts.blocking);
    expect(occurrences(verdictSuite, '<failure ')).toBe(brokenGates);
    expect(occurrences(parts.join(''), '<skipped message="not tested')).toBe(counts.outcomes['not-tested']);
    expect(occurrences(parts.join(''), '<skipped message="not applicable')).toBe(counts.outcomes['not-applicable']);
    expect(occurrences(parts.join(''), '<error type="inconclusive"')).toBe(counts.outcomes.inconclusive);
  });
});
