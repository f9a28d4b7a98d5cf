#!/usr/bin/env node
/**
 * The HTML report of many clusters: what it costs beside JSON, how large it is, how soon a browser shows it, and how
 * long a search takes.
 *
 *     npm run build && node bench/page.js [--clusters 5000] [--rounds 3]
 *
 * Articles are invented, each with a copy in which some words are edited. Times of a page are those of headless Chromium
 * (`CHROMIUM_PATH`, or where systems install it): medians of rounds, an empty page before each. That the page has every
 * cluster, and that a search finds what is there, is checked before anything is printed.
 */
import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { editWords } from './generate/edits.js';
import { inventArticles } from './generate/invented.js';
import { dedupe } from './lib/dedupe.js';
import { RandomStream } from './lib/random.js';
import { interleave, median, medians } from './lib/rounds.js';
import { plain, ratio, seconds } from './lib/table.js';
import { temporaryFolder } from './lib/temporary.js';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {{ paint: number, list: number, search: number, rows: number }} Figures milliseconds, and how many clusters */

const PLACES = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
/** Share of the words of a copy that are edited. */
const EDITED = 0.1;
const EMPTY = '<!doctype html><title>empty</title><p>empty</p>';

/** When the first words were on the screen. */
const PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`;
/** Types into the search, and waits until the list is laid out: the longest of some words. */
const SEARCH = `Math.max(...['article-4', 'article-77', 'nothing', ''].map((words) => {
  const search = document.querySelector('#search');
  const before = performance.now();
  search.value = words;
  search.dispatchEvent(new Event('input', { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - before;
}))`;

/** Pairs of articles, one record a line. @param {string} file @param {number} clusters */
function writeCorpus(file, clusters) {
  const random = new RandomStream(1);
  const lines = [...inventArticles(clusters)].flatMap(({ text }, i) => {
    const words = text.split(' ');
    const copy = editWords(words, EDITED, random, () => random.pick(words)).join(' ');
    return [text, copy].map((body, version) => {
      return `${JSON.stringify({ id: `article-${i}-${version}`, text: body })}\n`;
    });
  });
  writeFileSync(file, lines.join(''));
}

/** One page, from its start on. @param {Browser} browser @param {string} file @param {string} [at] */
async function opened(browser, file, at = '') {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${pathToFileURL(file).href}${at}`);
  await page.waitForFunction(`!Number.isNaN(${PAINT})`);
  return { page, paint: /** @type {number} */ (await page.evaluate(PAINT)) };
}

/** The overview, then the list of clusters. @param {Browser} browser @param {string} file @returns {Promise<Figures>} */
async function look(browser, file) {
  const overview = await opened(browser, file);
  await overview.page.close();
  const list = await opened(browser, file, '#clusters');
  await list.page.locator('#search').waitFor();
  const status = await list.page.locator('.picker [role=status]').innerText();
  const search = /** @type {number} */ (await list.page.evaluate(SEARCH));
  await list.page.locator('#search').fill('article-77-');
  assert.match(await list.page.locator('.picker').innerText(), /article-77-/);
  await list.page.close();
  const rows = Number(status.replaceAll(',', '').match(/\d+/)?.[0] ?? NaN);
  return { paint: overview.paint, list: list.paint, search, rows };
}

/** @param {number} clusters @param {number} rounds @param {string} executablePath */
async function measurePage(clusters, rounds, executablePath) {
  const folder = temporaryFolder();
  const [corpus, page, empty] = ['corpus.jsonl', 'found.html', 'empty.html'].map((name) =>
    join(folder, name),
  );
  assert(corpus !== undefined && page !== undefined && empty !== undefined);
  writeCorpus(corpus, clusters);
  writeFileSync(empty, EMPTY);
  const words = [corpus, '--no-config', '--quiet'];
  const runs = await interleave(
    {
      json: () => dedupe([...words, '-o', join(folder, 'found.json')]),
      html: () => dedupe([...words, '-o', page]),
    },
    rounds,
  );
  for (const { exitCode, stderr } of [...runs.json, ...runs.html])
    assert.equal(exitCode, 0, stderr);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    /** @type {Figures[]} */
    const looks = [];
    /** @type {number[]} */
    const blanks = [];
    for (let round = 0; round < rounds; round++) {
      const blank = await opened(browser, empty);
      blanks.push(blank.paint);
      await blank.page.close();
      looks.push(await look(browser, page));
    }
    for (const { rows } of looks) assert(rows >= clusters * 0.98, `${rows} clusters in the page`);
    return {
      looks,
      blank: median(blanks),
      runs,
      bytes: [statSync(page).size, statSync(corpus).size],
    };
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
  },
});
const executablePath = PLACES.find((path) => existsSync(path));
if (executablePath === undefined) {
  console.error(
    'error: no Chromium; install one, or name it: CHROMIUM_PATH=... node bench/page.js',
  );
  process.exitCode = 2;
} else {
  const clusters = Number(values.clusters);
  const found = await measurePage(clusters, Number(values.rounds), executablePath);
  const { looks, blank, runs, bytes } = found;
  const [json, html] = [medians(runs.json), medians(runs.html)];
  const [size = NaN, input = NaN] = bytes;
  const of = (/** @type {keyof Figures} */ figure) => median(looks.map((one) => one[figure]));
  const ms = (/** @type {number} */ value) => seconds(value / 1000);
  const rows = [
    [`an HTML report of ${of('rows')} clusters`, 'figure', 'ratio', 'to'],
    ['run, wall', seconds(html.wall), ratio(html.wall / json.wall), 'the same as JSON'],
    ['run, CPU', seconds(html.cpu), ratio(html.cpu / json.cpu), 'the same as JSON'],
    ['size', `${(size / 1e6).toFixed(1)} MB`, ratio(size / input), 'the articles'],
    ['overview, first paint', ms(of('paint')), ratio(of('paint') / blank), 'an empty page'],
    ['clusters, first paint', ms(of('list')), ratio(of('list') / blank), 'an empty page'],
    ['search, the longest', ms(of('search')), '', ''],
  ];
  console.log(plain(rows, 1));
}
