import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../src/model/settings.ts';
import { evaluate } from '../../src/eval/evaluate.ts';
import type { ScoredDocuments } from '../../src/eval/scored-documents.ts';
import type { Mistake, MistakeList } from '../../src/eval/mistake-lister.ts';
import { separatedPairs } from '../../src/eval/separated-pairs.ts';
import { groupByLabel } from '../../src/eval/metrics.ts';
import { resolveLabels, type Truth } from '../../src/eval/labels/truth.ts';

const TEXTS = 5;
const DOCUMENTS = 9;
const THRESHOLD = 0.5;
const LISTED = 4;

/** A run by what it does to texts: documents with one text are copies. */
interface Invented {
  readonly texts: readonly number[];
  readonly scores: readonly number[];
  readonly isCandidate: readonly boolean[];
  /** The cluster of each text; -1 for none. */
  readonly clusters: readonly number[];
}

const invented: fc.Arbitrary<Invented> = fc.record({
  texts: fc.array(fc.nat(TEXTS - 1), { minLength: DOCUMENTS, maxLength: DOCUMENTS }),
  scores: fc.array(fc.constantFrom(0, 0.1, 0.4, 0.6, 0.9), tableSize()),
  isCandidate: fc.array(fc.boolean(), tableSize()),
  clusters: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: TEXTS, maxLength: TEXTS }),
});

function tableSize() {
  return { minLength: TEXTS ** 2, maxLength: TEXTS ** 2 };
}

/** One pair of documents and all there is to know about it. */
interface Known {
  readonly x: number;
  readonly y: number;
  readonly texts: string;
  readonly score: number;
  readonly isCandidate: boolean;
  readonly isTogether: boolean;
}

const ids = Array.from({ length: DOCUMENTS }, (_, i) => `quince-${i}`);

function entry(textA: number, textB: number): number {
  return Math.min(textA, textB) * TEXTS + Math.max(textA, textB);
}

function everyPair(run: Invented): Known[] {
  const found = clustersOf(run);
  return ids.flatMap((_, x) =>
    ids.slice(x + 1).map((__, rest): Known => {
      const y = x + 1 + rest;
      const [textA = 0, textB = 0] = [run.texts[x], run.texts[y]];
      const at = entry(textA, textB);
      return {
        x,
        y,
        texts: String(at),
        score: textA === textB ? 1 : (run.scores[at] ?? 0),
        isCandidate: textA === textB || run.isCandidate[at] === true,
        isTogether: (found[x] ?? -1) >= 0 && found[x] === found[y],
      };
    }),
  );
}

/** Copies are always in one cluster, if only their own. */
function clustersOf({ texts, clusters }: Invented): Int32Array {
  return Int32Array.from(texts, (text) => {
    const cluster = clusters[text] ?? -1;
    const copies = texts.filter((other) => other === text).length;
    return cluster === -1 && copies > 1 ? TEXTS + text : cluster;
  });
}

function corpusOf(run: Invented): ScoredDocuments {
  const first = run.texts.map((text) => run.texts.indexOf(text));
  const listed = everyPair(run).filter(
    ({ x, y, isCandidate }) => isCandidate && first[x] === x && (first[y] === y || first[y] === x),
  );
  const scores = Float64Array.from(listed, ({ score }) => score);
  const relation = (a: number, b: number) => (first[b] === a ? 'identical' : 'rewrite');
  return {
    ids,
    pairs: {
      a: Int32Array.from(listed, ({ x }) => x),
      b: Int32Array.from(listed, ({ y }) => y),
      relation: Uint8Array.from(listed, ({ x, y }) => RELATIONS.indexOf(relation(x, y))),
      score: scores,
      resemblance: scores,
      containment: scores,
    },
    cluster: () => clustersOf(run),
    measure: (a, b) => {
      const score = run.scores[entry(run.texts[a] ?? 0, run.texts[b] ?? 0)] ?? 0;
      return { score, resemblance: score, containment: score, relation: 'rewrite' };
    },
    opening: (document) => `A tale of quince ${document}`,
  };
}

function mistakesOf(run: Invented, truth: Truth) {
  return evaluate(corpusOf(run), truth, {
    by: 'score',
    threshold: THRESHOLD,
    relation: 'rewrite',
    precision: 0.9,
    mistakes: LISTED,
  }).mistakes;
}

