import type { LoadProfile } from '../../model/types.ts';
import { counted, measure, milliseconds, number, whole } from '../../model/words.ts';
import { lineChart } from '../charts/line-chart.ts';
import type { Point } from '../charts/series.ts';
import { foldSeries } from '../charts/series.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { fold, scroller } from '../pieces.ts';

function dataTable(points: readonly Point[], seconds: number, id: string): Markup {
  return fold(
    'Data of these charts',
    scroller(
      `Data of the charts, ${id}`,
      h`<table><caption class="visually-hidden">One row every ${counted(seconds, 'second')}</caption><thead><tr><th scope="col" class="num">Second</th><th scope="col" class="num">Requests/s</th><th scope="col" class="num">Errors/s</th><th scope="col" class="num">p50</th><th scope="col" class="num">p95</th></tr></thead><tbody>${points.map(
        (point) =>
          h`<tr><td class="num">${whole(point.second)}</td><td class="num">${number(point.requests)}</td><td class="num">${number(point.errors)}</td><td class="num">${milliseconds(point.p50)}</td><td class="num">${milliseconds(point.p95)}</td></tr>`,
      )}</tbody></table>`,
    ),
  );
}

/** Latency over time with its objective, and throughput with errors. Nothing when there is no series. */
export function loadCharts(profile: LoadProfile, id: string): Markup {
  const series = profile.whole?.series ?? [];
  if (profile.whole === null || series.length < 2) return h`<p class="muted">There are too few points for a chart.</p>`;
  const { points, seconds } = foldSeries(series);
  const budget = profile.budgets.find((row) => row.operation === null && row.objective === 'p95' && row.unit === 'ms');
  const over = budget === undefined ? 0 : points.filter((point) => (point.p95 ?? 0) > budget.limit).length;
  const highest = Math.max(0, ...points.map((point) => point.p95 ?? 0));
  const said =
    budget === undefined
      ? `The highest p95 of a second is ${milliseconds(highest)}; no p95 objective was set.`
      : `p95 over the whole run is ${measure(budget.measured, 'ms')} against an objective of ${milliseconds(budget.limit)}; ${
          over === 0 ? 'no second lies above it' : `${counted(over, 'point')} of ${whole(points.length)} lie above it`
        }, the highest at ${milliseconds(highest)}.`;
  const failed = series.reduce((sum, point) => sum + point.errors, 0);
  const mean = series.reduce((sum, point) => sum + point.requests, 0) / series.length;
  const rates = `On average ${number(mean)} requests a second; ${
    failed === 0
      ? 'none failed'
      : `${whole(failed)} failed in all, at most ${whole(Math.max(...series.map((point) => point.errors)))} in one second`
  }.`;
  const note = seconds === 1 ? '' : ` One point stands for ${seconds} seconds, percentiles for the worst of them.`;
  return h`<figure><figcaption><strong>Latency over time.</strong> ${said}${note}</figcaption>
${lineChart({
  id: `${id}-latency`,
  title: 'Latency over time: p50 and p95 of successful requests',
  description: said,
  unit: 'ms',
  lines: [
    { label: 'p95', look: 'a', points: points.map((point) => [point.second, point.p95]) },
    { label: 'p50', look: 'b', points: points.map((point) => [point.second, point.p50]) },
  ],
  ...(budget === undefined
    ? {}
    : { limit: { value: budget.limit, label: `objective: p95 below ${milliseconds(budget.limit)}` } }),
})}</figure>
<figure><figcaption><strong>Requests and errors over time.</strong> ${rates}</figcaption>
${lineChart({
  id: `${id}-rate`,
  title: 'Requests and errors per second over time',
  description: rates,
  unit: 'per s',
  lines: [
    { label: 'requests/s', look: 'a', points: points.map((point) => [point.second, point.requests]) },
    { label: 'errors/s', look: 'b', points: points.map((point) => [point.second, point.errors]) },
  ],
})}</figure>
${dataTable(points, seconds, id)}`;
}
