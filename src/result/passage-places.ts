/**
 * The lines and columns of passages in the files of their documents.
 *
 * Where lines start is kept for the texts that were asked for last, so a text with thousands of partners is
 * looked at once. A record is one line of its file; a column in its text says nothing about that line, so it
 * has none.
 */

import { lineStarts, placeOf } from '../core/texts/text-places.ts';
import type { Intake } from '../intake/accumulator.ts';
import type { Passage, Place } from '../model/result.ts';

/** How many starts of lines, of all texts together, are kept. */
const MAX_STARTS = 1 << 20;

/** Finds the places of passages. */
export class PassagePlaces {
  readonly #intake: Intake;
  readonly #twinOf: (document: number) => number;
  /** By document, the last used last. */
  readonly #starts = new Map<number, Int32Array>();
  #kept = 0;
  /** The place that was asked for last: all copies of a text have the same whole. */
  #last: { readonly text: number; readonly range: Passage['a']; readonly place: Place } | undefined;

  /** `twinOf` may return another document with exactly the same text. It is called for copies only. */
  constructor(intake: Intake, twinOf = (document: number): number => document) {
    this.#intake = intake;
    this.#twinOf = twinOf;
  }

  /** The passages of two different texts, with their places. */
  located(a: number, b: number, passages: readonly Passage[]): Required<Passage>[] {
    return passages.map((passage) => ({
      a: passage.a,
      b: passage.b,
      placeA: this.#placeIn(a, a, passage.a),
      placeB: this.#placeIn(b, b, passage.b),
    }));
  }

  /** The same for two documents of which one may have the text of the other, or of a third. */
  locatedCopies(a: number, b: number, passages: readonly Passage[]): Passage[] {
    return passages.map((passage) => ({
      a: passage.a,
      b: passage.b,
      placeA: this.#placeIn(a, this.#twinOf(a), passage.a),
      placeB: this.#placeIn(b, this.#twinOf(b), passage.b),
    }));
  }

  /** Where a range of a document's text is in its file. */
  placeIn(document: number, range: Passage['a']): Place {
    return this.#placeIn(document, document, range);
  }

  #placeIn(document: number, text: number, range: Passage['a']): Place {
    const line = this.#intake.metadata[document]?.line;
    if (line !== undefined) return { startLine: line, endLine: line };
    const last = this.#last;
    if (last?.text === text && last.range[0] === range[0] && last.range[1] === range[1]) {
      return last.place;
    }
    const place = placeOf(this.#startsOf(text), range);
    this.#last = { text, range, place };
    return place;
  }

  #startsOf(document: number): Int32Array {
    const known = this.#starts.get(document);
    const starts = known ?? lineStarts(this.#intake.text(document));
    if (known === undefined) this.#makeRoom(starts.length);
    else this.#starts.delete(document);
    this.#starts.set(document, starts);
    return starts;
  }

  #makeRoom(count: number): void {
    this.#kept += count;
    for (const [document, { length }] of this.#starts) {
      if (this.#kept <= MAX_STARTS || this.#starts.size < 2) break;
      this.#starts.delete(document);
      this.#kept -= length;
    }
  }
}
