/**
 * The kernel: the loops that touch every byte, token and posting, in WebAssembly with SIMD.
 *
 * All of it works on one shared memory that is laid out from outside, and keeps nothing between calls but
 * what stands there. Every result equals that of the plain TypeScript beside it, byte for byte, which the
 * tests hold it to.
 */
export { mix } from './tokens/hash';
export { allocate, emptyStream, firstBlock, nextBlock, blockStart, blockEnd } from './memory';
export {
  createVocabulary,
  numberTokens,
  listTokens,
  mergeVocabulary,
  renumber,
} from './tokens/vocabulary';
export { countFrequencies, addCounts, classify } from './candidates/frequencies';
export { createProfileScratch, makeProfiles, writeListsTo } from './bounds/profiles';
export {
  createLists,
  clearLists,
  sweep,
  sweepAndMark,
  sweepMarked,
  sweepWords,
} from './candidates/sweep';
export { createGroupScratch, createStreams, groupPartition } from './candidates/group';
export { clearCrowds } from './candidates/crowds';
export { noteFrequent, frequencyOfHalves } from './candidates/frequent';
export { countCrowds, noteCrowds, linkCrowds } from './candidates/chains';
export { countPartners, layOutPartners, fillPartners } from './candidates/partners';
export { createRankScratch, rankDocuments } from './candidates/rank';
export {
  partPostings,
  createTileScratch,
  countTile,
  layOutTile,
  mergeTile,
  rankTile,
} from './candidates/tiles';
export {
  createBoundScratch,
  boundDocuments,
  boundPairs,
  comparePairs,
  screenDocuments,
} from './bounds/bounds';
export { createVerifyScratch, verifyPairs } from './verification/verify';
export { keepRepeated, listWindows } from './boilerplate/windows';
export { distinctPhrases, shareMore } from './boilerplate/own-phrases';
export { scanRecords } from './json/json-records';
export { unescapeJson } from './json/json-strings';
export { mayBeQuoted } from './tokens/quoted-lines';
export { rollShingles } from './tokens/shingles';
export { foldTokens } from './tokens/fold';
export { tokenise, tokeniseJson } from './tokens/tokenise';
