/**
 * Sets aside what says nothing of where a text comes from: boilerplate and quoted mail. What is left is the
 * trimmed text, and the score is made of that.
 *
 * - Boilerplate is found by its spread (see find-boilerplate.ts): runs of text that otherwise different documents
 *   share, at any place: navigation, footers, disclaimers, signatures, a box in the middle.
 * - Quoted mail is found by its marks (see quoted-lines.ts).
 *
 * A quotation is set aside as well if five or more articles share it that are otherwise different:
 * they all copied it, and it makes none of them a version of another. If such a pair is reported for
 * what else it shares, the quotation is among its passages; resemblance and containment are measured on
 * the whole texts.
 *
 * A page that has next to nothing beside boilerplate stays whole. An answer is what is left of it, and
 * matches nobody if that is less than a line; one that only passes on what it quotes has no marks.
 */
import { findBoilerplateTexts, type BoilerplateText } from './pieces.ts';
import type { Collection, TokenTexts } from '../texts/collection.ts';
import type { MarkedTokens } from '../texts/marked-tokens.ts';
import type { PhraseSets } from './own-phrases.ts';
import { findRepeatedWindows, type HashedWindows, type RepeatedWindows } from './windows.ts';
import { coverOf, findSpread } from './find-boilerplate.ts';

/** Tokens, and the share of the text, that must be left beside boilerplate. */
const MIN_LEFT = 15;
const MIN_LEFT_SHARE = 0.1;

/** What to set aside by. */
export interface BoilerplateInput {
  /** By document that has quoted lines: 1 for each of its tokens in them. */
  readonly quoted: MarkedTokens;
  /** The windows of frequent phrases. */
  readonly windows: HashedWindows;
  /** What compares own texts. */
  readonly sets: PhraseSets;
}

/**
 * The stretches that are left of documents from which something was set aside. A stretch is two numbers, and most
 * documents have one or two: far less than their tokens.
 */
class CutTexts {
  /**
   * By document: where it is in the pool, 0 if nothing was set aside; there how many tokens, how many stretches,
   * then [start, end) of each.
   */
  readonly #places: Int32Array;
  #pool = new Int32Array(INITIAL_POOL);
  #end = 1;

  /** For documents below `size`. */
  constructor(size: number) {
    this.#places = new Int32Array(size);
  }

