import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../../src/dedupe.ts';
import type { Cluster, DedupeResult, Member, Pair } from '../../../src/model/result.ts';
import { raiseThreshold } from '../../../src/report/saved/raise-threshold.ts';
import { bytesOf, clustersOf, isValid } from '../../results.ts';
import { randomResult } from '../arbitrary.ts';
import { SAMPLE } from '../sample.ts';

/** A pair with one figure for every measure, but that `b` is twice as long. */
function pairOf(a: string, b: string, measure: number): Pair {
  const measures = { score: measure, resemblance: measure, containmentA: measure };
  const shingles = { sharedShingles: 1, shinglesA: 1, shinglesB: 2 };
  const rest = { ...measures, containmentB: measure / 2, ...shingles, passages: [] };
  return { a, b, relation: 'near-duplicate', ...rest };
}

/** A member with one figure for every measure beside the original, and a score beside the centre. */
function member(document: string, measure: number, viaScore: number): Member {
  const role = document === 'first' ? 'original' : 'near-duplicate';
  const measures = { score: measure, resemblance: measure, containment: measure };
  return { document, role, ...measures, via: 'centre', viaScore };
}

/** `first` is the original; `near` and `far` match the centre, and `far` is close to nothing else. */
function star(): DedupeResult {
  const members = [
    member('first', 1, 0.6),
    member('near', 0.9, 0.95),
    member('centre', 0.6, 1),
    member('far', 0.55, 0.9),
  ];
  const cluster: Cluster = {
    id: 'c1',
    size: 4,
    original: 'first',
    originalBecause: 'date',
    originalConfidence: 'sure',
    members,
  };
  const documents = members.map(({ document, role }) => {
    return { id: document, path: document, words: 9, cluster: 'c1', role };
  });
  const pairs = [
    pairOf('centre', 'near', 0.95),
    pairOf('centre', 'far', 0.9),
    pairOf('first', 'near', 0.9),
    pairOf('centre', 'first', 0.6),
    pairOf('far', 'first', 0.55),
  ];
  const summary = {
    ...SAMPLE.summary,
    documents: 4,
    clusters: 1,
    duplicates: 3,
    unique: 0,
    pairs: 5,
  };
  return { ...SAMPLE, summary, clusters: [cluster], documents, pairs };
}

const namesOf = ({ clusters }: DedupeResult): unknown[] =>
  clusters.map(({ id, original, members }) => [id, original, members.map((each) => each.document)]);

describe('a raised threshold', () => {
  it('leaves a result alone that has it already', () => {
    expect(raiseThreshold(SAMPLE, 0.5)).toBe(SAMPLE);
  });

  it('cannot be lower: what is below is not there', () => {
    expect(() => raiseThreshold(SAMPLE, 0.49)).toThrow(
      '-t 0.49 is below the threshold of the result, 0.5: what is below is not in it',
    );
  });

  it('keeps who matches the original, and who matches the centre that does', () => {
    const { clusters } = raiseThreshold(star(), 0.58);
    expect(namesOf({ ...SAMPLE, clusters })).toEqual([
      ['c1', 'first', ['first', 'near', 'centre', 'far']],
    ]);
    expect(clusters[0]?.members.map(({ matchesOriginal }) => matchesOriginal)).toEqual([
      undefined,
      undefined,
      undefined,
      false,
    ]);
  });

  it('gives the rest to the centre, measured against it, if that leaves the original', () => {
    const result = raiseThreshold(star(), 0.8);
    expect(namesOf(result)).toEqual([
      ['c1', 'centre', ['centre', 'far']],
      ['c2', 'first', ['first', 'near']],
    ]);
    const [around] = result.clusters;
    expect(around).toMatchObject({ originalBecause: 'match', originalConfidence: 'guess' });
    expect(around?.members[1]).toMatchObject({ score: 0.9, resemblance: 0.9, containment: 0.45 });
    expect(result.summary).toMatchObject({ clusters: 2, duplicates: 2, unique: 0, pairs: 3 });
    expect(isValid(JSON.parse(bytesOf(result))), JSON.stringify(isValid.errors)).toBe(true);
  });

  it('leaves in each origin who is left, and counts the origins', () => {
    const result = star();
    const [cluster] = result.clusters;
    if (cluster === undefined) throw new Error('no cluster');
    const origins = [
      { first: 'first', date: '2026-03-12', outlet: 'AP', members: ['first', 'near'] },
      { first: 'far', outlet: null, members: ['far'] },
      { first: 'centre', outlet: null, members: ['centre'] },
    ];
    const summary = { ...result.summary, origins: 3 };
    const raised = raiseThreshold(
      { ...result, summary, clusters: [{ ...cluster, origins }] },
      0.92,
    );
    const left = raised.clusters.flatMap((each) => each.origins ?? []);
    expect(left).toEqual([
      { first: 'near', outlet: 'AP', members: ['near'] },
      { first: 'centre', outlet: null, members: ['centre'] },
    ]);
    expect(raised.summary.origins).toBe(2);
  });

  it('says who is unique now', () => {
    const result = raiseThreshold(star(), 0.97);
    expect(result.clusters).toEqual([]);
    expect(result.documents.map(({ cluster, role }) => [cluster, role])).toEqual(
      Array.from({ length: 4 }, () => [null, 'unique']),
    );
    expect(result.summary).toMatchObject({ clusters: 0, duplicates: 0, unique: 4, pairs: 0 });
    expect(result.settings.threshold).toBe(0.97);
  });

  it('asks for the pair that a result of a huge cluster does not list', () => {
    const result = { ...star(), pairs: [] };
    expect(() => raiseThreshold(result, 0.8)).toThrow(
      'does not list the pair of "far" and "centre": run dedupe with the new -t',
    );
  });

  it('gives a valid result of any', () => {
    fc.assert(
      fc.property(randomResult, fc.double({ min: 0, max: 1, noNaN: true }), (result, share) => {
        const threshold = Math.max(share, result.settings.threshold);
        const text = bytesOf(
          raiseThreshold({ ...result, settings: { ...result.settings, by: 'score' } }, threshold),
        );
        const raised: unknown = JSON.parse(text);
        expect(isValid(raised), JSON.stringify(isValid.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a raised threshold of a real result', () => {
  /** The first text, with more and more of its words replaced. */
  const articles = Array.from({ length: 12 }, (_, i) => {
    const words = Array.from({ length: 90 }, (_, at) =>
      at % 12 < i ? `own${i}x${at}` : `word${at}`,
    );
    return { id: `a${i}`, text: words.join(' ') };
  });

  it.each([
    ['resemblance', 0.05, 0.4],
    ['containment', 0.1, 0.7],
  ] as const)('is as a run with it, by %s', async (by, from, to) => {
    const low = await dedupe(articles, { by, threshold: from });
    const run = await dedupe(articles, { by, threshold: to });
    expect(low.summary.duplicates).toBeGreaterThan(run.summary.duplicates);
    expect(run.summary.duplicates).toBeGreaterThan(0);
    const raised = raiseThreshold(low, to);
    expect(raised.pairs).toEqual(run.pairs);
    expect(clustersOf(raised)).toEqual(clustersOf(run));
  });
});
