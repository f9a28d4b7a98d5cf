/** How candidates are found: the one stage that has more than one implementation. */
import type { Limit } from '../core/candidates/bounds.ts';
import type { KernelIndex } from '../core/candidates/candidates.ts';
import type { CandidatePairs, PairSource } from '../core/texts/pairs.ts';
import type { KernelCorpus, TrimmedDocuments } from '../core/texts/corpus.ts';
import type { ListFile } from '../kernel/file.ts';
import type { Settings } from '../model/settings.ts';

/** What is known of a corpus before candidates are looked for. */
export interface EngineInput {
  readonly settings: Settings;
  /** The distinct texts. */
  readonly corpus: KernelCorpus;
  readonly index: KernelIndex;
  /** The texts without what was set aside. */
  readonly trimmed: TrimmedDocuments;
  /** Rarity of every token, in bits. */
  readonly rarity: Float64Array;
  /** Asked once, with all candidates; pairs that certainly do not reach what it gives may be left out. */
  readonly limitFor: (candidates: PairSource) => Promise<Limit | undefined>;
  /** Creates a file for what does not fit in memory. */
  readonly createFile: () => ListFile;
  /** Awaited between stretches of work, with how much is done, from 0 to 1; may throw to stop the search. */
  readonly pause: (share: number) => Promise<void>;
}

/** Finds pairs of texts worth verifying, in order of a, then b. */
export type Engine = (input: EngineInput) => Promise<CandidatePairs>;
