import { describe, expect, it } from 'vitest';
import { freeOutvoted } from '../../../src/core/templates/outvoted.ts';
import type { FormPair } from '../../../src/core/templates/partners.ts';

/** All pairs of so many texts; those that `isForm` names are marked. */
function allPairs(texts: number, isForm: (a: number, b: number) => boolean) {
  const pairs: FormPair[] = [];
  for (let a = 0; a < texts; a++) {
    for (let b = a + 1; b < texts; b++) pairs.push({ a, b, score: 0.9 });
  }
  const isTemplate = Uint8Array.from(pairs, ({ a, b }) => Number(isForm(a, b)));
  freeOutvoted(pairs, isTemplate);
  return pairs.filter((_, number) => isTemplate[number] === 1).map(({ a, b }) => `${a}-${b}`);
}

describe('freeOutvoted', () => {
  it('frees two versions that eight other versions of both speak for', () => {
    expect(allPairs(10, (a, b) => a === 0 && b === 1)).toEqual([]);
  });

  it('leaves a pair that fewer speak for', () => {
    expect(allPairs(9, (a, b) => a === 0 && b === 1)).toEqual(['0-1']);
  });

  it('leaves a form that all follow', () => {
    expect(allPairs(12, () => true)).toHaveLength(66);
  });

  it('leaves a form with two copies of each text of it', () => {
    const isForm = (a: number, b: number): boolean => a >> 1 !== b >> 1;
    expect(allPairs(24, isForm)).toHaveLength(12 * 11 * 2);
  });

  it('frees pairs that are left once others are free', () => {
    // around 0 all others are versions but 1 to 4, which follow a form among themselves and with 0
    const isForm = (_: number, b: number): boolean => b <= 4;
    expect(allPairs(30, isForm)).toEqual([]);
  });
});
