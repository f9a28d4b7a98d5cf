/** What the adapters written in JavaScript share: reading documents, and writing what was found. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Characters written at once. */
const CHUNK = 1 << 20;

/** @param {string | undefined} file JSONL @returns {{ id: string, text: string }[]} */
export function readDocuments(file = '') {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** @param {string | undefined} file @param {Iterable<string>} lines */
export function writeLines(file = '', lines) {
  const handle = openSync(file, 'w');
  let chunk = '';
  for (const line of lines) {
    chunk += line + '\n';
    if (chunk.length < CHUNK) continue;
    writeSync(handle, chunk);
    chunk = '';
  }
  writeSync(handle, chunk);
  closeSync(handle);
}

/**
 * Pairs of ids in the form that run.js reads.
 * @param {string | undefined} file @param {Iterable<readonly [string, string]>} pairs
 */
export function writePairs(file, pairs) {
  writeLines(file, lines(pairs));
}

/** @param {Iterable<readonly [string, string]>} pairs */
function* lines(pairs) {
  yield 'a\tb';
  for (const [a, b] of pairs) yield `${a}\t${b}`;
}

/**
 * Pairs of numbers of documents, from 0, under a heading, to pairs of ids.
 * @param {readonly { id: string }[]} documents @param {string | undefined} from @param {string | undefined} to
 */
export function collectPairs(documents, from = '', to) {
  const rows = readFileSync(from, 'utf8').trimEnd().split('\n').slice(1);
  const idOf = (/** @type {string | undefined} */ at) => documents[Number(at)]?.id ?? '';
  writePairs(
    to,
    rows.map((row) => {
      const [a, b] = row.split('\t');
      return [idOf(a), idOf(b)];
    }),
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
