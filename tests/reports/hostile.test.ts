import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/render-console.ts';
import { renderHtml } from '../../reports/html/render-html.ts';
import { renderFindingsCsv } from '../../reports/json/render-findings-csv.ts';
import { renderJunit } from '../../reports/junit/render-junit.ts';
import { MAX_SUMMARY, renderSummary } from '../../reports/markdown/render-summary.ts';
import { golden } from './golden-records.ts';
import { HOSTILE } from './hostile.data.ts';
import { startTags, strayOpenings } from './html-tokens.ts';
import { poison } from './poison.ts';

/** Anything a terminal, an XML reader or an eye could be fooled by. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

/** Tags of pages without hostile text. */
const TAGS = new Set(
  [golden.planted(), golden.waived()].flatMap((record) => startTags(renderHtml(record)).map(({ name }) => name)),
);

const records = [
  ['the whole corpus', poison(golden.planted(), HOSTILE)],
  ['waivers', poison(golden.waived(), HOSTILE)],
  ...HOSTILE.map((text, at) => [`string ${at + 1}`, poison(golden.planted(), [text])] as const),
] as const;

describe.each(records)('hostile text: %s', (_, record) => {
  it('makes no tag, no attribute and no hidden character in HTML', () => {
    const page = renderHtml(record);
    const tags = startTags(page);
    expect(strayOpenings(page)).toBe(0);
    expect([...new Set(tags.map(({ name }) => name))].filter((name) => !TAGS.has(name))).toEqual([]);
    const attributes = [...new Set(tags.flatMap((tag) => tag.attributes))];
    expect(attributes.filter((name) => !/^(?!on|style$)[a-zA-Z][a-zA-Z0-9-]*$/.test(name))).toEqual([]);
    expect(page).not.toMatch(UNSEEN);
    expect(page).not.toMatch(/href="(?!https?:|#)/);
  });

  it('makes no tag and no invalid character in JUnit', () => {
    const xml = renderJunit(record);
    expect(xml).not.toMatch(UNSEEN);
    expect(strayOpenings(xml.replace(/^<\?xml[^>]*>/, ''))).toBe(0);
    const names = new Set(startTags(xml).map(({ name }) => name));
    expect(
      [...names].every((name) =>
        ['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped', 'system-out'].includes(name),
      ),
    ).toBe(true);
    const cases = [...xml.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, key]) => key);
    expect(new Set(cases).size).toBe(cases.length);
  });

  it('sends no control sequence to the terminal and keeps the verdict last', () => {
    const text = renderConsole(record, { color: false });
    expect(text).not.toMatch(UNSEEN);
    expect(text.split('\n').at(-1)).toMatch(/^(NO-GO|CONDITIONAL GO) {2}/);
  });

  it('keeps Markdown short and its tables and HTML its own', () => {
    const text = renderSummary(record);
    expect(text.length).toBeLessThan(MAX_SUMMARY);
    const outside = text
      .replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')
      .replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/(?<!\\)<(?!\/?(details|summary|b)>|!-- assay-summary -->)/);
    expect(outside).not.toContain('@everyone');
    expect(text).not.toMatch(UNSEEN);
  });

  it('writes no formula into CSV', () => {
    expect(renderFindingsCsv(record)).not.toMatch(/(^|,)"[=+@-]/m);
  });
});
