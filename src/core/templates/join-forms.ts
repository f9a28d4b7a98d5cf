/**
 * Two texts that follow a form with one and the same third follow it as well, if they have much of their own: one who
 * fills in a form leaves out this part and that, so that no third has most of what just these two share.
 *
 * Pairs that are found so count for the next, until there is no more. O(pairs * partners) for a round, a look at the
 * texts once for each pair that has such a third, and as many rounds as a form is wide.
 */
import type { FormPair } from './partners.ts';

/** Marks them in `isTemplate`, by number of a pair. `haveOwn` tells whether two texts have much of their own. */
export function joinForms(
  pairs: readonly FormPair[],
  isTemplate: Uint8Array,
  haveOwn: (pair: FormPair) => boolean,
): void {
  const forms = new Forms();
  let open: number[] = [];
  for (const [number, pair] of pairs.entries()) {
    if (isTemplate[number] === 1) forms.add(pair);
    else open.push(number);
  }
  if (open.length === pairs.length) return;
  for (let isNew = true; isNew;) {
    isNew = false;
    open = open.filter((number) => {
      const pair = pairs[number];
      if (pair === undefined || !forms.shareOne(pair)) return true;
      if (!haveOwn(pair)) return false;
      isTemplate[number] = 1;
      forms.add(pair);
      isNew = true;
      return false;
    });
  }
}

/** The texts with which each text follows a form. */
class Forms {
  readonly #partners = new Map<number, Set<number>>();

  add({ a, b }: FormPair): void {
    this.#of(a).add(b);
    this.#of(b).add(a);
  }

  /** True if two texts follow a form with one and the same third. */
  shareOne({ a, b }: FormPair): boolean {
    const [ofA, ofB] = [this.#partners.get(a), this.#partners.get(b)];
    if (ofA === undefined || ofB === undefined) return false;
    for (const text of ofA) if (ofB.has(text)) return true;
    return false;
  }

  #of(text: number): Set<number> {
    const known = this.#partners.get(text);
    if (known !== undefined) return known;
    const partners = new Set<number>();
    this.#partners.set(text, partners);
    return partners;
  }
}
