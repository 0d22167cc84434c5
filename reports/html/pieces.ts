import type { Severity } from '../../core/oracle/types.ts';
import { whole } from '../model/words.ts';
import type { Markup } from './markup.ts';
import { h } from './markup.ts';

/** A severity as word and shape. */
export function severityTag(severity: Severity): Markup {
  return h`<span class="tag sev-${severity}"><span class="sev-dot" aria-hidden="true"></span>${severity}</span>`;
}

/** One numbered part of the page. `id` is its anchor. */
export function section(id: string, title: string, body: unknown, note?: unknown): Markup {
  return h`<section class="section" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>${note === undefined ? '' : h`<p class="lead">${note}</p>`}
${body}
</section>`;
}

/** Native folding: works without JavaScript. */
export function fold(summary: unknown, body: unknown, options: { open?: boolean; name?: string } = {}): Markup {
  return h`<details class="fold ${options.name ?? ''}"${options.open ? h` open` : ''}><summary>${summary}</summary>
<div class="fold-body">${body}</div></details>`;
}

/** A table that scrolls sideways inside itself; reachable by keyboard. */
export function scroller(label: string, table: Markup): Markup {
  return h`<div class="scroller" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

/** Names and values. */
export function facts(rows: readonly (readonly [string, unknown])[]): Markup {
  return h`<dl class="facts">${rows.map(([name, value]) => h`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A number with its word. */
export function tile(count: number | string, word: string, tone = ''): Markup {
  return h`<div class="tile ${tone}"><span class="tile-number">${
    typeof count === 'number' ? whole(count) : count
  }</span><span class="tile-word">${word}</span></div>`;
}

/** At most `limit` entries, then how many more there are. */
export function some(entries: readonly string[], limit: number): string {
  const more = entries.length - limit;
  return more > 0 ? `${entries.slice(0, limit).join(', ')} and ${whole(more)} more` : entries.join(', ');
}

/** Shown only when scripts run. */
export function copyButton(label: string): Markup {
  return h`<button type="button" class="copy needs-js" data-copy>${label}</button>`;
}
