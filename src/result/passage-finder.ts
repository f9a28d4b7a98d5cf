/**
 * The passages of reported pairs, as offsets into the source texts.
 *
 * A document's tokens are located once and kept while its pairs are looked at. At most
 * `MAX_LOCATED` tokens are kept; beyond that, the texts that were not needed for the longest time
 * are located again when they are needed. Of two very long texts only the ends of passages are
 * located. Of a text much longer than the other, only the
 * surroundings of shared phrases are looked at. So a text with thousands of partners costs no more
 * than the partners do.
 */

import { narrow } from '../core/passages/narrow.ts';
import { findPassages, type TokenPassage } from '../core/passages/passages.ts';
import { PhrasePlaces } from '../core/passages/phrase-places.ts';
import { asciiSpans, someSpans, tokenSpans, type Spans } from '../core/tokens/spans.ts';
import type { Passage } from '../model/result.ts';
import type { Intake } from '../intake/accumulator.ts';

/** How many tokens, of all texts together, stay located. */
const MAX_LOCATED = 1 << 22;
/** Tokens from which a text is very long: two of them are not located as a whole. */
const VERY_LONG = 1 << 20;
/** A text is long from this many tokens on, if it is also this many times as long as the other. */
const LONG = 4096;
const LONG_RATIO = 8;
/** A phrase that occurs more often in a long text is a set phrase, and marks no place in it. */
const MAX_TIMES = 16;

type TextRange = readonly [start: number, end: number];

/** Finds the passages of pairs of documents. */
export class PassageFinder {
  readonly #intake: Intake;
  readonly #twinOf: (document: number) => number;
  readonly #veryLong: number;
  /** Spans by document, the last used last. */
  readonly #located = new Map<number, Spans>();
  #tokensLocated = 0;
  /**
   * By long text: the short texts that it will be compared with, and the places of their phrases.
   */
  readonly #shortOf = new Map<number, number[]>();
  readonly #places = new Map<number, PhrasePlaces>();
  /** The range of the text that `whole` located last, as the first of two copies. */
  #whole: { readonly document: number; readonly range: TextRange } | undefined;

  /**
   * `twinOf` may return another document with exactly the same text. It is called for copies only.
   */
  constructor(
    intake: Intake,
    twinOf = (document: number): number => document,
    veryLong = VERY_LONG,
  ) {
    this.#intake = intake;
    this.#veryLong = veryLong;
    this.#twinOf = twinOf;
  }

  /**
   * Announces the pairs, each once, whose passages will be needed, so that a long text is searched
   * once for all short texts together. Otherwise it is searched for each of them.
   */
  expect(pairs: Iterable<{ readonly a: number; readonly b: number }>): void {
    const { collection } = this.#intake;
    for (const { a, b } of pairs) {
      const [lengthA, lengthB] = [collection.length(a), collection.length(b)];
      if (isLong(lengthA, lengthB)) this.#expectIn(a, b);
      else if (isLong(lengthB, lengthA)) this.#expectIn(b, a);
    }
  }

