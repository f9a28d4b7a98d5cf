/**
 * The passages of reported pairs, as offsets into the source texts.
 *
 * A document's tokens are located once and kept while its pairs are looked at; memory is bounded by
 * `MAX_LOCATED` documents.
 */
import { findPassages } from './core/passages.ts';
import { tokenSpans, type Spans } from './core/spans.ts';
import type { Passage } from './core/types.ts';
import type { Intake } from './intake.ts';

const MAX_LOCATED = 4096;

/** Finds the passages of pairs of documents. */
export class EvidenceFinder {
  readonly #intake: Intake;
  readonly #located = new Map<number, Spans>();

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  /** The shared passages of two documents, in order of the first. */
  passages(a: number, b: number): Passage[] {
    const { collection } = this.#intake;
    const spansA = this.#locate(a);
    const spansB = this.#locate(b);
    return findPassages(collection.tokensOf(a), collection.tokensOf(b)).map((passage) => ({
      a: [spansA.start[passage.startA] ?? 0, spansA.end[passage.endA - 1] ?? 0],
      b: [spansB.start[passage.startB] ?? 0, spansB.end[passage.endB - 1] ?? 0],
    }));
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
