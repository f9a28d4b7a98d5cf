/** The page of a comparison in headless Chromium: what it asks for, how it reads, and who can read it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../src/explain/compare/compare.ts';
import { printComparisonHtml } from '../../src/explain/compare/print/html.ts';
import { BEES, LANTERNS } from '../cli/stories.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { Chromium, chromiumPath } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core puts into the page. */
declare global {
  var axe: { run(): Promise<{ violations: readonly { readonly id: string }[] }> };
}

async function pageOf(): Promise<string> {
  const a = `${HOSTILE.join('\n')}\n${LANTERNS}\n${BEES}`;
  const b = `${LANTERNS.replace('seven', 'eight bright')}\n${'seaside '.repeat(40)}`;
  const articles = [
    { id: 'a.txt', text: a, title: '<script>alert(1)</script>' },
    { id: 'b.txt', text: b },
  ];
  return [...printComparisonHtml(await compare(articles, ['a.txt', 'b.txt']), { all: false })].join(
    '',
  );
}

// a machine that tests every change must have one
describe.skipIf(chromiumPath === undefined && process.env['CI'] === undefined)(
  'the page of a comparison in Chromium',
  () => {
    let browser: Chromium;
    let page: Page;

    beforeAll(async () => {
      if (chromiumPath === undefined) {
        throw new Error('no Chromium: install it, or set CHROMIUM_PATH');
      }
      browser = await Chromium.start(chromiumPath);
      page = await browser.open('/hand-typed.html');
      await page.waitForLoadState('networkidle');
      [browser.errors.length, browser.requests.length] = [0, 0];
      await page.setContent(await pageOf());
    });

    afterAll(() => browser.end());

    it('asks for nothing, and nothing in it is refused', () => {
      expect(browser.requests).toEqual([]);
      expect(browser.errors).toEqual([]);
    });

    it.each(['light', 'dark'] as const)(
      'has no violation that axe finds, %s',
      async (colorScheme) => {
        await page.emulateMedia({ colorScheme });
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 800 });
          await page.evaluate(AXE);
          const found = await page.evaluate(() => globalThis.axe.run());
          expect(found.violations.map(({ id }) => id)).toEqual([]);
        }
      },
    );

    it('is side by side where there is room, else one under the other, never too wide', async () => {
      const row = page.locator('.edited').first();
      const [a, b] = [row.locator('.a'), row.locator('.b')];
      for (const [width, isBeside] of [[1280, true] as const, [390, false] as const]) {
        await page.setViewportSize({ width, height: 800 });
        const [boxA, boxB] = [await a.boundingBox(), await b.boundingBox()];
        expect(boxA?.y === boxB?.y).toBe(isBeside);
        const excess = await page
          .locator('html')
          .evaluate((root) => root.scrollWidth - root.clientWidth);
        expect(excess).toBe(0);
      }
    });

    it('opens what is folded without a script', async () => {
      const folded = page.getByText('seaside seaside');
      expect(await folded.isVisible()).toBe(false);
      await page.getByText('words of B alone').click();
      expect(await folded.isVisible()).toBe(true);
    });
  },
);
