/**
 * How candidates are found: the one stage that has more than one implementation.
 */
import type { CandidatePairs } from '../core/texts/pairs.ts';
import type { KernelVerifier } from '../core/verification/verifier.ts';
import type { ListFile } from '../kernel/file.ts';
import type { Collection } from '../core/texts/collection.ts';
import type { OwnTexts } from '../core/boilerplate/boilerplate.ts';
import type { MarkedTokens } from '../core/texts/marked-tokens.ts';
import type { PhraseCounts } from '../core/shingles/phrases.ts';
import type { Settings } from '../model/settings.ts';

/** What an engine found. */
export interface Found {
  readonly pairs: CandidatePairs;
  /** The documents without what was set aside; whole where the settings say so. */
  readonly own: OwnTexts;
  /** How many documents have the words and phrases of the corpus. */
  readonly counts: PhraseCounts;
  /** What verifies the pairs on the kernel, where that found them. */
  readonly verifier?: KernelVerifier;
}

/** What the kernel may leave out, and the room that it has. */
export interface KernelHints {
  /** Rarity of every token, in bits. */
  readonly rarity: Float64Array;
  /** Where given, pairs that are certain not to reach it may be left out. */
  readonly limit: Pick<Settings, 'by' | 'threshold'> | undefined;
  /** Most bytes for what is to be sorted at once. */
  readonly entryBytes: number;
  /** Most bytes for the postings of a block of documents. */
  readonly blockBytes: number;
  /** Most bytes for the postings of all documents: more are kept in a file. */
  readonly postingBytes: number;
  /** Creates a file for what does not fit in memory. */
  readonly createFile: () => ListFile;
}

/** How an engine works. */
export interface EngineOptions {
  readonly settings: Settings;
  /** By document that has quoted lines: 1 for each of its tokens that stand in them. */
  readonly quoted: MarkedTokens;
  /** What helps the kernel; other engines have no use for it. */
  readonly hints?: KernelHints | undefined;
  /** Awaited between stretches of work, with how much is done, from 0 to 1; may throw to end it. */
  readonly pause: (share: number) => Promise<void>;
}

/** Finds pairs worth verifying among `documents`, ascending numbers of distinct texts. */
export type Engine = (
  collection: Collection,
  documents: Int32Array,
  options: EngineOptions,
) => Promise<Found>;
