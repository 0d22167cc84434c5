import { h } from '../html/markup.ts';
import { oneLine } from '../model/visible-text.ts';

/** Text for running Markdown and table cells: nothing in it can start markup, a mention, a link or HTML. */
export function plain(text: string, limit = 300): string {
  return oneLine(text, limit)
    .replace(/[\\`*_{}[\]()<>#+!|~$^]|^-|-(?=-)/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, ':&#47;&#47;');
}

/** Text inside an HTML block, where Markdown's own escapes do not work. */
export function inHtml(text: string, limit = 300): string {
  return h`${oneLine(text, limit)}`.toString().replaceAll('@', '&#64;').replaceAll('`', '&#96;');
}

/** A code span for a table cell: fenced by more backticks than it holds; bars escaped. */
export function code(text: string, limit = 300): string {
  const line = oneLine(text, limit).replaceAll('|', '\\|');
  const fence = '`'.repeat(1 + longestRun(line));
  const space = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A fenced block that its content cannot close. */
export function block(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
