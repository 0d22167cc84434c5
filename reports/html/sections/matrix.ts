import type { CellState, MatrixCell, MatrixPart, ReportModel } from '../../model/types.ts';
import { OUTCOME_WORDS, whole } from '../../model/words.ts';
import { OUTCOME_SIGNS } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { h, link } from '../markup.ts';
import { fold, scroller, section } from '../pieces.ts';

const OUTCOME_OF = {
  holds: 'pass',
  broken: 'fail',
  errored: 'errored',
  inconclusive: 'inconclusive',
  waived: 'waived',
  'not-tested': 'not-tested',
  'not-applicable': 'not-applicable',
} as const satisfies Record<CellState, string>;

const ALSO = ['pass', 'fail', 'waived', 'inconclusive', 'errored', 'not-tested'] as const;

/** Reasons shown below a part before the rest is only counted. */
const NOTES_SHOWN = 60;

function cellMarkup(cell: MatrixCell, part: MatrixPart, module: string, criterion: string): Markup {
  const main = OUTCOME_OF[cell.state];
  const word = cell.state === 'not-applicable' ? 'n/a' : OUTCOME_WORDS[main];
  const text = h`<span class="cell-main"><span class="sign" aria-hidden="true">${OUTCOME_SIGNS[main]}</span> ${word}${
    cell.count > 0 ? ` ${whole(cell.count)}` : ''
  }</span>`;
  const also = ALSO.filter((name) => name !== main && cell.by[name] > 0);
  return h`<td class="cell cell-${cell.state}">${
    cell.state === 'broken' || cell.state === 'waived'
      ? h`<a href="#findings" data-filter="part:${part.part} criterion:${criterion} module:&quot;${module}&quot;">${text}</a>`
      : text
  }${also.map((name) => h`<span class="cell-also">${whole(cell.by[name])} ${OUTCOME_WORDS[name]}</span>`)}${
    cell.notes.length === 0
      ? ''
      : h`<span class="cell-notes"><span class="visually-hidden">note </span>${cell.notes.slice(0, 4).join(', ')}${cell.notes.length > 4 ? '…' : ''}</span>`
  }</td>`;
}

/** The first clause, short enough for the head of a column; the whole stands below the table. */
function headline(label: string): string {
  return label.length <= 36 ? label : `${label.slice(0, 35).trimEnd()}…`;
}

function partTable(part: MatrixPart): Markup {
  return scroller(
    `Compliance matrix of ${part.part}`,
    h`<table class="matrix"><caption class="visually-hidden">${part.part}: modules by criterion</caption>
<thead><tr><th scope="col" class="sticky">Module</th>${part.columns.map(
      ({ criterion, sources }) =>
        h`<th scope="col">${criterion.split('-').map((word, at) => h`${at === 0 ? '' : h`-<wbr>`}${word}`)}${
          sources[0] === undefined ? '' : h`<small>${headline(sources[0].label)}</small>`
        }</th>`,
    )}</tr></thead>
<tbody>${part.rows.map(
      ({ module, cells }) =>
        h`<tr><th scope="row" class="sticky">${module}</th>${cells.map((cell, at) =>
          cellMarkup(cell, part, module, part.columns[at]?.criterion ?? ''),
        )}</tr>`,
    )}</tbody></table>`,
  );
}

function partMarkup(part: MatrixPart): Markup {
  if (part.notRun !== undefined) {
    return h`<div class="part part-empty"><h3>${part.part}</h3><p><span class="result unsure"><span aria-hidden="true">○</span> not run</span> ${part.notRun}</p></div>`;
  }
  const { total } = part;
  const counts = (['pass', 'fail', 'waived', 'inconclusive', 'errored', 'not-tested', 'not-applicable'] as const)
    .filter((name) => total[name] > 0)
    .map(
      (name) =>
        h`<span class="count count-${name}"><span aria-hidden="true">${OUTCOME_SIGNS[name]}</span> ${whole(total[name])} ${OUTCOME_WORDS[name]}</span>`,
    );
  const notes = part.notes.slice(0, NOTES_SHOWN);
  return h`<details class="part" open><summary><h3>${part.part}</h3> ${counts}</summary>
${partTable(part)}
${
  notes.length === 0
    ? ''
    : fold(
        `Notes to ${part.part}: why cells are not tested, not applicable or undecided (${whole(part.notes.length)})`,
        h`<ol class="notes">${notes.map((note) => h`<li>${note}</li>`)}</ol>${
          part.notes.length > NOTES_SHOWN ? h`<p class="muted">The other reasons are in run.json.</p>` : ''
        }`,
        { name: 'notes-fold' },
      )
}
${fold(
  'Criteria and the clauses they rest on',
  h`<dl class="clauses">${part.columns.map(
    ({ criterion, sources }) =>
      h`<div><dt>${criterion}</dt><dd>${
        sources.length === 0
          ? 'no clause was declared'
          : sources.map(({ label, url }, at) => h`${at === 0 ? '' : ', '}${link(url, label)}`)
      }</dd></div>`,
  )}</dl>`,
)}</details>`;
}

/** Modules by criteria, part by part, with honest cells. */
export function matrixSection({ matrix }: ReportModel): Markup {
  return section(
    'matrix',
    'Compliance matrix',
    h`<ul class="legend" aria-label="Legend">${(Object.keys(OUTCOME_OF) as CellState[]).map(
      (state) =>
        h`<li class="cell cell-${state}"><span class="sign" aria-hidden="true">${OUTCOME_SIGNS[OUTCOME_OF[state]]}</span> ${OUTCOME_WORDS[OUTCOME_OF[state]]}</li>`,
    )}</ul>
${matrix.map(partMarkup)}`,
    'Each cell folds the operations of a module. The number says how many checks are in that state; small numbers point to the reasons below. What was not tested is never counted as holding.',
  );
}
