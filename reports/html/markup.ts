import { html, raw } from 'hono/html';

/** Markup that is already escaped. */
export type Markup = ReturnType<typeof raw>;

/** Tagged template: every value is escaped unless it is markup itself; arrays are joined; false and null vanish. */
export function h(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  const markup = html(strings, ...values);
  if (markup instanceof Promise) throw new TypeError('A report template was given a promise.');
  return markup;
}

/** Text written by us that needs no escaping: styles, script. Never anything of the record. */
export const trusted = raw;

/** A link only when the address is http or https; otherwise its text alone. */
export function link(url: string, text: string): Markup {
  if (!/^https?:\/\/[^\s]+$/i.test(url) || !URL.canParse(url)) return h`${text}`;
  return h`<a href="${url}" rel="noreferrer noopener">${text}</a>`;
}
