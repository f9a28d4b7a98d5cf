/**
 * The distinct words of each document, in the form in which bounds.ts reads them, and their totals.
 *
 * A list is words of 4 bytes: how many stand once, how many more than once; then those that stand once,
 * then the others, each with how often it stands there in its upper 5 bits where it is a rare one. A text
 * for which that is too small has `LONG` for the second number, and no list.
 *
 * Totals are 16 bytes a document: 0 the rarity of its distinct words, in half bits; 4 how often it has
 * its key terms; 8 its distinct numbers; 12 its distinct words. They equal those of verify.ts.
 *
 * One pass with a sparse set (Briggs and Torczon 1993), which needs no clearing. O(tokens), 4 ns each.
 */
import { allocate } from './memory';
import { distinctOf, ownLengthsOf, ownStartsOf, totalsOf, traitsOf, wordListsOf } from './corpus';
import { NUMBER, RARE, RARITY } from './traits';

export const LONG: u32 = 0xffffffff;
/** Bits of a word in a list; above them is how often a rare one stands there. */
export const COUNT_SHIFT: u32 = 27;
export const WORD_MASK: u32 = (1 << COUNT_SHIFT) - 1;
const MAX_COUNT: u32 = 31;
/** Sums over lists stay within the fields of bounds.ts. */
const MAX_DISTINCT: u32 = 4095;
const MAX_LENGTH: u32 = 65535;
const ROOM_BYTES: usize = 1 << 20;

/**
 * Scratch of a thread: 0 by token, its place in the set (4 bytes each); 4 the set, 8 bytes each: token and
 * how often; 8 how many it has room for; 12 where the next list goes, 16 where its memory ends.
 */
export function createWordScratch(tokens: u32): usize {
  const scratch = allocate(20);
  memory.fill(scratch, 0, 20);
  const places = allocate((<usize>tokens) << 2);
  memory.fill(places, 0, (<usize>tokens) << 2);
  store<u32>(scratch, <u32>places);
  return scratch;
}

/** Lists the own words of the distinct texts [from, to). */
export function listWords(corpus: usize, from: u32, to: u32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    listDocument(corpus, load<u32>(distinctOf(corpus) + ((<usize>i) << 2)), scratch);
  }
}

function listDocument(corpus: usize, document: u32, scratch: usize): void {
  const length = load<u32>(ownLengthsOf(corpus) + ((<usize>document) << 2));
  if (length > load<u32>(scratch, 8)) {
    store<u32>(scratch, <u32>allocate((<usize>length) << 4), 4);
    store<u32>(scratch, length * 2, 8);
  }
  const distinct = gather(corpus, document, length, scratch);
  let most = addUp(corpus, document, distinct, scratch);
  const isLong = most > MAX_COUNT || distinct > MAX_DISTINCT || length > MAX_LENGTH;
  const list = takeRoom(scratch, isLong ? 8 : ((<usize>distinct) << 2) + 8);
  store<u32>(wordListsOf(corpus) + ((<usize>document) << 2), <u32>list);
  store<u32>(list, LONG, 4);
  if (!isLong) writeList(corpus, distinct, scratch, list);
}

/** Gathers the distinct tokens and how often each stands there; returns how many they are. */
function gather(corpus: usize, document: u32, length: u32, scratch: usize): u32 {
  const places = <usize>load<u32>(scratch);
  const set = <usize>load<u32>(scratch, 4);
  let at = (<usize>load<u32>(ownStartsOf(corpus) + ((<usize>document) << 2))) << 2;
  const end = at + ((<usize>length) << 2);
  let size: u32 = 0;
  for (; at < end; at += 4) {
    const token = load<u32>(at);
    const place = places + ((<usize>token) << 2);
    const index = load<u32>(place);
    const item = set + ((<usize>index) << 3);
    if (index < size && load<u32>(item) == token) {
      store<u32>(item, load<u32>(item, 4) + 1, 4);
      continue;
    }
    store<u32>(place, size);
    store<u32>(set + ((<usize>size) << 3), token);
    store<u32>(set + ((<usize>size) << 3), 1, 4);
    size++;
  }
  return size;
}

/** Writes the totals; returns how often the most frequent key term stands there. */
function addUp(corpus: usize, document: u32, distinct: u32, scratch: usize): u32 {
  const traits = traitsOf(corpus);
  const set = <usize>load<u32>(scratch, 4);
  let words: u32 = 0;
  let keyTerms: u32 = 0;
  let numbers: u32 = 0;
  let most: u32 = 0;
  for (let i: u32 = 0; i < distinct; i++) {
    const item = set + ((<usize>i) << 3);
    const count = load<u32>(item, 4);
    const trait = <u32>load<u8>(traits + <usize>load<u32>(item));
    words += trait & RARITY;
    numbers += (trait & NUMBER) >> 6;
    if (count > 1 && (trait & RARE)) {
      keyTerms += count;
      most = max(most, count);
    }
  }
  const totals = totalsOf(corpus) + ((<usize>document) << 4);
  store<u32>(totals, words);
  store<u32>(totals, keyTerms, 4);
  store<u32>(totals, numbers, 8);
  store<u32>(totals, distinct, 12);
  return most;
}

function takeRoom(scratch: usize, bytes: usize): usize {
  let at = <usize>load<u32>(scratch, 12);
  if (at == 0 || at + bytes > <usize>load<u32>(scratch, 16)) {
    at = allocate(ROOM_BYTES);
    store<u32>(scratch, <u32>(at + ROOM_BYTES), 16);
  }
  store<u32>(scratch, <u32>(at + bytes), 12);
  return at;
}

function writeList(corpus: usize, distinct: u32, scratch: usize, list: usize): void {
  const traits = traitsOf(corpus);
  const set = <usize>load<u32>(scratch, 4);
  const end = set + ((<usize>distinct) << 3);
  let out = list + 8;
  for (let item = set; item < end; item += 8) {
    store<u32>(out, load<u32>(item));
    out += (<usize>u32(load<u32>(item, 4) == 1)) << 2;
  }
  const once = <u32>((out - list - 8) >> 2);
  store<u32>(list, once);
  store<u32>(list, distinct - once, 4);
  for (let item = set; item < end; item += 8) {
    const count = load<u32>(item, 4);
    if (count == 1) continue;
    const token = load<u32>(item);
    const key = load<u8>(traits + <usize>token) & RARE ? count : 0;
    store<u32>(out, token | (key << COUNT_SHIFT));
    out += 4;
  }
}
