/**
 * Tells which tokens of a passage are equal on both sides, and which are its edits.
 *
 * A passage grows over edits by one rule (see passages.ts): the edit with the fewest tokens left out, then
 * the one that leaves out as many of both, then the one with fewer of B; `SEED` equal tokens must follow.
 * Walking the passage again by that rule finds its edits again. A passage that grew to the left may have
 * chosen other edits there. If none fits, one token of each side counts as changed, and the walk goes on.
 *
 * O(tokens), and 25 short looks an edit.
 */
import { SEED } from './common-runs.ts';
import type { Both } from '../../model/explanation.ts';
import { MAX_EDIT } from './tile.ts';

/** By token of each side: 1 if it is equal to the token that it is aligned with. */
export type EqualTokens = Both<Uint8Array>;

/** Every size of edit, the preferred one first. */
const EDITS: readonly (readonly [ofA: number, ofB: number])[] = listEdits();

function listEdits(): (readonly [number, number])[] {
  const sizes = Array.from({ length: MAX_EDIT + 1 }, (_, size) => size);
  return sizes
    .flatMap((ofA) => sizes.map((ofB) => [ofA, ofB] as const))
    .filter(([ofA, ofB]) => ofA + ofB > 0)
    .sort(([a, b], [c, d]) => a + b - c - d || Math.abs(a - b) - Math.abs(c - d) || b - d);
}

/** Aligns the two sides of a passage. */
export function alignPassage(a: Int32Array, b: Int32Array): EqualTokens {
  const equal = { a: new Uint8Array(a.length), b: new Uint8Array(b.length) };
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      equal.a[i++] = 1;
      equal.b[j++] = 1;
      continue;
    }
    const [ofA, ofB] = findEdit(a.subarray(i), b.subarray(j));
    i += ofA;
    j += ofB;
  }
  return equal;
}

/** How many tokens of each side to leave out, so that the two go on alike. */
function findEdit(a: Int32Array, b: Int32Array): readonly [ofA: number, ofB: number] {
  return EDITS.find(([ofA, ofB]) => goOnAlike(a.subarray(ofA), b.subarray(ofB))) ?? [1, 1];
}

/** True if the next `SEED` tokens are equal, or all that is left of both. */
function goOnAlike(a: Int32Array, b: Int32Array): boolean {
  const isEnd = a.length < SEED || b.length < SEED;
  if (isEnd && a.length !== b.length) return false;
  const length = Math.min(SEED, a.length);
  for (let k = 0; k < length; k++) if (a[k] !== b[k]) return false;
  return true;
}
