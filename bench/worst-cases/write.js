/** Writes a worst case as JSONL. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeLines } from '../lib/records.js';
import { CASES } from './cases.js';

/** @typedef {{ path: string, documents: number, bytes: number }} Written */

/** @param {string} folder @param {string} name @param {number} scale @returns {Written} */
export function writeCase(folder, name, scale) {
  const one = CASES[name];
  if (!one) throw new Error(`no worst case '${name}'`);
  const grows = one.words === undefined;
  const documents = grows ? Math.max(2, Math.round(one.documents * scale)) : one.documents;
  const size = { documents, words: Math.round((one.words ?? 0) * scale) };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${grows ? documents : size.words}.jsonl`);
  writeLines(path, linesOf(one, size));
  return { path, documents, bytes: statSync(path).size };
}

/** @param {import('./cases.js').Case} one @param {{ documents: number, words: number }} size */
function* linesOf({ textOf }, size) {
  for (let document = 0; document < size.documents; document++) {
    yield JSON.stringify({ id: `d${document}`, text: textOf(document, size) });
  }
}
