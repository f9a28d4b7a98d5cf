/** The library for browsers: in headless Chromium it finds what it finds in node, to the last byte. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dedupe, type DedupeOptions } from '../../src/dedupe.ts';
import { readArticles } from '../../src/files/articles.ts';
import type { Article, Reading } from '../../src/model/article.ts';
import { report, type ReportFormat } from '../../src/report/formats.ts';
import { themeNames } from '../fixtures/themes.ts';
import { largeCorpus } from '../large-corpus.ts';
import { Chromium, chromiumPath } from './chromium.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

type Articles = readonly (Article | Reading)[];

/** What page.js puts into the page. */
declare global {
  var isReady: boolean | undefined;
  var crossOriginIsolated: boolean;
  var reportOn: (
    format: ReportFormat,
    articles: Articles,
    options: DedupeOptions,
  ) => Promise<string>;
  var reportUntilTimer: (articles: Articles) => Promise<string>;
}

async function readingsOf(theme: string): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of readArticles([`${FIXTURES}${theme}`])) readings.push(reading);
  return readings;
}

async function nodeReport(
  articles: Articles,
  options: DedupeOptions = {},
  format: ReportFormat = 'json',
): Promise<string> {
  return [...(await report(format, await dedupe(articles, options)))].join('');
}

/** Each pair of a report in JSON, as text. */
function pairsOf(json: string): string[] {
  const { pairs }: { pairs: unknown[] } = JSON.parse(json);
  return pairs.map((pair) => JSON.stringify(pair));
}

describe('the file', () => {
  const code = readFileSync(new URL('../../dist/browser.js', import.meta.url), 'utf8');

  it('imports nothing, and names nothing that only node has', () => {
    const found = code.match(
      /\bnode:|\brequire\(|\bimport\b|\bprocess\.|\bBuffer\b|\bsetImmediate\b|\b__dirname\b|SharedArrayBuffer/g,
    );
    expect(found).toBeNull();
  });

  it('exports what it says it does', () => {
    const [, names = ''] = /export ?\{([^}]*)\};?\s*$/.exec(code) ?? [];
    const exported = names.split(',').map((name) => name.replace(/^.* as /, '').trim());
    const expected = ['DEFAULT_SETTINGS', 'DedupeError', 'VERSION', 'dedupe', 'report'];
    expect(exported.toSorted()).toEqual(expected);
  });
});

// a machine that tests every change must have one
describe.skipIf(chromiumPath === undefined && process.env['CI'] === undefined)(
  'in Chromium, which is looked for in /usr/bin and in CHROMIUM_PATH,',
  () => {
    let browser: Chromium;
    let page: Page;

    beforeAll(async () => {
      if (chromiumPath === undefined) {
        throw new Error('no Chromium: install it, or set CHROMIUM_PATH');
      }
      browser = await Chromium.start(chromiumPath);
      page = await browser.open('/');
      await page.waitForFunction(() => globalThis.isReady);
    }, 120_000);

    afterAll(async () => {
      await browser?.end();
    });

    function pageReport(
      articles: Articles,
      options: DedupeOptions = {},
      format: ReportFormat = 'json',
    ): Promise<string> {
      return page.evaluate(([name, all, settings]) => globalThis.reportOn(name, all, settings), [
        format,
        articles,
        options,
      ] as const);
    }

    it('a page has no memory that threads could share, as any page', async () => {
      expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(false);
    });

    it.each(themeNames())('%s gives the bytes that node gives', async (theme) => {
      const readings = await readingsOf(theme);
      const expected = await nodeReport(readings);
      expect(await pageReport(readings)).toBe(expected);
      // and the same as when node reads the files itself
      const ofFiles = await dedupe(readArticles([`${FIXTURES}${theme}`]));
      expect([...(await report('json', ofFiles))].join('')).toBe(expected);
    });

    it.each([
      [{}],
      [{ threshold: 0.05, shingleSize: 5 }],
      [{ by: 'resemblance', threshold: 0.2, boilerplate: false }],
      [{ spill: true }],
      [{ memory: 2 ** 27 }],
      [{ scaled: 4 }],
    ] as const)('hundreds of articles with %j give the bytes that node gives', async (options) => {
      const articles = largeCorpus(300, 5);
      const expected = await nodeReport(articles, options);
      expect(JSON.parse(expected)).toHaveProperty('pairs.10');
      expect(await pageReport(articles, options)).toBe(expected);
    });

    // the package draws its permutations by Math.sin, whose last bit differs between engines
    it('minhash finds pairs, each with the measures that node gives it', async () => {
      const articles = largeCorpus(300, 5);
      const known = new Set(pairsOf(await nodeReport(articles, { prior: 0.15 })));
      const found = pairsOf(await pageReport(articles, { engine: 'minhash', prior: 0.15 }));
      expect(found.length).toBeGreaterThan(10);
      expect(found.filter((pair) => !known.has(pair))).toEqual([]);
    });

    it.each(['text', 'ndjson'] as const)('the report as %s is the same', async (format) => {
      const readings = await readingsOf('wire');
      expect(await pageReport(readings, {}, format)).toBe(await nodeReport(readings, {}, format));
    });

    it("one run after another, and several at a time, do not get in each other's way", async () => {
      const [wire, copies] = [await readingsOf('wire'), await readingsOf('copies')];
      const expected = [await nodeReport(wire), await nodeReport(copies)];
      expect(await Promise.all([pageReport(wire), pageReport(copies)])).toEqual(expected);
      expect([await pageReport(wire), await pageReport(copies)]).toEqual(expected);
    });

    it('a page has its turn while a run goes on', async () => {
      const articles = largeCorpus(2000, 3);
      const ended = await page.evaluate((all) => globalThis.reportUntilTimer(all), articles);
      expect(ended).toMatch(/^AbortError /);
    });

    it('errors are as in node', async () => {
      const articles = [{ id: 'a', text: 'The mill burnt down.' }];
      expect(await pageReport(articles, { threshold: 2 })).toMatch(
        /^DedupeError BAD_OPTION: .*threshold/,
      );
      expect(await pageReport(articles, { stem: 'english' })).toBe(
        'DedupeError BAD_OPTION: no stemmer for "english" in a browser: leave out stem, or run in node',
      );
    });

    it('a page without any bundler shows a report on articles typed by hand', async () => {
      const typed = await browser.open('/hand-typed.html');
      await typed.waitForFunction("!document.querySelector('#report').textContent.startsWith('w')");
      const shown = await typed.locator('#report').textContent();
      expect(shown).toContain('evening');
      expect(shown).not.toContain('sports');
      await typed.close();
    });

    it('nothing is asked of any other place, and nothing goes wrong unseen', () => {
      const paths = browser.requests.map((url) => url.replace(browser.origin, ''));
      const own = ['/', '/page.js', '/browser.js', '/hand-typed.html', 'data:,'];
      expect(paths.filter((path) => !own.includes(path))).toEqual([]);
      expect(paths).toContain('/browser.js');
      expect(browser.errors).toEqual([]);
    });
  },
);
