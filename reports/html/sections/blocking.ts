import type { ReportModel } from '../../model/types.ts';
import { counted, whereOf, whole } from '../../model/words.ts';
import { findingAnchors } from '../finding-anchor.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { section, severityTag } from '../pieces.ts';

/** The few findings that keep the release back. */
export function blockingSection(model: ReportModel): Markup {
  const { shown, more } = model.blocking;
  const { outcomes } = model.counts;
  const judged = outcomes.pass + outcomes.fail + outcomes.waived;
  if (shown.length === 0) {
    return section(
      'blocking',
      'Blocking now',
      h`<p class="empty">${
        judged === 0
          ? 'Nothing was judged, so nothing is known to block and nothing is known to be good.'
          : `No open finding of severity ${model.failOn} or worse.`
      }</p>`,
    );
  }
  const anchors = findingAnchors(model.findings);
  return section(
    'blocking',
    'Blocking now',
    h`<ol class="blocking">${shown.map(
      (finding) => h`<li>${severityTag(finding.severity)}
<a class="blocking-title" href="#${anchors.get(finding) ?? ''}">${finding.title}</a>
<p><code>${whereOf(finding)}</code></p><p>${finding.why}</p></li>`,
    )}</ol>${more === 0 ? '' : h`<p><a href="#findings">${whole(more)} more</a> below.</p>`}`,
    `${counted(model.counts.blocking, 'open finding')} of severity ${model.failOn} or worse.`,
  );
}
