/**
 * Drops the candidates that cannot count, by bounds from above that cost a fraction of a comparison: of a
 * thousand pairs one is left to be verified. What is dropped is dropped for certain.
 *
 * 1. Profiles (screen.ts).
 * 2. Lists of words (compare-lists.ts). Terms that only take away (`spread`) are left out.
 * 3. What two documents share of phrases can be no more than the rarity that they share (rank.ts), a bit each,
 *    and the phrases above the cap of postings. Where that leaves room for an excerpt, one text is read along
 *    the other (compare-texts.ts).
 */
import { allocate, reserveInStream, setStreamEnd } from '../memory';
import { ownAt, ownLength, profileAt, totalsAt } from './compared';
import { LINE } from '../candidates/rank';
import { mayScore } from './screen';
import { PASSED, UNDECIDED, compareLists, tabulateTokens } from './compare-lists';
import { loadDocument, mayExcerptByText, mayScoreInOrder, mayShare } from './compare-texts';
import { BY_SCORE, PROFILE_BYTES, TERMS_MEASURE } from '../../layout/bounds';
import { PARTNERS_BYTES, PARTNERS_HEAD, PARTNER_RARITY } from '../../layout/candidates';
import { PAIR_BYTES, PAIR_OTHER, TRIPLE_BYTES, TRIPLE_KNOWN } from '../../layout/memory';

/**
 * Scratch of a thread, words: 0 the table of the loaded document, 16 bytes a token (the load that met it
 * last, how often, where first, the comparison that met it last, doubled, plus 1 where it met it again),
 * 4 words that may stand once in both, 8 the last load, 12 the last comparison, 16 phrases of the loaded
 * document (12 bytes a slot: key, comparison that met it last), 20 slots less one, 24 slots there is room
 * for, 28 1 where they are there, 32 how many there are, 36 words that `4` has room for, 40 1
 * where the document is loaded, 44 its numbers and 48 its distinct words; 52 its listed words
 * by token (8 bytes a slot), 56 slots there is room for, 60 how far a hash is shifted, 64 1 where they are there,
 * 68 places of words in order, 72 how many there is room for, 76 tokens of the vocabulary; 80 the doubt of the last
 * two lists (8 bytes). The table is there when a document was loaded: where all have lists, none is.
 */
const SCRATCH_BYTES: usize = 88;
/** In place of a doubt: a float that is not a number. */
const NO_DOUBT: u32 = 0x7fc00000;
/** More than a 32-bit float is rounded by. */
const ROUNDING: f64 = 1e-6;

/** A scratch for a vocabulary of `tokens`. */
export function createBoundScratch(tokens: u32): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  store<u32>(scratch, tokens, 76);
  return scratch;
}

/**
 * Writes the candidates of documents [from, to) that may count to a stream, in twos, the smaller number
 * first; each pair once, from the side whose list has it, or from the smaller number.
 */
export function boundDocuments(
  corpus: usize,
  partners: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  for (let document = from; document < to; document++) {
    boundDocument(corpus, partners, document, scratch, terms, out);
  }
}

/**
 * Writes the candidates of documents [from, to) that pass the first bound, in threes: document, other, and the
 * rarity that they share. All of them, where another measure than the score is held against the threshold.
 */
export function screenDocuments(
  corpus: usize,
  partners: usize,
  from: u32,
  to: u32,
  terms: usize,
  out: usize,
): void {
  const isByScore = load<u32>(terms, TERMS_MEASURE) == BY_SCORE;
  for (let document = from; document < to; document++) {
    const list = partners + <usize>document * PARTNERS_BYTES;
    const end = list + PARTNERS_HEAD + ((<usize>load<u32>(list)) << 3);
    lookAhead(corpus, list + PARTNERS_HEAD, end);
    for (let at = list + PARTNERS_HEAD; at < end; at += 8) {
      const other = load<u32>(at);
      if (other < document && isListed(partners, other, document)) continue;
      const rarity = load<u32>(at, PARTNER_RARITY);
      if (isByScore && !mayScore(corpus, document, other, rarity, terms)) continue;
      writeTriple(document, other, rarity, out);
    }
  }
}

/**
 * Holds the pairs [from, to) of `screened`, threes of which equal documents follow each other, to the bound by
 * lists. What passes goes to `out`, in twos, and what only phrases can tell to `undecided`, in threes: document,
 * other, and the doubt of their lists (a 32-bit float).
 */
export function comparePairs(
  corpus: usize,
  screened: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
  undecided: usize,
): void {
  const isByScore = load<u32>(terms, TERMS_MEASURE) == BY_SCORE;
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const pair = screened + <usize>i * TRIPLE_BYTES;
    const document = load<u32>(pair);
    const other = load<u32>(pair, PAIR_OTHER);
    const rarity = load<u32>(pair, TRIPLE_KNOWN);
    if (document != last) forgetDocument(scratch);
    last = document;
    const verdict = isByScore
      ? compareLists(corpus, document, other, rarity, scratch, terms)
      : UNDECIDED;
    if (verdict == PASSED) {
      writePair(document, other, out);
    } else if (verdict == UNDECIDED) {
      writeTriple(document, other, doubtOf(scratch), undecided);
    }
  }
}

