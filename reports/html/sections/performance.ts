import type { LoadProfile, ReportModel } from '../../model/types.ts';
import { number, percent, whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { facts, section } from '../pieces.ts';
import { loadCharts } from './load-charts.ts';
import { budgetTable, operationTable } from './load-tables.ts';

function generatorMarkup({ engine, whole: total }: LoadProfile): Markup {
  const generator = total?.generator;
  if (generator === undefined)
    return h`<p class="muted">Measured by ${engine}; nothing was recorded about the generator itself.</p>`;
  return h`${
    generator.invalid === undefined
      ? ''
      : h`<p class="notice"><strong>These numbers are not valid:</strong> ${generator.invalid}</p>`
  }${facts([
    ['Measured by', `${engine} ${generator.version}`],
    ['Virtual users', whole(generator.vus)],
    ['Time', `${number(generator.measuredSeconds)} s measured of ${number(generator.plannedSeconds)} s planned`],
    ['Generator CPU', generator.cpu === null ? 'not measured' : `${percent(generator.cpu)} of one core at most`],
    ['Dropped iterations', whole(generator.droppedIterations)],
  ])}${generator.notes.length === 0 ? '' : h`<ul>${generator.notes.map((note) => h`<li>${note}</li>`)}</ul>`}`;
}

function profileMarkup(profile: LoadProfile, at: number): Markup {
  return h`<div class="profile"><h3>${profile.profile} <small>measured by ${profile.engine}</small></h3>
${generatorMarkup(profile)}
${budgetTable(profile)}
${loadCharts(profile, `load-${at + 1}`)}
${operationTable(profile)}</div>`;
}

/** Objectives, charts, operations and the health of the generator. */
export function performanceSection({ load, matrix }: ReportModel): Markup {
  if (load.length === 0) {
    const part = matrix.find((row) => row.part === 'load');
    const why = part?.notRun ?? part?.notes[0] ?? 'No load was measured.';
    return section('performance', 'Performance', h`<p class="empty"><strong>Not tested.</strong> ${why}</p>`);
  }
  return section(
    'performance',
    'Performance',
    load.map(profileMarkup),
    'Percentiles are those of successful requests. They tell of this load from this place: a projection, not production. Greyed percentiles rest on too few samples to judge.',
  );
}
