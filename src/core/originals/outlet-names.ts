/**
 * The names of an outlet in comparable form: "The Owl Herald" in a credit, `the-owl-herald` as a
 * folder and `owlherald.example` as a host are one name.
 *
 * O(length of the name).
 */

import { AGENCIES } from './credit-phrases.ts';

/** Shortest name that is searched for, unless it is an agency's. */
const MIN_NAME = 4;
/** Longest name, in words. */
const MAX_WORDS = 8;

/**
 * Longest name, in units. No outlet has half as many, and letters with many marks are slow to fold.
 */
const MAX_LENGTH = 500;

/** Blanks and punctuation, ASCII and typographic. Property escapes would take 6 ms to compile. */
const NO_NAME = /[\0-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+/g;
const MARKS = /[\u0300-\u036f]/g;
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', ı: 'i' };
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

const ARTICLES = new Set(
  'the der die das dem den des le la les el los las il lo gli o a os as de het l'.split(' '),
);
/** Parts of hosts and paths that are not the name of an outlet. */
const COMMON = new Set(
  'news blog blogs media archive archives article articles story stories post posts content online site sites text texts docs www index crawl data original originals copy copies'.split(
    ' ',
  ),
);

/** A text without accents, in lower case; umlauts are spelt as in addresses if `isSpelt`. */
function fold(text: string, isSpelt: boolean): string {
  const lower = text.toLowerCase().normalize('NFC');
  const spelt = isSpelt ? lower.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter) : lower;
  const plain = spelt.replace(/[łøßæı]/g, (letter) => LETTERS[letter] ?? letter);
  return plain.normalize('NFD').replace(MARKS, '').normalize('NFC');
}

/** The words of a name, folded. */
const wordsOf = (name: string, isSpelt = false): string[] =>
  fold(name, isSpelt)
    .split(NO_NAME)
    .filter((word) => word !== '');

const withoutArticle = (words: readonly string[]): readonly string[] =>
  words.length > 1 && ARTICLES.has(words[0] ?? '') ? words.slice(1) : words;

let agencies: ReadonlyMap<string, string> | undefined;

/** The first name of an agency, by each of its names. */
function agencyOf(name: string): string | undefined {
  agencies ??= new Map(
    AGENCIES.trim()
      .split('\n')
      .flatMap((line) => {
        const names = line
          .trim()
          .split(' ')
          .map((written) => fold(written, false));
        return names.map((folded) => [folded, names[0] ?? folded] as const);
      }),
  );
  return agencies.get(name);
}

/** A name as a key; undefined if it is too short or too common to identify an outlet. */
function keyOf(name: string): string | undefined {
  const agency = agencyOf(name);
  if (agency !== undefined) return `agency ${agency}`;
  if (COMMON.has(name) || !/[^\d]/.test(name)) return undefined;
  return name.length >= MIN_NAME || name.charCodeAt(0) >= FIRST_IDEOGRAPH ? name : undefined;
}

/** From this character on, one character says as much as a syllable or a word. */
const FIRST_IDEOGRAPH = 0x2e80;

/**
 * The part of a word that is the same in all its cases: three letters or more. Only its last
 * letters are looked at.
 */
function stemOf(word: string): string {
  const start = Math.max(3, word.length - 3);
  return word.slice(0, start) + word.slice(start).replace(/[aeiouymnrsеиоуыэюяаймхёь]+$/, '');
}

/** The keys of words that form a name: with and without its article, and in any case. */
function keysOf(words: readonly string[]): string[] {
  const own = withoutArticle(words);
  const names = [words.join(''), own.join('')].map(keyOf);
  const stems = [own.map(stemOf).join(''), stemOf(own.join(''))];
  const inflected = stems.flatMap((stem) => (stem.length < MIN_NAME ? [] : [`~${stem}`]));
  return [...new Set([...names, ...inflected])].filter((key) => key !== undefined);
}

/**
 * How many names are remembered with their keys: the members of a cluster share folders, hosts and
 * bylines.
 */
const MAX_REMEMBERED = 1 << 10;
const remembered = new Map<string, readonly string[]>();

/**
 * Returns every key under which an outlet of this name is found; none if it is too long for a name.
 */
export function nameKeys(name: string): readonly string[] {
  if (name.length > MAX_LENGTH) return [];
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const keys = makeKeys(name);
  remembered.set(name, keys);
  return keys;
}

function makeKeys(name: string): readonly string[] {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > MAX_WORDS) return [];
  return [...keysOf(words), ...(/[äöüÄÖÜ]/.test(name) ? keysOf(wordsOf(name, true)) : [])];
}

/**
 * Returns the keys of the names with which a file name begins or ends, as in `owl-herald-2025-03`.
 */
export function partKeys(name: string): readonly string[] {
  if (name.length > MAX_LENGTH) return [];
  const words = wordsOf(name).filter((word) => /[^\d]/.test(word));
  const keys = new Set<string>();
  for (let i = 1; i < Math.min(words.length, MAX_WORDS); i++) {
    for (const part of [words.slice(0, i), words.slice(i)]) {
      for (const key of keysOf(part)) keys.add(key);
    }
  }
  return [...keys];
}

/**
 * Yields the keys of the source that a credit names, the longest name first. The word after a name,
 * as in "the Owl Herald on Monday", begins with a small letter.
 */
export function* creditedKeys(source: string, isInflected: boolean): Generator<string> {
  const [name = ''] = source.replace(/^[\s"'“„«»「『(]+/, '').split(NAME_END);
  const parts = name.split(/\s+/, MAX_WORDS);
  for (let size = parts.length; size > 0; size--) {
    if (/^[A-ZÀ-ÞА-Я]/.test(parts[size] ?? '')) continue;
    for (const key of nameKeys(parts.slice(0, size).join(' '))) {
      if (isInflected || !key.startsWith('~')) yield key;
    }
  }
}

const NAME_END = /[,;()|»«”“"„」』\n]| [-–—] /;
