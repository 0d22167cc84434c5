import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/render-html.ts';
import { renderJunit } from '../../reports/junit/render-junit.ts';
import { golden, plantedFindings } from './golden-records.ts';
import { HOSTILE } from './hostile.data.ts';
import { poison } from './poison.ts';

const executablePath = process.env.ASSAY_CHROMIUM ?? '/usr/bin/chromium';
const there = existsSync(executablePath);
const title = there ? 'in Chromium' : `in Chromium (skipped: none at ${executablePath}, set ASSAY_CHROMIUM)`;
const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run --disable-quic';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

describe.skipIf(!there)(title, { timeout: 30_000 }, () => {
  let browser: Browser;
  let dir: string;
  let axe: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'assay-page-'));
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await chromium.launch({ executablePath, args: ARGS.split(' ') });
  });

  afterAll(async () => {
    await browser?.close();
    await rm(dir, { recursive: true });
  });

  /** Opens the page from a file and notes everything that must not happen. */
  async function open(
    html: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const path = join(dir, `report-${Math.random()}.html`);
    await writeFile(path, html);
    const context = await browser.newContext({
      offline: true,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const trouble: string[] = [];
    const page = await context.newPage();
    const url = pathToFileURL(path).href;
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) trouble.push(`request ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      trouble.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
    page.on('console', (message) => trouble.push(`console ${message.text()}`));
    try {
      await page.goto(url);
      await look(page);
      expect(trouble).toEqual([]);
    } finally {
      await context.close();
    }
  }

  it.each([false, true])('shows verdict, gates, findings and matrix; JavaScript %s', async (javaScriptEnabled) => {
    await open(renderHtml(golden.planted()), { javaScriptEnabled }, async (page) => {
      expect(await page.getByRole('heading', { name: 'Verdict: NO-GO' }).isVisible()).toBe(true);
      expect(await page.locator('.gates tbody tr').count()).toBe(4);
      expect(await page.locator('.gates tbody tr').first().isVisible()).toBe(true);
      expect(await page.locator('.finding').count()).toBe(8);
      expect(await page.getByText('could not serialize access').first().isVisible()).toBe(true);
      expect(await page.locator('.cell-broken').filter({ hasText: 'broken 1' }).first().isVisible()).toBe(true);
      expect(await page.locator('.cell-not-tested').first().isVisible()).toBe(true);
      expect(await page.getByRole('searchbox').count()).toBe(javaScriptEnabled ? 1 : 0);
    });
  });

  it('filters by token and by matrix cell, follows keys, links and the theme', async () => {
    await open(renderHtml(golden.planted()), {}, async (page) => {
      const shown = () => page.locator('.finding:visible').count();
      await page.getByRole('searchbox').fill('severity:critical !module:orders');
      expect(await shown()).toBe(2);
      expect(page.url()).toContain('#q=severity');
      await page.getByRole('button', { name: 'all 8' }).click();
      expect(await shown()).toBe(8);
      await page.locator('.matrix .cell-broken a').first().click();
      expect(await shown()).toBe(1);
      await page.getByRole('button', { name: 'all 8' }).click();
      await page.keyboard.press('j');
      expect(await page.locator('.finding.current').count()).toBe(1);
      await page.keyboard.press('t');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog').isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('button', { name: 'Requests' }).first().click();
      expect(await page.locator('th[aria-sort=ascending]').count()).toBe(1);
    });
  });

  it('lets no hostile text act', async () => {
    const record = poison(golden.planted(), HOSTILE);
    const junit = renderJunit(record);
    await open(renderHtml(record), {}, async (page) => {
      expect(await page.locator('img, iframe, object, embed, base, link').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
      expect(await page.locator('.finding').count()).toBe(8);
      await page.keyboard.press('e');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(1280);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => /^(on|style$)/.test(name)),
        ),
      );
      expect(handlers).toEqual([]);
      const parsed = await page.evaluate((xml) => {
        const tree = new DOMParser().parseFromString(xml, 'application/xml');
        return [tree.querySelector('parsererror')?.textContent ?? '', tree.querySelectorAll('testcase').length];
      }, junit);
      expect(parsed).toEqual(['', junit.split('<testcase ').length - 1]);
    });
  });

  it.each([
    ['planted', 'light'],
    ['waived', 'dark'],
    ['unreachable', 'light'],
  ] as const)('has no serious accessibility violation, folded and unfolded: %s, %s', async (name, colorScheme) => {
    await open(renderHtml(golden[name]()), { colorScheme }, async (page) => {
      await page.evaluate(axe);
      for (const unfolded of [false, true]) {
        if (unfolded) await page.keyboard.press('e');
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
          const { violations } = await axe.run({ resultTypes: ['violations'] });
          return violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0]?.html.slice(0, 160)}`);
        });
        expect(violations.filter((violation) => /^(serious|critical)/.test(violation))).toEqual([]);
      }
    });
  });

  it.each([360, 400])('does not scroll sideways at %s px', async (width) => {
    await open(renderHtml(golden.planted()), { viewport: { width, height: 800 } }, async (page) => {
      await page.keyboard.press('e');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });

  it.each([false, true])('prints every blocking finding; JavaScript %s', async (javaScriptEnabled) => {
    await open(renderHtml(golden.planted()), { javaScriptEnabled }, async (page) => {
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(3);
      expect(pages).toBeLessThan(40);
      await page.emulateMedia({ media: 'print' });
      for (const { curl } of plantedFindings().slice(0, 5)) {
        expect(await page.locator('.command pre', { hasText: curl }).first().isVisible()).toBe(true);
      }
    });
  });

  // Two seconds on a quiet machine; the bound leaves room for a busy one.
  it('opens 500 operations and 5,000 findings without delay', async () => {
    const html = renderHtml(golden.large());
    const began = performance.now();
    await open(html, {}, async (page) => {
      expect(await page.locator('.finding, .finding-line').count()).toBe(5000);
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
