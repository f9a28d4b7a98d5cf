/** What the benchmarks run on: a collection of real texts, or a corpus grown from one. */
import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip, createGzip } from 'node:zlib';
import { isGzip, readArticles, readLines } from '../records.js';
import { temporaryFolder } from './temporary.js';

const GENERATOR = fileURLToPath(new URL('../generate.js', import.meta.url));
const FILES_PER_FOLDER = 1000;

/** @typedef {{ docs: string, truth: import('./dedupe.js').TruePair[], documents: number, bytes: number }} Corpus */

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
export function nameOf(path) {
  const name = basename(path).replace(/\.jsonl(\.gz)?$/, '');
  return name === 'docs' ? basename(dirname(path)) : name;
}

/** @type {Map<string, Corpus>} */
const grown = new Map();

/** A corpus grown from a collection, or from invented text. @param {string | undefined} source @param {number} documents @param {number} seed @returns {Corpus} */
export function growCorpus(source, documents, seed) {
  const known = grown.get(String(documents));
  if (known) return known;
  const folder = join(temporaryFolder(), `grown-${documents}`);
  const words = ['--documents', String(documents), '--seed', String(seed), '--out', folder];
  execFileSync(process.execPath, [GENERATOR, ...words, ...(source === undefined ? [] : [source])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const docs = join(folder, 'docs.jsonl');
  const truth = readTruth(join(folder, 'truth.tsv'));
  const corpus = { docs, truth, documents, bytes: statSync(docs).size };
  grown.set(String(documents), corpus);
  return corpus;
}

/** @param {string} path */
function readTruth(path) {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [id1 = '', id2 = '', kind = ''] = line.split('\t');
    return { id1, id2, kind };
  });
}

/** The first documents of a grown corpus: the corpus that growing so many would have given. @param {Corpus} corpus @param {number} documents @returns {Promise<Corpus>} */
export async function beginningOf(corpus, documents) {
  if (documents === corpus.documents) return corpus;
  const docs = join(temporaryFolder(), `first-${documents}.jsonl`);
  let last = '';
  async function* lines() {
    let count = 0;
    for await (const line of readLines(corpus.docs)) {
      yield Buffer.concat([line, Buffer.from('\n')]);
      if (++count === documents) {
        last = JSON.parse(line.toString()).id;
        return;
      }
    }
  }
  await pipeline(lines, createWriteStream(docs));
  const truth = corpus.truth.filter(({ id2 }) => id2 <= last);
  return { docs, truth, documents, bytes: statSync(docs).size };
}

/** Plain JSONL, unpacked if need be. @param {string} path */
export async function unpacked(path) {
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
