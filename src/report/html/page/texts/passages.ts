/** What two documents of the page share: their pair, if the result lists one, seen from the first of them. */

import type { Relation } from '../../../../model/settings.ts';
import type { PagePair } from '../../page-data.ts';
import type { Given } from '../given.ts';
import type { Numbered } from './segments.ts';

/** Two documents beside each other. */
export interface Shared {
  readonly relation: Relation | undefined;
  /** `score .98 · resemblance .41 · 93% of the left is in the right`, or why there are no marks. */
  readonly pair: PagePair | undefined;
  readonly left: readonly Numbered[];
  readonly right: readonly Numbered[];
}

const NOTHING: Shared = { relation: undefined, pair: undefined, left: [], right: [] };

/** Finds the pair of two documents, also of identical copies whose pair is that of another copy. */
export class PassageLookup {
  readonly #given: Given;
  readonly #pairs = new Map<string, PagePair>();
  readonly #first = new Map<number, number>();

  constructor(given: Given) {
    this.#given = given;
    for (const pair of given.pairs) {
      this.#pairs.set(`${pair.a} ${pair.b}`, pair);
      if (pair.relation === 'identical') this.#first.set(pair.b, pair.a);
    }
  }

  /** What the two share. */
  between(left: number, right: number): Shared {
    const direct = this.#find(left, right);
    if (direct !== undefined) return seenFrom(direct, direct.a === left);
    const [one, two] = [this.#firstOf(left), this.#firstOf(right)];
    if (one === two && left !== right) return this.#whole(left, right);
    const pair = this.#find(one, two);
    if (pair === undefined) return NOTHING;
    const shared = seenFrom(pair, pair.a === one);
    // offsets hold for a copy only if it has the very same characters
    const holds = this.#isSame(one, left) && this.#isSame(two, right);
    return holds ? shared : { ...shared, left: [], right: [] };
  }

  /** The list of passages of a pair, also without texts. */
  #find(one: number, two: number): PagePair | undefined {
    return this.#pairs.get(`${one} ${two}`) ?? this.#pairs.get(`${two} ${one}`);
  }

  #firstOf(document: number): number {
    return this.#first.get(document) ?? document;
  }

  #isSame(one: number, two: number): boolean {
    return one === two || this.#given.text(one)?.[0] === this.#given.text(two)?.[0];
  }

  #whole(left: number, right: number): Shared {
    const range = (document: number): Numbered[] => {
      const length = this.#given.text(document)?.[0].length ?? 0;
      return length === 0 ? [] : [{ start: 0, end: length, passage: 0 }];
    };
    return { relation: 'identical', pair: undefined, left: range(left), right: range(right) };
  }
}

function seenFrom(pair: PagePair, isFirst: boolean): Shared {
  const ofA: Numbered[] = [];
  const ofB: Numbered[] = [];
  const { passages } = pair;
  for (let i = 0; i + 3 < passages.length; i += 4) {
    const [startA = 0, endA = 0, startB = 0, endB = 0] = passages.slice(i, i + 4);
    ofA.push({ start: startA, end: endA, passage: i / 4 });
    ofB.push({ start: startB, end: endB, passage: i / 4 });
  }
  const [left, right] = isFirst ? [ofA, ofB] : [ofB, ofA];
  return { relation: pair.relation, pair, left, right };
}
