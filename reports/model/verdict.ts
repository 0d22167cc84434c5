import type { RunRecord, VerdictWord } from '../../core/record/types.ts';
import type { Counts, VerdictModel } from './types.ts';

const LABELS: Readonly<Record<VerdictWord, string>> = {
  GO: 'GO',
  CONDITIONAL: 'CONDITIONAL GO',
  'NO-GO': 'NO-GO',
  INCONCLUSIVE: 'INCONCLUSIVE',
  ERROR: 'ERROR',
};

const MEANINGS: Readonly<Record<VerdictWord, string>> = {
  GO: 'Every gate rule holds and there is enough evidence to say so.',
  CONDITIONAL: 'The release rests on the exceptions listed under Waivers; each has an owner and a last day.',
  'NO-GO': 'At least one gate rule is broken. Fix what blocks, or accept it in writing with an owner and a date.',
  INCONCLUSIVE: 'There is not enough evidence to decide. This says nothing good or bad about the API: run again.',
  ERROR: 'The harness or its configuration failed. This says nothing about the API.',
};

function fallback(word: VerdictWord, counts: Counts): string {
  const { gates } = counts;
  if (word === 'GO') return `All ${gates.total} gate rules hold.`;
  if (word === 'CONDITIONAL') return `The gate holds only because ${counts.waived} findings are waived.`;
  if (word === 'NO-GO') return `${gates.total - gates.holding} of ${gates.total} gate rules are broken.`;
  if (word === 'INCONCLUSIVE') return 'The evidence is not sufficient for a decision.';
  return 'The run did not come to a result.';
}

/** The verdict as one word, one sentence and what follows from it. */
export function verdictOf(record: RunRecord, counts: Counts): VerdictModel {
  const [first, ...further] = record.reasons;
  return {
    word: record.verdict,
    label: LABELS[record.verdict],
    sentence: first ?? fallback(record.verdict, counts),
    further,
    meaning: MEANINGS[record.verdict],
  };
}
