#!/usr/bin/env node
/**
 * The kernel alone against `wc -w`: from UTF-8 bytes in memory to the hashes of words.
 *
 *     npm run build && node bench/kernel.js [FILE ...]
 *
 * A file is plain text, or JSON lines with a field "text"; without one, texts of four kinds are made from a fixed
 * seed. Documents are what blank lines part, or 1,500 characters. Both sides are timed in turn, `wc` with
 * its start, and the medians compared. The tokens of the first megabyte are held against the reference.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  createKernelMemory,
  instantiateKernel,
  KERNEL_TABLES_BYTES,
  Tokeniser,
  writeKernelTables,
} from '../dist/core/index.js';
import { RandomStream } from './lib/random.js';
import { readDocuments, writeLines } from './lib/records.js';
import { median, timed } from './lib/rounds.js';
import { temporaryFolder } from './lib/temporary.js';

const CHARACTERS = 12_000_000;
const ROUNDS = 9;
const VOCABULARY = 30_000;
const NEEDS_NORMALISING = -1;
const PAGE = 1 << 16;
/** Where the tables stand; the texts follow. */
const TABLES = 1024;
const TEXTS = TABLES + 2 * KERNEL_TABLES_BYTES;
const DOCUMENT_CHARACTERS = 1500;
/** Of the columns after the first. */
const WIDTHS = [7, 7, 9, 6, 7];

const random = new RandomStream(20261125);

/** One of `items`, the rank r with probability about 1 / r. @template T @param {T[]} items */
const frequent = (items) => items[Math.floor(items.length ** random.share()) - 1];

/**
 * Words of an alphabet, letters as frequent as they are repeated in it; frequent ones are short.
 * @param {string} alphabet
 */
const vocabulary = (alphabet) =>
  Array.from({ length: VOCABULARY }, (_, rank) => {
    const length = 1 + random.below(3) + Math.floor(Math.log10(rank + 1) * (1 + random.below(2)));
    return Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('');
  });

/**
 * Prose with capitals, commas and stops.
 * @param {string[]} words @param {(word: string) => string} dress
 */
function prose(words, dress = (word) => word) {
  let text = '';
  let isFirst = true;
  while (text.length < CHARACTERS) {
    let word = frequent(words);
    if (isFirst || random.below(12) === 0) word = word[0].toUpperCase() + word.slice(1);
    const mark = random.below(14);
    isFirst = mark === 0;
    text += `${dress(word)}${isFirst ? '.' : mark === 1 ? ',' : ''}${random.below(150) === 0 ? '\n' : ' '}`;
  }
  return text;
}

function chinese() {
  const characters = Array.from({ length: 4000 }, () =>
    String.fromCodePoint(0x4e00 + random.below(0x4f00)),
  );
  let text = '';
  while (text.length < CHARACTERS / 2) {
    for (let rest = 4 + random.below(14); rest > 0; rest--) text += frequent(characters);
    text += random.below(4) === 0 ? '。\n' : '，';
  }
  return text;
}

/** One word in 25 in curly quotes, one in 40 with an apostrophe, some dashes. @param {string} word */
function dressed(word) {
  const kind = random.below(200);
  if (kind < 8) return `“${word}”`;
  if (kind < 13) return `${word}’s`;
  return kind < 16 ? `${word} —` : word;
}

const english = 'eeeeetttaaaoooiiinnnssshhrrdlcumwfgypbvk';
const russian = 'оооооеееаааиииннтттссрррвввлллккмдпуяыьгзбчйхжшю';

/** @returns {[string, string][]} */
function madeTexts() {
  return [
    ['ASCII', prose(vocabulary(english))],
    // one letter in 120 has an accent
    ['English, curly quotes, accents', prose(vocabulary(`${english.repeat(5)}éü`), dressed)],
    ['Russian', prose(vocabulary(russian))],
    ['Chinese', chinese()],
  ];
}

/** @param {string} path @returns {[string, string]} */
function readText(path) {
  if (!path.endsWith('.jsonl')) return [basename(path), readFileSync(path, 'utf8')];
  const texts = readDocuments(path).map(({ text }) => text);
  return [basename(path), texts.join('\n\n\n')];
}

