import type { RunRecord } from '../../core/record/types.ts';
import { buildModel } from '../model/build-model.ts';
import { cutText } from '../model/visible-text.ts';
import { operationName } from '../model/words.ts';

const COLUMNS = [
  'fingerprint',
  'severity',
  'state',
  'part',
  'check',
  'criterion',
  'module',
  'operation',
  'title',
  'expected',
  'observed',
  'occurrences',
  'confidence',
  'replay',
] as const;

/** RFC 4180 quoting; a leading sign that a spreadsheet would take for a formula is made text by an apostrophe. */
function field(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Findings as CSV (RFC 4180, CRLF, header first), worst first. */
export function renderFindingsCsv(record: RunRecord): string {
  const rows = buildModel(record).findings.map((finding) => [
    finding.fingerprint,
    finding.severity,
    finding.state,
    finding.area,
    finding.oracle,
    finding.criterion,
    finding.operation?.module ?? '',
    operationName(finding.operation),
    cutText(finding.title, 1000),
    cutText(finding.expected, 2000),
    cutText(finding.observed, 2000),
    finding.occurrences,
    finding.confidence,
    cutText(finding.replay, 1000),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
