import type { OutcomeName } from '../../core/findings/types.ts';
import type { VerdictWord } from '../../core/record/types.ts';
import type { Markup } from './markup.ts';
import { h, trusted } from './markup.ts';

const VERDICT_PATHS: Readonly<Record<VerdictWord, string>> = {
  GO: '<path d="M7 12.5l3.5 3.5L17.5 8.5"/>',
  CONDITIONAL: '<path d="M12 7v6.5"/><path d="M12 16.8v.2"/>',
  'NO-GO': '<path d="M8 8l8 8M16 8l-8 8"/>',
  INCONCLUSIVE: '<path d="M9 9.6a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2"/><path d="M12 17v.2"/>',
  ERROR: '<path d="M12 7v6"/><path d="M12 16.8v.2"/>',
};

/** The sign beside the verdict's word: a different shape for each, so that colour is not needed. */
export function verdictIcon(word: VerdictWord): Markup {
  const frame =
    word === 'CONDITIONAL'
      ? '<path d="M12 2.5L22 20.5H2z"/>'
      : word === 'NO-GO'
        ? '<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/>'
        : '<circle cx="12" cy="12" r="10"/>';
  return h`<svg class="verdict-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${trusted(
    frame + VERDICT_PATHS[word],
  )}</svg>`;
}

/** Signs that differ in shape, set in text. */
export const OUTCOME_SIGNS: Readonly<Record<OutcomeName, string>> = {
  pass: '✓',
  fail: '✕',
  'not-applicable': '–',
  'not-tested': '○',
  inconclusive: '?',
  waived: '◇',
  errored: '!',
};