  #expectIn(long: number, short: number): void {
    const expected = this.#shortOf.get(long);
    if (expected === undefined) this.#shortOf.set(long, [short]);
    else expected.push(short);
  }

  /**
   * Returns the passages of two documents with the same tokens: the whole of both. `passages` finds
   * the same, but has to look.
   */
  whole(a: number, b: number): Passage[] {
    if (this.#whole?.document !== a) this.#whole = { document: a, range: this.#rangeOf(a) };
    const { range } = this.#whole;
    const isSame = this.#twinOf(a) === this.#twinOf(b);
    return [{ a: range, b: isSame ? range : this.#rangeOf(b) }];
  }

  /** The range from the first token to the last. */
  #rangeOf(document: number): TextRange {
    const count = this.#intake.collection.length(document);
    const ends = Int32Array.of(0, count - 1);
    const { start, end } = this.#isVeryLong(document)
      ? this.#locateSome(document, ends)
      : this.#locate(document);
    return [start[0] ?? 0, end.at(-1) ?? 0];
  }

  #isVeryLong(document: number): boolean {
    return this.#intake.collection.length(document) > this.#veryLong;
  }

  /**
   * Returns the shared passages of two documents, as half-open UTF-16 offsets, in order of the
   * first document.
   */
  passages(a: number, b: number): Passage[] {
    if (this.#isVeryLong(a) && this.#isVeryLong(b)) return this.#passagesOfLong(a, b);
    const spansA = this.#locate(a);
    const spansB = this.#locate(b);
    return this.#find(a, b).map((passage) => ({
      a: [spansA.start[passage.startA] ?? 0, spansA.end[passage.endA - 1] ?? 0],
      b: [spansB.start[passage.startB] ?? 0, spansB.end[passage.endB - 1] ?? 0],
    }));
  }

  #passagesOfLong(a: number, b: number): Passage[] {
    const found = this.#find(a, b);
    const ofA = found.map(({ startA, endA }): TextRange => [startA, endA]);
    const ofB = found.map(({ startB, endB }): TextRange => [startB, endB]);
    const rangesOfB = this.#locateRanges(b, ofB);
    return this.#locateRanges(a, ofA).map((range, i) => ({ a: range, b: rangesOfB[i] ?? [0, 0] }));
  }

  /** Ranges of tokens as ranges of the source. */
  #locateRanges(document: number, ranges: readonly TextRange[]): TextRange[] {
    const ends = ranges.flatMap(([start, end]) => [start, end - 1]);
    const wanted = Int32Array.from(new Set(ends)).sort();
    const { start, end } = this.#locateSome(document, wanted);
    const indexOf = new Map(Array.from(wanted, (token, i) => [token, i]));
    return ranges.map(([from, to]) => [
      start[indexOf.get(from) ?? 0] ?? 0,
      end[indexOf.get(to - 1) ?? 0] ?? 0,
    ]);
  }

  #locateSome(document: number, wanted: Int32Array): Spans {
    const { tokeniser, collection, text } = this.#intake;
    const whole = { text: text(document), count: collection.length(document) };
    return someSpans(tokeniser, whole, wanted);
  }

  #find(a: number, b: number): TokenPassage[] {
    const { collection } = this.#intake;
    const [tokensA, tokensB] = [collection.tokensOf(a), collection.tokensOf(b)];
    if (isLong(tokensA.length, tokensB.length)) {
      const { tokens, origins } = this.#narrowed(a, b);
      return findPassages(tokens, tokensB).map((passage) => ({
        ...passage,
        startA: origins[passage.startA] ?? 0,
        endA: (origins[passage.endA - 1] ?? 0) + 1,
      }));
    }
    if (!isLong(tokensB.length, tokensA.length)) return findPassages(tokensA, tokensB);
    const { tokens, origins } = this.#narrowed(b, a);
    return findPassages(tokensA, tokens).map((passage) => ({
      ...passage,
      startB: origins[passage.startB] ?? 0,
      endB: (origins[passage.endB - 1] ?? 0) + 1,
    }));
  }

  /** The parts of `long` around what it shares with `short`. */
  #narrowed(long: number, short: number): ReturnType<typeof narrow> {
    const { collection } = this.#intake;
    const positions = this.#placesIn(long, short).of(short);
    return narrow(collection.tokensOf(long), positions, collection.vocabulary.size);
  }

  #placesIn(long: number, short: number): PhrasePlaces {
    const expected = this.#shortOf.get(long);
    const known = this.#places.get(long);
    if (known !== undefined && expected !== undefined) return known;
    const search = { short: expected ?? [short], maxTimes: MAX_TIMES };
    const places = new PhrasePlaces(this.#intake.collection, long, search);
    if (expected !== undefined) this.#places.set(long, places);
    return places;
  }

  #locate(document: number): Spans {
    const known = this.#located.get(document);
    if (known !== undefined) {
      this.#located.delete(document);
      this.#located.set(document, known);
      return known;
    }
    const { tokeniser, collection, text } = this.#intake;
    const count = collection.length(document);
    const spans = asciiSpans(text(document), count) ?? tokenSpans(tokeniser, text(document));
    this.#forget(spans.count);
    this.#located.set(document, spans);
    return spans;
  }

  /** Makes room for this many tokens. Of the two texts being compared, the other one stays. */
  #forget(tokens: number): void {
    this.#tokensLocated += tokens;
    for (const [document, { count }] of this.#located) {
      if (this.#tokensLocated <= MAX_LOCATED || this.#located.size < 2) break;
      this.#located.delete(document);
      this.#tokensLocated -= count;
    }
  }
}

function isLong(length: number, other: number): boolean {
  return length >= LONG && length >= LONG_RATIO * other;
}
