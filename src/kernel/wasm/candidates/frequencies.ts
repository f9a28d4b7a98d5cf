/**
 * The document frequency of every token: how many distinct texts have it. One pass, O(tokens), 3 ns each.
 */
import { distinctOf, lengthAt, tokensAt } from '../texts/corpus';
import { COUNTS_DFS, COUNTS_SEEN } from '../../layout/candidates';

/**
 * Counts the tokens of the distinct texts [from, to) in what belongs to one thread: by token, which document had it
 * last, 0 at first, and how many have it.
 */
export function countFrequencies(corpus: usize, counts: usize, from: u32, to: u32): void {
  const seen = <usize>load<u32>(counts, COUNTS_SEEN);
  const dfs = <usize>load<u32>(counts, COUNTS_DFS);
  for (let i = from; i < to; i++) {
    const document = load<u32>(distinctOf(corpus) + ((<usize>i) << 2));
    countDocument(corpus, document, seen, dfs);
  }
}

function countDocument(corpus: usize, document: u32, seen: usize, dfs: usize): void {
  const stamp = document + 1;
  let at = tokensAt(corpus, document);
  const end = at + ((<usize>lengthAt(corpus, document)) << 2);
  for (; at < end; at += 4) {
    const offset = (<usize>load<u32>(at)) << 2;
    const before = load<u32>(seen + offset);
    store<u32>(seen + offset, stamp);
    store<u32>(dfs + offset, load<u32>(dfs + offset) + u32(before != stamp));
  }
}

/** Adds `count` numbers of 4 bytes to others. */
export function addCounts(into: usize, from: usize, count: u32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    store<u32>(into + i, load<u32>(into + i) + load<u32>(from + i));
  }
}

/** One byte a token: 0 if one text alone has it, 1 up to the cap of postings, 2 above it. */
export function classify(dfs: usize, count: u32, cap: u32, classes: usize): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const df = load<u32>(dfs + (i << 2));
    store<u8>(classes + i, df < 2 ? 0 : df <= cap ? 1 : 2);
  }
}
