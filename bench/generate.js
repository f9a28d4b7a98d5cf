#!/usr/bin/env node
/**
 * Grows a corpus to any size from real text, with copies planted in it.
 *
 *     node bench/generate.js --documents 1000000 --out corpus reviews.jsonl
 *
 * Writes `docs.jsonl` ({"id", "text"} a line) and `truth.tsv` (id1, id2, kind: the labels of `dedupe
 * eval`). Files are JSONL, also gzipped; without any, the text is invented. The same seed and text give
 * the same bytes, and a small corpus is the beginning of a large one.
 *
 * Unrelated documents are made in generate/composer.js, copies in generate/edits.js; generate/plan.js
 * says how many of each. `--statistics` writes nothing and compares how words and phrases spread over
 * the documents of the text and over as many grown from it.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { growCorpus } from './generate/corpus.js';
import { inventArticles } from './generate/invented.js';
import { idOf } from './generate/maker.js';
import { FRAMED, PLANTED } from './generate/plan.js';
import { LIMIT, readSource } from './generate/source.js';
import { SpreadStatistics, spreadTable } from './generate/statistics.js';
import { readArticles } from './lib/records.js';

/** More threads than this wait for the disk. */
const MOST_THREADS = 8;

/** @typedef {import('./generate/source.js').Source} Source */

/** @param {readonly string[]} files */
function articlesOf(files) {
  return files.length > 0 ? readArticles(files) : inventArticles();
}

/** @param {Source} source @param {string} folder @param {import('./generate/corpus.js').CorpusOptions} options */
async function write(source, folder, options) {
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  const docs = openSync(join(folder, 'docs.jsonl'), 'w');
  const truth = ['id1\tid2\tkind\n'];
  let bytes = 0;
  for await (const { lines, copies } of growCorpus(source, options)) {
    writeSync(docs, lines);
    bytes += lines.length;
    for (const { of, document, kind } of copies) {
      truth.push(`${idOf(of)}\t${idOf(document)}\t${kind}\n`);
    }
  }
  closeSync(docs);
  writeFileSync(join(folder, 'truth.tsv'), truth.join(''));
  const seconds = (performance.now() - start) / 1000;
  const megabytes = bytes / 1e6;
  console.error(
    `${options.documents} documents, ${truth.length - 1} pairs, ${megabytes.toFixed(1)} MB, ` +
      `${(megabytes / seconds).toFixed(0)} MB/s`,
  );
}

/**
 * The text against as much grown from it, without copies and boilerplate.
 * @param {Source} source @param {readonly string[]} files @param {{ documents: number, seed: number }} options
 */
async function compare(source, files, { documents, seed }) {
  const text = new SpreadStatistics();
  for await (const article of articlesOf(files)) {
    if (text.documents === documents) break;
    text.add(article.text);
  }
  const grown = new SpreadStatistics();
  const options = { documents: text.documents, seed, planted: 0, framed: 0 };
  for await (const { lines } of growCorpus(source, options)) {
    for (const line of Buffer.from(lines).toString().split('\n')) {
      if (line !== '') grown.add(JSON.parse(line).text);
    }
  }
  console.log(
    `${text.documents} documents: ${text.words} words of the text, ${grown.words} grown\n`,
  );
  console.log(spreadTable({ 'the text': text.spreads(), 'grown from it': grown.spreads() }));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    statistics: { type: 'boolean', default: false },
    documents: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    planted: { type: 'string', default: String(PLANTED) },
    framed: { type: 'string', default: String(FRAMED) },
    threads: { type: 'string', default: String(Math.min(availableParallelism(), MOST_THREADS)) },
    limit: { type: 'string', default: String(LIMIT) },
  },
});

const HELP = `usage: node bench/generate.js --out FOLDER [FILE.jsonl[.gz]]...
  --documents N    how many (100000)
  --seed N         of all that is left to chance (1)
  --planted SHARE  documents that are copies (${PLANTED})
  --framed SHARE   documents with boilerplate (${FRAMED})
  --threads N      that write, 0 for the main one alone
  --limit BYTES    of text read from the files (${LIMIT})
  --statistics     compare with the text instead of writing; needs no --out`;

const { out, statistics, ...rest } = values;
const given = Object.entries(rest).map(([name, value]) => [name, Number(value)]);
const wrong = given.find(([, number]) => Number.isNaN(number));
if (wrong || (out === undefined && !statistics)) {
  console.error(wrong ? `error: --${wrong[0]} takes a number` : 'error: no folder to write to');
  console.error(HELP);
  process.exitCode = 2;
} else {
  const options = /** @type {Record<keyof typeof rest, number>} */ (Object.fromEntries(given));
  const source = await readSource(articlesOf(positionals), options.limit);
  if (statistics) await compare(source, positionals, options);
  else await write(source, out ?? '', options);
}
