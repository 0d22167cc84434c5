import { SEVERITIES } from '../../model/severity.ts';
import type { ReportModel } from '../../model/types.ts';
import { cutText } from '../../model/visible-text.ts';
import { counted, whole } from '../../model/words.ts';
import { verdictIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { tile } from '../pieces.ts';

/** Longest text of a rule or reason, in characters; the whole is in run.json. */
const SHOWN = 300;

function gateTable({ record, counts }: ReportModel): Markup {
  if (record.gates.length === 0) return h`<p class="muted">No gate rule was judged in this run.</p>`;
  return h`<table class="gates"><caption>Gate rules: ${whole(counts.gates.holding)} of ${whole(counts.gates.total)} hold</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Expected</th><th scope="col">Actual</th><th scope="col">Result</th></tr></thead>
<tbody>${[...record.gates]
    .sort((a, b) => Number(a.holds) - Number(b.holds))
    .map(
      (
        gate,
      ) => h`<tr class="${gate.holds ? 'gate-holds' : gate.breaks === 'NO-GO' ? 'gate-broken' : 'gate-unsure'}"><th scope="row">${gate.rule}</th>
<td data-label="Expected">${cutText(gate.expected, SHOWN)}</td><td data-label="Actual">${cutText(gate.actual, SHOWN)}</td>
<td data-label="Result">${
        gate.holds
          ? h`<span class="result good"><span aria-hidden="true">✓</span> holds</span>`
          : h`<span class="result ${gate.breaks === 'NO-GO' ? 'bad' : 'unsure'}"><span aria-hidden="true">✕</span> broken: ${gate.breaks}</span>`
      }</td></tr>`,
    )}</tbody></table>`;
}

/** The word, the sentence, the counts, every rule of the gate. */
export function verdictSection(model: ReportModel): Markup {
  const { record, verdict, counts } = model;
  const { outcomes, operations } = counts;
  return h`<section class="section verdict verdict-${verdict.word.toLowerCase()}" id="verdict" aria-labelledby="verdict-title">
<div class="verdict-head">${verdictIcon(verdict.word)}
<div><h2 id="verdict-title" class="verdict-word"><span class="visually-hidden">Verdict: </span>${verdict.label}</h2>
<p class="verdict-sentence">${cutText(verdict.sentence, 2 * SHOWN)}</p>
<p class="verdict-meaning">${verdict.meaning}</p></div></div>
${record.complete ? '' : h`<p class="notice"><strong>This run did not finish.</strong> What follows is what was recorded until then.</p>`}
${verdict.further.length === 0 ? '' : h`<ul class="reasons">${verdict.further.map((reason) => h`<li>${cutText(reason, SHOWN)}</li>`)}</ul>`}
<div class="tiles" role="group" aria-label="Open findings by severity">${SEVERITIES.map((severity) =>
    tile(counts.bySeverity[severity], severity, `sev-${severity}${counts.bySeverity[severity] === 0 ? ' zero' : ''}`),
  )}${tile(counts.waived, 'waived', counts.waived === 0 ? 'zero' : '')}</div>
<p class="rates"><strong>${whole(outcomes.pass)} of ${counted(counts.applicable, 'applicable check')} hold</strong>;
${whole(outcomes.fail)} broken, ${whole(outcomes.waived)} waived, ${whole(outcomes['not-tested'])} not tested,
${whole(outcomes.inconclusive + outcomes.errored)} undecided.
${whole(operations.succeeded)} of ${counted(operations.total, 'operation')} reached a documented success answer;
${whole(operations.untested)} ${operations.untested === 1 ? 'was' : 'were'} never sent. ${counted(record.coverage.exchanges, 'exchange')} in all.</p>
${gateTable(model)}
</section>`;
}
