/** What the benchmarks run on: a collection of real texts, or a corpus grown from one. */
import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip, createGzip } from 'node:zlib';
import { isGzip, readArticles, readRows } from '../lib/records.js';
import { temporaryFolder } from '../lib/temporary.js';

const GENERATOR = fileURLToPath(new URL('../generate.js', import.meta.url));
const FILES_PER_FOLDER = 1000;

/** @typedef {{ docs: string, truth: import('../lib/dedupe.js').TruePair[], documents: number, bytes: number }} Corpus */

/** The file to use: the largest in the folder of data, or the one named. @param {{ data?: string | undefined, collection?: string | undefined }} options @returns {string | undefined} */
export function collectionIn({ data, collection }) {
  if (data === undefined) return undefined;
  const files = readdirSync(data, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(data, entry.name);
      if (entry.isDirectory())
        return ['docs.jsonl', 'docs.jsonl.gz'].map((name) => join(path, name));
      return /\.jsonl(\.gz)?$/.test(entry.name) ? [path] : [];
    })
    .filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined)
    .filter((path) => collection === undefined || nameOf(path) === collection);
  const sizes = new Map(files.map((path) => [path, statSync(path).size]));
  const largest = files.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))[0];
  if (largest === undefined) throw new Error(`no collection ${collection ?? ''} in '${data}'`);
  return largest;
}

/** @param {string} path */
function nameOf(path) {
  const name = basename(path).replace(/\.jsonl(\.gz)?$/, '');
  return name === 'docs' ? basename(dirname(path)) : name;
}

/** By number of documents. @type {Map<number, Corpus>} */
const grown = new Map();

/**
 * A corpus grown from a collection, or from invented text; a small one is the beginning of a large one.
 * @param {string | undefined} source @param {number} documents @param {number} seed @returns {Corpus}
 */
export function growCorpus(source, documents, seed) {
  const known = grown.get(documents);
  if (known) return known;
  const folder = join(temporaryFolder(), `grown-${documents}`);
  const words = ['--documents', String(documents), '--seed', String(seed), '--out', folder];
  execFileSync(process.execPath, [GENERATOR, ...words, ...(source === undefined ? [] : [source])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const docs = join(folder, 'docs.jsonl');
  const truth = readTruth(join(folder, 'truth.tsv'));
  const corpus = { docs, truth, documents, bytes: statSync(docs).size };
  grown.set(documents, corpus);
  return corpus;
}

/**
 * The collection that is asked for, or text that is invented, with the pairs planted in it.
 * @param {{ data?: string | undefined, collection?: string | undefined, documents: number, seed: number }} settings
 * @returns {Promise<{ name: string, docs: string, truth?: import('../lib/dedupe.js').TruePair[] }>}
 */
export async function collectionOrInvented(settings) {
  const collection = collectionIn(settings);
  if (collection !== undefined) {
    return { name: nameOf(collection), docs: await unpacked(collection) };
  }
  const { docs, truth } = growCorpus(undefined, settings.documents, settings.seed);
  return { name: 'invented', docs, truth };
}

/** @param {string} path */
function readTruth(path) {
  const [, ...rows] = readRows(path);
  return rows.map(([id1 = '', id2 = '', kind = '']) => ({ id1, id2, kind }));
}

/** Plain JSONL, unpacked if need be. @param {string} path */
async function unpacked(path) {
  if (!isGzip(path)) return path;
  const plain = join(temporaryFolder(), `${nameOf(path)}.jsonl`);
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain));
  return plain;
}

/** @param {string} path */
export async function packed(path) {
  const gzip = join(temporaryFolder(), 'packed.jsonl.gz');
  await pipeline(createReadStream(path), createGzip(), createWriteStream(gzip));
  return gzip;
}

/** The first documents as text files, a thousand to a folder. @param {string} path @param {number} count */
export async function asFiles(path, count) {
  const folder = join(temporaryFolder(), 'files');
  let [written, bytes] = [0, 0];
  for await (const { text } of readArticles([path])) {
    const part = join(folder, String(Math.floor(written / FILES_PER_FOLDER)).padStart(4, '0'));
    if (written % FILES_PER_FOLDER === 0) mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${String(written).padStart(7, '0')}.txt`), text);
    bytes += Buffer.byteLength(text);
    if (++written === count) break;
  }
  return { folder, documents: written, bytes };
}
