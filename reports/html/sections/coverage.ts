import type { CoverageRow, ReportModel } from '../../model/types.ts';
import { counted, whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { facts, fold, scroller, section } from '../pieces.ts';

/** Rows written; the rest is counted. */
const ROWS = 1500;
/** Rows shown unfolded. */
const FIRST = 15;

function checks({ by }: CoverageRow): Markup {
  const open = by['not-tested'] + by.inconclusive + by.errored;
  const also = [
    by.waived > 0 ? `${whole(by.waived)} waived` : '',
    open > 0 ? `${whole(open)} unanswered` : '',
    by['not-applicable'] > 0 ? `${whole(by['not-applicable'])} n/a` : '',
  ].filter((text) => text !== '');
  return h`${whole(by.pass)} hold${by.fail === 0 ? '' : h`, <span class="result bad">${whole(by.fail)} broken</span>`}${
    also.length === 0 ? '' : h`<small>${also.join(', ')}</small>`
  }`;
}

function rowMarkup(row: CoverageRow): Markup {
  const state = row.untested
    ? h`<span class="result unsure"><span aria-hidden="true">○</span> not tested</span>`
    : row.succeeded
      ? h`<span class="result good"><span aria-hidden="true">✓</span> reached</span>`
      : h`<span class="result unsure"><span aria-hidden="true">?</span> no success</span>`;
  const statuses = Object.entries(row.statuses);
  return h`<tr class="${row.untested ? 'untested' : ''}"><th scope="row"><span class="method">${row.method}</span> <span class="path">${row.path}</span>${
    row.reason === undefined ? '' : h`<small>${row.reason}</small>`
  }</th><td>${row.module}</td><td>${state}</td><td class="num">${whole(row.requests)}</td><td>${
    statuses.length === 0
      ? h`<span class="muted">none</span>`
      : statuses.map(
          ([status, count]) =>
            h`<span class="status s${status.charAt(0)}">${status} <small>×${whole(count)}</small></span> `,
        )
  }</td><td>${row.unseen.length === 0 ? h`<span class="muted">none</span>` : row.unseen.join(', ')}</td><td>${checks(row)}</td></tr>`;
}

function table(rows: readonly CoverageRow[], label: string): Markup {
  return scroller(
    label,
    h`<table class="coverage" data-sortable><caption class="visually-hidden">${label}</caption><thead><tr><th scope="col">Operation</th><th scope="col">Module</th><th scope="col">Success answer</th><th scope="col" class="num">Requests</th><th scope="col">Statuses seen</th><th scope="col">Documented, never seen</th><th scope="col">Checks</th></tr></thead>
<tbody>${rows.map(rowMarkup)}</tbody></table>`,
  );
}

/** Operation by operation, untested ones first. */
export function coverageSection({ coverage, counts, record }: ReportModel): Markup {
  const { operations } = counts;
  const purposes = Object.entries(record.coverage.exchangesByPurpose).map(
    ([purpose, count]) => `${purpose} ${whole(count)}`,
  );
  const rest = coverage.slice(FIRST, ROWS);
  return section(
    'coverage',
    'Coverage',
    h`${facts([
      ['Sent', `${whole(operations.exercised)} of ${counted(operations.total, 'operation')}`],
      ['Documented success', `${whole(operations.succeeded)} of ${counted(operations.total, 'operation')}`],
      ['Never sent', counted(operations.untested, 'operation')],
      ['Exchanges', `${whole(record.coverage.exchanges)}${purposes.length === 0 ? '' : ` (${purposes.join(', ')})`}`],
    ])}
${coverage.length === 0 ? h`<p class="empty">No operation was recorded.</p>` : table(coverage.slice(0, FIRST), 'Coverage by operation')}
${rest.length === 0 ? '' : fold(`${whole(rest.length)} further operations`, table(rest, 'Coverage by operation, continued'))}
${coverage.length > ROWS ? h`<p class="muted">${whole(coverage.length - ROWS)} more operations are in run.json.</p>` : ''}`,
    'Operations that were never sent come first, then those that never gave a documented success answer.',
  );
}
