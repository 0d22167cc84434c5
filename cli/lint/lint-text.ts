import { relative } from 'node:path';
import type { SourcePosition } from '../../core/spec/types.ts';
import { bySeverity, counted, openMessages } from './count-severities.ts';
import type { LintMessage, LintResult } from './lint-description.ts';

const MOST_EACH = 10;

/** 'openapi.yaml:12:5', as editors and terminals open it. */
export function placeText({ file, line, column }: SourcePosition): string {
  const near = /^https?:/.test(file) ? file : relative(process.cwd(), file);
  return `${near.startsWith('..') || near === '' ? file : near}:${line}:${column}`;
}

function grouped(messages: readonly LintMessage[]): LintMessage[][] {
  const groups = new Map<string, LintMessage[]>();
  for (const message of messages) {
    const key = `${message.severity} ${message.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()];
}

function groupText(group: readonly LintMessage[], all: boolean): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const shown = all ? group : group.slice(0, MOST_EACH);
  const { oracle, severity, rule } = first;
  return [
    '',
    `${severity}  ${rule}: ${oracle.broken} (${group.length})`,
    ...shown.map(
      ({ place, operation, observed, waiver }) =>
        `  ${placeText(place)}  ${operation === undefined ? '' : `${operation}: `}${observed}${waiver ? `  [waived by ${waiver.owner} until ${waiver.expires}]` : ''}`,
    ),
    ...(shown.length < group.length ? [`  … and ${group.length - shown.length} more; all of them: --all`] : []),
    `  expected  ${first.expected}`,
    `  why       ${oracle.why}`,
    `  remedy    ${oracle.remedy}`,
  ];
}

/** The result for people: one block a rule, worst first, with places, reason and remedy. */
export function lintText(result: LintResult, failOn: string, failing: number, all: boolean): string {
  const { description, operations, messages, notes } = result;
  const open = openMessages(result);
  const waived = messages.length - open.length;
  const total = open.length === 0 ? 'nothing to mend' : `${counted(open.length, 'message')}: ${bySeverity(open)}`;
  return [
    `${description.title || 'untitled'} ${description.version} (OpenAPI ${description.openapi}): ${counted(operations, 'operation')}`,
    ...notes.map((note) => `! ${note}`),
    ...grouped(messages).flatMap((group) => groupText(group, all)),
    ...(messages.length === 0 ? [] : ['']),
    `${total}${waived > 0 ? `; ${waived} waived` : ''}`,
    failing === 0
      ? `nothing of severity ${failOn} or worse`
      : `${failing} of severity ${failOn} or worse; another limit: --fail-on; accept one: waivers in the configuration`,
  ].join('\n');
}
