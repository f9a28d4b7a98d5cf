/** The HTML report in headless Chromium: it shows, filters and marks what it should, and asks nothing of any other place. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import type { Article } from '../../src/model/article.ts';
import type { DedupeResult } from '../../src/model/result.ts';
import { html } from '../../src/report/html.ts';
import { raiseThreshold } from '../../src/report/saved/raise-threshold.ts';
import { keptTexts } from '../../src/report/html/kept-texts.ts';
import type { ReportOptions, ShownText } from '../../src/report/options.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { largeCorpus } from '../large-corpus.ts';
import { resultWith } from '../report/hostile-result.ts';
import { chromiumPath } from './chromium.ts';
import { type Look, ReportPages } from './report-pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, each with the element. */
const VIOLATIONS = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ' ' + nodes[0]?.html))`;

/** Goes to a part of the page, and waits until it is drawn. */
const goTo = (at: string): string => `new Promise((done) => {
  const draw = () => requestAnimationFrame(() => setTimeout(done));
  if (location.hash === '#${at}') draw();
  else addEventListener('hashchange', draw, { once: true });
  location.hash = '${at}';
})`;

/** Searches, and waits until the list is laid out; returns milliseconds. */
const TYPING = `['article 4', 'folder-7 99', 'nothing', ''].map((words) => {
  const search = document.querySelector('#search');
  const before = performance.now();
  search.value = words;
  search.dispatchEvent(new Event('input', { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - before;
})`;

const PIER =
  'The council of Port Ellery voted on Tuesday to rebuild the wooden pier that the storm of last winter took away. ' +
  'Nobody would name the cost. Fishermen said that the old one had been too short for the new boats, and that nobody had asked them.';

const ARTICLES: readonly Article[] = [
  {
    id: 'wire/pier.txt',
    path: 'wire/pier.txt',
    title: 'Pier to be rebuilt',
    date: '2025-03-17',
    text: PIER,
  },
  {
    id: 'post/pier.txt',
    path: 'post/pier.txt',
    title: 'A new pier',
    date: '2025-03-19',
    text: `From our correspondent. ${PIER.replace('Tuesday', 'Wednesday evening')} More on page seven, with pictures.`,
  },
  { id: 'copy/pier.txt', path: 'copy/pier.txt', title: 'Pier to be rebuilt', text: PIER },
  ...largeCorpus(120, 3),
];

let pages: ReportPages;
let page: Page;
let found: DedupeResult;
let texts: ReadonlyMap<string, ShownText> = new Map();

const written = (result: DedupeResult, options: Partial<ReportOptions> = {}): string =>
  [...html(result, { width: null, color: 0, all: false, ...options })].join('');

const open = async (look: Look = {}): Promise<Page> => {
  page = await pages.open(written(found, { texts }), look);
  return page;
};

/** The cluster of the pier. */
const pier = (): string =>
  found.clusters.find(({ members }) => members.some(({ document }) => document === 'wire/pier.txt'))
    ?.id ?? '';

// a machine that tests every change must have one
describe.skipIf(chromiumPath === undefined && process.env['CI'] === undefined)(
  'an HTML report in Chromium',
  () => {
    beforeAll(async () => {
      if (chromiumPath === undefined) {
        throw new Error('no Chromium: install it, or set CHROMIUM_PATH');
      }
      found = await dedupe(ARTICLES, {
        onDescribed: (result, textOf) => (texts = keptTexts(result, textOf)),
      });
      pages = await ReportPages.start(chromiumPath);
    }, 120_000);

    afterEach(() => page?.close());
    afterAll(() => pages?.end());

    it('opens with the figures of the run', async () => {
      await open();
      const { clusters, duplicates } = found.summary;
      expect(await page.locator('.figures').innerText()).toContain(`Clusters\n${clusters}`);
      expect(await page.locator('.figures').innerText()).toContain(`Duplicates\n${duplicates}`);
      expect(await page.locator('nav a').allInnerTexts()).toContain(`${clusters} clusters`);
    });

    it('lists clusters, and searches and filters them', async () => {
      await open({ at: 'clusters' });
      const rows = page.locator('.picker .rows a');
      expect(await rows.count()).toBe(found.clusters.length);
      await page.getByLabel('Search clusters').fill('pier REBUILT');
      expect(await rows.count()).toBe(1);
      expect(await rows.first().getAttribute('href')).toBe(`#${pier()}`);
      await page.getByLabel('Search clusters').fill('');
      const identical = found.clusters.filter(({ members }) =>
        members.some(({ role }) => role === 'identical'),
      );
      await page.getByLabel('Relation').selectOption('identical');
      expect(await rows.count()).toBe(identical.length);
      await page.getByLabel('Score at least').fill('1');
      expect(await rows.count()).toBeLessThanOrEqual(identical.length);
      await page.getByLabel('Search clusters').fill('no such words');
      expect(await rows.count()).toBe(0);
      await page.locator('.detail', { hasText: 'No cluster fits' }).waitFor();
    });

    it('is used by keyboard: arrows along the list, enter opens, n steps through passages', async () => {
      await open({ at: 'clusters' });
      await page.locator('.rows a').first().focus();
      await page.keyboard.press('ArrowDown');
      const second = await page.locator('.rows a').nth(1).getAttribute('href');
      await page.keyboard.press('Enter');
      await page.waitForURL(({ hash }) => hash === second);
      await page.locator(`.rows a[aria-current][href="${second}"]`).waitFor();
      await page.locator('.pane').first().focus();
      await page.keyboard.press('n');
      await page.locator('mark.is-current').nth(1).waitFor();
    });

    it('marks the words that two texts share, and those that were edited', async () => {
      await open({ at: pier() });
      await page
        .getByLabel('Left text')
        .first()
        .selectOption({ label: await optionOf('wire/pier') });
      await page
        .getByLabel('Right text')
        .first()
        .selectOption({ label: await optionOf('post/pier') });
      const pair = found.pairs.find(({ a, b }) => a === 'copy/pier.txt' && b === 'post/pier.txt');
      const [from = 0, to = 0] = pair?.passages[0]?.b ?? [];
      const post = ARTICLES.find(({ id }) => id === 'post/pier.txt')?.text ?? '';
      const right = page.locator('.pane').nth(1);
      expect((await right.locator('mark').allTextContents()).join('')).toBe(post.slice(from, to));
      expect(await right.locator('mark.edit').allTextContents()).toEqual(['Wednesday evening']);
      const left = page.locator('.pane').first();
      expect(await left.locator('mark.edit').allTextContents()).toEqual(['Tuesday']);
      expect(await right.innerText()).toBe(post);
    });

    /** The label of the option whose text has this name. */
    async function optionOf(name: string): Promise<string> {
      const labels = await page.getByLabel('Left text').first().locator('option').allTextContents();
      return labels.find((label) => label.includes(name)) ?? '';
    }

    it('scrolls two long texts together, passage beside passage', async () => {
      const numbered = (word: string, count: number): string =>
        Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');
      const long = numbered('word', 1200);
      const articles = [
        { id: 'a', title: 'Short', text: long },
        { id: 'b', title: 'With a foreword', text: `${numbered('foreword', 300)} ${long}` },
      ];
      let kept: ReadonlyMap<string, ShownText> = new Map();
      const result = await dedupe(articles, {
        onDescribed: (described, textOf) => (kept = keptTexts(described, textOf)),
      });
      page = await pages.open(written(result, { texts: kept }), { at: 'c1' });
      const [left, right] = [page.locator('.pane').first(), page.locator('.pane').nth(1)];
      await page.getByLabel('Left text').first().selectOption('Short – a');
      await page.getByLabel('Right text').first().selectOption('With a foreword – b');
      const marked = await right
        .locator('mark')
        .first()
        .evaluate((mark) => mark.offsetTop);
      await left.evaluate((pane) => (pane.scrollTop = 600));
      const moved = (): Promise<number> => right.evaluate((pane) => pane.scrollTop);
      await expect.poll(moved).toBeGreaterThan(600 + marked / 2);
    });

    it('tells what another threshold gives', async () => {
      await open();
      await page.getByLabel('Try another threshold').fill('1');
      const sentence = await page.locator('.readout').innerText();
      expect(sentence).toMatch(/^1\.00: about \d+ clusters? with \d+ duplicates?; at \.50: /u);
      const { summary } = raiseThreshold(found, 1);
      expect(sentence).toContain(`about ${summary.clusters} clusters with ${summary.duplicates}`);
      expect(await page.locator('.card').first().innerText()).toMatch(
        /Paler bars are .* below \.50, and not in the result/u,
      );
    });

    it('tells how many more pairs a lower threshold gives', async () => {
      await open();
      const scores = found.summary.scores ?? { share: 1, counts: [] };
      const more = scores.counts.slice(10, 25).reduce((sum, count) => sum + count, 0);
      await page.getByLabel('Try another threshold').fill('.2');
      const about = scores.share === 1 ? '' : 'about ';
      const count = Math.round(more / scores.share);
      expect(count).toBeGreaterThan(0);
      const sentence = await page.locator('.readout').innerText();
      expect(sentence).toMatch(
        new RegExp(
          `^\\.20: ${about}[\\d,]+ pairs? between it and \\.50 as well; .* dedupe -t 0\\.2 tells`,
          'u',
        ),
      );
      const told = Number(
        / (?<told>[\d,]+) pair/u.exec(sentence)?.groups?.['told']?.replace(',', ''),
      );
      expect(Math.abs(told / count - 1)).toBeLessThan(0.06);
      expect(await page.locator('.column.lower.is-in').count()).toBe(40);
    });

    it('has a slider to the right alone if nothing is known of what is below', async () => {
      const { scores: _, ...summary } = found.summary;
      page = await pages.open(written({ ...found, summary }));
      const slider = page.getByLabel('Try a higher threshold');
      expect(await slider.getAttribute('min')).toBe('0.5');
      expect(await page.locator('.card').first().innerText()).toContain(
        'Pairs below .50 are not in the result',
      );
    });

    it('shows hostile names and texts as text', async () => {
      const hostile = resultWith([
        ...HOSTILE,
        '<script>globalThis.hacked = 1</script>',
        '" onerror="hacked = 1',
      ]);
      const shown = new Map(
        hostile.documents.map(({ id, title = '' }) => [id, { text: title.repeat(3), aside: [] }]),
      );
      page = await pages.open(written(hostile, { texts: shown }), { at: 'clusters' });
      for (const { id } of hostile.clusters) {
        await page.evaluate(goTo(id));
        await page.locator(`.rows a[aria-current][href="#${id}"]`).waitFor();
      }
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
      expect(await page.locator('body img, body iframe, main script, body h1 ~ h1').count()).toBe(
        0,
      );
      expect(await page.locator('[onerror], [onmouseover], [style*="url"]').count()).toBe(0);
    });

    it('is a plain list without scripts', async () => {
      await open({ hasScripts: false });
      const text = await page.locator('main').innerText();
      expect(text).toContain('Scripts are off');
      expect(text).toContain('Pier to be rebuilt');
    });

    const widths = [1280, 390] as const;
    const schemes = ['light', 'dark'] as const;
    const looks = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));

    it.each(looks)(
      'has nothing that axe objects to, at $width px, $scheme',
      async (look) => {
        const templates = [
          { documents: ['wire/pier.txt'], share: 0.9, text: 'The … of Port Ellery' },
        ];
        const other = found.pairs.map((pair) => ({ ...pair, b: 'wire/pier.txt' })).slice(0, 2);
        const result = { ...found, templates, pairs: [...found.pairs, ...other] };
        page = await pages.open(written(result, { texts }), look);
        await page.evaluate(AXE);
        const pair = `p${found.pairs.length}`;
        for (const at of ['overview', 'clusters', pier(), 'templates', 'pairs', pair]) {
          await page.evaluate(goTo(at));
          await page.locator('section.is-shown').waitFor();
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect(wide).toBe(look.width);
          const violations = await page.evaluate<string[]>(VIOLATIONS);
          const told = violations.map((violation) => `${at}: ${violation}`);
          expect(told).toEqual([]);
        }
      },
      60_000,
    );

    it('stays quick with 5,000 clusters: it paints, and searches', async () => {
      const names = Array.from({ length: 5000 }, (_, i) => `folder-${i % 70}/article ${i}`);
      page = await pages.open(written(resultWith(names)), { at: 'clusters' });
      const paint = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      );
      const times = await page.evaluate<number[]>(TYPING);
      // a machine that is busy takes its time
      expect(paint).toBeLessThan(5000);
      expect(Math.min(...times)).toBeLessThan(100);
    }, 60_000);

    it('asks nothing of any other place, and says nothing on the console', () => {
      expect(pages.requests).toEqual([]);
      expect(pages.errors).toEqual([]);
    });
  },
);
