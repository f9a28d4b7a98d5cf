/**
 * Writes the tokens of a file anew, in order of documents and as numbers of one vocabulary: block by block, and
 * documents that were read one after another are read back together.
 */
import type { Placement } from '../core/texts/kernel-collection.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Breather } from '../runtime/breather.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';

/** Tokens that are sorted together. */
const SORT_TOKENS = 1 << 23;

/** What is sorted. */
export interface UnsortedTokens {
  /** Where the tokens of each document are. */
  readonly placement: Placement;
  /** By document: the map of its numbers, 0 for none. */
  readonly mapOf: Uint32Array;
  readonly breather: Breather;
}

/** Sorts the tokens of `from` into a new file. */
export async function sortTokens(
  kernel: Kernel,
  from: ScratchFile,
  { placement, mapOf, breather }: UnsortedTokens,
): Promise<Placement> {
  const { starts, lengths, hashes } = placement;
  const file = ScratchFile.create();
  const places = new Uint32Array(starts.length);
  const mark = kernel.used;
  let room = 0;
  let buffer = 0;
  let written = 0;
  for (let first = 0; first < starts.length;) {
    const end = blockEnd(lengths, first, SORT_TOKENS);
    const total = sum(lengths, first, end);
    if (total > room) {
      kernel.release(mark);
      room = Math.max(total, SORT_TOKENS);
      buffer = kernel.allocate(room * 4);
    }
    let at = buffer;
    for (let d = first; d < end;) {
      const next = runEnd(placement, mapOf, d, end);
      const count = sum(lengths, d, next);
      from.read(kernel.bytes.subarray(at, at + count * 4), (starts[d] ?? 0) * 4);
      const map = mapOf[d] ?? 0;
      if (map !== 0) kernel.exports.renumber(at, count, map);
      for (; d < next; d++) {
        places[d] = written + (at - buffer) / 4;
        at += (lengths[d] ?? 0) * 4;
      }
    }
    file.write(kernel.bytes.subarray(buffer, at), written * 4);
    written += total;
    first = end;
    await breather.rest();
  }
  kernel.release(mark);
  return { file, starts: places, lengths, hashes };
}

/** Where documents from `d` on no longer follow each other in the file, or have another map. */
function runEnd(
  { starts, lengths }: Placement,
  mapOf: Uint32Array,
  d: number,
  end: number,
): number {
  let next = d + 1;
  while (
    next < end &&
    starts[next] === (starts[next - 1] ?? 0) + (lengths[next - 1] ?? 0) &&
    mapOf[next] === mapOf[d]
  ) {
    next++;
  }
  return next;
}

/** Where the documents from `first` on pass `tokens` tokens, one document at least. */
function blockEnd(lengths: Uint32Array, first: number, tokens: number): number {
  let end = first;
  let total = 0;
  do total += lengths[end++] ?? 0;
  while (end < lengths.length && total + (lengths[end] ?? 0) <= tokens);
  return end;
}

function sum(lengths: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += lengths[i] ?? 0;
  return total;
}
