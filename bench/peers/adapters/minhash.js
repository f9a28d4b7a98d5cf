#!/usr/bin/env node
/**
 * Peer: minhash 0.0.9 (npm).
 * Interface: `Minhash.update`, `LshIndex.insert`, `LshIndex.query`, `Minhash.jaccard`, as in its README. Every
 * document is inserted before any is queried, as `query` throws on a band that it has not seen.
 * Settings: 128 permutations, its default. Its bands of 4 (its default) admit pairs from about .42; for .8, bands
 * of 8, which admit them from about .71; for .3, bands of 2. Candidates count if their estimated similarity
 * reaches the threshold: its README offers `jaccard` for that. One thread.
 *
 *     minhash.js TOOLS DOCS.jsonl FOUND.tsv WORDS THRESHOLD
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { readDocuments } from '../../lib/records.js';
import { shinglesOf, writePairs } from './common.js';

const [tools = '', input = '', output = '', words, limit] = process.argv.slice(2);
const { LshIndex, Minhash } = createRequire(join(resolve(tools), 'node', 'package.json'))(
  'minhash',
);
const threshold = Number(limit);
const bandSize = threshold >= 0.7 ? 8 : threshold >= 0.4 ? 4 : 2;

const documents = readDocuments(input);
const index = new LshIndex({ bandSize });
/** @type {{ jaccard: (other: unknown) => number }[]} */
const signatures = [];
/** @type {number[]} */
const kept = [];
for (const [at, { text }] of documents.entries()) {
  const shingles = shinglesOf(text, Number(words));
  if (shingles.size === 0) continue;
  const signature = new Minhash();
  for (const shingle of shingles) signature.update(shingle);
  signatures[at] = signature;
  index.insert(at, signature);
  kept.push(at);
}

function* pairs() {
  for (const a of kept) {
    for (const key of index.query(signatures[a])) {
      const b = Number(key);
      if (b <= a || (signatures[a]?.jaccard(signatures[b]) ?? 0) < threshold) continue;
      yield /** @type {const} */ ([documents[a]?.id ?? '', documents[b]?.id ?? '']);
    }
  }
}
writePairs(output, pairs());
