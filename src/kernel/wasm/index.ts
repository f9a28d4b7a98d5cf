/**
 * The kernel: the loops that touch every byte, token and posting, in WebAssembly with SIMD.
 *
 * All of it works on one shared memory that is laid out from outside, and keeps nothing between calls but what is
 * there. Every result equals, byte for byte, what the plain TypeScript that specifies it gives: tests compare the
 * two.
 *
 * What is exported here is known to TypeScript by src/kernel/exports.ts, which the build writes from these
 * functions and their comments. A function whose last two parameters are `from` and `to`, such as numbers of
 * documents, is a stage: any number of threads share its work. Its first parameter is what all threads are asked,
 * its second, if there is one more, the scratch of a thread.
 */
export { allocate, emptyStream, firstBlock, nextBlock, blockStart, blockEnd } from './memory';
export { tokenise, tokeniseJson, tokeniseNormal } from './tokens/tokenise';
export { foldTokens } from './tokens/fold';
export { mayBeQuoted } from './tokens/quoted-lines';
export { scanRecords } from './json/json-records';
export { unescapeJson } from './json/json-strings';
export {
  createVocabulary,
  mergeVocabulary,
  numberTokens,
  numberWords,
} from './tokens/vocabulary';
export { listTokens } from './tokens/listing';
export { renumber, renumberRows } from './tokens/renumber';
export {
  addCounts,
  classify,
  countFrequencies,
  clearLists,
  createLists,
  sweep,
  sweepAndMark,
  sweepMarked,
  sweepWords,
  groupPartitions,
  createStreams,
  clearCrowds,
  countCrowds,
  linkCrowds,
  noteCrowds,
  frequencyOfHalves,
  setFrequency,
  noteFrequent,
  flagChanged,
  keepChanged,
  countPartners,
  fillPartners,
  layOutPartners,
  createRankScratch,
  rankDocuments,
  countTile,
  createTileScratch,
  layOutTile,
  mergeTile,
  partPostings,
  rankTile,
} from './candidates/candidates';
export { createProfileScratch, makeProfiles, writeListsTo } from './bounds/profiles';
export { createBoundScratch } from './bounds/scratch';
export { boundDocuments, boundPairs, comparePairs, screenDocuments } from './bounds/bounds';
export { keepRepeated, listWindows } from './boilerplate/windows';
export { distinctPhrases, shareMore } from './boilerplate/own-phrases';
export { addToFamily, closeFamily } from './verification/family-table';
export { createVerifyScratch, verifyPairs } from './verification/verify';