/** The doubt of the last two lists, in 32 bits, rounded up; not a number where one of them was not there. */
function doubtOf(scratch: usize): u32 {
  if (load<u32>(scratch, 64) == 0) return NO_DOUBT;
  // doubts are at most 0: the next float above is nearer to it
  return reinterpret<u32>(<f32>(load<f64>(scratch, 80) * (1 - ROUNDING)));
}

/** Holds the pairs [from, to) of `undecided`, of which equal documents follow each other, to the last bound. */
export function boundPairs(
  corpus: usize,
  undecided: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  const isByScore = load<u32>(terms, TERMS_MEASURE) == BY_SCORE;
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const pair = undecided + <usize>i * TRIPLE_BYTES;
    const document = load<u32>(pair);
    const other = load<u32>(pair, PAIR_OTHER);
    if (document != last) forgetDocument(scratch);
    last = document;
    const doubt = load<u32>(pair, TRIPLE_KNOWN);
    if (isByScore && doubt != NO_DOUBT) {
      if (load<u32>(scratch, 64) == 0) {
        tabulateTokens(ownAt(corpus, document), ownLength(corpus, document), scratch);
        store<u32>(scratch, 1, 64);
      }
      const its = <f64>reinterpret<f32>(doubt);
      if (!mayExcerptByText(corpus, document, other, its, scratch, terms)) continue;
    } else if (!mayCountByText(corpus, document, other, isByScore, scratch, terms)) continue;
    writePair(document, other, out);
  }
}

function boundDocument(
  corpus: usize,
  partners: usize,
  document: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  const list = partners + <usize>document * PARTNERS_BYTES;
  const end = list + PARTNERS_HEAD + ((<usize>load<u32>(list)) << 3);
  forgetDocument(scratch);
  lookAhead(corpus, list + PARTNERS_HEAD, end);
  for (let at = list + PARTNERS_HEAD; at < end; at += 8) {
    const other = load<u32>(at);
    if (other < document && isListed(partners, other, document)) continue;
    if (!mayCount(corpus, document, other, load<u32>(at, PARTNER_RARITY), scratch, terms)) continue;
    writePair(document, other, out);
  }
}

/** Pairs of another document follow. */
function forgetDocument(scratch: usize): void {
  store<u32>(scratch, 0, 28);
  store<u32>(scratch, 0, 40);
  store<u32>(scratch, 0, 64);
}

/** Writes a pair that may count, the smaller number first. */
function writePair(document: u32, other: u32, out: usize): void {
  const at = reserveInStream(out, PAIR_BYTES);
  store<u32>(at, min(document, other));
  store<u32>(at, max(document, other), PAIR_OTHER);
  setStreamEnd(out, at + PAIR_BYTES);
}

/** Writes a pair that is to be looked at again. */
function writeTriple(document: u32, other: u32, rarity: u32, out: usize): void {
  const at = reserveInStream(out, TRIPLE_BYTES);
  store<u32>(at, document);
  store<u32>(at, other, PAIR_OTHER);
  store<u32>(at, rarity, TRIPLE_KNOWN);
  setStreamEnd(out, at + TRIPLE_BYTES);
}

/** Loads a word of every line of the partners' profiles, so that the memory fetches all of them at once. */
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

function isListed(partners: usize, document: u32, partner: u32): bool {
  const list = partners + <usize>document * PARTNERS_BYTES;
  const end = list + PARTNERS_HEAD + ((<usize>load<u32>(list)) << 3);
  for (let at = list + PARTNERS_HEAD; at < end; at += 8) if (load<u32>(at) == partner) return true;
  return false;
}

/** False where the pair cannot reach the threshold; `rarity` is what the two share, in 256ths of a bit. */
function mayCount(
  corpus: usize,
  document: u32,
  other: u32,
  rarity: u32,
  scratch: usize,
  terms: usize,
): bool {
  const isByScore = load<u32>(terms, TERMS_MEASURE) == BY_SCORE;
  if (isByScore) {
    if (!mayScore(corpus, document, other, rarity, terms)) return false;
    const verdict = compareLists(corpus, document, other, rarity, scratch, terms);
    if (verdict != UNDECIDED) return verdict == PASSED;
    if (load<u32>(scratch, 64) == 1) {
      return mayExcerptByText(corpus, document, other, load<f64>(scratch, 80), scratch, terms);
    }
  }
  return mayCountByText(corpus, document, other, isByScore, scratch, terms);
}

/** False where one text, read along the other, shows that the pair cannot reach the threshold. */
function mayCountByText(
  corpus: usize,
  document: u32,
  other: u32,
  isByScore: bool,
  scratch: usize,
  terms: usize,
): bool {
  if (load<u32>(scratch, 40) == 0) {
    loadDocument(corpus, document, scratch);
    store<u32>(scratch, 1, 40);
  }
  return isByScore
    ? mayScoreInOrder(corpus, document, other, scratch, terms)
    : mayShare(corpus, document, other, scratch, terms);
}
