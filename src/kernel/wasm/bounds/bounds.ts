/**
 * Drops the candidates that cannot count, by bounds from above that cost a fraction of a comparison: of a
 * thousand pairs one is left to be verified. What is dropped is dropped for certain.
 *
 * 1. Profiles (screen.ts).
 * 2. Lists of words (compare-lists.ts). Terms that only take away (`spread`) are left out.
 * 3. What two documents share of phrases can be no more than the rarity that they share (ranking.ts), a bit each,
 *    and the phrases above the cap of postings. If that leaves room for an excerpt, one text is read along
 *    the other (compare-texts.ts).
 */
import { reserveInStream, setStreamEnd } from '../memory';
import { trimmedAt, trimmedLength, profileAt, totalsAt } from './compared';
import { LINE } from '../candidates/ranking';
import { mayScore } from './screen';
import { DOUBT, forgetDocument, IS_LOADED, IS_TABULATED, TRIPLE } from './scratch';
import { PASSED, UNDECIDED, compareLists, tabulateTokens } from './compare-lists';
import { loadDocument, mayExcerptByText, mayScoreInOrder, mayShare } from './compare-texts';
import {
  BOUND_CORPUS,
  BOUND_PAIRS,
  BOUND_PARTNERS,
  BOUND_TERMS,
  BY_SCORE,
  PASSED_STREAM,
  PROFILE_BYTES,
  SCREENED_STREAM,
  TERMS_MEASURE,
  UNDECIDED_STREAM,
} from '../../layout/bounds';
import {
  PARTNERS_BYTES,
  PARTNERS_HEAD,
  PARTNER_BYTES,
  PARTNER_RARITY,
} from '../../layout/candidates';
import { PAIR_BYTES, PAIR_OTHER, TRIPLE_BYTES, TRIPLE_KNOWN } from '../../layout/memory';

/** In place of a doubt: a float that is not a number. */
const NO_DOUBT: u32 = 0x7fc00000;
/** More than a 32-bit float is rounded by. */
const ROUNDING: f64 = 1e-6;

// @ts-ignore: decorator of AssemblyScript
@inline
function isByScore(bound: usize): bool {
  return load<u32>(<usize>load<u32>(bound, BOUND_TERMS), TERMS_MEASURE) == BY_SCORE;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function partnersOf(bound: usize, document: u32): usize {
  return <usize>load<u32>(bound, BOUND_PARTNERS) + <usize>document * PARTNERS_BYTES;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function endOf(list: usize): usize {
  return list + PARTNERS_HEAD + <usize>load<u32>(list) * PARTNER_BYTES;
}

/** Writes a document and its partner as a triple, to be compared. */
// @ts-ignore: decorator of AssemblyScript
@inline
function setTriple(scratch: usize, document: u32, partner: usize): usize {
  const triple = scratch + TRIPLE;
  store<u32>(triple, document);
  store<u32>(triple, load<u32>(partner), PAIR_OTHER);
  store<u32>(triple, load<u32>(partner, PARTNER_RARITY), TRIPLE_KNOWN);
  return triple;
}

/**
 * Writes the candidates of documents [from, to) that may count to the first stream of the scratch, in twos, the smaller
 * number first; each pair once, from the side whose list has it, or from the smaller number.
 */
export function boundDocuments(bound: usize, scratch: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  for (let document = from; document < to; document++) {
    const list = partnersOf(bound, document);
    const end = endOf(list);
    forgetDocument(scratch);
    lookAhead(corpus, list + PARTNERS_HEAD, end);
    for (let at = list + PARTNERS_HEAD; at < end; at += PARTNER_BYTES) {
      if (isListedBefore(bound, document, load<u32>(at))) continue;
      const triple = setTriple(scratch, document, at);
      if (mayCount(bound, triple, scratch)) writePair(triple, scratch + PASSED_STREAM);
    }
  }
}

/**
 * Writes the candidates of documents [from, to) that pass the first bound, in threes: document, other, and the
 * rarity that they share. All of them, if another measure than the score is held against the threshold.
 */
export function screenDocuments(bound: usize, scratch: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const byScore = isByScore(bound);
  for (let document = from; document < to; document++) {
    const list = partnersOf(bound, document);
    const end = endOf(list);
    lookAhead(corpus, list + PARTNERS_HEAD, end);
    for (let at = list + PARTNERS_HEAD; at < end; at += PARTNER_BYTES) {
      if (isListedBefore(bound, document, load<u32>(at))) continue;
      const triple = setTriple(scratch, document, at);
      if (byScore && !mayScore(bound, triple)) continue;
      writeTriple(triple, load<u32>(triple, TRIPLE_KNOWN), scratch + SCREENED_STREAM);
    }
  }
}

/**
 * Holds the pairs [from, to) to the bound by lists; they are triples, and equal documents follow each other. What
 * passes goes to the first stream of the scratch, in twos, and what only phrases can tell to the second, in threes:
 * document, other, and the doubt of their lists (a 32-bit float).
 */
export function comparePairs(bound: usize, scratch: usize, from: u32, to: u32): void {
  const byScore = isByScore(bound);
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const triple = <usize>load<u32>(bound, BOUND_PAIRS) + <usize>i * TRIPLE_BYTES;
    const document = load<u32>(triple);
    if (document != last) forgetDocument(scratch);
    last = document;
    const verdict = byScore ? compareLists(bound, triple, scratch) : UNDECIDED;
    if (verdict == PASSED) writePair(triple, scratch + PASSED_STREAM);
    else if (verdict == UNDECIDED)
      writeTriple(triple, doubtOf(scratch), scratch + UNDECIDED_STREAM);
  }
}

/** The doubt of the last two lists, in 32 bits, rounded up; not a number if one of them was not there. */
function doubtOf(scratch: usize): u32 {
  if (load<u32>(scratch, IS_TABULATED) == 0) return NO_DOUBT;
  // doubts are at most 0: the next float above is nearer to it
  return reinterpret<u32>(<f32>(load<f64>(scratch, DOUBT) * (1 - ROUNDING)));
}

/** Holds the undecided pairs [from, to) to the last bound; equal documents follow each other. */
export function boundPairs(bound: usize, scratch: usize, from: u32, to: u32): void {
  const byScore = isByScore(bound);
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const triple = <usize>load<u32>(bound, BOUND_PAIRS) + <usize>i * TRIPLE_BYTES;
    const document = load<u32>(triple);
    if (document != last) forgetDocument(scratch);
    last = document;
    const doubt = load<u32>(triple, TRIPLE_KNOWN);
    if (byScore && doubt != NO_DOUBT) {
      tabulateText(bound, document, scratch);
      store<f64>(scratch, <f64>reinterpret<f32>(doubt), DOUBT);
      if (!mayExcerptByText(bound, triple, scratch)) continue;
    } else if (!mayCountByText(bound, triple, scratch)) continue;
    writePair(triple, scratch + PASSED_STREAM);
  }
}

