/**
 * Two versions of one text are taken for a form when a third happens to have just what both kept. Their other versions
 * know better: who is a version of both, and follows a form with neither, says that the two are versions as well. If most
 * thirds say so, and as many as a story and its rewrites have, they follow no form.
 *
 * A pair that is freed speaks for the next, until there is no more. O(forms * partners) for a round.
 */
import type { FormPair } from './partners.ts';

/** Versions of both that are needed: what eight have is no more than a much copied story. */
const LEAST_VERSIONS = 8;
/** How many of them there are for each third that follows the form with both. */
const VERSIONS_TO_FORMS = 4;

/** Takes back in `isTemplate`, by number of a pair, what most thirds speak against. */
export function freeOutvoted(pairs: readonly FormPair[], isTemplate: Uint8Array): void {
  let forms = [...pairs.keys()].filter((number) => isTemplate[number] === 1);
  if (forms.length === 0) return;
  const partners = gatherPartners(pairs);
  const isOutvoted = (number: number): boolean => {
    const pair = pairs[number];
    if (pair === undefined) return false;
    const { versions, follow } = countThirds(pair, partners, isTemplate);
    return versions >= LEAST_VERSIONS && versions > VERSIONS_TO_FORMS * follow;
  };
  for (let before = Infinity; forms.length < before;) {
    before = forms.length;
    // all look at the same marks, so that their order does not matter
    const freed = forms.filter(isOutvoted);
    for (const number of freed) isTemplate[number] = 0;
    forms = forms.filter((number) => isTemplate[number] === 1);
  }
}

/** By text: its partners, and the number of the pair. */
type Partners = ReadonlyMap<number, ReadonlyMap<number, number>>;

function gatherPartners(pairs: readonly FormPair[]): Partners {
  const partners = new Map<number, Map<number, number>>();
  const add = (text: number, partner: number, pair: number): void => {
    const known = partners.get(text);
    if (known === undefined) partners.set(text, new Map([[partner, pair]]));
    else known.set(partner, pair);
  };
  for (const [number, { a, b }] of pairs.entries()) {
    add(a, b, number);
    add(b, a, number);
  }
  return partners;
}

/** How many thirds are versions of both texts, and how many follow a form with both. */
function countThirds(
  { a, b }: FormPair,
  partners: Partners,
  isTemplate: Uint8Array,
): { readonly versions: number; readonly follow: number } {
  let versions = 0;
  let follow = 0;
  const ofB = partners.get(b);
  for (const [third, pairWithA] of partners.get(a) ?? []) {
    const pairWithB = ofB?.get(third);
    if (pairWithB === undefined) continue;
    const marks = (isTemplate[pairWithA] ?? 0) + (isTemplate[pairWithB] ?? 0);
    if (marks === 0) versions++;
    if (marks === 2) follow++;
  }
  return { versions, follow };
}
