import type { ReportModel, WaiverGroup } from '../../model/types.ts';
import { operationName } from '../../model/words.ts';
import { findingAnchors } from '../finding-anchor.ts';
import type { Markup } from '../markup.ts';
import { h, link } from '../markup.ts';
import { scroller, section } from '../pieces.ts';

const STATUS: Readonly<Record<WaiverGroup['status'], Markup>> = {
  active: h`<span class="result neutral"><span aria-hidden="true">◇</span> active</span>`,
  expiring: h`<span class="result unsure"><span aria-hidden="true">!</span> expires within 14 days</span>`,
  expired: h`<span class="result bad"><span aria-hidden="true">✕</span> expired: counts again</span>`,
};

/** Exceptions in force, with who answers for them and until when. */
export function waiversSection({ waivers, findings }: ReportModel): Markup {
  if (waivers.length === 0) return section('waivers', 'Waivers', h`<p class="empty">No waiver met a finding.</p>`);
  const anchors = findingAnchors(findings);
  return section(
    'waivers',
    'Waivers',
    scroller(
      'Waivers',
      h`<table><caption class="visually-hidden">Waivers</caption><thead><tr><th scope="col">Accepted finding</th><th scope="col">Reason</th><th scope="col">Owner</th><th scope="col">Ticket</th><th scope="col">Last day</th><th scope="col">Status</th></tr></thead><tbody>${waivers.map(
        (waiver) =>
          h`<tr><th scope="row">${waiver.findings
            .slice(0, 10)
            .map(
              (finding) =>
                h`<div class="waiver"><a href="#${anchors.get(finding) ?? ''}">${finding.title}</a><small>${operationName(finding.operation)}</small></div>`,
            )}${waiver.findings.length > 10 ? h`<small>and ${waiver.findings.length - 10} more</small>` : ''}</th><td>${waiver.reason}</td><td>${waiver.owner}</td><td>${
            waiver.ticket === undefined ? '–' : link(waiver.ticket, waiver.ticket)
          }</td><td class="nowrap">${waiver.expires}</td><td>${STATUS[waiver.status]}</td></tr>`,
      )}</tbody></table>`,
    ),
    'Judged on the day of the run. An expired waiver no longer counts: its findings are open again.',
  );
}
