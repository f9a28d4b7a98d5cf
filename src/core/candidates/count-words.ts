/**
 * Counts how many texts of a corpus have each word, on all threads: one look at each token; or, if that is known of more
 * texts, by a look at those of the others.
 */
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
  kernel.release(mark);
  return classified(corpus);
}

/** The same, by the counts of these texts and those that are gone. */
export function countWordsWithout(
  corpus: KernelCorpus,
  known: Int32Array,
  gone: Int32Array,
): Int32Array {
  const wordDf = countsOf(corpus);
  wordDf.set(known);
  for (const document of gone) {
    for (const word of new Set(corpus.collection.tokensOf(document))) {
      wordDf[word] = (wordDf[word] ?? 1) - 1;
    }
  }
  return classified(corpus);
}

/** The counts of a corpus, by which it tells words that too many have. */
function classified(corpus: KernelCorpus): Int32Array {
  const { size } = corpus.collection.vocabulary;
  const [dfs, classes] = [corpus.field(CORPUS_DFS), corpus.field(CORPUS_CLASSES)];
  corpus.kernel.exports.classify(dfs, size, MAX_DF, classes);
  return countsOf(corpus);
}

const countsOf = (corpus: KernelCorpus): Int32Array =>
  new Int32Array(
    corpus.kernel.memory.buffer,
    corpus.field(CORPUS_DFS),
    corpus.collection.vocabulary.size,
  );
