import { describe, expect, it } from 'vitest';
import { matchIds } from '../../../src/eval/labels/match.ts';
import { resolveLabels } from '../../../src/eval/labels/truth.ts';

const DOCUMENTS = ['news/a.txt', 'news/b.txt', 'old/b.txt', 'record-7'];

describe('the match of a label id', () => {
  it('takes an id as it is before anything else', () => {
    const { documentOf } = matchIds(['b.txt'], ['b.txt', 'old/b.txt']);
    expect([...documentOf]).toEqual([0]);
  });

  it('takes the end of a path if only one document has it', () => {
    const matches = matchIds(['a.txt', './old/b.txt', 'record-7'], DOCUMENTS);
    expect([...matches.documentOf]).toEqual([0, 2, 3]);
    expect(matches).toMatchObject({ missing: [], ambiguous: [] });
  });

  it('separates ends that several documents have from ends that none has', () => {
    const matches = matchIds(['b.txt', 'c.txt'], DOCUMENTS);
    expect([...matches.documentOf]).toEqual([-1, -1]);
    expect(matches).toMatchObject({ missing: ['c.txt'], ambiguous: ['b.txt'] });
  });

  it('splits paths at slashes only', () => {
    expect(matchIds(['txt', '.txt', 'ord-7'], DOCUMENTS).missing).toHaveLength(3);
  });
});

describe('labels matched with documents', () => {
  it('number the clusters, and count what is true and what is left out', () => {
    const labels = {
      kind: 'clusters' as const,
      ids: ['a.txt', 'news/b.txt', 'record-7', 'lost.txt'],
      clusters: ['fire', 'fire', null, 'fire'],
    };
    const truth = resolveLabels(labels, DOCUMENTS);
    expect(truth).toMatchObject({
      kind: 'clusters',
      labels: Int32Array.of(0, 0, -1, 1),
      documents: 3,
      clusters: 1,
      pairs: 1,
      missing: ['lost.txt'],
      unlabelled: ['old/b.txt'],
    });
  });

  it('keep documents without a cluster apart from each other', () => {
    const labels = { kind: 'clusters' as const, ids: ['x', 'y'], clusters: [null, null] };
    expect(resolveLabels(labels, ['x', 'y'])).toMatchObject({ pairs: 0, clusters: 0 });
  });

  it('count a true pair once, in whatever order it is given', () => {
    const labels = { kind: 'pairs' as const, ids: ['x', 'y', 'lost'], a: [1, 0, 0], b: [0, 1, 2] };
    const truth = resolveLabels(labels, ['x', 'y', 'z']);
    expect(truth).toMatchObject({
      a: Int32Array.of(0),
      b: Int32Array.of(1),
      pairs: 1,
      documents: 2,
    });
    expect(truth).toMatchObject({ missing: ['lost'], unlabelled: [] });
  });

  it('are refused if they have nothing in common with the documents', () => {
    const labels = { kind: 'clusters' as const, ids: ['moon.txt'], clusters: ['sky'] };
    expect(() => resolveLabels(labels, DOCUMENTS)).toThrow(
      "no label names a document: the first label is 'moon.txt', the first document 'news/a.txt'",
    );
  });

  it('are refused if no pair has both its documents, as in a clusters file without a header', () => {
    const labels = { kind: 'pairs' as const, ids: ['x', 'fruit', 'y'], a: [0, 2], b: [1, 1] };
    expect(() => resolveLabels(labels, ['x', 'y'])).toThrow(
      "the first pair is 'x', 'fruit'; a file of clusters needs the header 'id,cluster'",
    );
  });

  it('are refused if two of them name one document', () => {
    const labels = {
      kind: 'clusters' as const,
      ids: ['news/a.txt', 'a.txt'],
      clusters: ['fire', 'flood'],
    };
    expect(() => resolveLabels(labels, DOCUMENTS)).toThrow(
      "label 'a.txt' names the document 'news/a.txt', which already has another label",
    );
  });
});
