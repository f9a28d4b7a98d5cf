/**
 * Lists the runs of 12 tokens in which every phrase is frequent: the sweep of
 * src/core/repeated-windows.ts.
 *
 * Ten phrases in a row must be frequent, so the last of ten is looked up first, and where it is not
 * frequent the next ten begin behind it (the bad-character skip of Boyer and Moore 1977): in prose a look-up
 * for every six tokens instead of one for each.
 *
 * A window is 16 bytes: two halves of its hash, its document, its position.
 */
import { reserveInStream, setStreamEnd } from './memory';
import { distinctOf, hashesOf, lengthAt, tokensAt } from './corpus';
import { frequencyOf, mayBeFrequent } from './frequent';
import { finishShingle, SHINGLE_BASE } from './hash';

/** As in repeated-windows.ts: tokens of a window, and phrases. */
const WINDOW: i32 = 12;
const PHRASES: i32 = 10;
const PHRASE: i32 = 3;
const FREQUENT_DF: u32 = 5;

/**
 * Lists the windows of the distinct texts [from, to); the table is that of `frequencyOf`, the
 * filter that of `mayBeFrequent`.
 */
export function listWindows(
  corpus: usize,
  from: u32,
  to: u32,
  table: usize,
  tableMask: u32,
  filter: usize,
  filterMask: u32,
  out: usize,
): void {
  for (let i = from; i < to; i++) {
    const document = load<u32>(distinctOf(corpus) + ((<usize>i) << 2));
    listDocument(corpus, document, table, tableMask, filter, filterMask, out);
  }
}

function listDocument(
  corpus: usize,
  document: u32,
  table: usize,
  tableMask: u32,
  filter: usize,
  filterMask: u32,
  out: usize,
): void {
  const tokens = tokensAt(corpus, document);
  const phrases = <i32>lengthAt(corpus, document) - PHRASE + 1;
  // phrases [clear, at] are not all known to be frequent; those from `clear` on were not found rare
  let clear: i32 = 0;
  while (clear + PHRASES <= phrases) {
    let at = clear + PHRASES - 1;
    while (at >= clear && isFrequent(corpus, tokens, at, table, tableMask, filter, filterMask)) at--;
    if (at >= clear) {
      clear = at + 1;
      continue;
    }
    // a run of frequent phrases: a window for each further one
    let end = clear + PHRASES;
    writeWindow(corpus, tokens, document, clear, out);
    while (end < phrases && isFrequent(corpus, tokens, end, table, tableMask, filter, filterMask)) {
      end++;
      writeWindow(corpus, tokens, document, end - PHRASES, out);
    }
    clear = end + 1;
  }
}

function isFrequent(
  corpus: usize,
  tokens: usize,
  phrase: i32,
  table: usize,
  tableMask: u32,
  filter: usize,
  filterMask: u32,
): bool {
  const at = tokens + ((<usize>phrase) << 2);
  const hash = hashOf(corpus, at);
  return (
    mayBeFrequent(filter, filterMask, hash) && frequencyOf(table, tableMask, hash) >= FREQUENT_DF
  );
}

/** The hash of the phrase of three tokens at this address. */
function hashOf(corpus: usize, at: usize): u64 {
  const hashes = hashesOf(corpus);
  let h = load<u64>(hashes + ((<usize>load<u32>(at)) << 3));
  h = h * SHINGLE_BASE + load<u64>(hashes + ((<usize>load<u32>(at, 4)) << 3));
  h = h * SHINGLE_BASE + load<u64>(hashes + ((<usize>load<u32>(at, 8)) << 3));
  return finishShingle(h, 3);
}

/** The hash of a window is made of the phrases that make it up end to end. */
function writeWindow(corpus: usize, tokens: usize, document: u32, phrase: i32, out: usize): void {
  let hi: u32 = 0;
  let lo: u32 = 0;
  for (let i = phrase; i < phrase + WINDOW; i += PHRASE) {
    const hash = hashOf(corpus, tokens + ((<usize>i) << 2));
    hi = (hi ^ <u32>(hash >> 32)) * 0x9e3779b1;
    hi ^= hi >> 15;
    lo = (lo ^ <u32>hash) * 0x9e3779b1;
    lo ^= lo >> 15;
  }
  const at = reserveInStream(out, 16);
  store<u32>(at, hi);
  store<u32>(at, lo, 4);
  store<u32>(at, document, 8);
  store<u32>(at, <u32>phrase, 12);
  setStreamEnd(out, at + 16);
}
