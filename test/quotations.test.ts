/** Letters and their answers, from texts to the result. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import type { DedupeResult } from '../src/model/result.ts';
import { report } from '../src/report/formats.ts';
import type { Relation } from '../src/model/settings.ts';

const LETTER = `The hives behind the chapel were empty when I came to feed them on Sunday. There is no
dead bee on the boards, no wax moth in the frames, and the stores are as full as they were at
Michaelmas. Has anybody seen a swarm in the limes along the canal, or heard of one further down the
valley? I would be glad of a frame of brood to start again with, and can give honey for it.`;
const SODA = `A colony that leaves its stores behind has lost the queen to mites, as mine did two years
ago. Count what falls through the mesh for a week before you put new bees into the same wood.`;
const LIMES = `On Saturday evening a cluster as large as a bucket hung from the third tree past the
lock. My neighbour took it down with a skep and keeps it in his orchard, so ring him at once.`;

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const answerOf = (answer: string): string => `Ida Fenn wrote:\n${quoted(LETTER)}\n\n${answer}\n`;

const TEXTS = { letter: LETTER, mites: answerOf(SODA), limes: answerOf(LIMES) };

const run = (texts: Readonly<Record<string, string>>, relation: Relation): Promise<DedupeResult> =>
  dedupe(
    Object.entries(texts).map(([id, text]) => ({ id, text })),
    { relation },
  );
const pairsOf = ({ pairs }: DedupeResult): unknown[] =>
  pairs.map(({ a, b, relation, quoting }) => [a, b, relation, quoting]);

describe('a letter and its answers', () => {
  it('are no copies of each other', async () => {
    const { pairs, clusters, summary } = await run(TEXTS, 'rewrite');
    expect({ pairs, clusters }).toEqual({ pairs: [], clusters: [] });
    expect(summary.unique).toBe(3);
  });

  it('are listed as quotations on request, with who quotes, and make no cluster', async () => {
    const result = await run(TEXTS, 'quotation');
    expect(result.clusters).toEqual([]);
    expect(pairsOf(result).sort()).toEqual([
      ['letter', 'limes', 'quotation', 'b'],
      ['letter', 'mites', 'quotation', 'b'],
      ['limes', 'mites', 'quotation', 'both'],
    ]);
    for (const pair of result.pairs) expect(pair.passages.length).toBeGreaterThan(0);
  });

  it('are counted where quotations are set aside, and in the verdict where they are not listed', async () => {
    const verdictOf = async (relation: Relation): Promise<string> => {
      const chunks = await report('text', await run(TEXTS, relation));
      return [...chunks].join('').trimEnd().split('\n').at(-1) ?? '';
    };
    expect((await run(TEXTS, 'rewrite')).summary.quoting).toBe(2);
    expect((await run({ letter: LETTER, soda: SODA }, 'rewrite')).summary).not.toHaveProperty(
      'quoting',
    );
    expect(await verdictOf('rewrite')).toContain('quotations in 2 articles set aside');
    expect(await verdictOf('quotation')).not.toContain('set aside');
  });

  it('name the one who quotes on the side that it has', async () => {
    const result = await run({ a: TEXTS.mites, b: LETTER }, 'quotation');
    expect(pairsOf(result)).toEqual([['a', 'b', 'quotation', 'a']]);
  });

  it('have copies of their own: a letter sent twice, an answer sent twice', async () => {
    const texts = {
      ...TEXTS,
      again: LETTER.replace('on Sunday', 'on Monday'),
      'mites-again': answerOf(SODA.replace('for a week', 'for ten days')),
    };
    const { clusters } = await run(texts, 'quotation');
    const members = clusters.map((cluster) =>
      cluster.members.map(({ document }) => document).sort(),
    );
    expect(members.sort()).toEqual([
      ['again', 'letter'],
      ['mites', 'mites-again'],
    ]);
  });

  it('are identical if they are the same post twice, however much of it is quoted', async () => {
    const short = `Ida Fenn wrote:\n${quoted(LETTER)}\n\nMe too!`;
    const { clusters } = await run({ one: short, two: short }, 'rewrite');
    expect(clusters[0]?.members.map(({ role }) => role)).toEqual(['original', 'identical']);
  });

  it('are copies if the letter is only passed on', async () => {
    const passed = `Ruth thought you should see this.\n\n${quoted(LETTER)}`;
    const { pairs } = await run({ letter: LETTER, passed }, 'rewrite');
    expect(pairs.map(({ relation }) => relation)).toEqual(['near-duplicate']);
  });

  it('do not match because both say that they agree', async () => {
    const agree = (name: string): string =>
      `${name} wrote:\n${quoted(LETTER)}\n\nI agree with this.`;
    const { pairs } = await run({ one: agree('Ida Fenn'), two: agree('Ann Lowe') }, 'rewrite');
    expect(pairs).toEqual([]);
  });

  it('are the same in any order', async () => {
    const entries = Object.entries({ ...TEXTS, again: LETTER.replace('on Sunday', 'on Monday') });
    const expected = await run(Object.fromEntries(entries), 'quotation');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        async (some) => {
          expect(await run(Object.fromEntries(some), 'quotation')).toEqual(expected);
        },
      ),
      { numRuns: 6 },
    );
  });
});
