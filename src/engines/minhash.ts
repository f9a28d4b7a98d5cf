/**
 * The reference engine: classical MinHash with banded LSH, for comparison and cross-checks on small
 * folders.
 *
 * Signatures come from the npm package `minhash`, 22 µs a shingle at 128 permutations; the banding is
 * ours, because the package's own index throws on any band it has not seen. A pair is a candidate if
 * all rows of one band agree, which has probability 1 - (1 - J^r)^b for b bands of r rows (Indyk and
 * Motwani 1998). Large buckets are linked to their first document only, so that boilerplate cannot
 * make n^2 pairs.
 */
import { Minhash } from 'minhash';
import { listedPairs, PairList, type CandidatePairs } from '../core/texts/pairs.ts';
import type { Collection } from '../core/texts/collection.ts';
import { Shingler } from '../core/shingles/shingles.ts';
import { finishSlowly, type Steps } from './steps.ts';
import type { Settings } from '../model/settings.ts';
import type { Engine } from './engine.ts';

/** Buckets up to this size are paired in full. */
const MAX_BUCKET = 64;

export const minhashEngine: Engine = async ({ corpus, settings, limitFor, pause }) => {
  const { collection, documents } = corpus;
  const signatures = await finishSlowly(signingSteps(collection, documents, settings), pause);
  const pairs = pairSignatures(signatures, documents, settings);
  await limitFor(listedPairs(pairs, collection.size));
  return pairs;
};

/** The signature of every document, in order: `permutations` minima of its shingles. In steps. */
export function* signingSteps(
  collection: Collection,
  documents: Int32Array,
  { permutations, shingleSize }: Settings,
): Steps<number[][]> {
  const shingler = new Shingler(collection, shingleSize);
  const signatures: number[][] = [];
  for (const document of documents) {
    const signature = new Minhash({ numPerm: permutations });
    const { count, hi, lo } = shingler.sequence(document);
    const distinct = new Set<string>();
    for (let i = 0; i < count; i++) distinct.add(`${hi[i]}.${lo[i]}`);
    for (const shingle of distinct) signature.update(shingle);
    signatures.push(signature.hashvalues);
    yield signatures.length / documents.length;
  }
  return signatures;
}

/** The pairs of `documents` that agree on a band of their signatures, in order. */
export function pairSignatures(
  signatures: readonly number[][],
  documents: Int32Array,
  { permutations, bands }: Settings,
): CandidatePairs {
  const rows = permutations / bands;
  const pairs = new PairList();
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    for (const [i, signature] of signatures.entries()) {
      const key = signature.slice(band * rows, (band + 1) * rows).join(' ');
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [documents[i] ?? 0]);
      else bucket.push(documents[i] ?? 0);
    }
    for (const bucket of buckets.values()) pairBucket(bucket, pairs);
  }
  return pairs.distinct((documents.at(-1) ?? 0) + 1);
}

function pairBucket(bucket: readonly number[], pairs: PairList): void {
  const hubs = bucket.length <= MAX_BUCKET ? bucket : bucket.slice(0, 1);
  for (const [i, hub] of hubs.entries()) {
    for (const other of bucket.slice(i + 1)) pairs.push(hub, other);
  }
}
