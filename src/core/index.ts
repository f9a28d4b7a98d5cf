/** The stages of the pipeline, pure: they run wherever JavaScript does. */
export { cutBoilerplate, OwnTexts, type BoilerplateInput } from './boilerplate.ts';
export type { Piece } from './boilerplate-pieces.ts';
export { rankPartners, type CandidatePairs } from './candidates.ts';
export { clusterDocuments, type ClusterInput, type Clustering, type Edges } from './cluster.ts';
export { Collection } from './collection.ts';
export { DedupeError } from './errors.ts';
export { groupIdentical, type IdenticalTexts } from './identical.ts';
export {
  createKernelMemory,
  instantiateKernel,
  type Kernel,
  type KernelExports,
} from './kernel.ts';
export { KERNEL_TABLES_BYTES, writeKernelTables } from './kernel-tables.ts';
export { KernelTokeniser } from './kernel-tokeniser.ts';
export { chooseOriginal, type OriginalChoice, type OriginalEvidence } from './original.ts';
export { PhraseSpread } from './phrase-spread.ts';
export { measureOf, PairScorer, type PairMeasure } from './pair-scorer.ts';
export { findPassages, type TokenPassage } from './passages.ts';
export { buildPostings, type Postings } from './postings.ts';
export { tokenRarity } from './rarity.ts';
export { relationOf, shorterSide, type PairMeasures } from './relation.ts';
export { SCORE_MODEL, scoreOf, scoreTerms, type ScoreModel, type ScoreTerm } from './score.ts';
export { SharedRuns, type Run } from './shared-runs.ts';
export { measureShares, type Shares, type SourceText } from './shares.ts';
export { Shingler, type Shingles } from './shingles.ts';
export {
  estimateContainment,
  estimateResemblance,
  Signer,
  type Estimate,
  type Signature,
} from './signature.ts';
export { tokenSpans, type Spans } from './spans.ts';
export { Tokeniser, type TokenMap, type Tokens } from './tokenise.ts';
export * from './types.ts';
export { Verifier, type Evidence } from './verify.ts';
