/**
 * Lists the runs of 12 tokens in which every phrase is frequent: the sweep of
 * core/boilerplate/windows.ts.
 *
 * Ten phrases in a row must be frequent, so the last of ten is looked up first, and if it is not
 * frequent the next ten begin behind it (the bad-character skip of Boyer and Moore 1977): in prose a look-up
 * for every six tokens instead of one for each. What was found frequent is not looked up again (Galil 1979), and
 * the hashes of the last phrases are kept for the windows that they make up.
 *
 * A filter tells which phrases are frequent (frequent-table.ts). What it lets through by mistake does no harm: a
 * window with a rare phrase is rare itself, and windows are counted one by one in the end.
 *
 * A window is 16 bytes: two halves of its hash, its document, its position. In a large corpus most occur in too few
 * documents to matter. So counters of one byte, by hash, count how often each was listed (a count-min sketch of
 * one row; Cormode and Muthukrishnan 2005): they are too high if windows share one, never too low, and those
 * that are certainly rare are dropped.
 */
import { reserveInStream, setStreamEnd } from '../memory';
import { distinctAt, hashesOf, isSampled, lengthAt, tokensAt } from '../texts/corpus';
import { mayBeFrequent } from '../candidates/frequent-table';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import {
  FREQUENT_DF,
  KEPT_AT,
  KEPT_PHRASES,
  PHRASE_LEVEL,
  WINDOWS_CORPUS,
  WINDOWS_COUNTERS,
  WINDOWS_FREQUENT,
  WINDOWS_MASK,
  WINDOWS_TEXT_HASHES,
  WINDOW_BYTES,
  WINDOW_DOCUMENT,
  WINDOW_LO,
  WINDOW_PHRASES,
  WINDOW_POSITION,
  WINDOW_TOKENS,
} from '../../layout/phrases';
import { WINDOW_FACTOR } from '../../layout/tokens';

/** A counter stays about here: far from 256, at which it would be zero again. */
const FULL: u32 = 128;

/**
 * Lists the windows of the distinct texts [from, to) in the stream of a thread, and notes a hash of the text of
 * each that has any; counters are zeros at first, and all threads share them.
 */
export function listWindows(windows: usize, lister: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(windows, WINDOWS_CORPUS);
  const textHashes = <usize>load<u32>(windows, WINDOWS_TEXT_HASHES);
  for (let i = from; i < to; i++) {
    const document = distinctAt(corpus, i);
    if (!listDocument(windows, corpus, document, lister)) continue;
    store<u32>(textHashes + ((<usize>document) << 2), hashText(corpus, document));
  }
}

/** `hashText` of core/boilerplate/windows.ts: by the lower halves of the hashes of tokens. */
function hashText(corpus: usize, document: u32): u32 {
  const hashes = hashesOf(corpus);
  const tokens = tokensAt(corpus, document);
  const end = tokens + ((<usize>lengthAt(corpus, document)) << 2);
  let hash: u32 = 0;
  for (let at = tokens; at < end; at += 4) {
    hash = (hash ^ load<u32>(hashes + ((<usize>load<u32>(at)) << 3))) * WINDOW_FACTOR;
    hash ^= hash >> 15;
  }
  return hash;
}

