/**
 * The longest passage of two documents, whichever pair of their copies the result lists: of several identical
 * texts, all pairs are with the first. Holds a place for each copy and a passage for each pair.
 */

import type { Pair, Passage, Place } from '../../model/result.ts';

/** Where two documents share text, as far as the result says. */
export interface SharedPlaces {
  readonly place: Place | undefined;
  readonly otherPlace: Place | undefined;
}

/** Finds the passages of two documents. */
export class PassageIndex {
  /** By copy: the first document of its text, and where its whole text is. */
  readonly #firsts = new Map<string, { readonly id: string; readonly whole: Place | undefined }>();
  /** By first: where its whole text is. */
  readonly #wholes = new Map<string, Place | undefined>();
  /** By document: its pairs with other texts, in which it is `a`. */
  readonly #pairs = new Map<string, Map<string, Pair>>();

  constructor(pairs: readonly Pair[]) {
    for (const pair of pairs) this.#add(pair);
  }

  #add(pair: Pair): void {
    const { a, b, relation, passages } = pair;
    if (relation === 'identical') {
      this.#firsts.set(b, { id: a, whole: passages[0]?.placeB });
      this.#wholes.set(a, passages[0]?.placeA);
      return;
    }
    const known = this.#pairs.get(a);
    if (known === undefined) this.#pairs.set(a, new Map([[b, pair]]));
    else known.set(b, pair);
  }

  /** Where a document and another share most. */
  between(document: string, other: string): SharedPlaces {
    const [text, otherText] = this.#hasPair(document, other)
      ? [document, other]
      : [this.#textOf(document), this.#textOf(other)];
    const pair = this.#pairs.get(text)?.get(otherText);
    const opposite = this.#pairs.get(otherText)?.get(text);
    const found = pair ?? opposite;
    const passage = found && longestPassage(found);
    const [inText, inOther] =
      pair === undefined ? [passage?.placeB, passage?.placeA] : [passage?.placeA, passage?.placeB];
    return {
      place: this.#wholeOf(document, text) ?? inText ?? this.#ownWhole(text, otherText),
      otherPlace: this.#wholeOf(other, otherText) ?? inOther ?? this.#ownWhole(text, otherText),
    };
  }

  /** The result of a run against others lists copies on both sides by themselves. */
  #hasPair(one: string, other: string): boolean {
    return (this.#pairs.get(one)?.has(other) ?? this.#pairs.get(other)?.has(one)) === true;
  }

  #textOf(document: string): string {
    return this.#firsts.get(document)?.id ?? document;
  }

  /** The whole of a copy, whose offsets may differ from those of the first. */
  #wholeOf(document: string, text: string): Place | undefined {
    return document === text ? undefined : this.#firsts.get(document)?.whole;
  }

  /** The whole of the first of a text, if both documents have that text. */
  #ownWhole(text: string, otherText: string): Place | undefined {
    return text === otherText ? this.#wholes.get(text) : undefined;
  }
}

/** The passage with most of the text of `a`, the first of several; undefined if there is none. */
export function longestPassage({ passages }: Pair): Passage | undefined {
  let longest = passages[0];
  for (const passage of passages) {
    if (longest === undefined || lengthOf(passage) > lengthOf(longest)) longest = passage;
  }
  return longest;
}

const lengthOf = ({ a: [start, end] }: Passage): number => end - start;
