/**
 * What postings.ts and candidates.ts find, without postings, where there are so few documents that all
 * partners of each are kept: every pair that shares a word.
 *
 * A folder of five files is done before a longer program would be warm: a bit a document for each word,
 * and hashes only of phrases whose words are all frequent. O(tokens + documents^2).
 */
import { MAX_PARTNERS } from './weights.ts';
import { type CandidatePairs } from '../texts/pairs.ts';
import type { Collection } from '../texts/collection.ts';
import type { FrequentShingles } from './frequent-shingles.ts';
import { add, finishShingle, multiply, SHINGLE_BASE } from '../tokens/hash.ts';
import { EntryList, groupEntries, PostingWriter } from './posting-groups.ts';
import { FREQUENT_DF, PHRASE_LEVEL } from '../shingles/phrases.ts';
import type { PhraseCounts } from '../shingles/phrases.ts';

/** Most documents that are few: none has more partners than are kept. */
export const FEW_DOCUMENTS = MAX_PARTNERS + 1;

/** The pairs worth verifying, and what is counted on the way to them. */
export interface FewFound {
  readonly pairs: CandidatePairs;
  readonly counts: PhraseCounts;
}

/**
 * The same pairs and counts as `rankPartners(buildPostings(...))` of all hashes gives, for at most
 * `FEW_DOCUMENTS` numbers of `collection` in ascending order.
 */
export function pairFewDocuments(collection: Collection, documents: Int32Array): FewFound {
  const holders = holdersOf(collection, documents);
  const wordDf = new Int32Array(holders.length);
  const partners = new Int32Array(documents.length);
  for (let token = 0; token < holders.length; token++) {
    const mask = holders[token] ?? 0;
    // the lowest bit goes with every step
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const rank = 31 - Math.clz32(rest & -rest);
      partners[rank] = (partners[rank] ?? 0) | mask;
      wordDf[token] = (wordDf[token] ?? 0) + 1;
    }
  }
  const frequent = frequentPhrases(collection, documents, wordDf);
  return { pairs: listPairs(documents, partners), counts: { frequent, wordDf, scaled: 1 } };
}

/** By token: a bit for each document that has it, by its place in the list. */
function holdersOf(collection: Collection, documents: Int32Array): Int32Array {
  const holders = new Int32Array(collection.vocabulary.size);
  for (let rank = 0; rank < documents.length; rank++) {
    const tokens = collection.tokensOf(documents[rank] ?? 0);
    const bit = 1 << rank;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      holders[token] = (holders[token] ?? 0) | bit;
    }
  }
  return holders;
}

function listPairs(documents: Int32Array, partners: Int32Array): CandidatePairs {
  const most = (documents.length * (documents.length - 1)) / 2;
  const a = new Int32Array(most);
  const b = new Int32Array(most);
  let count = 0;
  for (let one = 0; one < documents.length; one++) {
    for (let other = one + 1; other < documents.length; other++) {
      if ((((partners[one] ?? 0) >>> other) & 1) === 0) continue;
      a[count] = documents[one] ?? 0;
      b[count] = documents[other] ?? 0;
      count++;
    }
  }
  return { count, a: a.slice(0, count), b: b.slice(0, count) };
}

/** The phrases that `FREQUENT_DF` documents have, or more. */
function frequentPhrases(
  collection: Collection,
  documents: Int32Array,
  wordDf: Int32Array,
): FrequentShingles {
  const out = new PostingWriter();
  if (documents.length < FREQUENT_DF) return out.frequent;
  const entries = new EntryList();
  for (const document of documents) {
    const tokens = collection.tokensOf(document);
    let run = 0;
    for (let i = 0; i < tokens.length; i++) {
      run = (wordDf[tokens[i] ?? 0] ?? 0) < FREQUENT_DF ? 0 : run + 1;
      if (run >= PHRASE_LEVEL) pushPhrase(collection, entries, { tokens, end: i + 1, document });
    }
  }
  groupEntries(entries, new Uint8Array(collection.size), out);
  return out.frequent;
}

/** Where a phrase stands. */
interface Place {
  readonly tokens: Int32Array;
  readonly end: number;
  readonly document: number;
}

function pushPhrase(
  { vocabulary }: Collection,
  entries: EntryList,
  { tokens, end, document }: Place,
): void {
  const hash = { hi: 0, lo: 0 };
  for (let i = end - PHRASE_LEVEL; i < end; i++) {
    const token = tokens[i] ?? 0;
    multiply(hash, SHINGLE_BASE);
    add(hash, vocabulary.hi[token] ?? 0, vocabulary.lo[token] ?? 0);
  }
  finishShingle(hash, PHRASE_LEVEL);
  entries.push(hash.hi, hash.lo, (document << 2) | PHRASE_LEVEL);
}