/** True if the document has a window. */
function listDocument(windows: usize, corpus: usize, document: u32, lister: usize): bool {
  const frequent = <usize>load<u32>(windows, WINDOWS_FREQUENT);
  const kept = lister + KEPT_AT;
  const tokens = tokensAt(corpus, document);
  const phrases = <i32>lengthAt(corpus, document) - PHRASE_LEVEL + 1;
  // phrases [clear, known) are frequent; the one before `clear` is not, or there is none
  let clear: i32 = 0;
  let known: i32 = 0;
  let isListed = false;
  while (clear + WINDOW_PHRASES <= phrases) {
    let end = clear + WINDOW_PHRASES;
    let at = end - 1;
    while (
      at >= known &&
      isFrequent(corpus, frequent, tokens + ((<usize>at) << 2), keptAt(kept, at))
    ) {
      at--;
    }
    if (at >= known) {
      clear = at + 1;
      known = end;
      continue;
    }
    // a run of frequent phrases: a window for each further one
    isListed = true;
    countWindow(windows, writeWindow(lister, document, clear));
    while (
      end < phrases &&
      isFrequent(corpus, frequent, tokens + ((<usize>end) << 2), keptAt(kept, end))
    ) {
      end++;
      countWindow(windows, writeWindow(lister, document, end - WINDOW_PHRASES));
    }
    clear = end + 1;
    known = clear;
  }
  return isListed;
}

/** True if the phrase at an address may be frequent; keeps its hash at `kept`. */
function isFrequent(corpus: usize, frequent: usize, at: usize, kept: usize): bool {
  const hash = hashOf(corpus, at);
  store<u64>(kept, hash);
  // nothing is known of a phrase that is not sampled
  return !isSampled(corpus, hash) || mayBeFrequent(frequent, hash);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function keptAt(kept: usize, phrase: i32): usize {
  return kept + ((<usize>(phrase & (KEPT_PHRASES - 1))) << 3);
}

/** The hash of the phrase of three tokens at this address. */
function hashOf(corpus: usize, at: usize): u64 {
  const hashes = hashesOf(corpus);
  let h = load<u64>(hashes + ((<usize>load<u32>(at)) << 3));
  h = h * SHINGLE_BASE + load<u64>(hashes + ((<usize>load<u32>(at, 4)) << 3));
  h = h * SHINGLE_BASE + load<u64>(hashes + ((<usize>load<u32>(at, 8)) << 3));
  return finishShingle(h, PHRASE_LEVEL);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function counterOf(windows: usize, hash: u32): usize {
  return (
    <usize>load<u32>(windows, WINDOWS_COUNTERS) + <usize>(hash & load<u32>(windows, WINDOWS_MASK))
  );
}

function countWindow(windows: usize, hash: u32): void {
  const counter = counterOf(windows, hash);
  if (<u32>load<u8>(counter) < FULL) atomic.add<u8>(counter, 1);
}

/** Keeps, of the windows [start, end), those that may be in enough documents, in order, in a stream. */
export function keepRepeated(windows: usize, start: usize, end: usize, out: usize): void {
  for (; start < end; start += WINDOW_BYTES) {
    if (<u32>load<u8>(counterOf(windows, load<u32>(start))) < <u32>FREQUENT_DF) continue;
    const at = reserveInStream(out, WINDOW_BYTES);
    v128.store(at, v128.load(start));
    setStreamEnd(out, at + WINDOW_BYTES);
  }
}

/**
 * The hash of a window is made of the phrases that make it up end to end, which are kept. Returns the half that
 * counters go by.
 */
function writeWindow(lister: usize, document: u32, phrase: i32): u32 {
  const kept = lister + KEPT_AT;
  let hi: u32 = 0;
  let lo: u32 = 0;
  for (let i = phrase; i < phrase + WINDOW_TOKENS; i += PHRASE_LEVEL) {
    const hash = load<u64>(keptAt(kept, i));
    hi = (hi ^ <u32>(hash >> 32)) * WINDOW_FACTOR;
    hi ^= hi >> 15;
    lo = (lo ^ <u32>hash) * WINDOW_FACTOR;
    lo ^= lo >> 15;
  }
  const at = reserveInStream(lister, WINDOW_BYTES);
  store<u32>(at, hi);
  store<u32>(at, lo, WINDOW_LO);
  store<u32>(at, document, WINDOW_DOCUMENT);
  store<u32>(at, <u32>phrase, WINDOW_POSITION);
  setStreamEnd(lister, at + WINDOW_BYTES);
  return hi;
}
