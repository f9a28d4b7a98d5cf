/**
 * Links the documents of the phrases above the cap to their neighbours, as test/oracle/posting-groups.ts
 * specifies: each document in the 24 such phrases with its smallest hashes, so that neither boilerplate
 * nor a thousand copies of one text make n^2 pairs, and copies still meet.
 *
 * Crowds come range by range, in any order. Of each, a document keeps the hash if it is among its smallest;
 * when all are seen, documents are gone through in order, and a table knows of each hash which document had
 * it last. One pass over the documents of all crowds, and 24 look-ups a document.
 */
import { CROWD_BYTES, CROWD_DF, CROWD_DOCUMENTS } from './crowds';
import { putDocument } from '../texts/documents';
import {
  blockEnd,
  blockStart,
  firstBlock,
  nextBlock,
  reserveInStream,
  setStreamEnd,
} from '../memory';
import { findSlot } from '../slots';
import {
  CHAINS_BYTES,
  CROWDS_CHAINS,
  CROWDS_LINKS,
  CROWDS_NOTED,
  CROWDS_SIZE,
  CROWDS_SLOTS,
  CROWDS_STREAMS,
  CROWDS_TABLE,
  CROWDS_THREADS,
  SLOT_NUMBER,
} from '../../layout/candidates';
import {
  CROWDED_BITS,
  CROWDED_BYTES,
  CROWDED_COUNT,
  CROWDED_JOINTS,
  DOCUMENT_BYTES,
} from '../../layout/corpus';
import { CHAINS_PER_DOCUMENT } from '../../layout/phrases';

/** Bits for the crowds of a document. */
const CROWD_BITS: u64 = 192;

/**
 * Notes the crowds of all threads for the documents [from, to): the smallest hashes of each in its
 * chain, how many crowds it is in, and a bit for each crowd by its hash.
 */
export function noteCrowds(crowds: usize, from: u32, to: u32): void {
  const streams = <usize>load<u32>(crowds, CROWDS_STREAMS);
  const end = streams + ((<usize>load<u32>(crowds, CROWDS_THREADS)) << 2);
  for (let at = streams; at < end; at += 4) noteStream(crowds, <usize>load<u32>(at), from, to);
}

function noteStream(crowds: usize, stream: usize, from: u32, to: u32): void {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let crowd = blockStart(block); crowd < end; crowd += CROWD_BYTES) {
      noteCrowd(crowds, crowd, from, to);
    }
  }
}

function noteCrowd(crowds: usize, crowd: usize, from: u32, to: u32): void {
  const chains = <usize>load<u32>(crowds, CROWDS_CHAINS);
  const crowded = <usize>load<u32>(crowds, CROWDS_NOTED);
  const hash = load<u64>(crowd);
  const documents = <usize>load<u32>(crowd, CROWD_DOCUMENTS);
  const end = documents + ((<usize>load<u32>(crowd, CROWD_DF)) << 2);
  const place = <u32>((<u64>(<u32>hash) * CROWD_BITS) >> 32);
  const word: usize = ((<usize>(place >> 6)) << 3) + CROWDED_BITS;
  const bit: u64 = (<u64>1) << (place & 63);
  for (let at = lowerBound(documents, end, from); at < end; at += 4) {
    const document = load<u32>(at);
    if (document >= to) return;
    const all = crowded + <usize>document * CROWDED_BYTES;
    const count = load<u32>(all);
    store<u32>(all, count + 1);
    store<u64>(all + word, load<u64>(all + word) | bit);
    const chain = chains + <usize>document * CHAINS_BYTES;
    if (count < <u32>CHAINS_PER_DOCUMENT) store<u64>(chain + ((<usize>count) << 3), hash);
    else if (count == CHAINS_PER_DOCUMENT) replace(chain, all, hash);
    else if (<u32>(hash >> 32) <= load<u32>(all, CROWDED_JOINTS)) replace(chain, all, hash);
  }
}

/** The first place in ascending documents whose number is not below `least`. */
function lowerBound(from: usize, end: usize, least: u32): usize {
  let size = (end - from) >> 2;
  while (size > 0) {
    const half = size >> 1;
    if (load<u32>(from + (half << 2)) < least) {
      from += (half + 1) << 2;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  return from;
}

/** Puts a hash in the place of the largest one that is kept, if it is smaller; and notes which is the largest then. */
function replace(chain: usize, all: usize, hash: u64): void {
  let place = chain;
  let largest: u64 = 0;
  let second: u64 = 0;
  for (let at = chain; at < chain + CHAINS_BYTES; at += 8) {
    const its = load<u64>(at);
    if (its > largest) {
      second = largest;
      largest = its;
      place = at;
    } else if (its > second) {
      second = its;
    }
  }
  if (hash < largest) {
    store<u64>(place, hash);
    largest = max(second, hash);
  }
  store<u32>(all, <u32>(largest >> 32), CROWDED_JOINTS);
}

/** How many crowds a stream has. */
export function countCrowds(stream: usize): u32 {
  let count: u32 = 0;
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    count += <u32>((blockEnd(block) - blockStart(block)) / CROWD_BYTES);
  }
  return count;
}

/**
 * Writes the links of all documents to a stream, in twos, 3 bytes each. The slots of the table (slots.ts) are zeros at
 * first; the number of a hash is which document, plus 1, had it last.
 */
export function linkCrowds(crowds: usize): void {
  const crowded = <usize>load<u32>(crowds, CROWDS_NOTED);
  const table = <usize>load<u32>(crowds, CROWDS_TABLE);
  const slots = load<u32>(crowds, CROWDS_SLOTS);
  const links = <usize>load<u32>(crowds, CROWDS_LINKS);
  const size = load<u32>(crowds, CROWDS_SIZE);
  let chains = <usize>load<u32>(crowds, CROWDS_CHAINS);
  for (let document: u32 = 0; document < size; document++, chains += CHAINS_BYTES) {
    const all = load<u32>(crowded + <usize>document * CROWDED_BYTES, CROWDED_COUNT);
    const end = chains + ((<usize>min<u32>(all, CHAINS_PER_DOCUMENT)) << 3);
    for (let at = chains; at < end; at += 8) {
      const slot = findSlot(table, slots, load<u64>(at));
      const before = load<u32>(slot, SLOT_NUMBER);
      store<u64>(slot, load<u64>(at));
      store<u32>(slot, document + 1, SLOT_NUMBER);
      if (before == 0) continue;
      const to = reserveInStream(links, 2 * DOCUMENT_BYTES + 1);
      putDocument(to, before - 1);
      putDocument(to + DOCUMENT_BYTES, document);
      setStreamEnd(links, to + 2 * DOCUMENT_BYTES);
    }
  }
}