  *documents(): Iterable<number> {
    for (const [document, place] of this.#places.entries()) if (place > 0) yield document;
  }

  has(document: number): boolean {
    return (this.#places[document] ?? 0) > 0;
  }

  /** Keeps stretches, [start, end) after [start, end), of so many tokens in all. */
  set(document: number, { stretches, length }: Kept): void {
    while (this.#end + stretches.length + 2 > this.#pool.length) {
      const wide = new Int32Array(this.#pool.length * 2);
      wide.set(this.#pool);
      this.#pool = wide;
    }
    this.#places[document] = this.#end;
    this.#pool[this.#end] = length;
    this.#pool[this.#end + 1] = stretches.length / 2;
    this.#pool.set(stretches, this.#end + 2);
    this.#end += stretches.length + 2;
  }

  /** The number of tokens left; undefined if nothing was set aside. */
  length(document: number): number | undefined {
    const place = this.#places[document] ?? 0;
    return place === 0 ? undefined : this.#pool[place];
  }

  stretches(document: number): number {
    const place = this.#places[document] ?? 0;
    return place === 0 ? 1 : (this.#pool[place + 1] ?? 1);
  }

  /** The stretches that are left, [start, end) after [start, end); undefined if nothing was set aside. */
  kept(document: number): Int32Array | undefined {
    const place = this.#places[document] ?? 0;
    if (place === 0) return undefined;
    return this.#pool.subarray(place + 2, place + 2 + 2 * (this.#pool[place + 1] ?? 0));
  }

  /** What is left of these tokens of a document. */
  cut(document: number, tokens: Int32Array): Int32Array {
    const place = this.#places[document] ?? 0;
    if (place === 0) return tokens;
    const left = new Int32Array(this.#pool[place] ?? 0);
    const end = place + 2 + 2 * (this.#pool[place + 1] ?? 0);
    let filled = 0;
    for (let at = place + 2; at < end; at += 2) {
      const stretch = tokens.subarray(this.#pool[at], this.#pool[at + 1]);
      left.set(stretch, filled);
      filled += stretch.length;
    }
    return left;
  }
}

const INITIAL_POOL = 1 << 10;
/** Tokens of its own in which an answer can match another: a line. */
const MIN_OWN = 12;

/** What is left of a text: stretches, [start, end) after [start, end), and their tokens. */
interface Kept {
  readonly stretches: readonly number[];
  readonly length: number;
}

/** The documents of a collection without what was set aside; the same numbers. */
export class TrimmedTexts implements TokenTexts {
  readonly vocabulary: Collection['vocabulary'];
  readonly size: number;
  /** The boilerplate that was found. */
  readonly pieces: readonly BoilerplateText[];
  readonly #whole: Collection;
  readonly #cut: CutTexts;

  constructor(whole: Collection, cut = new CutTexts(0), pieces: readonly BoilerplateText[] = []) {
    this.vocabulary = whole.vocabulary;
    this.size = whole.size;
    this.pieces = pieces;
    this.#whole = whole;
    this.#cut = cut;
  }

  /** The documents from which something was set aside, ascending. */
  cutDocuments(): Iterable<number> {
    return this.#cut.documents();
  }

  /** True if something was set aside from the document. */
  isCut(document: number): boolean {
    return this.#cut.has(document);
  }

  /** True if so little is left that it shows nothing: many say "I agree" who copy nobody. */
  isLessThanLine(document: number): boolean {
    return this.#cut.has(document) && this.length(document) < MIN_OWN;
  }

  /** What is left of the tokens of a document. */
  cut(document: number, tokens: Int32Array): Int32Array {
    return this.#cut.cut(document, tokens);
  }

  /** What is left, as places of tokens: [start, end) after [start, end); undefined if that is all. */
  kept(document: number): Int32Array | undefined {
    return this.#cut.kept(document);
  }

  /** How often two tokens of the document follow each other that are apart in the whole text. */
  joints(document: number): number {
    return this.#cut.stretches(document) - 1;
  }

  /** The number of tokens left. */
  length(document: number): number {
    return this.#cut.length(document) ?? this.#whole.length(document);
  }

  /** The tokens left, in order. */
  tokensOf(document: number): Int32Array {
    return this.cut(document, this.#whole.tokensOf(document));
  }
}

/** Sets boilerplate and quoted mail of `documents` aside; these are ascending numbers of distinct texts. */
export function cutBoilerplate(
  collection: Collection,
  documents: Int32Array,
  { quoted, windows: hashed, sets }: BoilerplateInput,
): TrimmedTexts {
  const windows = findRepeatedWindows(collection, hashed);
  if (windows === undefined && quoted.size === 0) return new TrimmedTexts(collection);
  const cut = new CutTexts(collection.size);
  for (const document of documents) {
    const marks = quoted.get(document);
    const kept = marks && withoutQuoted(collection.length(document), marks);
    if (kept !== undefined) cut.set(document, kept);
  }
  if (windows === undefined) return new TrimmedTexts(collection, cut);
  const isSpread = findSpread(collection, windows, sets);
  cutSpread(collection, windows, { isSpread, quoted, cut });
  return new TrimmedTexts(collection, cut, findBoilerplateTexts(windows, isSpread));
}

/** The tokens that are not marked, however few; undefined if all or none are. */
function withoutQuoted(length: number, marks: Uint8Array): Kept | undefined {
  const kept = keepWhere(length, (i) => marks[i] === 0);
  return kept.length > 0 && kept.length < length ? kept : undefined;
}

function keepWhere(tokens: number, isKept: (place: number) => boolean): Kept {
  const stretches: number[] = [];
  let length = 0;
  for (let start = 0; start < tokens;) {
    while (start < tokens && !isKept(start)) start++;
    let end = start;
    while (end < tokens && isKept(end)) end++;
    if (end > start) stretches.push(start, end);
    length += end - start;
    start = end;
  }
  return { stretches, length };
}

function isEnough(left: number, of: number, share: number): boolean {
  return left < of && left >= MIN_LEFT && left >= of * share;
}

interface Cut {
  readonly isSpread: Uint8Array;
  readonly quoted: BoilerplateInput['quoted'];
  /** What is left of each document that is cut. */
  readonly cut: CutTexts;
}

/** Cuts boilerplate out of every document that has enough beside it. */
function cutSpread(
  collection: Collection,
  windows: RepeatedWindows,
  { isSpread, quoted, cut }: Cut,
): void {
  const isCovering = (number: number): boolean => isSpread[number] === 1;
  for (const [rank, document] of windows.documents.entries()) {
    const length = collection.length(document);
    const cover = coverOf(windows, rank, { length, isCovering });
    const marks = cut.has(document) ? quoted.get(document) : undefined;
    const before = cut.length(document) ?? length;
    const kept = keepWhere(length, (i) => cover[i] === 0 && (marks?.[i] ?? 0) === 0);
    if (isEnough(kept.length, before, MIN_LEFT_SHARE)) cut.set(document, kept);
  }
}
