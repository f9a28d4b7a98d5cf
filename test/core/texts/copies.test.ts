import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCopies } from '../../../src/core/texts/identical.ts';
import type { DedupeResult } from '../../../src/model/result.ts';
import type { Article } from '../../../src/model/article.ts';
import { dedupe } from '../../../src/dedupe.ts';
import { PassageFinder } from '../../../src/result/passage-finder.ts';
import { takeInto } from '../../intake/kernel-intake.ts';

const WORDS = [
  'gulls',
  'Ferry',
  'the',
  'pier',
  'naïve',
  '新华社',
  'co\u00adop',
  '7',
  'the the the',
];
const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', '  ', '\n', ' — ', '. ')), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(''));

/** The same tokens, laid out in other ways. */
const LAYOUTS: readonly ((text: string) => string)[] = [
  (same) => same,
  (same) => `  ${same.toUpperCase()}!`,
  (same) => same.replaceAll(' ', '\u00a0'),
  (same) => `“${same}”\n`,
];

describe('the copies of texts', () => {
  it('are listed by the first of their text', () => {
    const representative = Int32Array.from([0, 1, 0, 3, 1, 0, 6]);
    expect(listCopies({ representative, distinct: new Int32Array(0) })).toEqual([2, 5, 4]);
  });
});

describe('the passages of two copies', () => {
  it('are what comparing them finds: all of both', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...LAYOUTS), async (same, layout) => {
        const articles = [
          { id: 'a', text: same },
          { id: 'b', text: layout(same) },
        ];
        const intake = await takeInto(articles, {});
        const { collection } = intake;
        // upper case may fold otherwise
        fc.pre(`${collection.tokensOf(0)}` === `${collection.tokensOf(1)}`);
        const evidence = new PassageFinder(intake);
        expect(evidence.whole(0, 1)).toEqual(evidence.passages(0, 1));
      }),
    );
  });
});

describe('copies of one text, to the letter or laid out otherwise', () => {
  const STORY =
    'HALVORSEN (Northline) - The keeper counted forty gulls on the pier at dawn, and wrote it down.';
  const FOOT = '\n\nThis article first appeared in the Salt Paper.';
  const entryOf = ({ documents }: DedupeResult, id: string): string | undefined =>
    documents.find((document) => document.id === id)?.opening;

  it('each have their own first words, and one of a thousand is like one of two', async () => {
    const copies = Array.from({ length: 1000 }, (_, i): Article => {
      const layout = LAYOUTS[i % 7] ?? ((same: string): string => `${i % 9}`.slice(9) + same);
      return { id: `copy-${String(i).padStart(4, '0')}`, text: layout(STORY + FOOT) };
    });
    const all = await dedupe(copies);
    for (const [i, other] of copies.entries()) {
      if (i === 0 || i % 97 !== 0) continue;
      const two = await dedupe([copies[0] ?? other, other]);
      const isPair = ({ b }: { b: string }): boolean => b === other.id;
      expect(entryOf(all, other.id)).toBe(entryOf(two, other.id));
      expect(all.pairs.find(isPair)).toEqual(two.pairs.find(isPair));
    }
  });
});
