import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import { findClosest } from '../../src/matrix/closest.ts';
import { compareAll, MAX_DOCUMENTS } from '../../src/matrix/similarities.ts';
import { closestCsv, closestJson, closestNdjson } from '../../src/matrix/print/closest.ts';
import { MEASURES } from '../../src/model/settings.ts';
import { editedCorpus } from '../invented-articles.ts';

const RUNS = { numRuns: 20 };

describe('a matrix of any articles', () => {
  it.each(MEASURES)('has by %s what the report has for each pair that counts', async (by) => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { pairs } = await dedupe(articles);
        const { similarities } = await compareAll(articles, { by });
        const { documents, rows } = similarities;
        expect(documents.map(({ id }) => id)).toEqual(articles.map(({ id }) => id).toSorted());
        const at = new Map(documents.map(({ id }, i) => [id, i]));
        const cell = (one: string, other: string): number | undefined =>
          rows[at.get(one) ?? -1]?.[at.get(other) ?? -1];
        for (const { a, b, score, resemblance, containmentA, containmentB } of pairs) {
          const [ofA, ofB] = {
            score: [score, score],
            resemblance: [resemblance, resemblance],
            containment: [containmentA, containmentB],
          }[by];
          // bounds and the prior are of the run, which has another measure; the measures are of the texts
          if (by === 'score') continue;
          expect([cell(a, b), cell(b, a)]).toEqual([ofA, ofB]);
        }
        for (const [i, row] of rows.entries()) {
          expect(row[i]).toBe(1);
          for (const value of row) expect(value >= 0 && value <= 1).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('has the scores of the report', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { pairs } = await dedupe(articles);
        const { documents, rows } = (await compareAll(articles, {})).similarities;
        const ids = documents.map(({ id }) => id);
        for (const { a, b, score } of pairs) {
          expect(rows[ids.indexOf(a)]?.[ids.indexOf(b)]).toBe(score);
        }
      }),
      RUNS,
    );
  });

  it('is refused above the limit, as soon as all is read', async () => {
    const articles = Array.from({ length: MAX_DOCUMENTS + 1 }, (_, i) => ({
      id: `text-${i}`,
      text: `word${i} of its own`,
    }));
    await expect(compareAll(articles, {})).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: expect.stringMatching(/^501 documents are too many .*--closest$/),
    });
    expect((await compareAll(articles.slice(1), {})).similarities.rows).toHaveLength(500);
  });
});

describe('the closest match of any articles', () => {
  it('is the best pair of the report, and matches are its pairs, copies counted one by one', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { documents, clusters, pairs } = await dedupe(articles);
        const { rows } = await findClosest(articles, {});
        expect(rows.map(({ document }) => document.id)).toEqual(documents.map(({ id }) => id));
        for (const { document, matches, closest } of rows) {
          const own = pairs.filter(({ a, b }) => a === document.id || b === document.id);
          const hasCopies = own.some(({ relation }) => relation === 'identical');
          if (!hasCopies) {
            expect(closest?.score).toBe(own.length === 0 ? undefined : own[0]?.score);
          } else expect(closest).toMatchObject({ relation: 'identical', score: 1 });
          expect(matches > 0).toBe(closest !== undefined);
          expect(matches).toBeGreaterThanOrEqual(own.length);
        }
        const home = clusters.flatMap(({ members }) => members.map((each) => each.document));
        for (const { document, closest } of rows) {
          if (home.includes(document.id)) expect(closest).toBeDefined();
        }
      }),
      RUNS,
    );
  });

  it('is the same whatever the order of the articles', async () => {
    const shuffled = editedCorpus.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([articles, others]) => {
        const [one, two] = [await findClosest(articles, {}), await findClosest(others, {})];
        expect([...closestCsv(two)].join('')).toBe([...closestCsv(one)].join(''));
      }),
      RUNS,
    );
  });

  it('counts each copy, and leaves empty what has none', async () => {
    const text = 'The heron left the pond at dawn, and nobody at the mill saw it again that year.';
    const articles = [
      ...['a', 'b', 'c'].map((id) => ({ id, text })),
      { id: 'loner', text: 'Bread is baked on Tuesdays in the old oven behind the school.' },
      { id: 'void', text: '' },
      { id: 'void-2', text: '' },
    ];
    const found = await findClosest(articles, {});
    const rows = parse<Record<string, string>>([...closestCsv(found)].join(''), { columns: true });
    expect(rows.map(({ document, matches, closest }) => [document, matches, closest])).toEqual([
      ['a', '2', 'b'],
      ['b', '2', 'a'],
      ['c', '2', 'a'],
      ['loner', '0', ''],
      ['void', '0', ''],
      ['void-2', '0', ''],
    ]);
    const json: unknown = JSON.parse([...closestJson(found)].join(''));
    const lines = [...closestNdjson(found)].map((line): unknown => JSON.parse(line));
    expect(json).toMatchObject({ schemaVersion: 1, by: 'score', documents: lines });
    expect(lines[3]).toEqual({ id: 'loner', path: 'loner', matches: 0, closest: null });
  });
});