/** The words of the document in place of its list, which is in a file. */
function tabulateText(bound: usize, document: u32, scratch: usize): void {
  if (load<u32>(scratch, IS_TABULATED) != 0) return;
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  tabulateTokens(trimmedAt(corpus, document), trimmedLength(corpus, document), scratch);
  store<u32>(scratch, 1, IS_TABULATED);
}

/** Writes a pair that may count, the smaller number first. */
function writePair(triple: usize, out: usize): void {
  const document = load<u32>(triple);
  const other = load<u32>(triple, PAIR_OTHER);
  const at = reserveInStream(out, PAIR_BYTES);
  store<u32>(at, min(document, other));
  store<u32>(at, max(document, other), PAIR_OTHER);
  setStreamEnd(out, at + PAIR_BYTES);
}

/** Writes a pair that is to be looked at again. */
function writeTriple(triple: usize, known: u32, out: usize): void {
  const at = reserveInStream(out, TRIPLE_BYTES);
  store<u64>(at, load<u64>(triple));
  store<u32>(at, known, TRIPLE_KNOWN);
  setStreamEnd(out, at + TRIPLE_BYTES);
}

/** Loads a word of every line of the partners' profiles, so that the memory fetches all of them together. */
function lookAhead(corpus: usize, partner: usize, end: usize): void {
  let bits: u32 = 0xffffffff;
  for (let at = partner; at < end; at += 8) {
    const profile = profileAt(corpus, load<u32>(at));
    bits &= load<u32>(totalsAt(corpus, load<u32>(at)));
    for (let line: usize = 0; line < <usize>PROFILE_BYTES; line += LINE)
      bits &= load<u32>(profile + line);
  }
  // never true, but the compiler does not know
  if (bits == 0xffffffff && partner < end) unreachable();
}

/** True if the pair comes from its smaller number, whose list has it. */
// @ts-ignore: decorator of AssemblyScript
@inline
function isListedBefore(bound: usize, document: u32, other: u32): bool {
  return other < document && isListed(partnersOf(bound, other), document);
}

function isListed(list: usize, partner: u32): bool {
  const end = endOf(list);
  for (let at = list + PARTNERS_HEAD; at < end; at += PARTNER_BYTES) {
    if (load<u32>(at) == partner) return true;
  }
  return false;
}

/** False if the pair cannot reach the threshold. */
function mayCount(bound: usize, triple: usize, scratch: usize): bool {
  if (isByScore(bound)) {
    if (!mayScore(bound, triple)) return false;
    const verdict = compareLists(bound, triple, scratch);
    if (verdict != UNDECIDED) return verdict == PASSED;
    if (load<u32>(scratch, IS_TABULATED) == 1) return mayExcerptByText(bound, triple, scratch);
  }
  return mayCountByText(bound, triple, scratch);
}

/** False if one text, read along the other, shows that the pair cannot reach the threshold. */
function mayCountByText(bound: usize, triple: usize, scratch: usize): bool {
  if (load<u32>(scratch, IS_LOADED) == 0) {
    loadDocument(<usize>load<u32>(bound, BOUND_CORPUS), load<u32>(triple), scratch);
    store<u32>(scratch, 1, IS_LOADED);
  }
  return isByScore(bound)
    ? mayScoreInOrder(bound, triple, scratch)
    : mayShare(bound, triple, scratch);
}
