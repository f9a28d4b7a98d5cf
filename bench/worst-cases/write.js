/** Writes a worst case as JSONL, a chunk at a time. */
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases.js';

const CHUNK = 1 << 20;

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
  const file = openSync(path, 'w');
  let chunk = '';
  for (let document = 0; document < documents; document++) {
    const text = one.textOf(document, size);
    chunk += `${JSON.stringify({ id: `d${document}`, text })}\n`;
    if (chunk.length < CHUNK) continue;
    writeSync(file, chunk);
    chunk = '';
  }
  writeSync(file, chunk);
  closeSync(file);
  return { path, documents, bytes: statSync(path).size };
}
