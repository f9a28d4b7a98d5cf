/**
 * Which texts have words or phrases that count otherwise than in an earlier run (wasm/candidates/changed.ts). What is
 * known of a pair of texts from then holds if both are what they were, none has such a word, and not both have such a
 * phrase: evidence is made of the two texts, of how rare their words are, whether few texts have one of them, and of how
 * many have a phrase that both share.
 *
 * O(tokens), and a look at each word and at each frequent phrase.
 */
import { UNLISTED_RARITY } from '../../kernel/layout/phrases.ts';
import {
  CHANGED_BYTES,
  CHANGED_CORPUS,
  CHANGED_FLAGS,
  CHANGED_PHRASES,
  CHANGED_WORDS,
  NOTED_BYTES,
} from '../../kernel/layout/candidates.ts';
import { FREQUENT_DF } from '../shingles/phrases.ts';
import type { KernelCorpus } from '../texts/corpus.ts';
import { type FrequentPhrases, FrequentTable } from './frequent-table.ts';

/** How words and phrases count in a run. */
export interface TextCounts {
  /** By key of a word (`Vocabulary.key`): how it counts; words that count as `PLAIN` are left out. */
  readonly words: ReadonlyMap<string, number>;
  /** The frequent phrases: `FrequentTable.list`. */
  readonly phrases: Uint32Array;
}

/** What words and phrases of a corpus count by. */
export interface CountedBy {
  readonly rarity: Float64Array;
  readonly wordDf: Int32Array;
  readonly frequent: FrequentPhrases;
}

/** Rarity comes in halves; one more bit says whether few texts have the word. */
const STATES_OF_BIT = 4;
/** How a word counts that few texts have, and no table. */
const PLAIN = UNLISTED_RARITY * STATES_OF_BIT + 1;
const NOTED = NOTED_BYTES / 4;

/** How the words and phrases of a corpus count. */
export function textCounts({ collection }: KernelCorpus, by: CountedBy): TextCounts {
  const { vocabulary } = collection;
  const words = new Map<string, number>();
  for (let word = 0; word < vocabulary.size; word++) {
    const state = stateOf(word, by);
    if (state !== PLAIN) words.set(vocabulary.key(word), state);
  }
  return { words, phrases: by.frequent.list() };
}

/** By document: flags of kernel/layout/candidates.ts; trimmed texts have their places. */
export async function changedTexts(
  corpus: KernelCorpus,
  by: CountedBy,
  before: TextCounts,
): Promise<Uint8Array> {
  const { kernel, collection, documents } = corpus;
  const mark = kernel.used;
  const words = kernel.allocateZeros(collection.vocabulary.size);
  markWords(corpus, by, before.words, kernel.bytes.subarray(words));
  const phrases = changedPhrases(corpus, by.frequent, before.phrases);
  const flags = kernel.allocateZeros(collection.size);
  const changed = kernel.allocateRecord(CHANGED_BYTES, [
    [CHANGED_CORPUS, corpus.address],
    [CHANGED_PHRASES, new FrequentTable(kernel, phrases).address],
    [CHANGED_WORDS, words],
    [CHANGED_FLAGS, flags],
  ]);
  const job = { call: 'flagChanged', args: [changed] } as const;
  await corpus.run({ job, count: documents.length, step: DOCUMENTS_OF_TASK });
  const found = kernel.bytes.slice(flags, flags + collection.size);
  kernel.release(mark);
  return found;
}

const DOCUMENTS_OF_TASK = 512;

function stateOf(word: number, { rarity, wordDf }: CountedBy): number {
  const isFew = (wordDf[word] ?? 0) < FREQUENT_DF;
  return (rarity[word] ?? 0) * STATES_OF_BIT + Number(isFew);
}

/** Marks the words that count otherwise than before. */
function markWords(
  { collection: { vocabulary } }: KernelCorpus,
  by: CountedBy,
  before: ReadonlyMap<string, number>,
  isChanged: Uint8Array,
): void {
  let missing = before.size;
  const plain: number[] = [];
  for (let word = 0; word < vocabulary.size; word++) {
    const state = stateOf(word, by);
    if (state === PLAIN) {
      plain.push(word);
      continue;
    }
    const known = before.get(vocabulary.key(word));
    if (known !== undefined) missing--;
    if (known !== state) isChanged[word] = 1;
  }
  // words that are plain now, or gone
  if (missing === 0) return;
  for (const word of plain) if (before.has(vocabulary.key(word))) isChanged[word] = 1;
}

/** The phrases whose worth is another than before; some come twice. */
function changedPhrases(
  { kernel }: KernelCorpus,
  frequent: FrequentPhrases,
  before: Uint32Array,
): Uint32Array[] {
  const earlier = new FrequentTable(kernel, [before]);
  const compare = (list: Uint32Array, other: FrequentPhrases): Uint32Array => {
    const at = kernel.allocateWords(list);
    const count = kernel.exports.keepChanged(other.address, at, list.length / NOTED) >>> 0;
    return kernel.words.slice(at / 4, at / 4 + count * NOTED);
  };
  return [compare(frequent.list(), earlier), compare(before, frequent)];
}
