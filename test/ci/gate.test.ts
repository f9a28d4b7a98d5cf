import { describe, expect, it } from 'vitest';
import { exitCodeOf, whyWithoutCluster } from '../../src/ci/gate.ts';
import type { DedupeResult, DocumentEntry, Pair } from '../../src/model/result.ts';

function document(id: string, cluster: string | null, role: DocumentEntry['role']): DocumentEntry {
  return { id, path: id, words: 10, cluster, role };
}

function pair(a: string, b: string): Pair {
  const counts = { sharedShingles: 4, shinglesA: 8, shinglesB: 8, passages: [] };
  return {
    a,
    b,
    relation: 'excerpt',
    score: 1,
    resemblance: 0.5,
    containmentA: 0.5,
    containmentB: 0.5,
    ...counts,
  };
}

const SETTINGS: DedupeResult['settings'] = {
  by: 'score',
  threshold: 0.5,
  relation: 'rewrite',
  prior: 'learnt',
  shingleSize: 3,
  engine: 'exact',
  scaled: 1,
  permutations: 128,
  bands: 32,
  stem: null,
  boilerplate: true,
  allPairs: false,
};

const NOTHING: DedupeResult['summary'] = {
  documents: 0,
  words: 0,
  bytes: 0,
  clusters: 0,
  duplicates: 0,
  unique: 0,
  pairs: 0,
  pairsOmitted: 0,
  skipped: 0,
  prior: 0.15,
};

function result(parts: Partial<DedupeResult>): DedupeResult {
  return {
    schemaVersion: 1,
    tool: { name: 'neardup', version: '0.0.0' },
    settings: SETTINGS,
    summary: NOTHING,
    clusters: [],
    pairs: [],
    documents: [],
    skipped: [],
    ...parts,
  };
}

const unique = result({
  documents: [document('a', null, 'unique'), document('b', null, 'unique')],
});
const cluster = result({
  documents: [document('a', 'c1', 'original'), document('b', 'c1', 'rewrite')],
  pairs: [pair('a', 'b')],
});
const digest = result({ documents: unique.documents, pairs: [pair('a', 'b')] });
const across = result({
  documents: [document('a', 'c1', 'original'), document('b', 'c2', 'original')],
  pairs: [pair('a', 'b')],
});
const unread = result({ skipped: [{ path: 'x', reason: 'binary file' }] });

const open = { check: false, strict: false };

describe('--check', () => {
  it('is 1 for a duplicate, and for a pair outside or across clusters', () => {
    const codes = [cluster, digest, across].map((found) =>
      exitCodeOf(found, { ...open, check: true }),
    );
    expect(codes).toEqual([1, 1, 1]);
  });

  it('is 0 if all are unique, also if input was skipped', () => {
    const codes = [unique, unread].map((found) => exitCodeOf(found, { ...open, check: true }));
    expect(codes).toEqual([0, 0]);
  });
});

describe('why --check fails', () => {
  it('is said where only pairs are found, with one of them', () => {
    const pairs = [pair('a', 'b'), pair('a', 'c')];
    expect(whyWithoutCluster(digest)).toBe('1 pair with shared text outside clusters: "a" and "b"');
    expect(whyWithoutCluster({ ...digest, pairs })).toBe(
      '2 pairs with shared text outside clusters, such as "a" and "b"',
    );
  });

  it('is left to the report where there is a cluster, and not said if nothing is found', () => {
    const clusters = [
      {
        id: 'c1',
        size: 2,
        original: 'a',
        originalBecause: 'path',
        originalConfidence: 'guess',
        members: [],
      },
    ] as const;
    expect(whyWithoutCluster({ ...across, clusters })).toBeUndefined();
    expect(whyWithoutCluster(unique)).toBeUndefined();
  });
});

describe('a suppression without effect', () => {
  const stale = { kind: 'canonical', path: 'c', line: 1, stale: 'names no document' } as const;
  const known = { ...pair('a', 'b'), isKnown: true as const };
  const beside = { baseline: { new: 0, known: 1, stale: [] }, pairs: [known] };
  const found = { ...digest, ...beside, suppressions: [stale] };

  it('fails a check that fails for anything, beside a baseline as well', () => {
    const gates = [{}, { failOn: 'new' }, { failOn: 'none' }, { maxFindings: 9 }] as const;
    const codes = gates.map((gate) => exitCodeOf(found, { ...open, check: true, ...gate }));
    expect(codes).toEqual([1, 1, 0, 1]);
    expect(exitCodeOf(found, open)).toBe(0);
    expect(exitCodeOf({ ...digest, ...beside }, { ...open, check: true })).toBe(0);
  });

  it('is the reason, if nothing is new', () => {
    expect(whyWithoutCluster(found)).toContain('1 suppression without effect: c:1');
  });
});

describe('--strict', () => {
  it('is 2 for skipped input, before any finding', () => {
    const both = { ...cluster, skipped: unread.skipped };
    expect(exitCodeOf(both, { check: true, strict: true })).toBe(2);
    expect(exitCodeOf(cluster, { ...open, strict: true })).toBe(0);
  });
});

it('is 0 without a gate, whatever was found', () => {
  expect([unique, cluster, digest, unread].map((found) => exitCodeOf(found, open))).toEqual([
    0, 0, 0, 0,
  ]);
});
