import type { ReportModel } from '../../model/types.ts';
import { cutText } from '../../model/visible-text.ts';
import { duration, moment } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h, link } from '../markup.ts';
import { facts } from '../pieces.ts';

/** Longest value of the strip, in characters. */
const SHOWN = 240;

/** What was tested, when, with what. */
export function identitySection({ record, verdict }: ReportModel): Markup {
  const { target, settings } = record;
  const { spec } = target;
  const versions = Object.entries(record.engineVersions).map(([name, version]) => `${name} ${version}`);
  return h`<header class="identity" id="identity">
<p class="product">assay <span>release report</span></p>
<h1>${cutText(spec?.title ?? 'API without a description', SHOWN)}${spec === null ? '' : h` <small>${cutText(spec.version, SHOWN)}</small>`}<span class="visually-hidden">: ${verdict.label}</span></h1>
${facts([
  ['Target', link(target.url, cutText(target.url, SHOWN))],
  ['Environment', target.environment],
  [
    'Commit',
    target.commit === undefined
      ? h`<span class="muted">not given</span>`
      : h`<code>${cutText(target.commit, SHOWN)}</code>`,
  ],
  [
    'Description',
    spec === null
      ? 'none was read'
      : h`OpenAPI ${cutText(spec.openapi, 40)} <span class="muted">from ${cutText(spec.source, SHOWN)}</span>`,
  ],
  ['Description SHA-256', spec === null ? '–' : h`<code class="hash">${cutText(spec.sha256, SHOWN)}</code>`],
  ['Run', h`<code>${cutText(record.runId, SHOWN)}</code>`],
  ['Started', h`${moment(record.startedAt)}, took ${duration(record.durationMs)}`],
  ['Seed', h`<code>${record.seed}</code>`],
  [
    'Scope',
    `${settings.only.join(', ')}; depth ${settings.depth}; writes ${settings.writes ? 'allowed' : 'not allowed'}; ${
      settings.load ? `load profile ${settings.profile}` : 'no load'
    }${settings.shard === undefined ? '' : `; shard ${settings.shard}`}`,
  ],
  ['Tools', versions.length === 0 ? '–' : cutText(versions.join(', '), 2 * SHOWN)],
])}
</header>`;
}
