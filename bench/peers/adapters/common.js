/** What the adapters written in JavaScript share: texts as files, writing what was found, shingles. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows, writeLines } from '../../lib/records.js';

/** @typedef {import('../../lib/records.js').Article} Article */

/** A .txt file a document, by its number from 0. @param {string} folder @param {readonly Article[]} documents */
export function writeTexts(folder, documents) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [at, { text }] of documents.entries()) writeFileSync(join(folder, `${at}.txt`), text);
}

/** Pairs of ids in the form that run.js reads. @param {string} path @param {Iterable<readonly [string, string]>} pairs */
export function writePairs(path, pairs) {
  writeLines(path, linesOf(pairs));
}

/** @param {Iterable<readonly [string, string]>} pairs */
function* linesOf(pairs) {
  yield 'a\tb';
  for (const [a, b] of pairs) yield `${a}\t${b}`;
}

/**
 * Pairs of numbers of documents, from 0, under a heading, to pairs of ids.
 * @param {readonly Article[]} documents @param {string} from @param {string} to
 */
export function collectPairs(documents, from, to) {
  const [, ...rows] = readRows(from);
  const idOf = (/** @type {string | undefined} */ at) => documents[Number(at)]?.id ?? '';
  writePairs(
    to,
    rows.map(([a, b]) => [idOf(a), idOf(b)]),
  );
}

/**
 * Sets of shingles are the caller's to make: lower-cased runs of letters and digits, `size` at a time.
 * A shorter text is one shingle.
 * @param {string} text @param {number} size
 */
export function shinglesOf(text, size) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  /** @type {Set<string>} */
  const shingles = new Set();
  if (words.length > 0 && words.length < size) shingles.add(words.join(' '));
  for (let i = 0; i + size <= words.length; i++) shingles.add(words.slice(i, i + size).join(' '));
  return shingles;
}
