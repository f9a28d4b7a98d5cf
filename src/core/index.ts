/** The stages of the pipeline, pure: they run wherever JavaScript does. */
export {
  cutBoilerplate,
  TrimmedTexts,
  type BoilerplateInput,
} from './boilerplate/trimmed-texts.ts';
export type { BoilerplateText } from './boilerplate/pieces.ts';
export { type CandidatePairs } from './texts/pairs.ts';
export { clusterDocuments, type ClusterInput, type Clustering } from './clusters/cluster.ts';
export { gatherNeighbours, type Edges, type Neighbours } from './clusters/neighbours.ts';
export { Collection } from './texts/collection.ts';
export { DedupeError } from '../model/error.ts';
export { groupIdentical, type IdenticalTexts } from './texts/identical.ts';
export { createKernelMemory, instantiateKernel, type Kernel } from '../kernel/kernel.ts';
export type { KernelExports } from '../kernel/exports.ts';
export { KERNEL_TABLES_BYTES, writeKernelTables } from './tokens/unicode-tables.ts';
export { chooseOriginal, type OriginalChoice } from './originals/original.ts';
export { type Provenance } from './originals/provenance.ts';
export { PhraseWeight } from './rarity/phrase-weight.ts';
export { PRIOR } from './score/prior.ts';
export { measureOf, PairScorer, type PairMeasure } from './score/measure.ts';
export { findPassages, type TokenPassage } from './passages/passages.ts';
export { tokenRarity } from './rarity/rarity.ts';
export { relationOf, shorterSide, type PairMeasures } from './score/relation.ts';
export {
  SCORE_MODEL,
  scoreOf,
  scoreTerms,
  type ScoreModel,
  type ScoreTerm,
} from './score/score.ts';
export { SharedRuns, type Run } from './shingles/shared-runs.ts';
export { measureShares, type Shares, type SourceText } from './clusters/shares.ts';
export { Shingler, type Shingles } from './shingles/shingles.ts';
export {
  estimateContainment,
  estimateResemblance,
  Signer,
  type Signature,
} from './shingles/signature.ts';
export { type Estimate } from '../model/explanation.ts';
export { tokenSpans, type Spans } from './tokens/spans.ts';
export { Tokeniser, type TokenMap, type Tokens } from './tokens/tokenise.ts';
export * from '../model/result.ts';
export { type Evidence } from './verification/evidence.ts';
