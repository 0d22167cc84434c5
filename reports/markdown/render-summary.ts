import type { Finding } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { buildModel } from '../model/build-model.ts';
import { countReasons } from '../model/outcome-groups.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { ReportModel } from '../model/types.ts';
import { cutText } from '../model/visible-text.ts';
import { counted, duration, measure, moment, whereOf, whole } from '../model/words.ts';
import { block, code, inHtml, plain } from './escape.ts';

/** Longest summary, in characters: a pull request comment may have 65,536. */
export const MAX_SUMMARY = 60_000;

/** Finds the comment of an earlier run, so that it can be replaced. */
export const SUMMARY_MARKER = '<!-- assay-summary -->';

const SIGNS = { GO: '✅', CONDITIONAL: '⚠️', 'NO-GO': '⛔', INCONCLUSIVE: '❔', ERROR: '❗' } as const;

function gateTable({ record }: ReportModel): string {
  if (record.gates.length === 0) return 'No gate rule was judged.';
  const rows = record.gates.map(
    (gate) =>
      `| ${gate.holds ? '✓ holds' : `✕ **${gate.breaks}**`} | ${plain(gate.rule)} | ${plain(gate.expected)} | ${plain(gate.actual)} |`,
  );
  return ['| Result | Rule | Expected | Actual |', '|---|---|---|---|', ...rows].join('\n');
}

function findingMarkdown(finding: Finding): string {
  return [
    `<details><summary><b>${finding.severity}</b> ${inHtml(finding.title, 160)}</summary>`,
    '',
    `${code(whereOf(finding))}, check ${code(finding.oracle)}, ${counted(finding.occurrences, 'time')}, fingerprint ${code(finding.fingerprint)}`,
    '',
    `**Expected** ${plain(finding.expected, 500)}`,
    '',
    `**Observed** ${plain(finding.observed, 500)}`,
    '',
    block(`${cutText(finding.curl, 1200)}\n${cutText(finding.replay, 300)}`, 'sh'),
    '',
    '</details>',
  ].join('\n');
}

function loadTable({ load }: ReportModel): string {
  const rows = load.flatMap(({ profile, engine, budgets }) =>
    budgets
      .slice(0, 20)
      .map(
        (row) =>
          `| ${row.holds === null ? '? not judged' : row.holds ? '✓ holds' : '✕ **broken**'} | ${plain(profile)} (${plain(engine)}) | ${plain(row.objective)}${row.operation === null ? '' : ` of ${code(row.operation)}`} | ${measure(row.limit, row.unit)} | ${measure(row.measured, row.unit)} | ${whole(row.samples)} |`,
      ),
  );
  return ['| Result | Profile | Objective | Limit | Measured | Samples |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

/** The short text for a pull request or a step summary: verdict, gate, top findings folded, what was not tested. */
export function renderSummary(record: RunRecord): string {
  return summaryOfModel(buildModel(record));
}

/** The same from a model that is already built. */
export function summaryOfModel(model: ReportModel): string {
  const { record, verdict, counts } = model;
  const { outcomes, operations } = counts;
  const head = [
    SUMMARY_MARKER,
    `## ${SIGNS[verdict.word]} ${verdict.label}: ${plain(record.target.spec?.title ?? record.target.url, 120)}`,
    plain(verdict.sentence, 500),
    ...(record.complete ? [] : ['**This run did not finish.** What follows is what was recorded until then.']),
    gateTable(model),
    `**Findings:** ${counted(counts.open, 'open finding')} (${SEVERITIES.map((severity) => `${severity} ${whole(counts.bySeverity[severity])}`).join(', ')}), ${whole(counts.waived)} waived. **Checks:** ${whole(outcomes.pass)} of ${counted(counts.applicable, 'applicable check')} hold, ${whole(outcomes.fail)} broken, ${whole(outcomes['not-tested'])} not tested, ${whole(outcomes.inconclusive + outcomes.errored)} undecided. **Operations:** ${whole(operations.succeeded)} of ${whole(operations.total)} reached a documented success answer.`,
    ...(model.load.length === 0 ? [] : [loadTable(model)]),
  ];
  const reasons = countReasons(model.notTested).slice(0, 5);
  const foot = [
    ...(reasons.length === 0
      ? []
      : [`**Not tested:**\n\n${reasons.map(([reason, count]) => `- ${whole(count)} × ${plain(reason)}`).join('\n')}`]),
    `Target ${code(record.target.url, 200)} (${record.target.environment}), ${plain(moment(record.startedAt))}, ${duration(record.durationMs)}, seed ${record.seed}, run ${code(record.runId, 120)}.`,
  ];
  const open = model.findings.filter((finding) => finding.state === 'open');
  const room = MAX_SUMMARY - [...head, ...foot].join('\n\n').length - 200;
  const shown: string[] = [];
  let used = 0;
  for (const finding of open.slice(0, 10)) {
    const text = findingMarkdown(finding);
    used += text.length + 2;
    if (used > room) break;
    shown.push(text);
  }
  const more = open.length - shown.length;
  return `${[...head, ...shown, ...(more > 0 ? [`${counted(more, 'more open finding')} in report.html.`] : []), ...foot].join('\n\n')}\n`;
}
