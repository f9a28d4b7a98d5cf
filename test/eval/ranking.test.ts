import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../src/model/settings.ts';
import { expandCopies } from '../../src/eval/copies.ts';
import { averagePrecision, rankPairs } from '../../src/eval/ranking.ts';
import { resolveLabels, type Truth } from '../../src/eval/labels/truth.ts';

const IDENTICAL = RELATIONS.indexOf('identical');
const REWRITE = RELATIONS.indexOf('rewrite');

/** A corpus by what is true of it: the text of each document, and scores between texts. */
interface Invented {
  readonly texts: readonly number[];
  readonly scoreOf: (textA: number, textB: number) => number;
}

interface DocumentPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

const TEXTS = 5;

/** Scores of a few values only, so that ties are the rule; 0 means that it is no candidate. */
const corpora: fc.Arbitrary<Invented> = fc
  .tuple(
    fc.array(fc.nat(TEXTS - 1), { minLength: 2, maxLength: 12 }),
    fc.array(fc.constantFrom(0, 0.2, 0.5, 0.9, 1), {
      minLength: TEXTS ** 2,
      maxLength: TEXTS ** 2,
    }),
  )
  .map(([texts, scores]) => ({
    texts,
    scoreOf: (a, b) => (a === b ? 1 : (scores[Math.min(a, b) * TEXTS + Math.max(a, b)] ?? 0)),
  }));

/** Every pair of documents, copies included: what the expansion must add up to. */
function everyPair({ texts, scoreOf }: Invented): DocumentPair[] {
  return texts.flatMap((textA, a) =>
    texts
      .map((textB, b) => ({ a, b, score: scoreOf(textA, textB) }))
      .filter(({ b, score }) => a < b && score > 0),
  );
}

/** The pairs as a run lists them: two texts by their first documents, a copy with the first. */
function listedPairs(corpus: Invented) {
  const first = corpus.texts.map((text) => corpus.texts.indexOf(text));
  const listed = everyPair(corpus).filter(
    ({ a, b }) => first[a] === a && (first[b] === b || first[b] === a),
  );
  const relations = listed.map(({ b }) => (first[b] === b ? REWRITE : IDENTICAL));
  return {
    a: Int32Array.from(listed, ({ a }) => a),
    b: Int32Array.from(listed, ({ b }) => b),
    score: Float64Array.from(listed, ({ score }) => score),
    relation: Uint8Array.from(relations),
  };
}

/** Average precision step by step, from a list of all pairs. */
function naiveAveragePrecision(
  pairs: readonly (DocumentPair & { isTrue: boolean })[],
  all: number,
) {
  const scores = [...new Set(pairs.map(({ score }) => score))].toSorted((a, b) => b - a);
  let total = 0;
  let recallBefore = 0;
  for (const threshold of scores) {
    const retrieved = pairs.filter(({ score }) => score >= threshold);
    const hits = retrieved.filter(({ isTrue }) => isTrue).length;
    total += (hits / retrieved.length) * (hits / all - recallBefore);
    recallBefore = hits / all;
  }
  return total;
}

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `plum-${i}`);

function measured(corpus: Invented, truth: Truth): number | null {
  const listed = listedPairs(corpus);
  const expansion = expandCopies(listed, truth, corpus.texts.length);
  return averagePrecision(
    rankPairs(listed.score, expansion, () => true),
    truth.pairs,
  );
}

describe('average precision', () => {
  it('equals a naive count over all pairs of documents, copies included, for true clusters', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(corpora, labels, (corpus, drawn) => {
        const ids = idsOf(corpus.texts.length);
        const labelled = ids.filter((_, i) => drawn[i] !== -1);
        fc.pre(labelled.length > 0);
        const clusters = drawn
          .slice(0, ids.length)
          .filter((label) => label !== -1)
          .map(String);
        const truth = resolveLabels({ kind: 'clusters', ids: labelled, clusters }, ids);
        fc.pre(truth.pairs > 0);
        const judged = everyPair(corpus)
          .filter(({ a, b }) => drawn[a] !== -1 && drawn[b] !== -1)
          .map((pair) => ({ ...pair, isTrue: drawn[pair.a] === drawn[pair.b] }));
        expect(measured(corpus, truth)).toBeCloseTo(naiveAveragePrecision(judged, truth.pairs), 10);
      }),
    );
  });

  it('equals it for true pairs too', () => {
    const drawn = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(corpora, drawn, (corpus, rows) => {
        const count = corpus.texts.length;
        const pairs = rows.map(([a, b]) => [a % count, b % count]).filter(([a, b]) => a !== b);
        fc.pre(pairs.length > 0);
        const [a, b] = [pairs.map(([x = 0]) => x), pairs.map(([, y = 0]) => y)];
        const truth = resolveLabels({ kind: 'pairs', ids: idsOf(count), a, b }, idsOf(count));
        const known = new Set(pairs.flatMap(([x, y]) => [`${x} ${y}`, `${y} ${x}`]));
        const judged = everyPair(corpus).map((pair) => ({
          ...pair,
          isTrue: known.has(`${pair.a} ${pair.b}`),
        }));
        expect(measured(corpus, truth)).toBeCloseTo(naiveAveragePrecision(judged, truth.pairs), 10);
      }),
    );
  });

  it('does not depend on the order of pairs that tie', () => {
    const counts = { pairs: Float64Array.of(1, 1), truePairs: Float64Array.of(1, 0) };
    const swapped = { pairs: Float64Array.of(1, 1), truePairs: Float64Array.of(0, 1) };
    const tied = Float64Array.of(0.7, 0.7);
    const precisions = [counts, swapped].map((expansion) =>
      averagePrecision(
        rankPairs(tied, expansion, () => true),
        1,
      ),
    );
    expect(precisions).toEqual([0.5, 0.5]);
  });

  it('counts a true pair that was never a candidate as missed', () => {
    expect(averagePrecision([{ score: 0.9, pairs: 1, truePairs: 1 }], 4)).toBe(0.25);
  });

  it('leaves out the pairs that cannot count', () => {
    const expansion = { pairs: Float64Array.of(1, 1), truePairs: Float64Array.of(0, 1) };
    const steps = rankPairs(Float64Array.of(0.9, 0.8), expansion, (pair) => pair === 1);
    expect(averagePrecision(steps, 1)).toBe(1);
  });

  it('is null if no pair is true', () => {
    expect(averagePrecision([{ score: 0.9, pairs: 3, truePairs: 0 }], 0)).toBeNull();
  });
});
