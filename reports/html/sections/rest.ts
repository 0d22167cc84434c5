import type { OutcomeGroup, ReportModel } from '../../model/types.ts';
import { counted, whole } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { fold, section, some } from '../pieces.ts';

/** Groups written of one list. */
const GROUPS = 400;

function groupList(groups: readonly OutcomeGroup[], what: (group: OutcomeGroup) => unknown): Markup {
  return h`<ul class="groups">${groups.slice(0, GROUPS).map((group) => h`<li>${what(group)}</li>`)}</ul>${
    groups.length > GROUPS ? h`<p class="muted">${whole(groups.length - GROUPS)} more groups are in run.json.</p>` : ''
  }`;
}

function withReason(group: OutcomeGroup): Markup {
  return h`<strong>${group.oracle}</strong> <span class="count">×${whole(group.count)}</span> ${group.reason}<small>${some(group.operations, 6)}</small>`;
}

function held(group: OutcomeGroup): Markup {
  return h`<strong>${group.title}</strong> <span class="muted">${group.oracle}, ${group.part}</span> <span class="count">×${whole(group.count)}</span><small>${counted(group.evidence, 'exchange')} that could have failed. ${some(group.operations, 6)}</small>`;
}

const BY_HAND = [
  'The previous version can be restored, and this has been rehearsed.',
  'Monitoring, alerts and dashboards watch the new behaviour.',
  'Data migrations have been tried on a copy of real data and can be undone.',
  'Those who use the changed operations have been told.',
] as const;

/** What holds, what does not apply, what stayed open, what the run wants to say: folded and counted. */
export function restSection(model: ReportModel): Markup {
  const { counts, record } = model;
  const { outcomes } = counts;
  const { cleanup, warnings } = record;
  const empty = h`<p class="empty">None.</p>`;
  const list = (groups: readonly OutcomeGroup[], what: (group: OutcomeGroup) => unknown) =>
    groups.length === 0 ? empty : groupList(groups, what);
  return section(
    'rest',
    'Everything else',
    h`${fold(`Not tested (${whole(outcomes['not-tested'])})`, list(model.notTested, withReason))}
${fold(`Inconclusive or errored (${whole(outcomes.inconclusive + outcomes.errored)})`, list(model.undecided, withReason), { open: outcomes.inconclusive + outcomes.errored > 0 })}
${fold(`Holds (${whole(outcomes.pass)})`, list(model.holds, held))}
${fold(`Not applicable, with reasons (${whole(outcomes['not-applicable'])})`, list(model.notApplicable, withReason))}
${fold(
  `Run warnings (${whole(warnings.length)})`,
  warnings.length === 0
    ? empty
    : h`<ul class="groups">${warnings.slice(0, GROUPS).map((warning) => h`<li><strong>${warning.code}</strong> ${warning.message}${warning.operation === undefined ? '' : h`<small>${warning.operation}</small>`}</li>`)}</ul>`,
  { open: warnings.length > 0 && warnings.length <= 10 },
)}
${fold(
  `Clean-up: ${whole(cleanup.deleted)} of ${counted(cleanup.created, 'created thing')} deleted, ${whole(cleanup.left.length)} left`,
  cleanup.left.length === 0
    ? h`<p class="empty">Nothing is known to be left behind.</p>`
    : h`<ul class="groups">${cleanup.left.slice(0, GROUPS).map((left) => h`<li><strong>${left.label}</strong> created by ${left.createdBy}<small>${left.reason}</small></li>`)}</ul>`,
  { open: cleanup.left.length > 0 },
)}
${fold('To check by hand: what no test can see', h`<ul class="by-hand">${BY_HAND.map((line) => h`<li>${line}</li>`)}</ul>`)}
${fold(
  `How things were inferred (${whole(record.inferences.length)})`,
  record.inferences.length === 0
    ? empty
    : h`<ul class="groups">${record.inferences.slice(0, GROUPS).map(({ subject, text }) => h`<li><strong>${subject}</strong> ${text}</li>`)}</ul>${record.inferences.length > GROUPS ? h`<p class="muted">The others are in run.json.</p>` : ''}`,
)}`,
  );
}
