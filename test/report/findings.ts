/** Results with many findings, and with names that could do harm. */

import type { DedupeResult, DocumentEntry, Pair } from '../../src/model/result.ts';
import type { CopyRelation } from '../../src/model/settings.ts';
import { SAMPLE } from './sample.ts';

/** A result of one cluster: an original and a copy of each of the other paths. */
export function clusterOf(
  paths: readonly string[],
  roleOf: (position: number) => CopyRelation = () => 'near-duplicate',
): DedupeResult {
  const [original = ''] = paths;
  const documents = paths.map((path, i): DocumentEntry => {
    const role = i === 0 ? 'original' : roleOf(i);
    return { id: path, path, title: path, words: 100, cluster: 'c1', role };
  });
  const members = documents.map(({ id, role }, i) => {
    if (role === 'unique' || role === 'digest') throw new Error('all are in the cluster');
    const score = i === 0 ? 1 : 0.9;
    const measures = { score, resemblance: 0.8, containment: 0.75 };
    return { document: id, role, ...measures, via: original, viaScore: score };
  });
  const originals = { original, originalBecause: 'path', originalConfidence: 'guess' } as const;
  return {
    ...SAMPLE,
    summary: { ...SAMPLE.summary, documents: paths.length, skipped: 0 },
    clusters: [{ id: 'c1', size: paths.length, ...originals, members }],
    pairs: [],
    documents,
  };
}

/** A pair of two documents that share a passage on these lines. */
export function pairOn(a: string, b: string, [lineA, lineB]: readonly [number, number]): Pair {
  const [first] = SAMPLE.pairs;
  if (first === undefined) throw new Error('the sample has a pair');
  const { excerpt: _excerpt, ...pair } = first;
  const placeOn = (line: number): Required<NonNullable<Pair['passages'][0]['placeA']>> => ({
    startLine: line,
    startColumn: 3,
    endLine: line + 2,
    endColumn: 9,
  });
  return {
    ...pair,
    a,
    b,
    relation: 'near-duplicate',
    passages: [
      { a: [0, 10], b: [0, 10], placeA: placeOn(900), placeB: placeOn(901) },
      { a: [20, 99], b: [20, 99], placeA: placeOn(lineA), placeB: placeOn(lineB) },
    ],
  };
}

/** All of a report. */
export const written = (chunks: Iterable<string>): string => [...chunks].join('');

/** Characters that act on a terminal or turn the direction of text around. */
export const UNSAFE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
