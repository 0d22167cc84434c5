import { number } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { spread, ticks } from './scale.ts';

export interface Line {
  readonly label: string;
  /** Style of stroke and marker: 'a' solid and round, 'b' dashed and square. */
  readonly look: 'a' | 'b';
  /** Seconds and value; null leaves a gap. */
  readonly points: readonly (readonly [number, number | null])[];
}

export interface LineChart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly limit?: { readonly value: number; readonly label: string };
}

const WIDTH = 760;
const HEIGHT = 238;
const BOX = { left: 56, right: 640, top: 24, bottom: 210 };

function pathOf(points: Line['points'], x: (value: number) => number, y: (value: number) => number): string {
  let pen = 'M';
  const parts: string[] = [];
  for (const [second, value] of points) {
    if (value === null) pen = 'M';
    else {
      parts.push(`${pen}${x(second).toFixed(1)} ${y(value).toFixed(1)}`);
      pen = 'L';
    }
  }
  return parts.join('');
}

function marker(look: Line['look'], x: number, y: number): Markup {
  return look === 'a'
    ? h`<circle class="mark mark-a" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.2"/>`
    : h`<rect class="mark mark-b" x="${(x - 3).toFixed(1)}" y="${(y - 3).toFixed(1)}" width="6" height="6"/>`;
}

/** A chart of values over seconds. Lines differ by dash and marker and carry their names at their ends. */
export function lineChart(chart: LineChart): Markup {
  const all = chart.lines.flatMap((line) => line.points);
  const top = Math.max(0, chart.limit?.value ?? 0, ...all.map(([, value]) => value ?? 0));
  const steps = ticks(top * 1.05);
  const maxY = steps.at(-1) ?? 1;
  const first = Math.min(...all.map(([second]) => second));
  const last = Math.max(first + 1, ...all.map(([second]) => second));
  const x = (second: number) => BOX.left + ((second - first) / (last - first)) * (BOX.right - BOX.left);
  const y = (value: number) => BOX.bottom - (value / maxY) * (BOX.bottom - BOX.top);
  const every = Math.max(1, Math.round(all.length / Math.max(1, chart.lines.length) / 8));
  const ends = chart.lines.map((line) => y(line.points.findLast(([, value]) => value !== null)?.[1] ?? 0));
  const labels = spread(ends, 15, BOX.bottom);
  const seconds = [first, first + (last - first) / 2, last];
  return h`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${chart.id}-t ${chart.id}-d">
<title id="${chart.id}-t">${chart.title}</title><desc id="${chart.id}-d">${chart.description}</desc>
${steps.map(
  (
    step,
  ) => h`<line class="grid" x1="${BOX.left}" x2="${BOX.right}" y1="${y(step).toFixed(1)}" y2="${y(step).toFixed(1)}"/>
<text class="axis" x="${BOX.left - 8}" y="${(y(step) + 4).toFixed(1)}" text-anchor="end">${number(step)}</text>`,
)}
<text class="axis" x="${BOX.left - 8}" y="12" text-anchor="end">${chart.unit}</text>
${seconds.map((second) => h`<text class="axis" x="${x(second).toFixed(1)}" y="${BOX.bottom + 20}" text-anchor="middle">${number(second)} s</text>`)}
${chart.lines.map(
  (line, at) => h`<path class="line line-${line.look}" d="${pathOf(line.points, x, y)}"/>
${line.points
  .filter(([, value], place) => value !== null && place % every === 0)
  .map(([second, value]) => marker(line.look, x(second), y(value ?? 0)))}
${marker(line.look, BOX.right + 14, labels[at] ?? 0)}<text class="label" x="${BOX.right + 24}" y="${((labels[at] ?? 0) + 4).toFixed(1)}">${line.label}</text>`,
)}
${
  chart.limit === undefined
    ? ''
    : h`<line class="limit" x1="${BOX.left}" x2="${BOX.right}" y1="${y(chart.limit.value).toFixed(1)}" y2="${y(chart.limit.value).toFixed(1)}"/>
<text class="limit-label" x="${BOX.left + 6}" y="${(y(chart.limit.value) - 6).toFixed(1)}">${chart.limit.label}</text>`
}</svg>`;
}
