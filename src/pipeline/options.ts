/** Options of a run. */
import type { ScoreModel } from '../core/score/score.ts';
import type { Evidence } from '../core/verification/evidence.ts';
import type { Progress } from '../model/progress.ts';
import type { Settings } from '../model/settings.ts';
import type { ReadSources } from '../intake/accumulator.ts';

/** Settings of a run, and how it talks while it works. */
export interface DedupeOptions extends Partial<Settings> {
  /** Called from time to time, at least at the end of each phase. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called for what the user should know of but need not act on. */
  readonly onWarning?: (message: string) => void;
  /**
   * Called when all is read, before anything is compared; what it throws ends the run. Called again where the run
   * has to begin again.
   */
  readonly onRead?: (read: ReadSources) => void;
  /** Lists the boilerplate that was set aside in the result. Default false. */
  readonly showBoilerplate?: boolean;
  /** Coefficients of the score in place of those shipped, as `bench/calibrate.js` fits them. */
  readonly model?: ScoreModel;
  /** Threads to work with. Default: as many as there are processors, and one for what is done before they are started. */
  readonly workers?: number;
  /** Most bytes of memory to use, about. Default: half of what the machine has; no more than 4 GB. */
  readonly memory?: number;
  /** True keeps tokens in a file, however few they are. Default: where `memory` asks for it. */
  readonly spill?: boolean;
  /**
   * Called with what each verified pair shares, of what is left of both texts: a and b are places in the order of
   * ids. The object holds until the next call. For calibration, and no part of the stable interface.
   */
  readonly onEvidence?: (a: number, b: number, evidence: Evidence) => void;
  /** Aborts the run; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
