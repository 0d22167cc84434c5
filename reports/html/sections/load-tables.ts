import type { LoadResult } from '../../../core/record/types.ts';
import { ENOUGH_SAMPLES, samplesOf } from '../../model/load.ts';
import type { LoadProfile } from '../../model/types.ts';
import { measure, milliseconds, number, percent, whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { scroller } from '../pieces.ts';

/** Objective by objective: limit, measured, margin, samples. */
export function budgetTable({ profile, budgets }: LoadProfile): Markup {
  if (budgets.length === 0) return h`<p class="muted">No objective was set for this profile.</p>`;
  return scroller(
    `Objectives of ${profile}`,
    h`<table class="budgets"><caption>Objectives</caption><thead><tr><th scope="col">Objective</th><th scope="col">Operation</th><th scope="col" class="num">Limit</th><th scope="col" class="num">Measured</th><th scope="col" class="num">Margin</th><th scope="col" class="num">Samples</th><th scope="col">Result</th></tr></thead><tbody>${budgets.map(
      (row) =>
        h`<tr><th scope="row">${row.objective}</th><td>${row.operation ?? 'whole profile'}</td><td class="num">${
          row.unit === 'per-second' ? '≥' : '≤'
        } ${measure(row.limit, row.unit)}</td><td class="num">${measure(row.measured, row.unit)}</td><td class="num">${
          row.margin === null ? '–' : `${row.margin < 0 ? '−' : '+'}${number(Math.abs(row.margin) * 100)} %`
        }</td><td class="num">${whole(row.samples)}</td><td>${
          row.holds === null
            ? h`<span class="result unsure"><span aria-hidden="true">?</span> not judged</span>`
            : row.holds
              ? h`<span class="result good"><span aria-hidden="true">✓</span> holds</span>`
              : h`<span class="result bad"><span aria-hidden="true">✕</span> broken</span>`
        }${row.reason === undefined ? '' : h`<small>${row.reason}</small>`}</td></tr>`,
    )}</tbody></table>`,
  );
}

function percentile(row: LoadResult, name: keyof typeof ENOUGH_SAMPLES): Markup {
  const samples = samplesOf(row);
  const value = row[name];
  return value !== null && samples < ENOUGH_SAMPLES[name]
    ? h`<td class="num few">${milliseconds(value)}<small>${whole(samples)} samples</small></td>`
    : h`<td class="num">${milliseconds(value)}</td>`;
}

function bar(value: number | null, most: number): Markup {
  const width = value === null || most <= 0 ? 0 : Math.max(0.5, Math.min(100, (value / most) * 100));
  return h`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-track" width="100" height="8"/><rect class="bar-fill" width="${width.toFixed(1)}" height="8"/></svg>`;
}

/** Operation by operation, slowest first; percentiles with too few samples are greyed and say so. */
export function operationTable({ profile, whole: total, operations }: LoadProfile): Markup {
  const rows = total === null ? operations : [total, ...operations];
  const most = Math.max(0, ...rows.map((row) => row.p95 ?? 0));
  return scroller(
    `Load by operation, ${profile}`,
    h`<table class="load-ops" data-sortable><caption>By operation, slowest p95 first</caption><thead><tr><th scope="col">Operation</th><th scope="col" class="num">Requests</th><th scope="col" class="num">Per second</th><th scope="col" class="num">Failed</th><th scope="col" class="num">p50</th><th scope="col" class="num">p90</th><th scope="col" class="num">p95</th><th scope="col"><span class="visually-hidden">p95 as a bar</span></th><th scope="col" class="num">p99</th><th scope="col" class="num">max</th></tr></thead><tbody>${rows.map(
      (row) =>
        h`<tr class="${row.operation === null ? 'total-row' : ''}"><th scope="row">${row.operation ?? 'whole profile'}</th><td class="num">${whole(row.requests)}</td><td class="num">${number(row.achievedRate)}${
          row.offeredRate === null ? '' : h`<small>of ${number(row.offeredRate)} offered</small>`
        }</td><td class="num">${percent(row.errorRate)}</td>${percentile(row, 'p50')}${percentile(row, 'p90')}${percentile(row, 'p95')}<td class="bar-cell">${bar(row.p95, most)}</td>${percentile(row, 'p99')}<td class="num">${milliseconds(row.max)}</td></tr>`,
    )}</tbody></table>`,
  );
}
