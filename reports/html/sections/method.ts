import type { RunRecord } from '../../../core/record/types.ts';
import { ENOUGH_SAMPLES } from '../../model/load.ts';
import type { ReportModel } from '../../model/types.ts';
import { duration, number, percent, whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { fold, section } from '../pieces.ts';

const GLOSSARY = [
  ['Operation', 'a method and a path of the description; its first tag is its module'],
  ['Check', 'judges one exchange: a request and its answer'],
  ['Law', 'judges a sequence of exchanges, for inputs nobody wrote down'],
  ['Race', 'judges a history of exchanges that overlap in time'],
  ['Objective', 'judges measures taken under load'],
  ['Holds', 'was exercised by at least one exchange that could have failed, and none did'],
  ['Broken', 'failed; each way of failing in one place is one finding'],
  ['Not applicable', 'has no meaning for this operation, for the reason given'],
  ['Not tested', 'could have been asked but was not, for the reason given; never counted as holding'],
  ['Inconclusive', 'was asked, but the harness could not get an answer to judge'],
  ['Waived', 'is broken, known and accepted in writing until a day'],
] as const;

/** Undefined in records of versions that did not measure it. */
function ownShare({ coverage, timing }: RunRecord): string {
  if (coverage.ownShare === undefined || timing.contracts === undefined) return '';
  return ` ${percent(coverage.ownShare)} of their time was spent in assay itself, the rest in waiting for answers.`;
}

/** How the verdict, the severities and the numbers are made, and what silence does not prove. */
export function methodSection({ failOn, record }: ReportModel): Markup {
  const timing = Object.entries(record.timing).map(([part, ms]) => `${part} ${duration(ms)}`);
  return section(
    'method',
    'Method',
    h`${fold(
      'How this report is made',
      h`<ul><li>The verdict follows from the gate rules alone. There is no score. Open findings of severity ${failOn} or worse break the gate.</li>
<li>Severity is declared by each check, may be lowered for a milder way of failing, and is never raised.</li>
<li>Repeats of one failure at one operation are one finding; its number of occurrences says how often it was met. What has one cause for the whole API is one finding with all its operations.</li>
<li>Rates are given with both numbers. What was not tested stays in the denominator.</li>
<li>A percentile needs ten samples beyond it to be judged: p50 ${ENOUGH_SAMPLES.p50}, p90 ${ENOUGH_SAMPLES.p90}, p95 ${ENOUGH_SAMPLES.p95}, p99 ${whole(ENOUGH_SAMPLES.p99)}. Failed requests are never part of a latency percentile.</li>
<li>Secrets are taken out when an exchange is recorded. Characters that cannot be seen or turn the direction of writing are shown as escapes such as <code>\\u202e</code>.</li>
<li>Every random choice comes from seed ${record.seed}. ${number(record.coverage.casesPerSecond)} conformance cases a second were judged.${ownShare(record)}${timing.length === 0 ? '' : ` Time: ${timing.join(', ')}.`}</li></ul>`,
    )}
${fold(
  'What silence does not prove',
  h`<ul><li>No finding means that nothing was found by these checks, with these inputs, at this time, with these credentials.</li>
<li>Operations that were never sent, and criteria without a check in this version, are not known to be good.</li>
<li>Races are searched for, not excluded: one that was not met may still exist.</li>
<li>Load from one place against one environment says little about another.</li></ul>`,
)}
${fold('Glossary', h`<dl class="clauses">${GLOSSARY.map(([word, text]) => h`<div><dt>${word}</dt><dd>${text}</dd></div>`)}</dl>`)}`,
  );
}
