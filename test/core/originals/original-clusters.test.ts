import { describe, expect, it } from 'vitest';
import { findCredits } from '../../../src/core/originals/credit.ts';
import { chooseOriginal, type OriginalChoice } from '../../../src/core/originals/original.ts';
import type { Provenance } from '../../../src/core/originals/provenance.ts';
import { containment } from '../../fixtures/shingles.ts';
import { readFixture, readTable, recordsOf } from '../../fixtures/themes.ts';
import { credit, CREDITED, type Details, HERALD, members, nothing } from './members.ts';

describe('the originals of the fixtures', () => {
  const records = recordsOf(readFixture('originals/articles.jsonl')).toSorted((x, y) =>
    x.id < y.id ? -1 : 1,
  );
  const clusterOf = new Map(
    readTable('originals/labels.tsv').map(([id = '', of = '']) => [id, of]),
  );

  it.each(readTable('originals/originals.tsv'))('%s: %s, by %s', (cluster, id, rule) => {
    const all = records.flatMap((record, document) => {
      if (clusterOf.get(record.id) !== cluster) return [];
      const { text, ...details } = record;
      const credits = findCredits(text);
      const length = text.split(/\s+/u).length;
      const opening = text.slice(0, 200);
      return [{ document, length, opening, ...details, credits }];
    });
    const choice = chooseOriginal(all, (part, whole) =>
      containment(records[part]?.text ?? '', records[whole]?.text ?? ''),
    );
    expect(records[choice.document]?.id).toBe(id);
    expect(choice.rule).toBe(rule);
  });
});

/** Members that tell how often something of them was looked at. */
function watched(
  size: number,
  details: (document: number) => Details,
): [Provenance[], () => number] {
  let looks = 0;
  const all = members(...Array.from({ length: size }, (_, document) => details(document))).map(
    (member) =>
      new Proxy(member, {
        get: (target, key) => {
          looks++;
          return Reflect.get(target, key);
        },
      }),
  );
  return [all, () => looks];
}

describe('in a cluster of hundreds of copies', () => {
  it.each<[string, (document: number) => Details]>([
    ['nothing', () => ({})],
    [
      'a credit to somebody who is not here',
      () => ({ credits: credit(CREDITED), path: 'x/y/z.txt' }),
    ],
    [
      'a credit to all of them',
      () => ({ credits: credit(CREDITED), path: 'the-owl-herald/1.txt' }),
    ],
    ['canonical links elsewhere', (i) => ({ canonical: `${HERALD}/${i}` })],
    [
      'a canonical link to one',
      (i) => ({ canonical: HERALD, ...(i === 3 ? { url: HERALD } : {}) }),
    ],
    ['dates', (i) => ({ date: `2025-03-${10 + (i % 20)}` })],
  ])('having %s, each is looked at a few times only', (_, details) => {
    const [few, looksAtFew] = watched(200, details);
    chooseOriginal(few, nothing);
    const [many, looksAtMany] = watched(800, details);
    chooseOriginal(many, nothing);
    // four times as many, and a little more for sorting
    expect(looksAtMany()).toBeLessThan(6 * looksAtFew());
  });

  it('no more containments are computed than in a cluster of a hundred', () => {
    const asked = (size: number): number => {
      let count = 0;
      chooseOriginal(members(...Array.from({ length: size }, () => ({}))), () => {
        count++;
        return 0.5;
      });
      return count;
    };
    expect(asked(1000)).toBe(asked(100));
  });
});

describe('a cluster of thousands', () => {
  const SIZE = 30_000;
  const member = (i: number, rest: Partial<Provenance>): Provenance => ({
    document: i,
    id: `record-${i}`,
    path: 'wire.jsonl',
    length: 9,
    ...rest,
  });
  const choose = (make: (i: number) => Partial<Provenance>): OriginalChoice =>
    chooseOriginal(
      Array.from({ length: SIZE }, (_, i) => member(i, make(i))),
      () => 0.5,
    );

  it('may say of each other, all with one address, that they were first', () => {
    const url = 'https://cove.example/gulls';
    const credits = [{ kind: 'first', source: url, isInflected: false }] as const;
    expect(choose(() => ({ url, credits })).rule).toBe('path');
  });

  it('may each say that all others have a copy', () => {
    const url = 'https://cove.example/gulls';
    const credits = [{ kind: 'also', source: url, isInflected: false }] as const;
    expect(choose(() => ({ url, credits })).document).toBe(0);
  });

  it('may be a chain of copies, each of the one after it', () => {
    const choice = choose((i) => ({
      url: `https://cove.example/${i}`,
      ...(i < SIZE - 1 && { canonical: `https://cove.example/${i + 1}` }),
    }));
    expect(choice).toEqual({ document: SIZE - 1, rule: 'credit', confidence: 'sure' });
  });
});