const module = new WebAssembly.Module(
  readFileSync(new URL('../dist/kernel.wasm', import.meta.url)),
);

/** A text as documents in the kernel's memory, and its loops over them. */
class Run {
  /** @param {string} text */
  constructor(text) {
    const documents = text.includes('\n\n\n')
      ? text.split('\n\n\n')
      : (text.match(new RegExp(`[^]{1,${DOCUMENT_CHARACTERS}}`, 'gu')) ?? []);
    this.documents = documents.map((document) => Buffer.from(document));
    const size = this.documents.reduce((sum, { length }) => sum + length + 64, 0);
    const longest = Math.max(...this.documents.map(({ length }) => length));
    this.out = (TEXTS + size + 1024) & ~15;
    const pages = Math.ceil((this.out + 16 * longest + PAGE) / PAGE);
    this.memory = createKernelMemory(pages);
    this.kernel = instantiateKernel(module, this.memory).exports;
    writeKernelTables(this.memory.buffer, TABLES);
    const bytes = new Uint8Array(this.memory.buffer);
    let at = TEXTS;
    this.places = this.documents.map((document) => {
      bytes.set(document, at);
      at += document.length + 64;
      return [at - document.length - 64, at - 64];
    });
  }

  /** Tokenises all documents; returns how many tokens they have. */
  tokenise() {
    const { kernel, places, out } = this;
    let tokens = 0;
    for (const [from, to] of places) {
      const count = kernel.tokenise(from, to, out, TABLES);
      // what needs normalising is the caller's; some documents in a hundred
      if (count === NEEDS_NORMALISING) continue;
      tokens += count;
    }
    return tokens;
  }

  /** Holds the hashes of the first megabyte against the reference. */
  check() {
    const reference = new Tokeniser();
    let checked = 0;
    for (const [i, [from, to]] of this.places.entries()) {
      const { count, hi, lo } = reference.tokenise(this.documents[i].toString());
      if (reference.isNormalised) continue;
      assert.equal(this.kernel.tokenise(from, to, this.out, TABLES), count);
      const records = new Int32Array(this.memory.buffer, this.out, 4 * count);
      for (let token = 0; token < count; token++) {
        assert.equal(records[4 * token], lo[token]);
        assert.equal(records[4 * token + 1], hi[token]);
      }
      checked += to - from;
      if (checked > 1e6) break;
    }
  }
}

/** @param {string} name @param {string} text */
function measure(name, text) {
  const run = new Run(text);
  run.check();
  const path = join(temporaryFolder(), 'text');
  writeLines(path, run.documents.map(String));
  const bytes = run.documents.reduce((sum, { length }) => sum + length, 0);
  const wc = () => execFileSync('wc', ['-w', path], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  // until the engine has compiled it at its best
  for (let round = 0; round < 3; round++) run.tokenise();
  const times = { tokens: [], wc: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.tokens.push(timed(() => run.tokenise()));
    times.wc.push(timed(wc));
  }
  const tokens = run.tokenise();
  const sizes = [`${(bytes / 1e6).toFixed(0)} MB`, `${(tokens / 1e6).toFixed(1)} M`];
  const speeds = Object.values(times).map((list) => Math.round(bytes / 1e3 / median(list)));
  const ratio = median(times.wc) / median(times.tokens);
  console.log(line(name, ...sizes, ...speeds, ratio.toFixed(2)));
}

/** @param {string} name @param {(string | number)[]} cells */
function line(name, ...cells) {
  const columns = cells.map((cell, i) => String(cell).padStart(WIDTHS[i] ?? 0));
  return [name.padEnd(31), ...columns].join(' ');
}

console.log('classify, fold, hash words; MB/s, and the speed as a multiple of wc -w');
console.log(line('text', 'size', 'tokens', 'kernel', 'wc -w', 'ratio'));
const files = process.argv.slice(2);
for (const [name, text] of files.length > 0 ? files.map(readText) : madeTexts()) {
  measure(name, text);
}