/** Compares a list with all mistakes of its kind, one by one; `sign` is -1 if the highest is worst. */
function expectList(list: MistakeList, all: readonly Known[], sign: 1 | -1): void {
  expect(list.pairs).toBe(all.length);
  expect(list.candidates).toBe(all.filter(({ isCandidate }) => isCandidate).length);
  const distinct = new Map(all.map((pair) => [pair.texts, pair.score]));
  const worst = [...distinct.values()].toSorted((p, q) => sign * (p - q)).slice(0, LISTED);
  expect(list.worst.map(({ score }) => score)).toEqual(worst);
  const known = list.worst.map((mistake) => all.find((pair) => isSame(pair, mistake)));
  expect(new Set(known.map((pair) => pair?.texts)).size).toBe(worst.length);
  for (const [index, mistake] of list.worst.entries()) {
    expect(mistake.isCandidate).toBe(known[index]?.isCandidate);
    expect(mistake.score).toBe(known[index]?.score);
    expect(mistake.a.opening).toBe(`A tale of quince ${known[index]?.x}`);
  }
}

function isSame({ x, y }: Known, { a, b }: Mistake): boolean {
  return a.id === ids[x] && b.id === ids[y];
}

describe('mistakes', () => {
  it('equal a naive count over all pairs of documents, copies included, for true clusters', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 3 }), {
      minLength: DOCUMENTS,
      maxLength: DOCUMENTS,
    });
    fc.assert(
      fc.property(invented, labels, (run, drawn) => {
        const isLabelled = (document: number): boolean => drawn[document] !== -1;
        const labelled = ids.filter((_, document) => isLabelled(document));
        fc.pre(labelled.length > 0);
        const clusters = drawn.filter((label) => label !== -1).map(String);
        const truth = resolveLabels({ kind: 'clusters', ids: labelled, clusters }, ids);
        const judged = everyPair(run).filter(({ x, y }) => isLabelled(x) && isLabelled(y));
        const isTrue = ({ x, y }: Known): boolean => drawn[x] === drawn[y];
        const { falsePairs, missedPairs } = mistakesOf(run, truth);
        const wrong = judged.filter((pair) => pair.isTogether && !isTrue(pair));
        const missed = judged.filter((pair) => !pair.isTogether && isTrue(pair));
        expectList(falsePairs, wrong, -1);
        expectList(missedPairs, missed, 1);
      }),
      { numRuns: 400 },
    );
  });

  it('equal it for true pairs too', () => {
    const rows = fc.array(fc.tuple(fc.nat(DOCUMENTS - 1), fc.nat(DOCUMENTS - 1)), {
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(invented, rows, (run, drawn) => {
        const pairs = drawn.filter(([a, b]) => a !== b);
        fc.pre(pairs.length > 0);
        const truth = resolveLabels(
          { kind: 'pairs', ids, a: pairs.map(([a]) => a), b: pairs.map(([, b]) => b) },
          ids,
        );
        const known = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
        const isTrue = ({ x, y }: Known): boolean => known.has(`${x} ${y}`);
        const counts = ({ isCandidate, score }: Known): boolean =>
          isCandidate && score >= THRESHOLD;
        const all = everyPair(run);
        const wrong = all.filter((pair) => counts(pair) && !isTrue(pair));
        const missed = all.filter((pair) => isTrue(pair) && !counts(pair) && !pair.isTogether);
        const { falsePairs, missedPairs } = mistakesOf(run, truth);
        expectList(falsePairs, wrong, -1);
        expectList(missedPairs, missed, 1);
      }),
      { numRuns: 400 },
    );
  });
});

describe('separated pairs', () => {
  it('are the pairs of one group that the other grouping separates', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 12 });
    fc.assert(
      fc.property(labels, fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), (ours, theirs) => {
        const together = (x: number, y: number): boolean => theirs[x] === theirs[y];
        const naive = ours.flatMap((label, x) =>
          ours
            .map((other, y) => ({ other, y }))
            .filter(({ other, y }) => x < y && label >= 0 && label === other && !together(x, y))
            .map(({ y }) => `${x} ${y}`),
        );
        const found = [...separatedPairs(groupByLabel(Int32Array.from(ours)), together)];
        expect(found.map(([x, y]) => `${x} ${y}`).toSorted()).toEqual(naive.toSorted());
      }),
    );
  });

  it('cost one look a document if a group is wholly together, however large', () => {
    const group = groupByLabel(new Int32Array(200_000));
    let looks = 0;
    const count = (): boolean => ++looks > 0;
    expect([...separatedPairs(group, count)]).toEqual([]);
    expect(looks).toBeLessThan(200_000);
  });

  it('end after a number of looks, so that no group takes for ever', () => {
    const group = groupByLabel(new Int32Array(8000));
    let looks = 0;
    // all but the last document are together
    const together = (_: number, y: number): boolean => {
      looks++;
      return y !== 7999;
    };
    let found = 0;
    for (const _ of separatedPairs(group, together)) found++;
    expect(found).toBeGreaterThan(1000);
    expect(looks).toBeLessThan(20_010_000);
  });
});
