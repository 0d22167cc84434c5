import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/render-html.ts';
import { golden } from './golden-records.ts';
import { startTags, strayOpenings } from './html-tokens.ts';

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy', () => {
  const page = renderHtml(golden.planted());
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

  it('forbids everything but the style and the script that are there', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(style.length).toBeGreaterThan(1000);
    expect(script.length).toBeGreaterThan(1000);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${sha(style)}`,
      `script-src ${sha(script)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('stands before anything it must hold for, and nothing inline escapes it', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    const attributes = startTags(page).flatMap((tag) => tag.attributes);
    expect(attributes.filter((name) => name === 'style' || name === 'src' || name.startsWith('on'))).toEqual([]);
  });
});

describe('the page', () => {
  it('is the same, byte for byte, when it is made again from the written record', () => {
    for (const make of Object.values(golden)) {
      const record = make();
      expect(renderHtml(JSON.parse(JSON.stringify(record)))).toBe(renderHtml(record));
    }
  });

  it('has its sections in order and no id twice', () => {
    const page = renderHtml(golden.planted());
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const order = [
      'identity',
      'verdict',
      'blocking',
      'risk',
      'matrix',
      'coverage',
      'performance',
      'findings',
      'waivers',
      'rest',
      'sign-off',
      'method',
    ];
    expect(ids.filter((id) => order.includes(id ?? ''))).toEqual(order);
    expect(strayOpenings(page)).toBe(0);
  });

  it('never colours an untested part as holding', () => {
    const page = renderHtml(golden.unreachable());
    expect(page).toContain('not run');
    expect(page).toContain('<strong>Not tested.</strong>');
    expect(page).not.toContain('<td class="cell cell-holds"');
  });

  it('greys percentiles that rest on too few samples and says how many', () => {
    expect(renderHtml(golden.good())).toMatch(/class="num few">[^<]*<small>44 samples/);
  });

  it('keeps within its size: 3 MB for 500 operations and 5,000 findings', () => {
    const page = renderHtml(golden.large());
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
    expect(page).toContain('To keep this page openable');
  });

  it('stays under 8 MB when every field is as long as it can be', () => {
    const record = golden.large();
    const long = '<&">'.repeat(750);
    const findings = record.findings.map((finding) => ({
      ...finding,
      title: long,
      expected: long,
      observed: long,
      curl: long,
    }));
    expect(Buffer.byteLength(renderHtml({ ...record, findings }))).toBeLessThan(8_000_000);
  });
});
