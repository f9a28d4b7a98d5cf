#!/usr/bin/env node
'use strict';
/**
 * Writes src/core/tokens/unicode-data.ts: the character classes, case foldings and optional marks of one pinned
 * Unicode version, so that tokens do not change with the Node version that reads the text.
 *
 * For maintainers. Needs the character database once:
 *     npm install --no-save @unicode/unicode-15.1.0 && node bin/build/generate-unicode.js
 */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { optionalMarks, TATWEEL } = require('./optional-marks.js');

const VERSION = '15.1.0';
const DATABASE = `@unicode/unicode-${VERSION}`;
const LAST = 0x10ffff;
const SEPARATOR = 0;
const WORD = 1;
const MARK = 2;
const IGNORABLE = 3;
const UNSPACED = 4;
const UNASSIGNED = 5;
const SPACELESS_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const APOSTROPHE_LETTER = 0x2bc;
const PROLONGED_SOUND_MARK = 0x30fc;

const load = async (path) => (await import(`${DATABASE}/${path}/code-points.mjs`)).default;

async function classes() {
  const byPoint = new Uint8Array(LAST + 1);
  const assign = async (path, value) => {
    for (const point of await load(path)) byPoint[point] = value;
  };
  await assign('General_Category/Letter', WORD);
  await assign('General_Category/Number', WORD);
  await assign('General_Category/Mark', MARK);
  const digits = new Set(await load('General_Category/Decimal_Number'));
  for (const script of SPACELESS_SCRIPTS) {
    for (const point of await load(`Script/${script}`)) {
      if (byPoint[point] === WORD && !digits.has(point)) byPoint[point] = UNSPACED;
    }
  }
  byPoint[PROLONGED_SOUND_MARK] = UNSPACED;
  byPoint[APOSTROPHE_LETTER] = SEPARATOR;
  // begins no token, because nothing is left of it
  byPoint[TATWEEL] = MARK;
  await assign('General_Category/Unassigned', UNASSIGNED);
  await assign('Binary_Property/Default_Ignorable_Code_Point', IGNORABLE);
  await assign('General_Category/Surrogate', SEPARATOR);
  return byPoint;
}

/** Code points that NFKC may join to the one before, or move across it. */
function unstablePoints(byPoint) {
  const unstable = new Set();
  for (let point = 0; point <= LAST; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = String.fromCodePoint(point);
    const decomposed = [...text.normalize('NFD')];
    if (decomposed.length > 1) unstable.add(decomposed.at(-1).codePointAt(0));
    if (byPoint[point] === MARK && isReordered(text)) unstable.add(point);
  }
  return unstable;
}

/** U+0334 and U+0345 have the lowest and the highest combining class: one of them moves past. */
const isReordered = (mark) =>
  `a\u0345${mark}`.normalize('NFD') !== `a\u0345${mark.normalize('NFD')}` ||
  `a${mark}\u0334`.normalize('NFD') !== `a${mark.normalize('NFD')}\u0334`;

/** 1 where a code point gives the same tokens with and without normalisation, whatever is beside it. */
function plainness(byPoint) {
  const plain = new Uint8Array(LAST + 1);
  const unstable = unstablePoints(byPoint);
  for (let point = 0; point <= LAST; point++) {
    const kind = byPoint[point];
    if (kind === IGNORABLE || kind === UNASSIGNED || unstable.has(point)) continue;
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = String.fromCodePoint(point);
    const normal = text.normalize('NFKC');
    const separates = [...normal].every((char) => byPoint[char.codePointAt(0)] === SEPARATOR);
    if (normal === text || (kind === SEPARATOR && separates)) plain[point] = 1;
  }
  return plain;
}

/** Run lengths and values as base-36 words: `length value length value ...`. */
function runs(values) {
  const words = [];
  for (let start = 0; start <= LAST;) {
    let end = start;
    while (end <= LAST && values[end] === values[start]) end++;
    words.push((end - start).toString(36) + (values[start] === 0 ? '' : `:${values[start]}`));
    start = end;
  }
  return words.join(' ');
}

/** Full case foldings, by character. */
async function caseFoldings() {
  const folds = [...(await load('Case_Folding/C')), ...(await load('Case_Folding/F'))];
  return new Map(
    folds.map(([point, target]) => [
      String.fromCodePoint(point),
      String.fromCodePoint(...[target].flat()),
    ]),
  );
}

/**
 * Foldings as base-36 words: `gap>target[,target...]`, gap counted from the code point before; 0 is nothing. A target is
 * a code point, or if `areNear` what to add to the one that folds: a run of letters then repeats a word.
 */
function foldings(folds, areNear = false) {
  let before = 0;
  return [...folds]
    .map(([char, target]) => [char.codePointAt(0), Array.from(target || '\0')])
    .sort(([a], [b]) => a - b)
    .map(([point, targets]) => {
      const gap = point - before;
      before = point;
      const origin = areNear ? point : 0;
      return `${gap.toString(36)}>${targets.map((target) => (target.codePointAt(0) - origin).toString(36))}`;
    })
    .join(' ');
}

const lines = (text) =>
  text
    .match(/.{1,90}(?: |$)/g)
    .map((line) => `  '${line}'`)
    .join(' +\n');

async function writeTables() {
  const byPoint = await classes();
  const folds = await caseFoldings();
  const optional = await optionalMarks(load, (text) =>
    Array.from(text, (char) => folds.get(char) ?? char).join(''),
  );
  writeFileSync(
    join(__dirname, '../../src/core/tokens/unicode-data.ts'),
    `/**
 * Character classes, case foldings and optional marks of Unicode ${VERSION}. Generated by
 * bin/build/generate-unicode.js; read by unicode.ts, which explains the encoding.
 */

/** The Unicode version that the tables pin. */
export const UNICODE_VERSION = '${VERSION}';

/** Class of every code point: run length and class. */
export const CLASS_RUNS =
${lines(runs(byPoint))};

/** 1 for every code point that normalisation cannot touch: run length and value. */
export const PLAIN_RUNS =
${lines(runs(plainness(byPoint)))};

/** Full case foldings (C and F): gap, and how far from there the targets are. */
export const FOLDINGS =
${lines(foldings(folds, true))};

/** What stands for optional marks and letters with them: gap and targets, 0 for nothing. */
export const OPTIONAL_MARKS =
${lines(foldings(optional))};
`,
  );
}

writeTables();
