/** Options of a run. */
import type { ScoreModel } from '../core/score/score.ts';
import type { Evidence } from '../core/verification/evidence.ts';
import type { Progress } from '../model/progress.ts';
import type { DedupeResult } from '../model/result.ts';
import type { Override } from '../model/overrides.ts';
import type { Settings } from '../model/settings.ts';
import type { Metadata } from '../model/article.ts';
import type { InputLimits } from '../model/limits.ts';
import type { PairMemory } from './known-pairs.ts';
import type { SourceFile } from '../files/source.ts';
import type { ReadSources } from '../intake/accumulator.ts';

/** A text as it was read, and what of it was set aside: [start, end) in UTF-16 units, ascending and apart. */
export interface TextOfRun {
  readonly text: string;
  readonly aside: readonly (readonly [start: number, end: number])[];
}

/** Finds the text of a document by its id; undefined for an id that no document has. */
export type TextLookup = (id: string) => TextOfRun | undefined;

/** Settings of a run, and what it reports while it works. */
export interface DedupeOptions extends Partial<Settings> {
  /** Called from time to time, at least at the end of each phase. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called with what the user should know but need not act on. */
  readonly onWarning?: (message: string) => void;
  /** Called with how many memories of files were damaged, and had to be made again. */
  readonly onDamagedMemory?: (count: number) => void;
  /** Where what is known of pairs of texts is kept from run to run. */
  readonly pairMemory?: PairMemory;
  /** Called with files that were not read, because they are remembered. */
  readonly onRemembered?: (files: readonly SourceFile[]) => void;
  /**
   * Called when all is read, before anything is compared; what it throws ends the run. Called again if the run
   * has to begin again.
   */
  readonly onRead?: (read: ReadSources) => void;
  /**
   * Called with the result when it is complete, and with what looks up the texts of its documents by id. That works
   * until the call returns.
   */
  readonly onDescribed?: (result: DedupeResult, textOf: TextLookup) => void;
  /** Settings of some documents, by their paths. */
  readonly overrides?: readonly Override[];
  /** Lists the boilerplate that was set aside in the result. Default false. */
  readonly showBoilerplate?: boolean;
  /**
   * Compares the articles for which this is true with the others alone. A cluster is then an article of the others, its
   * original, with those that match it best.
   */
  readonly isAsked?: (article: Metadata) => boolean;
  /** Lists what texts suppress in the result. Default false. */
  readonly reportSuppressions?: boolean;
  /** Gives the documents in clusters and pairs a `fingerprint`. Default false. */
  readonly fingerprints?: boolean;
  /** Coefficients of the score instead of the shipped ones, as `bench/calibrate.js` fits them. */
  readonly model?: ScoreModel;
  /** Threads to work with. Default: as many as there are processors. Small runs start no worker. */
  readonly workers?: number;
  /** Most bytes of memory to use, about. Default: half of what the machine has; no more than 4 GB. */
  readonly memory?: number;
  /** Limits on what is read; of these, `idLength` holds for articles from anywhere. */
  readonly limits?: Partial<InputLimits>;
  /** True keeps tokens in a file, however few they are. Default: only if `memory` asks for it. */
  readonly spill?: boolean;
  /**
   * Called with what the trimmed texts of each verified pair share; a and b are places in the order of ids. The
   * object is valid until the next call. For calibration; not part of the stable interface.
   */
  readonly onEvidence?: (a: number, b: number, evidence: Evidence) => void;
  /** Aborts the run; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
