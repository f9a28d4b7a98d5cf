/**
 * Reads and writes records a line: JSONL and TSV, also gzipped, whatever the name. What may be larger than
 * memory is read and written a chunk at a time.
 */
import { closeSync, createReadStream, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { createGunzip, gunzipSync } from 'node:zlib';

const NEWLINE = 10;
/** Characters written together. */
const CHUNK = 1 << 20;

/** @typedef {{ id: string, text: string }} Article */

/** The articles of one file after the other. @param {readonly string[]} paths @returns {AsyncGenerator<Article>} */
export async function* readArticles(paths) {
  for (const path of paths) {
    for await (const line of readLines(path)) {
      if (line.length > 0) yield JSON.parse(line.toString());
    }
  }
}

/** The lines of a file as bytes, valid until the next is asked for. @param {string} path @returns {AsyncGenerator<Buffer>} */
export async function* readLines(path) {
  /** @type {Buffer[]} */
  let begun = [];
  for await (const chunk of chunksOf(path)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const rest = chunk.subarray(start, end);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/** @param {string} path @returns {AsyncIterable<Buffer>} */
function chunksOf(path) {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  return isGzip(path) ? file.pipe(createGunzip({ chunkSize: 1 << 18 })) : file;
}

/** By its first bytes, not its name. @param {string} path */
export function isGzip(path) {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(2);
  readSync(file, bytes, 0, 2, 0);
  closeSync(file);
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** All articles of one JSONL file. @param {string} path @returns {Article[]} */
export function readDocuments(path) {
  return linesOf(path).map((line) => JSON.parse(line));
}

/** All rows of a TSV file. @param {string} path */
export function readRows(path) {
  return linesOf(path).map((line) => line.split('\t'));
}

/** @param {string} path */
function linesOf(path) {
  const bytes = readFileSync(path);
  const text = (isGzip(path) ? gunzipSync(bytes) : bytes).toString();
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** @param {string} path @param {Iterable<string>} lines */
export function writeLines(path, lines) {
  const file = openSync(path, 'w');
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    writeSync(file, chunk);
    chunk = '';
  }
  writeSync(file, chunk);
  closeSync(file);
}
