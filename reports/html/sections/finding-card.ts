import type { Finding } from '../../../core/findings/types.ts';
import { cutText, oneLine } from '../../model/visible-text.ts';
import { counted, operationName, whereOf } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h, link } from '../markup.ts';
import { copyButton, facts, severityTag } from '../pieces.ts';
import { exchangeMarkup } from './exchange.ts';

/** How much of a finding is written: everything, one sample, no sample, or one line. */
export type Detail = 'full' | 'short' | 'brief' | 'line';

const LIMITS = {
  full: { text: 4000, samples: 3, body: 8192 },
  short: { text: 1500, samples: 1, body: 1024 },
  brief: { text: 300, samples: 0, body: 0 },
} as const;

/** Operations that are named where one finding was seen at many. */
const PLACES = 40;

const STATES = { open: 'open', waived: 'waived' } as const;

function evidence(finding: Finding, limits: (typeof LIMITS)['full' | 'short' | 'brief']): Markup {
  const samples = finding.exchanges.slice(-Math.max(1, limits.samples));
  if (finding.exchanges.length === 0) return h`<p class="muted">No exchange was recorded for it.</p>`;
  if (limits.samples === 0)
    return h`<p class="muted">Left out for size: ${counted(finding.exchanges.length, 'exchange')} in run.json.</p>`;
  return h`<div><h4>Evidence</h4>${samples.map((exchange, at) => exchangeMarkup(exchange, limits.body, at === samples.length - 1))}${
    samples.length < finding.exchanges.length
      ? h`<p class="muted">${counted(finding.exchanges.length - samples.length, 'further exchange')} in run.json.</p>`
      : ''
  }</div>`;
}

function command(label: string, text: string, note?: string): Markup {
  return h`<div class="command"><div class="command-head"><h4>${label}</h4>${copyButton('Copy')}</div><pre>${text}</pre>${
    note === undefined ? '' : h`<p class="muted">${note}</p>`
  }</div>`;
}

function waiverMarkup(finding: Finding): Markup {
  const { waiver } = finding;
  if (waiver === undefined) return h``;
  const word = finding.state === 'waived' ? 'Waived' : 'Its waiver has expired';
  return h`<p class="notice"><strong>${word}</strong> by ${waiver.owner} until ${waiver.expires}${
    waiver.ticket === undefined ? '' : h` (${link(waiver.ticket, waiver.ticket)})`
  }: ${waiver.reason}</p>`;
}

/** All operations that show it. */
function places(all: readonly string[]): Markup {
  const more = all.length - PLACES;
  return h`${all.slice(0, PLACES).map((place, at) => h`${at === 0 ? '' : ', '}<code>${oneLine(place, 120)}</code>`)}${
    more > 0 ? h` and ${counted(more, 'more operation')}, in run.json` : ''
  }`;
}

/** Values that the token search of the page looks at. */
function searchable(finding: Finding): Markup {
  return h`data-severity="${finding.severity}" data-state="${finding.state}" data-check="${finding.oracle}" data-part="${finding.area}" data-criterion="${finding.criterion}" data-module="${finding.operation?.module ?? 'whole target'}" data-op="${oneLine((finding.places ?? [operationName(finding.operation)]).join(' '), 2000)}"`;
}

/** One finding with everything needed to believe and reproduce it. */
export function findingCard(finding: Finding, anchor: string, detail: Detail, open: boolean): Markup {
  const operation = operationName(finding.operation);
  if (detail === 'line') {
    return h`<li class="finding-line" id="${anchor}" ${searchable(finding)}>${severityTag(finding.severity)} ${oneLine(finding.title, 120)}${
      finding.title.includes(operation) ? '' : h` <code>${oneLine(operation, 120)}</code>`
    }</li>`;
  }
  const limits = LIMITS[detail];
  const text = (value: string) => cutText(value, limits.text);
  const { specLine } = finding;
  return h`<article class="finding" id="${anchor}" aria-labelledby="${anchor}-t" ${searchable(finding)}><details${open ? h` open` : ''}>
<summary><span class="finding-head">${severityTag(finding.severity)}${
    finding.state === 'waived' ? h`<span class="tag state-waived">◇ ${STATES.waived}</span>` : ''
  }<h3 class="finding-title" id="${anchor}-t">${text(finding.title)}</h3></span><span class="finding-where"><code>${text(whereOf(finding))}</code><span>${finding.oracle}</span>${
    finding.occurrences > 1 ? h`<span>seen ${counted(finding.occurrences, 'time')}</span>` : ''
  }</span></summary>
<div class="finding-body">${waiverMarkup(finding)}
<p class="asserts"><span class="muted">Asserts</span> ${text(finding.asserts)}</p>
<div class="versus"><div><h4>Expected</h4><p class="value">${text(finding.expected)}</p></div><div><h4>Observed</h4><p class="value observed">${text(finding.observed)}</p></div></div>
${
  finding.witness.length === 0
    ? ''
    : h`<div><h4>Smallest witness</h4><ol class="witness">${finding.witness.slice(0, 30).map((line) => h`<li>${text(line.replace(/^\d+[.)]\s+/, ''))}</li>`)}</ol>${
        finding.witness.length > 30
          ? h`<p class="muted">${counted(finding.witness.length - 30, 'further step')} in run.json.</p>`
          : ''
      }</div>`
}
<div class="advice"><div><h4>Why it matters</h4><p>${text(finding.why)}</p></div><div><h4>Remedy</h4><p>${text(finding.remedy)}</p></div></div>
${evidence(finding, limits)}
${command('Reproduce with curl', text(finding.curl), finding.curlNote)}
${command('Replay', text(finding.replay))}
${facts([
  [
    'Check',
    h`<code>${finding.oracle}</code> <span class="muted">(${finding.area}, criterion ${finding.criterion})</span>`,
  ],
  [
    'Source',
    finding.source.length === 0
      ? '–'
      : finding.source
          .slice(0, 8)
          .map(({ standard, clause, url }, at) => h`${at === 0 ? '' : ', '}${link(url, `${standard} ${clause}`)}`),
  ],
  ...(finding.places === undefined ? [] : ([['Seen at', h`${places(finding.places)}`]] as const)),
  ['Module', finding.operation?.module ?? 'whole target'],
  ['Description line', specLine === undefined ? '–' : h`<code>${specLine.file}:${specLine.line}</code>`],
  ['State', STATES[finding.state]],
  ['Occurrences', counted(finding.occurrences, 'time')],
  ['Confidence', finding.confidence],
  ['Fingerprint', h`<a href="#${anchor}"><code>${finding.fingerprint}</code></a>`],
])}
<p class="needs-js"><button type="button" class="copy" data-markdown>Copy as Markdown issue</button></p>
</div></details></article>`;
}
