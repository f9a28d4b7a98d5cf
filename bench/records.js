/** Reads records from JSONL files, a chunk at a time; gzip where the first two bytes say so. */
import { createReadStream, openSync, closeSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

const NEWLINE = 10;

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
