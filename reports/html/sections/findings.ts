import { SEVERITIES } from '../../model/severity.ts';
import { isBlocking } from '../../model/tally.ts';
import type { ReportModel } from '../../model/types.ts';
import { counted, whole } from '../../model/words.ts';
import { findingAnchors } from '../finding-anchor.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { section } from '../pieces.ts';
import type { Detail } from './finding-card.ts';
import { findingCard } from './finding-card.ts';

/** Characters of the section after which findings are written with less detail, so that the page stays openable. */
const BUDGET = { full: 500_000, short: 640_000, brief: 760_000, line: 5_000_000 } as const;

function detailFor(written: number): Detail | null {
  if (written < BUDGET.full) return 'full';
  if (written < BUDGET.short) return 'short';
  if (written < BUDGET.brief) return 'brief';
  return written < BUDGET.line ? 'line' : null;
}

function filterBar(model: ReportModel): Markup {
  const { counts } = model;
  return h`<div class="filter needs-js" role="search"><label for="q">Filter findings</label><input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="severity:high module:orders !state:waived text" aria-describedby="q-count"><span id="q-count" class="muted" role="status"></span>
<div class="chips">${SEVERITIES.filter((severity) => counts.bySeverity[severity] > 0).map(
    (severity) =>
      h`<button type="button" class="chip" data-filter="severity:${severity} state:open">${severity} ${whole(counts.bySeverity[severity])}</button>`,
  )}${counts.waived > 0 ? h`<button type="button" class="chip" data-filter="state:waived">waived ${whole(counts.waived)}</button>` : ''}<button type="button" class="chip" data-filter="">all ${whole(counts.findings)}</button></div></div>`;
}

/** Every finding, worst first; detail is given up where the page would grow too large, and it says so. */
export function findingsSection(model: ReportModel): Markup {
  const { counts, findings } = model;
  if (findings.length === 0) {
    return section(
      'findings',
      'Findings',
      h`<p class="empty">No finding. That speaks for what was tested, not for what was not.</p>`,
    );
  }
  const anchors = findingAnchors(findings);
  const cards: Markup[] = [];
  const lines: Markup[] = [];
  let written = 0;
  let reduced = 0;
  for (const finding of findings) {
    const detail = detailFor(written);
    if (detail === null) break;
    const open = detail !== 'brief' && cards.length < 25 && isBlocking(finding, model.failOn);
    const card = findingCard(finding, anchors.get(finding) ?? '', detail, open);
    written += card.length;
    if (detail !== 'full') reduced += 1;
    (detail === 'line' ? lines : cards).push(card);
  }
  const left = findings.length - cards.length - lines.length;
  return section(
    'findings',
    'Findings',
    h`${filterBar(model)}
${reduced + left === 0 ? '' : h`<p class="notice">To keep this page openable, ${counted(reduced, 'finding')} ${reduced === 1 ? 'is' : 'are'} written with less detail${left === 0 ? '' : h` and ${whole(left)} left out`}. Everything is in run.json.</p>`}
<div class="cards">${cards}</div>
${lines.length === 0 ? '' : h`<h3>${counted(lines.length, 'further finding')}, one line each</h3><ul class="finding-lines">${lines}</ul>`}`,
    `${counted(counts.open, 'open finding')}, ${whole(counts.waived)} waived. Worst first; those that block are unfolded.`,
  );
}
