import type { Asked } from './list-context.ts';

export const RFC_8288 = {
  standard: 'RFC 8288',
  clause: '3 Link Serialisation in HTTP Headers',
  url: 'https://www.rfc-editor.org/rfc/rfc8288#section-3',
} as const;

export const exchangesOf = (asked: Asked): string[] => {
  const exchange = asked.outcome === 'page' ? asked.page.exchange : asked.exchange;
  return exchange === undefined ? [] : [exchange];
};

/** Is the whole of a Link header what RFC 8288 section 3 allows: links with parameters, joined by commas? */
export function isLinkField(field: string): boolean {
  const parameter = String.raw`\s*;\s*[!#$%&'*+\-.^_|~0-9A-Za-z]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[!#$%&'*+\-.^_|~0-9A-Za-z:/?]+))?`;
  const link = String.raw`<[^<>\s]*>(?:${parameter})*`;
  return new RegExp(`^[\\s,]*(?:${link}\\s*(?:,[\\s,]*${link}\\s*)*)?[\\s,]*$`).test(field);
}
