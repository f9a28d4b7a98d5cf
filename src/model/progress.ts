/** How far a run has come. */

/** The stages of a run, in order, as progress names them. */
export const PHASES = ['scan', 'read', 'candidates', 'verify', 'cluster', 'evidence'] as const;

/** The name of a stage. */
export type Phase = (typeof PHASES)[number];

/** One step of progress; `total` is absent while it is unknown. */
export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  readonly total?: number;
  /**
   * How much of the phase is done, in [0, 1], if that is known better than as `done` of `total`.
   */
  readonly share?: number;
}
