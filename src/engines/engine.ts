/**
 * How candidates are found: the one stage that has more than one implementation.
 */
import type { CandidatePairs } from '../core/candidates.ts';
import type { Collection } from '../core/collection.ts';
import type { OwnText } from '../core/boilerplate.ts';
import type { EngineName, Settings } from '../core/types.ts';

/** What an engine found. */
export interface Found {
  readonly pairs: CandidatePairs;
  /** The documents that have boilerplate, without it; none where the engine does not look for it. */
  readonly own: OwnText;
}

/** How an engine works. */
export interface EngineOptions {
  readonly settings: Settings;
  /** Awaited between stretches of work, with how much is done, from 0 to 1; may throw to end it. */
  readonly pause: (share: number) => Promise<void>;
}

/** Finds pairs worth verifying among `documents`, ascending numbers of distinct texts. */
export type Engine = (
  collection: Collection,
  documents: Int32Array,
  options: EngineOptions,
) => Promise<Found>;

/** Loads an engine by name; the classical one only where it is asked for. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  if (name === 'minhash') return (await import('./minhash.ts')).minhashEngine;
  return (await import('./scaled.ts')).scaledEngine;
}
