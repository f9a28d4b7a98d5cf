/** Counts how many texts of a corpus have each word, on all threads: one look at each token. */
import type { KernelCorpus } from '../texts/corpus.ts';
import { COUNTS_BYTES, COUNTS_DFS, COUNTS_SEEN } from '../../kernel/layout/candidates.ts';
import { CORPUS_CLASSES, CORPUS_DFS } from '../../kernel/layout/corpus.ts';
import { MAX_DF } from '../../kernel/layout/phrases.ts';

/** By token: the distinct texts that have it. The corpus knows them too from then on. */
export async function countWords(corpus: KernelCorpus): Promise<Int32Array> {
  const { kernel } = corpus;
  const { size } = corpus.collection.vocabulary;
  const dfs = corpus.field(CORPUS_DFS);
  const mark = kernel.used;
  const all = corpus.forThreads(() => kernel.allocateZeros(size * 4));
  all[0] = dfs;
  const seen = corpus.forThreads(() => kernel.allocateZeros(size * 4));
  const counts = corpus.forThreads((thread) =>
    kernel.allocateRecord(COUNTS_BYTES, [
      [COUNTS_SEEN, seen[thread] ?? 0],
      [COUNTS_DFS, all[thread] ?? 0],
    ]),
  );
  await corpus.runOnTokens({ job: { call: 'countFrequencies', args: [corpus.address, counts] } });
  for (const other of all.slice(1)) kernel.exports.addCounts(dfs, other, size);
  kernel.exports.classify(dfs, size, MAX_DF, corpus.field(CORPUS_CLASSES));
  kernel.release(mark);
  return new Int32Array(kernel.memory.buffer, dfs, size);
}
