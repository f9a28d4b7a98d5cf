/** The inverted index on the kernel against the plain postings and ranks, and its windows against the plain ones. */

import { describe, expect, it } from 'vitest';
import { KernelPairs } from '../../../src/core/candidates/bounds.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { KernelCorpus } from '../../../src/core/texts/corpus.ts';
import { KernelIndex } from '../../../src/core/candidates/candidates.ts';
import { TrimmedTexts } from '../../../src/core/boilerplate/trimmed-texts.ts';
import { FREQUENT_DF } from '../../../src/core/shingles/phrases.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { listWindows } from '../../../src/core/boilerplate/window-list.ts';
import { FIELDS, type HashedWindows } from '../../../src/core/boilerplate/windows.ts';
import { ScratchFile } from '../../../src/runtime/scratch-file.ts';
import type { Article } from '../../../src/model/article.ts';
import { takeInto } from '../../intake/kernel-intake.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { buildPostings } from '../../oracle/postings.ts';
import { rankPartners } from '../../oracle/ranking.ts';
import { hashWindows } from '../../oracle/window-hashes.ts';

const createFile = (): ScratchFile => ScratchFile.create();

/** The corpus on the kernel, inverted with this much room, in memory or in files, and the plain postings. */
async function invert(
  articles: readonly Article[],
  entryBytes: number,
  { spill = false, scaled = 1 } = {},
) {
  const { collection } = await takeInto(articles, { workers: 2, spill });
  const { distinct } = groupIdentical(collection);
  const corpus = new KernelCorpus(collection, distinct, { pause: () => Promise.resolve(), scaled });
  const index = new KernelIndex(corpus, {
    entryBytes,
    blockBytes: 1 << 16,
    postingBytes: 0,
    createFile,
  });
  await index.build();
  const postings = buildPostings(collection, distinct, { scaled });
  return { collection, distinct, corpus, index, postings };
}

/** Windows one by one: two halves of the hash, document, position. */
function windowsOf({ count, items }: HashedWindows): number[][] {
  return Array.from({ length: count }, (_, i) => [...items.subarray(i * FIELDS, (i + 1) * FIELDS)]);
}

/** Those that are listed five times or more. */
function repeatedOf(all: HashedWindows): number[][] {
  const windows = windowsOf(all);
  const counts = new Map<string, number>();
  const keyOf = ([hi, lo]: number[]): string => `${hi} ${lo}`;
  for (const window of windows) counts.set(keyOf(window), (counts.get(keyOf(window)) ?? 0) + 1);
  return windows.filter((window) => (counts.get(keyOf(window)) ?? 0) >= FREQUENT_DF);
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

  it.each([
    [1 << 30, 'memory', 1],
    [1 << 20, 'memory', 1],
    [1 << 18, 'memory', 1],
    [1 << 20, 'files', 1],
    [1 << 16, 'files', 1],
    [1 << 20, 'memory', 2.5],
    [1 << 16, 'files', 4],
  ])(
    'ranks as the plain one, with room for %i bytes, in %s, of a hash in %d',
    async (room, where, scaled) => {
      const spill = where === 'files';
      const inverted = await invert(articles, room, { spill, scaled });
      const { collection, distinct, corpus, index, postings } = inverted;
      const plain = rankPartners(postings, collection.size);
      const { partners } = index;
      const pairs = await new KernelPairs(corpus, { partners, createFile }).find(
        new TrimmedTexts(collection),
        tokenRarity(collection.vocabulary),
      );
      expect(pairs).toEqual(plain);
      expect(plain.count).toBeGreaterThan(5000);
      expect([...index.wordDf]).toEqual([...postings.wordDf]);
      expect(index.frequent.size).toBe(postings.frequent.size);
      const windows = await listWindows(corpus, { frequent: index.frequent, createFile });
      const expected = hashWindows(collection, distinct, postings);
      // of a sample more are listed, and some of those that share a counter are left
      const found = scaled === 1 ? windowsOf(windows) : repeatedOf(windows);
      expect(found).toEqual(repeatedOf(expected));
      expect(windows.count).toBeGreaterThan(100);
      expect(windows.count).toBeLessThan(expected.count);
    },
    60_000,
  );

  it('knows how many documents have each frequent phrase', async () => {
    const { collection, index, postings } = await invert(articles, 1 << 20);
    const { Shingler } = await import('../../../src/core/shingles/shingles.ts');
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
