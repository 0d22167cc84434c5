import type { Finding } from '../../core/findings/types.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { ReportModel } from '../model/types.ts';
import { counted, whereOf, whole } from '../model/words.ts';
import type { Paint } from './paint.ts';
import { clip, paint, SEVERITY_STYLES } from './paint.ts';

/** Findings shown of one check, and checks shown in all. */
const SHOWN = { findings: 3, checks: 12 } as const;

function findingLines(finding: Finding, look: Paint): readonly string[] {
  const pair = (name: string, text: string) => `      ${paint(look, 'dim', name)} ${clip(look, 16, text)}`;
  const sure = ` (${finding.confidence})`;
  return [
    `    ${paint(look, 'bold', clip(look, 4 + sure.length, whereOf(finding)))}${paint(look, 'dim', sure)}`,
    pair('expected ', finding.expected),
    pair('observed ', finding.observed),
    // A replay line is there to be copied: it is never cut.
    `      ${paint(look, 'dim', 'replay   ')} ${finding.replay.replaceAll('\n', ' ')}`,
  ];
}

/** Open findings by check, worst first; then how many are waived. */
export function findingsBlock(model: ReportModel, look: Paint): readonly string[] {
  const { counts } = model;
  const tally = SEVERITIES.filter((severity) => counts.bySeverity[severity] > 0)
    .map((severity) => paint(look, SEVERITY_STYLES[severity], `${severity} ${whole(counts.bySeverity[severity])}`))
    .join(', ');
  const head = `Findings: ${whole(counts.open)} open${tally === '' ? '' : ` (${tally})`}, ${whole(counts.waived)} waived`;
  const groups = new Map<string, Finding[]>();
  for (const finding of model.findings) {
    if (finding.state === 'open') groups.set(finding.oracle, [...(groups.get(finding.oracle) ?? []), finding]);
  }
  const lines = [...groups].slice(0, SHOWN.checks).flatMap(([oracle, findings]) => {
    const severity = findings[0]?.severity ?? 'info';
    const title = model.oracles.get(oracle)?.broken ?? '';
    const more = findings.length - SHOWN.findings;
    return [
      `  ${paint(look, SEVERITY_STYLES[severity], severity)} ${oracle} ×${whole(findings.length)}${title === '' ? '' : paint(look, 'dim', `  ${clip(look, oracle.length + 18, title)}`)}`,
      ...findings.slice(0, SHOWN.findings).flatMap((finding) => findingLines(finding, look)),
      ...(more > 0 ? [`    … and ${whole(more)} more in the report`] : []),
    ];
  });
  const hidden = groups.size - SHOWN.checks;
  return [head, ...lines, ...(hidden > 0 ? [`  … and ${counted(hidden, 'more check')} with findings`] : [])];
}
