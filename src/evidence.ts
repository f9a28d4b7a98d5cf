/**
 * The passages of reported pairs, as offsets into the source texts.
 *
 * A document's tokens are located once and kept while its pairs are looked at; memory is bounded by
 * `MAX_LOCATED` documents. Of a text much longer than the other only what is around shared phrases is
 * looked at, so that a text with thousands of partners costs no more than they do.
 */
import { narrow } from './core/narrow.ts';
import { findPassages, type TokenPassage } from './core/passages.ts';
import { SharedRuns } from './core/shared-runs.ts';
import { tokenSpans, type Spans } from './core/spans.ts';
import type { Passage } from './core/types.ts';
import type { Intake } from './intake.ts';

const MAX_LOCATED = 4096;
/** Tokens from which a text is long, if it is also this many times as long as the other. */
const LONG = 4096;
const LONG_RATIO = 8;
/** What stands in a long text more often is a set phrase, and marks no place in it. */
const MAX_TIMES = 16;

/** Finds the passages of pairs of documents. */
export class EvidenceFinder {
  readonly #intake: Intake;
  readonly #located = new Map<number, Spans>();
  #runs: SharedRuns | undefined;

  constructor(intake: Intake) {
    this.#intake = intake;
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
    if (known !== undefined) return known;
    if (this.#located.size >= MAX_LOCATED) this.#located.clear();
    const spans = tokenSpans(this.#intake.tokeniser, this.#intake.text(document));
    this.#located.set(document, spans);
    return spans;
  }
}

function isLong(length: number, other: number): boolean {
  return length >= LONG && length >= LONG_RATIO * other;
}
