/** The inverted index on the kernel against postings.ts and candidates.ts, and its windows against theirs. */

import { afterAll, describe, expect, it } from 'vitest';
import { rankPartners } from '../../../src/core/candidates/weights.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { KernelCollection } from '../../../src/core/texts/kernel-collection.ts';
import { KernelIndex } from '../../../src/core/candidates/inversion.ts';
import { OwnTexts } from '../../../src/core/boilerplate/boilerplate.ts';
import { buildPostings, FREQUENT_DF } from '../../../src/core/candidates/postings.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { FIELDS, hashWindows, type HashedWindows } from '../../../src/core/boilerplate/windows.ts';
import { NodeWorkerPool } from '../../../src/runtime/worker-pool.ts';
import { takeIn } from '../../../src/intake/intake.ts';
import { ScratchFile } from '../../../src/runtime/scratch-file.ts';
import type { Article } from '../../../src/model/article.ts';
import { largeCorpus } from '../../large-corpus.ts';

const pools: NodeWorkerPool[] = [];
afterAll(async () => {
  for (const pool of pools) await pool.end();
});

/** The corpus on the kernel, inverted with this much room, in memory or in files, and the plain postings. */
async function invert(articles: readonly Article[], entryBytes: number, spill = false) {
  const pool = NodeWorkerPool.start(2);
  if (pool === undefined) throw new Error('the kernel is not built');
  pools.push(pool);
  const { collection } = await takeIn(articles, { pool: () => Promise.resolve(pool), spill });
  if (!(collection instanceof KernelCollection)) throw new Error('not on the kernel');
  const { distinct } = groupIdentical(collection);
  const index = new KernelIndex(collection, distinct, {
    entryBytes,
    blockBytes: 1 << 16,
    postingBytes: 0,
    createFile: () => ScratchFile.create(),
    pause: () => Promise.resolve(),
  });
  await index.build();
  const postings = buildPostings(collection, distinct, { scaled: 1 });
  return { collection, distinct, index, postings };
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
    [1 << 30, 'memory', false],
    [1 << 20, 'memory', false],
    [1 << 18, 'memory', false],
    [1 << 20, 'files', true],
    [1 << 16, 'files', true],
  ])(
    'ranks as the plain one, with room for %i bytes, in %s',
    async (room, _where, spill) => {
      const { collection, distinct, index, postings } = await invert(articles, room, spill);
      const plain = rankPartners(postings, collection.size);
      const pairs = await index.pairs(new OwnTexts(collection), tokenRarity(collection.vocabulary));
      expect(pairs).toEqual(plain);
      expect(plain.count).toBeGreaterThan(5000);
      expect([...index.wordDf]).toEqual([...postings.wordDf]);
      expect(index.frequent.size).toBe(postings.frequent.size);
      const windows = await index.hashWindows();
      const expected = hashWindows(collection, distinct, postings);
      expect(windowsOf(windows)).toEqual(repeatedOf(expected));
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
