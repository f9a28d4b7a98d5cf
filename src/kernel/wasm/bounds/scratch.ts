/**
 * Scratch of a thread that bounds pairs: two streams that it writes to, and what it knows of the document that
 * others are compared with, which is called loaded. What is asked of all threads is a record too:
 * kernel/layout/bounds.ts.
 */
import { allocate } from '../memory';
import { SCREENED_STREAM } from '../../layout/bounds';
import { STREAM_HEAD_BYTES, TRIPLE_BYTES } from '../../layout/memory';

/** By token, a word of 16 bytes (below). It is made when a document without a list is loaded, so perhaps never. */
export const WORD_TABLE: usize = SCREENED_STREAM + STREAM_HEAD_BYTES;
/** Words that may occur once in both, and how many there is room for. */
export const ONCE: usize = WORD_TABLE + 4;
export const ONCE_ROOM: usize = WORD_TABLE + 8;
/** The last load, and the last comparison. */
export const LOADS: usize = WORD_TABLE + 12;
export const COMPARISONS: usize = WORD_TABLE + 16;
/**
 * Phrases of the loaded document: their table, its slots less one, how many slots there is room for; 1 if they are
 * there.
 */
export const PHRASE_TABLE: usize = WORD_TABLE + 20;
export const PHRASE_MASK: usize = WORD_TABLE + 24;
export const PHRASE_ROOM: usize = WORD_TABLE + 28;
export const HAS_PHRASES: usize = WORD_TABLE + 32;
/** How many they are. */
export const LOADED_PHRASES: usize = WORD_TABLE + 36;
/** 1 if the document is loaded; its numbers, and its distinct words. */
export const IS_LOADED: usize = WORD_TABLE + 40;
export const LOADED_NUMBERS: usize = WORD_TABLE + 44;
export const LOADED_WORDS: usize = WORD_TABLE + 48;
/**
 * Its listed words by token, 8 bytes a slot; how many slots there is room for, how far a hash is shifted; 1 if they
 * are there.
 */
export const LIST_TABLE: usize = WORD_TABLE + 52;
export const LIST_ROOM: usize = WORD_TABLE + 56;
export const LIST_SHIFT: usize = WORD_TABLE + 60;
export const IS_TABULATED: usize = WORD_TABLE + 64;
/** Places of words in order, and how many there is room for. */
export const PLACES: usize = WORD_TABLE + 68;
export const PLACES_ROOM: usize = WORD_TABLE + 72;
/** Tokens of the vocabulary. */
export const VOCABULARY: usize = WORD_TABLE + 76;
/** The doubt of the last two lists, 8 bytes. */
export const DOUBT: usize = WORD_TABLE + 80;
/** A pair that is compared: document, other, and what they share. */
export const TRIPLE: usize = WORD_TABLE + 88;
const BYTES: usize = TRIPLE + TRIPLE_BYTES;

/** Of a word in the table of the vocabulary: the load that met it last, how often it occurs there, and where first. */
export const WORD_BITS: usize = 4;
export const WORD_LOAD: usize = 0;
export const WORD_TIMES: usize = 4;
export const WORD_PLACE: usize = 8;
/** The comparison that met it last, doubled, plus 1 if that met it again. */
export const WORD_MET: usize = 12;

/** A scratch for a vocabulary of `tokens`. */
export function createBoundScratch(tokens: u32): usize {
  const scratch = allocate(BYTES);
  memory.fill(scratch, 0, BYTES);
  store<u32>(scratch, tokens, VOCABULARY);
  return scratch;
}

/** Pairs of another document follow. */
export function forgetDocument(scratch: usize): void {
  store<u32>(scratch, 0, HAS_PHRASES);
  store<u32>(scratch, 0, IS_LOADED);
  store<u32>(scratch, 0, IS_TABULATED);
}
