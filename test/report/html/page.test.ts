/** What the program of the page reckons, without a browser. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../../src/dedupe.ts';
import { contentsOf } from '../../../src/report/html/contents.ts';
import { belowOf, countFrom } from '../../../src/report/html/page/charts/below.ts';
import { editsOf } from '../../../src/report/html/page/texts/edits.ts';
import { chosen, type Query, rowsOf } from '../../../src/report/html/page/filter.ts';
import { isHardWrapped, readable } from '../../../src/report/html/page/texts/readable.ts';
import { segmentsOf } from '../../../src/report/html/page/texts/segments.ts';
import { clusterOf, remainingAt } from '../../../src/report/html/page/threshold.ts';
import { besides } from '../../../src/report/saved/listed-pair.ts';
import { raiseThreshold } from '../../../src/report/saved/raise-threshold.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { SAMPLE } from '../sample.ts';
import { readPage } from './read-page.ts';

describe('another threshold', () => {
  it.each([0.5, 0.6, 0.8, 0.95, 1])('at %f leaves what dedupe report leaves', async (threshold) => {
    const result = await dedupe(largeCorpus(300, 5));
    const { clusters, documents } = contentsOf(result, { width: null, color: 0, all: false });
    const numbers = new Map(documents.ids.map((id, i) => [id, String(i)]));
    const pairs = result.pairs.map((pair) => ({
      ...pair,
      a: numbers.get(pair.a) ?? '',
      b: numbers.get(pair.b) ?? '',
    }));
    const left = remainingAt(threshold, clusters.map(clusterOf), 'score', besides({ pairs }));
    const { summary } = raiseThreshold(result, threshold);
    expect(left).toEqual({
      clusters: summary.clusters,
      duplicates: summary.duplicates,
      unknown: 0,
    });
  });
});

describe('what is below the threshold', () => {
  const counts = Array.from({ length: 50 }, () => 2);

  it('is what the sample has there, times what it stands for', () => {
    const below = belowOf({ share: 0.1, counts }, 0.5);
    expect(below?.isWhole).toBe(false);
    expect(below?.counts).toEqual(
      Array.from({ length: 50 }, (_, bin) => (bin >= 2 && bin < 25 ? 20 : 0)),
    );
    const known = below ?? { counts: [], from: 0, isWhole: true };
    expect([0.04, 0.4, 0.41, 0.49, 0.5].map((at) => countFrom(known, at))).toEqual([
      460, 100, 90, 10, 0,
    ]);
  });

  it('is nothing if the result does not say, or has no room for it', () => {
    expect(belowOf(undefined, 0.5)).toBeUndefined();
    expect(belowOf({ share: 1, counts }, 0.05)).toBeUndefined();
  });
});

describe('the list of clusters', () => {
  const all: Query = { words: '', relation: '', leastScore: 0, order: 'words' };
  const rows = rowsOf(readPage(SAMPLE).data);
  const ids = (query: Partial<Query>): string[] =>
    chosen(rows, { ...all, ...query }).map(({ cluster }) => cluster.id);

  it('finds words of titles and paths, in any case and order', () => {
    expect(ids({})).toEqual(['c1', 'c2']);
    expect(ids({ words: 'REBUILD harbour' })).toEqual(['c1']);
    expect(ids({ words: 'notices.jsonl:17' })).toEqual(['c2']);
    expect(ids({ words: 'harbour elsewhere' })).toEqual([]);
  });

  it('filters by the relation of a member and by the score with which all joined', () => {
    expect(ids({ relation: 'excerpt' })).toEqual(['c1']);
    expect(ids({ relation: 'near-duplicate' })).toEqual(['c2']);
    expect(ids({ leastScore: 0.95 })).toEqual(['c2']);
  });

  it('sorts by size, by what is least sure, by date and by title', () => {
    expect(ids({ order: 'size' })).toEqual(['c1', 'c2']);
    expect(ids({ order: 'least' })).toEqual(['c1', 'c2']);
    expect(ids({ order: 'surest' })).toEqual(['c2', 'c1']);
    expect(ids({ order: 'newest' })).toEqual(['c1', 'c2']);
    expect(ids({ order: 'name' })).toEqual(['c1', 'c2']);
  });
});

describe('the pieces of a text', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

  it('are the whole text in order, whatever is marked', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(range, { maxLength: 6 }), (length, ranges) => {
        const passages = ranges.map(([start = 0, end = 0], passage) => ({ start, end, passage }));
        const segments = segmentsOf(length, { passages, aside: [], edits: [] });
        let at = 0;
        for (const { start, end } of segments) {
          expect(start).toBe(at);
          at = end;
        }
        expect(at).toBe(length);
      }),
    );
  });

  it('know their passage, what was set aside and what was edited', () => {
    const passages = [{ start: 4, end: 10, passage: 7 }];
    expect(segmentsOf(12, { passages, aside: [0, 2], edits: [5, 6] })).toEqual([
      { start: 0, end: 2, passage: -1, isAside: true, isEdit: false },
      { start: 2, end: 4, passage: -1, isAside: false, isEdit: false },
      { start: 4, end: 5, passage: 7, isAside: false, isEdit: false },
      { start: 5, end: 6, passage: 7, isAside: false, isEdit: true },
      { start: 6, end: 10, passage: 7, isAside: false, isEdit: false },
      { start: 10, end: 12, passage: -1, isAside: false, isEdit: false },
    ]);
  });
});

describe('the edits of a passage', () => {
  it('are the words that the other side does not have', () => {
    const left = 'The ferry sank at dawn off Port Ellery.';
    const right = 'the ferry, it seems, sank at noon off Port Ellery.';
    const whole = (text: string) => [{ start: 0, end: text.length, passage: 0 }];
    const edits = editsOf([left, right], [whole(left), whole(right)]);
    const words = (text: string, ranges: readonly number[]): string[] =>
      ranges.flatMap((start, i) => (i % 2 === 0 ? [text.slice(start, ranges[i + 1])] : []));
    expect(words(left, edits.left)).toEqual(['dawn']);
    expect(words(right, edits.right)).toEqual(['it seems', 'noon']);
  });
});

describe('a text for readers', () => {
  const wrapped = [
    'The council voted on Tuesday to rebuild the wooden pier that the',
    'storm of last winter took away, at a cost that nobody would name,',
    'and to ask the ferry company for a share of it before the summer.',
    'Fishermen said that they had not been asked, and that the old one',
    'had been too short.',
  ].join('\n');

  it('runs on where a fixed width broke its lines, and closes holes', () => {
    expect(isHardWrapped(wrapped)).toBe(true);
    expect(readable(wrapped, true)).not.toContain('\n');
    expect(readable('one        two\n \n\n\n three', false)).toBe('one two\n\nthree');
  });

  it('ends lines alike, whatever system wrote them', () => {
    expect(readable('one\r\ntwo\rthree\r', false)).toBe('one\ntwo\nthree');
  });

  it('keeps the rows of a table', () => {
    const row = 'Houston Astros      05   03   .625    --   5-3   Won 5   00-03  05-00';
    expect(isHardWrapped([row, row, row, row, row, row].join('\n'))).toBe(false);
  });

  it('keeps the lines of a list', () => {
    const list = 'eggs\nmilk\nbread\nsalt\nbutter';
    expect(isHardWrapped(list)).toBe(false);
    expect(readable(list, isHardWrapped(list))).toBe(list);
  });
});
