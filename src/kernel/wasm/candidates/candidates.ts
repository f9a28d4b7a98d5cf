/**
 * Finds candidates: the kernel's part of core/candidates, where candidates.ts calls these steps in this order.
 *
 * 1. frequencies.ts counts how many texts have each token.
 * 2. sweeps.ts takes the pairs of tokens (pairs.ts) that several texts may share.
 * 3. groups.ts makes groups of equal pairs, group-phrases.ts of equal phrases, and group-keep.ts keeps those that are
 *    postings; buckets.ts and group-scratch.ts serve all three.
 * 4. crowds.ts keeps the phrases that too many documents have, and chains.ts links their documents.
 * 5. frequent-table.ts notes the phrases that five documents or more have.
 * 6. partners.ts turns postings round, and ranking.ts ranks what each document shares with others; if postings do not
 *    fit in memory, tiles.ts does both. scratch.ts is what a thread ranks with.
 * 7. changed.ts tells which texts have what counts otherwise than in an earlier run.
 */
export { addCounts, classify, countFrequencies } from './frequencies';
export { clearLists, createLists, sweep, sweepAndMark, sweepMarked, sweepWords } from './sweeps';
export { groupPartitions } from './groups';
export { createStreams } from './group-scratch';
export { clearCrowds } from './crowds';
export { countCrowds, linkCrowds, noteCrowds } from './chains';
export { frequencyOfHalves, noteFrequent, setFrequency } from './frequent-table';
export { flagChanged, keepChanged } from './changed';
export { countPartners, fillPartners, layOutPartners } from './partners';
export { createRankScratch } from './scratch';
export { rankDocuments } from './ranking';
export {
  countTile,
  createTileScratch,
  layOutTile,
  mergeTile,
  partPostings,
  rankTile,
} from './tiles';
