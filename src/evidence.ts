/**
 * The passages of reported pairs, as offsets into the source texts.
 *
 * A document's tokens are located and kept while its pairs are looked at; memory is bounded by
 * `MAX_LOCATED` tokens, beyond which the texts that were not asked for the longest are located anew when
 * they are. Of a text much longer than the other only what is around shared phrases is
 * looked at, so that a text with thousands of partners costs no more than they do.
 */
import { narrow } from './core/narrow.ts';
import { findPassages, type TokenPassage } from './core/passages.ts';
import { SharedRuns } from './core/shared-runs.ts';
import { asciiSpans, tokenSpans, type Spans } from './core/spans.ts';
import type { Passage } from './core/types.ts';
import type { Intake } from './intake.ts';

/** Tokens, of all texts together, whose places are kept. */
const MAX_LOCATED = 1 << 22;
/** Tokens from which a text is long, if it is also this many times as long as the other. */
const LONG = 4096;
const LONG_RATIO = 8;
/** What stands in a long text more often is a set phrase, and marks no place in it. */
const MAX_TIMES = 16;

type Range = readonly [start: number, end: number];

/** Finds the passages of pairs of documents. */
export class EvidenceFinder {
  readonly #intake: Intake;
  readonly #twinOf: (document: number) => number;
  /** The one that was asked for last is the last. */
  readonly #located = new Map<number, Spans>();
  #tokensLocated = 0;
  #runs: SharedRuns | undefined;
  /** What was asked for last, as the first of two copies. */
  #whole: { readonly document: number; readonly range: Range } | undefined;

  /** `twinOf` may name another document with the very same text, and is asked for copies only. */
  constructor(intake: Intake, twinOf = (document: number): number => document) {
    this.#intake = intake;
    this.#twinOf = twinOf;
  }

  /**
   * The passages of two documents with the same tokens: all of both. It is what `passages` finds, without
   * looking.
   */
  whole(a: number, b: number): Passage[] {
    if (this.#whole?.document !== a) this.#whole = { document: a, range: this.#rangeOf(a) };
    const { range } = this.#whole;
    const isSame = this.#twinOf(a) === this.#twinOf(b);
    return [{ a: range, b: isSame ? range : this.#rangeOf(b) }];
  }

  /** From the first token to the last. */
  #rangeOf(document: number): Range {
    const { start, end, count } = this.#locate(document);
    return [start[0] ?? 0, end[count - 1] ?? 0];
  }

  /** The shared passages of two documents, in order of the first. */
  passages(a: number, b: number): Passage[] {
    const spansA = this.#locate(a);
    const spansB = this.#locate(b);
    return this.#find(a, b).map((passage) => ({
      a: [spansA.start[passage.startA] ?? 0, spansA.end[passage.endA - 1] ?? 0],
      b: [spansB.start[passage.startB] ?? 0, spansB.end[passage.endB - 1] ?? 0],
    }));
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

  /** What is left of `long` around what it shares with `short`. */
  #narrowed(long: number, short: number): ReturnType<typeof narrow> {
    const { collection } = this.#intake;
    this.#runs ??= new SharedRuns(collection);
    this.#runs.load(long);
    const positions = this.#runs.positions(short, MAX_TIMES);
    return narrow(collection.tokensOf(long), positions, collection.vocabulary.size);
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

  /** Makes room for so many tokens; of the two texts that are looked at, the other one stays. */
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
