import type { ReportModel } from '../../model/types.ts';
import { whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { scroller, section, severityTag } from '../pieces.ts';

/** Open findings by severity and module. */
export function riskSection({ riskMap, counts }: ReportModel): Markup {
  if (riskMap.modules.length === 0) {
    return section('risk', 'Risk map', h`<p class="empty">No module was seen.</p>`);
  }
  const table = h`<table class="risk"><caption>Open findings: rows are severities, columns are modules</caption>
<thead><tr><th scope="col" class="sticky">Severity</th><th scope="col">All</th>${riskMap.modules.map((module) => h`<th scope="col">${module}</th>`)}</tr></thead>
<tbody>${riskMap.rows.map(
    ({ severity, cells, total }) =>
      h`<tr><th scope="row" class="sticky">${severityTag(severity)}</th><td class="total">${whole(total)}</td>${cells.map(
        (count) => h`<td class="${count === 0 ? 'zero' : `heat sev-${severity}`}">${whole(count)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
  const note =
    counts.open === 0
      ? 'No open finding. A zero means that nothing was found, not that everything was tested: see the matrix.'
      : 'Modules with the gravest findings first. A zero means that nothing was found, not that everything was tested.';
  return section('risk', 'Risk map', scroller('Risk map', table), note);
}
