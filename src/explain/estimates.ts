/**
 * What signatures estimate of the shares that two documents have in common, beside the exact values:
 * how far classical methods can be trusted on this pair.
 *
 * There are two kinds of signature, of about the same size: a sample of the shingle hashes (FracMinHash,
 * core/shingles/signature.ts) and the minima of random permutations (the package behind
 * `engine: 'minhash'`). The minima take 22 µs a shingle, so long texts go without.
 */

import type { Collection } from '../core/texts/collection.ts';
import type { Estimate, EstimatedLevel, Estimates, SharedLevel } from '../model/explanation.ts';
import { estimateContainment, estimateResemblance, Signer } from '../core/shingles/signature.ts';
import { finish } from '../engines/steps.ts';
import type { Settings } from '../model/settings.ts';

const PERMUTATIONS = 128;
/** With more distinct shingles in both texts, the minima are left out: a second of work. */
const MAX_PERMUTED = 40_000;

/** What to estimate, for two documents. */
export interface EstimateInput {
  readonly collection: Collection;
  readonly pair: readonly [a: number, b: number];
  readonly shared: readonly SharedLevel[];
  readonly settings: Settings;
}

/** Estimates every level of `shared`. */
export async function estimateShared(input: EstimateInput): Promise<Estimates> {
  const scaled = chooseScaled(input);
  const levels: EstimatedLevel[] = [];
  for (const level of input.shared) {
    const minhash = await estimateByMinima(input, level);
    levels.push({ ...estimateBySample(input, level.size, scaled), minhash });
  }
  return { scaled, permutations: PERMUTATIONS, levels };
}

/** As the settings say; else a power of two that keeps about as many hashes as there are permutations. */
function chooseScaled({ shared, settings }: EstimateInput): number {
  if (settings.scaled > 1) return settings.scaled;
  const largest = Math.max(0, ...shared.flatMap(({ inA, inB }) => [inA, inB]));
  return Math.max(2, 2 ** Math.round(Math.log2(Math.max(1, largest) / PERMUTATIONS)));
}

function estimateBySample(
  { collection, pair: [a, b] }: EstimateInput,
  size: number,
  scaled: number,
): Omit<EstimatedLevel, 'minhash'> {
  const signer = new Signer(collection, size, scaled);
  const [ofA, ofB] = [signer.sign(a), signer.sign(b)];
  return {
    size,
    resemblance: estimateResemblance(ofA, ofB),
    containmentA: estimateContainment(ofA, ofB),
    containmentB: estimateContainment(ofB, ofA),
  };
}

async function estimateByMinima(
  { collection, pair, settings }: EstimateInput,
  { size, inA, inB }: SharedLevel,
): Promise<Estimate | null> {
  if (inA + inB > MAX_PERMUTED) return null;
  // two empty sets agree in every minimum
  if (inA === 0 || inB === 0) return { value: 0, error: 0 };
  const [ofA = [], ofB = []] = await signByMinima(collection, pair, {
    ...settings,
    permutations: PERMUTATIONS,
    shingleSize: size,
  });
  const value = ofA.filter((minimum, i) => minimum === ofB[i]).length / PERMUTATIONS;
  return { value, error: Math.sqrt((value * (1 - value)) / PERMUTATIONS) };
}

/** The minima of each of the two documents. */
export async function signByMinima(
  collection: Collection,
  pair: readonly [a: number, b: number],
  settings: Settings,
): Promise<number[][]> {
  const { signingSteps } = await import('../engines/minhash.ts');
  return finish(signingSteps(collection, Int32Array.from(pair), settings));
}
