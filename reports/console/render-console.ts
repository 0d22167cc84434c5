import type { RunRecord } from '../../core/record/types.ts';
import { buildModel } from '../model/build-model.ts';
import { countReasons } from '../model/outcome-groups.ts';
import type { ReportModel } from '../model/types.ts';
import { oneLine } from '../model/visible-text.ts';
import { counted, duration, measure, percent, whole } from '../model/words.ts';
import { findingsBlock } from './findings.ts';
import type { Paint } from './paint.ts';
import { clip, paint, VERDICT_STYLES } from './paint.ts';

export interface ConsoleOptions {
  readonly color: boolean;
  /** Columns; 100 when absent. */
  readonly width?: number;
  /** Where report.html was written. */
  readonly reportPath?: string;
}

function identityBlock({ record }: ReportModel, look: Paint): readonly string[] {
  const { spec, url, environment } = record.target;
  const title = spec === null ? 'API without a description' : `${spec.title} ${spec.version}`;
  return [
    `${paint(look, 'bold', clip(look, 0, title))}`,
    clip(look, 0, `${url} (${environment}), seed ${record.seed}, took ${duration(record.durationMs)}`),
    ...(record.complete ? [] : ['This run did not finish. What follows is what was recorded until then.']),
  ];
}

function countsBlock({ counts, record }: ReportModel): readonly string[] {
  const { outcomes, operations } = counts;
  return [
    `Checks: ${whole(outcomes.pass)} of ${counted(counts.applicable, 'applicable check')} hold, ${whole(outcomes.fail)} broken, ${whole(outcomes['not-tested'])} not tested, ${whole(outcomes.inconclusive + outcomes.errored)} undecided`,
    `Operations: ${whole(operations.succeeded)} of ${whole(operations.total)} reached a documented success answer, ${whole(operations.untested)} never sent; ${counted(record.coverage.exchanges, 'exchange')}`,
    ...costLine(record),
  ];
}

function costLine({ coverage }: RunRecord): readonly string[] {
  const { cases, casesPerSecond, ownShare } = coverage;
  if (cases === undefined || cases === 0) return [];
  const share = ownShare === undefined ? '' : `, ${percent(ownShare)} of the time spent in assay itself`;
  return [`Contracts: ${counted(cases, 'case')}, ${measure(casesPerSecond, 'per-second')}${share}`];
}

function loadBlock({ load }: ReportModel, look: Paint): readonly string[] {
  return load.flatMap(({ profile, engine, whole: total, budgets }) => [
    `Load: ${profile}, measured by ${engine} ${total?.generator?.version ?? ''}`.trimEnd(),
    ...(total?.generator?.invalid === undefined ? [] : [`  not valid: ${clip(look, 13, total.generator.invalid)}`]),
    ...(total === null
      ? []
      : [
          `  ${counted(total.requests, 'request')}, ${measure(total.achievedRate, 'per-second')}, ${percent(total.errorRate)} failed, p50 ${measure(total.p50, 'ms')}, p95 ${measure(total.p95, 'ms')}, p99 ${measure(total.p99, 'ms')}`,
        ]),
    ...budgets.slice(0, 10).map((row) => {
      const sign = row.holds === null ? '?' : row.holds ? '✓' : '✕';
      const style = row.holds === null ? 'magenta' : row.holds ? 'green' : 'red';
      const text = `${row.objective}${row.operation === null ? '' : ` of ${row.operation}`}: ${measure(row.measured, row.unit)}, limit ${measure(row.limit, row.unit)}, ${counted(row.samples, 'sample')}${row.reason === undefined ? '' : ` (${row.reason})`}`;
      return `  ${paint(look, style, sign)} ${clip(look, 4, text)}`;
    }),
  ]);
}

function notTestedBlock(model: ReportModel, look: Paint): readonly string[] {
  const reasons = countReasons([...model.notTested, ...model.undecided]);
  const { outcomes } = model.counts;
  const total = outcomes['not-tested'] + outcomes.inconclusive + outcomes.errored;
  const parts = model.matrix.flatMap(({ part, notRun }) =>
    notRun === undefined ? [] : [`  ${part}: ${clip(look, part.length + 4, notRun)}`],
  );
  if (total === 0 && parts.length === 0) return [];
  const more = reasons.length - 5;
  return [
    total === 0 ? 'Not tested:' : `Not tested or undecided: ${counted(total, 'check')}`,
    ...parts,
    ...reasons.slice(0, 5).map(([reason, count]) => `  ${whole(count)} × ${clip(look, 10, reason)}`),
    ...(more > 0 ? [`  … and ${counted(more, 'more reason')}`] : []),
  ];
}

function aftermathBlock({ record }: ReportModel, look: Paint): readonly string[] {
  const { left } = record.cleanup;
  return [
    ...(left.length === 0
      ? []
      : [
          `Left behind on the target: ${counted(left.length, 'thing')}`,
          ...left.slice(0, 5).map((item) => `  ${clip(look, 2, `${item.label} (${item.createdBy}): ${item.reason}`)}`),
        ]),
    ...record.warnings.slice(0, 5).map((warning) => `Warning: ${clip(look, 9, warning.message)}`),
  ];
}

function gateBlock({ record, counts }: ReportModel, look: Paint): readonly string[] {
  const broken = record.gates.filter((gate) => !gate.holds);
  return [
    `Gate: ${whole(counts.gates.holding)} of ${counted(counts.gates.total, 'rule')} hold`,
    ...broken.map(
      (gate) =>
        `  ${paint(look, 'red', '✕')} ${oneLine(`${gate.rule}: expected ${gate.expected}, actual ${gate.actual}`, 400)} (${gate.breaks})`,
    ),
  ];
}

/** What a person at a terminal reads after a run. The verdict is the last line; no line feed after it. */
export function renderConsole(record: RunRecord, options: ConsoleOptions): string {
  const model = buildModel(record);
  const look: Paint = { color: options.color, width: options.width ?? 100 };
  const { verdict } = model;
  const blocks = [
    identityBlock(model, look),
    findingsBlock(model, look),
    loadBlock(model, look),
    notTestedBlock(model, look),
    aftermathBlock(model, look),
    countsBlock(model),
    gateBlock(model, look),
    options.reportPath === undefined ? [] : [`Report: ${options.reportPath}`],
    [`${paint(look, VERDICT_STYLES[verdict.word], verdict.label)}  ${verdict.sentence.replaceAll('\n', ' ')}`],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
