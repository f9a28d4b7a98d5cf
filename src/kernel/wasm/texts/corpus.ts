/**
 * The documents of a run as the kernel sees them: one record of pointers that every stage is given.
 *
 * Documents are numbered in order of id. Tokens are numbers of the vocabulary, 4 bytes each, at
 * addresses that are multiples of 4; `starts` holds addresses divided by 4.
 */
import {
  CORPUS_CLASSES,
  CORPUS_CROWDED,
  CORPUS_DFS,
  CORPUS_DISTINCT,
  CORPUS_HASHES,
  CORPUS_LAST_SAMPLED,
  CORPUS_LENGTHS,
  CORPUS_TRIMMED_LENGTHS,
  CORPUS_TRIMMED_STARTS,
  CORPUS_PROFILES,
  CORPUS_STARTS,
  CORPUS_TOTALS,
  CORPUS_TRAITS,
  CORPUS_WORD_BITS,
} from '../../layout/corpus';

/** By document: where its tokens start, and how many there are. */
export function startsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_STARTS);
}
export function lengthsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_LENGTHS);
}
/** The documents to look at: the first of each text, ascending. */
export function distinctOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_DISTINCT);
}
/** By token number: its hash, 8 bytes. */
export function hashesOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_HASHES);
}
/** By token number: the distinct texts that have it, 4 bytes. */
export function dfsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_DFS);
}
/** By token number: one byte of traits (core/rarity/traits.ts). */
export function traitsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_TRAITS);
}
/** By document: where its trimmed tokens start and how many they are, without boilerplate. */
export function trimmedStartsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_TRIMMED_STARTS);
}
export function trimmedLengthsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_TRIMMED_LENGTHS);
}
/** By document: its profile (profiles.ts). */
export function profilesOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_PROFILES);
}
/** By token number: the bit of a profile that it sets, 2 bytes (profiles.ts). */
export function wordBitsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_WORD_BITS);
}

/** The document of a distinct text. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function distinctAt(corpus: usize, i: u32): u32 {
  return load<u32>(distinctOf(corpus) + ((<usize>i) << 2));
}

/** Where the tokens of a document start, as an address. */
export function tokensAt(corpus: usize, document: u32): usize {
  return (<usize>load<u32>(startsOf(corpus) + ((<usize>document) << 2))) << 2;
}
export function lengthAt(corpus: usize, document: u32): u32 {
  return load<u32>(lengthsOf(corpus) + ((<usize>document) << 2));
}

/** By token number: one byte of its class (`classify`). */
export function classesOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_CLASSES);
}
/** By document: its totals (profiles.ts). */
export function totalsOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_TOTALS);
}
/** The largest upper half of a hash that is sampled when candidates are looked for; all are below 2^32. */
export function lastSampledOf(corpus: usize): u32 {
  return load<u32>(corpus, CORPUS_LAST_SAMPLED);
}
/** True if the shingle with this hash is in the sample. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function isSampled(corpus: usize, hash: u64): bool {
  return <u32>(hash >> 32) <= lastSampledOf(corpus);
}
/** By document: the phrases above the cap that it is in, 32 bytes (chains.ts). */
export function crowdedOf(corpus: usize): usize {
  return <usize>load<u32>(corpus, CORPUS_CROWDED);
}
