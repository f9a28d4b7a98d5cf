/** A run that compares some documents with the others, held to a run over all. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasFinding } from '../../src/ci/gate.ts';
import { dedupe } from '../../src/dedupe.ts';
import type { Article } from '../../src/model/article.ts';
import { editedCorpus } from '../invented-articles.ts';
import { bytesOf, isValid } from '../results.ts';

/** Articles, and which of them are asked about: some on either side. */
const sides = editedCorpus.chain((articles) =>
  fc
    .array(fc.boolean(), { minLength: articles.length, maxLength: articles.length })
    .map((coins): [readonly Article[], ReadonlySet<string>] => [
      articles,
      new Set(articles.filter((_, i) => coins[i]).map(({ id }) => id)),
    ]),
);

describe('a run against others', () => {
  it('has every pair across of a run over all, with the same measures, and no other kind', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ([articles, asked]) => {
        const isAsked = ({ id }: { id: string }): boolean => asked.has(id);
        const whole = await dedupe(articles, { allPairs: true });
        const found = await dedupe(articles, { isAsked });
        expect(isValid(JSON.parse(bytesOf(found))), JSON.stringify(isValid.errors)).toBe(true);
        for (const { a, b } of found.pairs) expect(asked.has(a)).toBe(!asked.has(b));
        const across = whole.pairs.filter(({ a, b }) => asked.has(a) !== asked.has(b));
        const texts = new Map(
          whole.pairs.filter(({ relation }) => relation === 'identical').map(({ a, b }) => [b, a]),
        );
        const known = new Map(found.pairs.map((pair) => [`${pair.a}\0${pair.b}`, pair]));
        for (const pair of across) {
          // of copies on one side, pairs are with the first of that side
          const isFirst = [...texts].every(
            ([b, a]) => ![b, a].includes(pair.a) && ![b, a].includes(pair.b),
          );
          if (isFirst) expect(known.get(`${pair.a}\0${pair.b}`)).toEqual(pair);
        }
        expect(found.pairs.length > 0 || across.length === 0).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('puts an asked document in one cluster at most, below its best match on the other side', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ([articles, asked]) => {
        const found = await dedupe(articles, { isAsked: ({ id }) => asked.has(id) });
        const seen = new Set<string>();
        for (const { original, members } of found.clusters) {
          expect(asked.has(original)).toBe(false);
          for (const { document, score, via } of members) {
            expect(seen.has(document)).toBe(false);
            seen.add(document);
            expect(via).toBe(original);
            if (document === original) continue;
            expect(asked.has(document)).toBe(true);
            const scores = found.pairs
              .filter(({ a, b }) => a === document || b === document)
              .map((pair) => Math.round(pair.score * 100));
            expect(Math.round(score * 100)).toBe(Math.max(...scores));
          }
        }
        expect(hasFinding(found)).toBe(found.pairs.length > 0);
        expect(found.summary.asked).toBe(asked.size);
      }),
      { numRuns: 40 },
    );
  });

  it('finds every copy in others, although near copies on its own side take all places', async () => {
    const words =
      'ash birch cedar elm fir hazel larch maple oak pine rowan yew willow alder beech'.split(' ');
    const text = (n: number): string =>
      `The ferryman of the lower lake counts ${words[n % 15]} and ${words[(n * 7) % 15]} among the logs that ` +
      `drift ashore after a storm, and sells them to the ${words[(n * 4) % 15]} turner by the weir in spring.`;
    const near = Array.from({ length: 60 }, (_, i) => ({ id: `asked-${i}`, text: text(i) }));
    const other = { id: 'other', text: text(3).replace('counts', 'numbers') };
    const found = await dedupe([...near, other], { isAsked: ({ id }) => id !== 'other' });
    expect(found.clusters).toMatchObject([{ original: 'other', size: 61 }]);
  });
});
