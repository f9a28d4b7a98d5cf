/**
 * The kernel: the loops that touch every byte, token and posting, in WebAssembly with SIMD.
 *
 * All of it works on one shared memory that is laid out from outside, and keeps nothing between calls but
 * what stands there. Every result equals that of the plain TypeScript beside it, byte for byte, which the
 * tests hold it to.
 */
export { mix } from './hash';
export { allocate, emptyStream, firstBlock, nextBlock, blockStart, blockEnd } from './memory';
export {
  createVocabulary,
  numberTokens,
  listTokens,
  mergeVocabulary,
  renumber,
} from './vocabulary';
export { countFrequencies, addCounts, classify } from './frequencies';
export { createProfileScratch, makeProfiles, writeListsTo } from './profiles';
export { createLists, clearLists, sweep, sweepAndMark, sweepMarked, sweepWords } from './sweep';
export { createGroupScratch, createStreams, groupPartition } from './group';
export { clearCrowds } from './crowds';
export { noteFrequent, frequencyOfHalves } from './frequent';
export { countCrowds, noteCrowds, linkCrowds } from './chains';
export { countPartners, layOutPartners, fillPartners } from './partners';
export { createRankScratch, rankDocuments } from './rank';
export { partPostings, createTileScratch, countTile, layOutTile, mergeTile, rankTile } from './tiles';
export { createBoundScratch, boundDocuments, boundPairs, comparePairs, screenDocuments } from './bounds';
export { createVerifyScratch, verifyPairs } from './verify';
export { keepRepeated, listWindows } from './windows';
export { distinctPhrases, shareMore } from './own-phrases';
export { scanRecords } from './json-records';
export { unescapeJson } from './json-strings';
export { mayBeQuoted } from './quoted-lines';
export { rollShingles } from './shingles';
export { foldTokens } from './fold';
export { tokenise, tokeniseJson } from './tokenise';
