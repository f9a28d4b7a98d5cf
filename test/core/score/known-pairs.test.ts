import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPair, measure } from '../../../src/core/score/known-pairs.ts';
import { isCopyRelation } from '../../../src/core/score/relation.ts';
import { pairCounts } from '../../../src/core/score/counting.ts';
import { editedCorpus } from '../../invented-articles.ts';
import { plainScore } from '../../oracle/pipeline.ts';

const pairs = fc.uniqueArray(
  fc.tuple(fc.nat(20), fc.nat(20)).filter(([a, b]) => a < b),
  { selector: ([a, b]) => a * 100 + b },
);

const measures = {
  score: 1,
  resemblance: 1,
  containmentA: 1,
  containmentB: 1,
  sharedShingles: 1,
  shinglesA: 1,
  shinglesB: 1,
  relation: 'rewrite',
} as const;

describe('a known pair', () => {
  it('is found if it is there', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const known = list
          .map(([a, b]) => ({ a, b, ...measures }))
          .toSorted((x, y) => x.a - y.a || x.b - y.b);
        for (let a = 0; a < 20; a++) {
          for (let b = a + 1; b <= 20; b++) {
            const expected = known.find((pair) => pair.a === a && pair.b === b);
            expect(findPair(known, a, b)).toBe(expected);
          }
        }
      }),
    );
  });

  it('measures as it would if it were measured again', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const corpus = await plainScore(articles, {}, pairCounts);
        for (const { a, b, relation } of corpus.scored) {
          const again = corpus.scorer.measure(a, b);
          // that a pair follows a form, or shares a sorted list, is not measured, but seen in third texts and in order
          const expected = isCopyRelation(relation) ? again : { ...again, relation };
          expect(measure(corpus, b, a)).toMatchObject(expected);
        }
      }),
      { numRuns: 20 },
    );
  });
});
