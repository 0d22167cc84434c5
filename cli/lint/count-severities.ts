import { SEVERITIES } from '../../core/oracle/severity.ts';
import type { LintMessage, LintResult } from './lint-description.ts';

export const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

export const openMessages = ({ messages }: LintResult): LintMessage[] =>
  messages.filter(({ waiver }) => waiver === undefined);

/** '2 medium, 5 low'. */
export function bySeverity(messages: readonly LintMessage[]): string {
  return SEVERITIES.map(({ severity }) => ({
    severity,
    number: messages.filter((message) => message.severity === severity).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}`)
    .join(', ');
}
