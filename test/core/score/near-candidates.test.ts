import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearLogits, type PairLogits } from '../../../src/core/score/near-candidates.ts';

const pairLogits = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: -20, max: 10 })), { maxLength: 60 })
  .map((pairs): PairLogits => ({
    a: pairs.map(([a]) => a),
    b: pairs.map(([, b]) => b + 10),
    logits: pairs.map(([, , logit]) => logit),
  }));

describe('the close candidates', () => {
  it('are all in a large collection', () => {
    fc.assert(
      fc.property(pairLogits, (pairs) => {
        expect(nearLogits(pairs, 2000)).toEqual(pairs.logits);
      }),
    );
  });

  it('are the best quarter of each document in a small one', () => {
    const pairs = { a: [0, 0, 0, 0], b: [1, 2, 3, 4], logits: [-9, -2, -7, -5] };
    const others = { a: [1, 1, 1], b: [2, 3, 4], logits: [-1, -1, -1] };
    const all = {
      a: [...pairs.a, ...others.a],
      b: [...pairs.b, ...others.b],
      logits: [...pairs.logits, ...others.logits],
    };
    expect(nearLogits(all, 5)).toEqual([-2, -1, -1, -1]);
  });

  it('have the best pair of each document, and are the more the larger the collection', () => {
    fc.assert(
      fc.property(pairLogits, (pairs) => {
        const few = nearLogits(pairs, 10);
        expect(few.length).toBeLessThanOrEqual(nearLogits(pairs, 1200).length);
        for (const [i, document] of pairs.a.entries()) {
          const own = pairs.logits.filter((_, j) => pairs.a[j] === document);
          if (pairs.logits[i] === Math.max(...own)) expect(few).toContain(pairs.logits[i]);
        }
      }),
    );
  });

  it('do not depend on the order of pairs', () => {
    fc.assert(
      fc.property(pairLogits, ({ a, b, logits }) => {
        const back = { a: a.toReversed(), b: b.toReversed(), logits: logits.toReversed() };
        expect(nearLogits(back, 100).toReversed()).toEqual(nearLogits({ a, b, logits }, 100));
      }),
    );
  });
});
