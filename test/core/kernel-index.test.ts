/** The inverted index on the kernel against postings.ts and candidates.ts, and its windows against theirs. */

import { afterAll, describe, expect, it } from 'vitest';
import { rankPartners } from '../../src/core/candidates.ts';
import { groupIdentical } from '../../src/core/identical.ts';
import { KernelCollection } from '../../src/core/kernel-collection.ts';
import { KernelIndex } from '../../src/core/kernel-index.ts';
import { OwnTexts } from '../../src/core/boilerplate.ts';
import { buildPostings } from '../../src/core/postings.ts';
import { tokenRarity } from '../../src/core/rarity.ts';
import { hashWindows } from '../../src/core/repeated-windows.ts';
import { Crew } from '../../src/crew.ts';
import { takeIn } from '../../src/intake.ts';
import { ScratchFile } from '../../src/scratch-file.ts';
import type { Article } from '../../src/core/types.ts';
import { largeCorpus } from '../large-corpus.ts';

const crews: Crew[] = [];
afterAll(async () => {
  for (const crew of crews) await crew.end();
});

/** The corpus on the kernel, inverted with this much room, and the plain postings. */
async function invert(articles: readonly Article[], entryBytes: number, workers = 2) {
  const crew = Crew.start(workers);
  if (crew === undefined) throw new Error('the kernel is not built');
  crews.push(crew);
  const { collection } = await takeIn(articles, { crew: () => Promise.resolve(crew) });
  if (!(collection instanceof KernelCollection)) throw new Error('not on the kernel');
  const { distinct } = groupIdentical(collection);
  const index = new KernelIndex(collection, distinct, {
    entryBytes,
    blockBytes: 1 << 16,
    postingBytes: 0,
    listBytes: 1 << 16,
    createFile: () => ScratchFile.create(),
    pause: () => Promise.resolve(),
  });
  await index.build();
  const postings = buildPostings(collection, distinct, { scaled: 1 });
  return { collection, distinct, index, postings };
}

describe('the index on the kernel', () => {
  const articles = [
    ...largeCorpus(700),
    // a crowd far above the cap, in which all that is shared is frequent
    ...Array.from({ length: 150 }, (_, i) => ({
      id: `release-${i}`,
      text: `place${i} the mill at the river will close in autumn and all who work there were told so on monday by the owner of it place${i}`,
    })),
  ];

  it.each([1 << 30, 1 << 20, 1 << 18])(
    'ranks as the plain one, with room for %i bytes',
    async (room) => {
      const { collection, distinct, index, postings } = await invert(articles, room);
      const plain = rankPartners(postings, collection.size);
      const pairs = await index.pairs(new OwnTexts(collection), tokenRarity(collection.vocabulary));
      expect(pairs).toEqual(plain);
      expect(plain.count).toBeGreaterThan(5000);
      expect([...index.wordDf]).toEqual([...postings.wordDf]);
      expect(index.frequent.size).toBe(postings.frequent.size);
      const windows = await index.hashWindows();
      const expected = hashWindows(collection, distinct, postings);
      expect(windows.items).toEqual(expected.items.slice(0, windows.items.length));
      expect(windows.count).toBe(expected.count);
      expect(windows.count).toBeGreaterThan(100);
    },
    60_000,
  );

  it('knows how many documents have each frequent phrase', async () => {
    const { collection, index, postings } = await invert(articles, 1 << 20, 1);
    const { Shingler } = await import('../../src/core/shingles.ts');
    const shingler = new Shingler(collection, 3);
    let known = 0;
    for (let document = 0; document < collection.size; document += 10) {
      const { count, hi, lo } = shingler.sequence(document);
      for (let i = 0; i < count; i++) {
        const df = index.frequent.get(hi[i] ?? 0, lo[i] ?? 0);
        expect(df).toBe(postings.frequent.get(hi[i] ?? 0, lo[i] ?? 0));
        if (df > 0) known++;
      }
    }
    expect(known).toBeGreaterThan(100);
  }, 60_000);
});
