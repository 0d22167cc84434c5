import { bySeverity, counted, openMessages } from './count-severities.ts';
import type { LintResult } from './lint-description.ts';
import { placeText } from './lint-text.ts';

const MOST_ROWS = 200;
const cell = (text: string): string => text.replace(/[|\\`<>*_[\]]/g, '\\$&').replace(/\s+/g, ' ');

/** The result as a table for a pull request. */
export function lintMarkdown(result: LintResult): string {
  const { description, operations, notes } = result;
  const open = openMessages(result);
  const rows = open
    .slice(0, MOST_ROWS)
    .map(
      ({ severity, rule, place, operation, observed }) =>
        `| ${severity} | ${cell(rule)} | ${cell(placeText(place))} | ${cell(operation ?? '')} | ${cell(observed)} |`,
    );
  return [
    `### ${cell(description.title || 'untitled')} ${cell(description.version)}: ${open.length === 0 ? 'nothing to mend' : bySeverity(open)}`,
    '',
    `${counted(operations, 'operation')}, ${counted(open.length, 'message')}, ${result.messages.length - open.length} waived.`,
    ...notes.map((note) => `\n> ${cell(note)}`),
    ...(rows.length === 0
      ? []
      : ['', '| severity | rule | place | operation | observed |', '|---|---|---|---|---|', ...rows]),
    ...(open.length > MOST_ROWS ? [`\n… and ${open.length - MOST_ROWS} more.`] : []),
  ].join('\n');
}
