#!/usr/bin/env node
/**
 * How long finding passages takes: two texts of 1 MB of every awkward kind, and small pairs.
 *
 *     npm run build && node bench/passages.js
 *
 * Every kind is built from a fixed seed and its answer is checked before its time is printed. A time
 * is the least of three runs; the ratio is to a text of half the size, 2 where time is linear.
 */
import assert from 'node:assert/strict';
import { findPassages } from '../dist/core/index.js';
import { RandomStream } from './lib/random.js';
import { timed } from './lib/rounds.js';

/** Tokens in 1 MB of English. */
const MEGABYTE = 170_000;

/**
 * Words as frequent as in a language: rank r with probability about 1 / r, of 30,000.
 * @param {RandomStream} random @param {number} length
 */
function prose(random, length) {
  return Int32Array.from({ length }, () => Math.floor(30_000 ** random.share()));
}

/**
 * A copy with one word in `every` changed, dropped or doubled.
 * @param {Int32Array} text @param {RandomStream} random @param {number} every
 */
function edited(text, random, every) {
  /** @type {number[]} */
  const copy = [];
  for (const token of text) {
    const edit = random.below(every * 3);
    if (edit === 0) copy.push(random.below(30_000));
    else if (edit === 1) copy.push(token, token);
    else if (edit !== 2) copy.push(token);
  }
  return Int32Array.from(copy);
}

/** @param {Int32Array} text @param {RandomStream} random @param {number} size */
function shuffledBlocks(text, random, size) {
  const starts = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => i * size);
  const shuffled = random.sample(starts, starts.length);
  return Int32Array.from(shuffled.flatMap((start) => [...text.subarray(start, start + size)]));
}

/**
 * One sentence of 8 words again and again, with a new word after each.
 * @param {number} length @param {number} fresh a number below all new words; 0 for none
 */
function refrain(length, fresh) {
  return Int32Array.from({ length }, (_, i) => {
    if (fresh > 0 && i % 9 === 8) return fresh + i;
    return fresh > 0 ? i % 9 : i % 8;
  });
}

/** @param {number} length @param {RandomStream} random */
function growingRepeats(length, random) {
  /** @type {number[]} */
  const text = [];
  for (let run = 5; text.length < length; run++) {
    for (let i = 0; i < run; i++) text.push(1);
    text.push(1000 + random.below(1e6));
  }
  return Int32Array.from(text.slice(0, length));
}

/** @typedef {(n: number, random: RandomStream) => [Int32Array, Int32Array]} Kind */

/** A text, and what is made of it. @param {(text: Int32Array, random: RandomStream) => Int32Array} make @returns {Kind} */
function copied(make) {
  return (n, random) => {
    const text = prose(random, n);
    return [text, make(text, random)];
  };
}

/** @param {number} kinds of tokens, as frequent as each other @returns {Kind} */
function anyTokens(kinds) {
  return (n, random) => {
    const text = () => Int32Array.from({ length: n }, () => random.below(kinds));
    return [text(), text()];
  };
}

/** @type {Record<string, Kind>} */
const KINDS = {
  'identical copies': copied((text) => text.slice()),
  'a copy, one word in 10 edited': copied((text, random) => edited(text, random, 10)),
  'a copy, one word in 200 edited': copied((text, random) => edited(text, random, 200)),
  'paragraphs of 100 words moved': copied((text, random) => shuffledBlocks(text, random, 100)),
  'unrelated prose': (n, random) => [prose(random, n), prose(random, n)],
  'one sentence, repeated': (n) => [refrain(n, 0), refrain(n, 0)],
  'one sentence, repeated with other words between': (n) => [refrain(n, 1e6), refrain(n, 1e8)],
  'all the same token': (n) => [new Int32Array(n), new Int32Array(n)],
  'all the same token, half as long': (n) => [new Int32Array(n / 2), new Int32Array(n)],
  'the same token in growing runs': (n, random) => [
    new Int32Array(n).fill(1),
    growingRepeats(n, random),
  ],
  'two tokens at random': anyTokens(2),
  'ten tokens at random': anyTokens(10),
  'a page of 300 words within': copied((text) =>
    text.slice(text.length / 2, text.length / 2 + 300),
  ),
};

/** @param {() => void} work */
function leastOf(work, runs = 3) {
  return Math.min(...Array.from({ length: runs }, () => timed(work)));
}

/** @param {Int32Array} a @param {Int32Array} b */
function check(a, b) {
  const passages = findPassages(a, b);
  let covered = 0;
  const isCovered = new Uint8Array(b.length);
  for (const { startA, endA, startB, endB } of passages) {
    assert.equal(a[startA], b[startB]);
    assert.equal(a[endA - 1], b[endB - 1]);
    isCovered.fill(1, startB, endB);
  }
  for (const one of isCovered) covered += one;
  return { count: passages.length, share: covered / b.length };
}

console.log(
  'two texts of 1 MB'.padEnd(50),
  'ms'.padStart(6),
  'ratio',
  'passages'.padStart(9),
  'cover',
);
for (const [name, make] of Object.entries(KINDS)) {
  const [a, b] = make(MEGABYTE, new RandomStream(1));
  const [halfA, halfB] = make(MEGABYTE / 2, new RandomStream(1));
  const { count, share } = check(a, b);
  const half = leastOf(() => findPassages(halfA, halfB));
  const whole = leastOf(() => findPassages(a, b));
  const figures = [whole.toFixed(0).padStart(6), (whole / half).toFixed(1).padStart(5)];
  console.log(name.padEnd(50), ...figures, String(count).padStart(9), share.toFixed(3));
}

console.log('\na pair, one word in 10 edited'.padEnd(51), 'µs'.padStart(6));
for (const length of [50, 200, 1000]) {
  const random = new RandomStream(length);
  const pairs = Array.from({ length: 200 }, () => {
    const text = prose(random, length);
    return { a: text, b: edited(text, random, 10) };
  });
  const time = leastOf(() => pairs.forEach(({ a, b }) => findPassages(a, b)), 50);
  console.log(
    `${length} words each`.padEnd(50),
    ((time / pairs.length) * 1000).toFixed(1).padStart(6),
  );
}
