import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/render-html.ts';
import { buildModel } from '../../reports/model/build-model.ts';
import { visibleText } from '../../reports/model/visible-text.ts';
import { golden } from './golden-records.ts';
import { sampleRecord } from './sample-record.ts';

describe('counts', () => {
  it('agree with the record of planted faults', () => {
    const { counts, blocking } = buildModel(golden.planted());
    expect(counts.bySeverity).toEqual({ critical: 3, high: 2, medium: 1, low: 1, info: 1 });
    expect(counts).toMatchObject({ findings: 8, open: 8, waived: 0, blocking: 5 });
    expect(blocking.shown).toHaveLength(5);
    expect(blocking.more).toBe(0);
  });

  it('shows five blocking findings and counts the others', () => {
    const { blocking, counts } = buildModel(golden.large());
    expect(blocking.shown).toHaveLength(5);
    expect(blocking.more).toBe(counts.blocking - 5);
  });

  it('keeps untested checks in the denominator and leaves out only what does not apply', () => {
    const { counts } = buildModel(golden.good());
    const { outcomes } = counts;
    expect(outcomes['not-tested']).toBeGreaterThan(0);
    expect(counts.applicable).toBe(outcomes.pass + outcomes['not-tested'] + outcomes.inconclusive);
  });

  it('takes the blocking severity from the gate rule', () => {
    const record = sampleRecord();
    const rule = 'no open finding of severity medium or worse';
    const gates = record.gates.map((gate, at) => (at === 0 ? { ...gate, rule } : gate));
    expect(buildModel({ ...record, gates }).failOn).toBe('medium');
    expect(buildModel({ ...record, gates: [] }).failOn).toBe('high');
  });
});

describe('matrix', () => {
  it('never says holds where nothing passed', () => {
    for (const make of [golden.good, golden.planted, golden.unauthorized, golden.unreachable]) {
      for (const part of buildModel(make()).matrix) {
        for (const cell of part.rows.flatMap((row) => row.cells)) {
          if (cell.state === 'holds') expect(cell.by.pass).toBeGreaterThan(0);
          if (cell.by.fail > 0) expect(cell.state).toBe('broken');
        }
      }
    }
  });

  it('gives each untested cell a reason', () => {
    const cells = buildModel(golden.good()).matrix.flatMap((part) =>
      part.rows.flatMap((row) => row.cells.map((cell) => ({ cell, part }))),
    );
    const untested = cells.filter(({ cell }) => cell.state === 'not-tested');
    expect(untested.length).toBeGreaterThan(0);
    for (const { cell, part } of untested) expect(part.notes[(cell.notes[0] ?? 0) - 1]).toBeTruthy();
  });

  it('calls a cell without any outcome not tested, and says so on the page', () => {
    const record = golden.good();
    const outcomes = record.outcomes.filter((o) => o.module !== 'orders' || o.criterion !== 'body-conforms');
    const part = buildModel({ ...record, outcomes }).matrix[0];
    const at = part?.columns.findIndex(({ criterion }) => criterion === 'body-conforms') ?? -1;
    const cell = part?.rows.find(({ module }) => module === 'orders')?.cells[at];
    expect(cell).toMatchObject({ state: 'not-tested', count: 0 });
    expect(part?.notes[(cell?.notes[0] ?? 0) - 1]).toMatch(/No oracle of this criterion/);
    expect(renderHtml({ ...record, outcomes })).toMatch(/cell-not-tested"><span class="cell-main">/);
  });

  it('says why a part did not run', () => {
    const record = golden.unreachable();
    const { matrix } = buildModel({ ...record, settings: { ...record.settings, only: ['contracts'] } });
    expect(matrix.find(({ part }) => part === 'load')?.notRun).toBe('This part was not selected for the run.');
  });

  it('has as many checks as the record has outcomes', () => {
    const record = golden.planted();
    const sum = buildModel(record).matrix.reduce((total, part) => total + part.checks, 0);
    expect(sum).toBe(record.outcomes.length);
  });
});

it('puts operations that were never sent first', () => {
  const { coverage } = buildModel(golden.good());
  expect(coverage[0]).toMatchObject({ operation: 'POST /v1/webhooks', untested: true });
  expect(coverage.slice(1).every((row) => !row.untested)).toBe(true);
});

it('tells active, expiring and expired waivers apart by the day of the run', () => {
  const record = golden.waived();
  expect(buildModel(record).waivers.map(({ status }) => status)).toEqual(['expiring', 'active']);
  const findings = record.findings.map((finding) => ({ ...finding, state: 'open' as const }));
  expect(buildModel({ ...record, findings }).waivers.map(({ status }) => status)).toEqual(['expired', 'expired']);
});

it('writes unseen characters as escapes and keeps what people write', () => {
  expect(visibleText('a\u0000b\u202ec\u200bd\ud800e\rf')).toBe('a\\0b\\u202ec\\u200bd\\ud800e\\rf');
  expect(visibleText('Grüße 東京 🙂 שלום\n\t')).toBe('Grüße 東京 🙂 שלום\n\t');
  expect(visibleText('x'.repeat(20), 5)).toBe('xxxxx… [cut: 20 characters in all]');
  expect(visibleText('🙂🙂', 3)).toBe('🙂… [cut: 4 characters in all]');
});
