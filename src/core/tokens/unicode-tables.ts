/**
 * Writes what the kernel must know about Unicode into its memory: class, plainness and folding of
 * every code point, as `UnicodeTables` has them, in a form that a few loads read.
 *
 * The layout, in bytes from an address that 16 divides:
 *
 *     0       v128[32]     constants: the engine keeps loaded vectors, and rebuilds literal ones
 *     512     u32[2048]    U+0000-07FF: folded UTF-8 in bits 0-23 and its length in 24-25, class in
 *                          26-28, plain in 29, folds-to-something-else in 30; where the length is 0, the
 *                          folding is longer or nothing, and bits 0-11 number it below
 *     8704    u16[17408]   by code point / 64: which block below
 *     43520   u64[2048]    foldings: UTF-8 in bits 0-55, its length in 56-63
 *     59904   u16[64][n]   blocks of 64 code points: class in bits 0-2, plain in 3, and in 4-15 which
 *                          folding, 0 for none
 *
 * The second and third tables read U+0800 and above: what they have below, and for surrogates, is
 * `CLASS_INVALID`, because UTF-8 never spells those in three bytes. 115 kB, most of it blocks
 * that all differ: they are not compared. Five milliseconds in a process that has just begun.
 */
import { UnicodeTables } from './unicode.ts';
import {
  ALL_POINTS,
  ASCII_FOLDING_AT,
  BACKSLASHES_AT,
  BLOCKS_AT,
  CLASS_INVALID,
  CONTINUATION_END_AT,
  CONTROLS_AT,
  CYRILLIC_FIRST_AT,
  CYRILLIC_FIRST_FOLDING_AT,
  CYRILLIC_FOLDING_AT,
  CYRILLIC_START_AT,
  DIGIT_END_AT,
  DIGIT_SHIFT_AT,
  ENTRY_FOLDING_SHIFT,
  ENTRY_PLAIN_SHIFT,
  FOLDINGS_AT,
  FOLDING_LENGTH_AT,
  EARLY_LATIN_AT,
  HALF_AT,
  LATE_CYRILLIC_END_AT,
  LATE_CYRILLIC_FIRST_AT,
  LATE_LATIN_AT,
  LATIN_FIRST_AT,
  LETTER_END_AT,
  LETTER_SHIFT_AT,
  LOWER_AT,
  MARKED_CYRILLIC_AT,
  MAX_FOLDINGS,
  NEWLINES_AT,
  NOT_PLAIN_AT,
  ODD_BITS_AT,
  ODD_LETTER_AT,
  PUNCTUATION_END_AT,
  PUNCTUATION_FIRST_AT,
  PUNCTUATION_SECOND_AT,
  PUNCTUATION_SHIFT_AT,
  QUOTES_AT,
  RETURNS_AT,
  ROW_BIT_AT,
  SMALL_AT,
  SMALL_CLASS_SHIFT,
  SMALL_FOLDS_SHIFT,
  SMALL_LENGTH_SHIFT,
  SMALL_PLAIN_SHIFT,
  SMALL_POINTS,
  STAGE_AT,
  TABLE_BLOCK_BITS,
} from '../../kernel/layout/unicode.ts';

/** Room that the tables need at most. */
export const KERNEL_TABLES_BYTES = 1 << 17;

const BLOCK = 1 << TABLE_BLOCK_BITS;
const SURROGATES = 0xd800;
const SURROGATES_END = 0xe000;
/** Code points from here on fold to themselves. */
const FOLDINGS_END = 0x20000;
/** Kinds of characters: a class, and whether plain. */
const KINDS_OF_CHARACTERS = 1 << ENTRY_FOLDING_SHIFT;

/** By upper half of a byte what folding adds to it, modulo 256: nothing if the place is not named. */
const byUpperHalf = (added: Readonly<Record<number, number>>): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, half) => added[half] ?? 0);

/** A letter for each byte of a vector, 0 where a dot stands. */
const letters = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => (letter === '.' ? 0 : letter.charCodeAt(0)));

/** Constant vectors by where they are; a number fills all lanes. */
const CONSTANTS: readonly (readonly [at: number, value: number | Uint8Array])[] = [
  // letters in lower case; letters and digits shifted to the lowest of signed bytes, and what is above them
  [LOWER_AT, 0x20],
  [LETTER_SHIFT_AT, 0x1f],
  [LETTER_END_AT, 0x9a],
  [DIGIT_SHIFT_AT, 0x50],
  [DIGIT_END_AT, 0x8a],
  // \ " U+001F \n \r, and the first byte of U+2000-2FFF
  [BACKSLASHES_AT, 0x5c],
  [QUOTES_AT, 0x22],
  [CONTROLS_AT, 0x1f],
  [NEWLINES_AT, 0x0a],
  [RETURNS_AT, 0x0d],
  [PUNCTUATION_FIRST_AT, 0xe2],
  // first bytes of U+00C0, U+0400 and U+0440; the bits of odd letters after the first, and what they make
  [LATIN_FIRST_AT, 0xc3],
  [CYRILLIC_FIRST_AT, 0xd0],
  [LATE_CYRILLIC_FIRST_AT, 0xd1],
  [ODD_BITS_AT, 0x28],
  [ODD_LETTER_AT, 0xbf],
  // above the second byte of U+045F, and of all
  [LATE_CYRILLIC_END_AT, 0xa0],
  [CONTINUATION_END_AT, 0xc0],
  // half of a byte
  [HALF_AT, 0x0f],
  // A-Z
  [ASCII_FOLDING_AT, byUpperHalf({ 4: 0x20, 5: 0x20 })],
  // after D0: Ѐ-Џ, А-П, Р-Я; the last and the first have D1 before them when folded
  [CYRILLIC_FOLDING_AT, byUpperHalf({ 8: 0x10, 9: 0x20, 0xa: 0xe0 })],
  // after C3: what is left of À-Ï and Ð-ß, small letters the same, if that is one letter
  [EARLY_LATIN_AT, letters('aaaaaa.ceeeeiiii')],
  [LATE_LATIN_AT, letters('.nooooo.ouuuuy..')],
  // the bit that tells these rows, and the second bytes after D0 and after D1; what the first of these xor to 0;
  // Ѐ Ё Ѝ, ѐ ё ѝ
  [ROW_BIT_AT, 0x10],
  [CYRILLIC_START_AT, 0x80],
  [MARKED_CYRILLIC_AT, Uint8Array.from('11...........1..', (bit) => (bit === '1' ? 0xff : 0))],
  // D0 before Ѐ-Џ and Р-Я
  [CYRILLIC_FIRST_FOLDING_AT, byUpperHalf({ 8: 1, 0xa: 1 })],
  // the third bytes of U+2010-2029, shifted and what is above them; the third byte of U+2017; the second of all
  [PUNCTUATION_SHIFT_AT, 0xf0],
  [PUNCTUATION_END_AT, 0x9a],
  [NOT_PLAIN_AT, 0x97],
  [PUNCTUATION_SECOND_AT, 0x80],
];

/** Writes the tables at the address `at` of a memory; returns how many bytes they take. */
export function writeKernelTables(
  buffer: ArrayBufferLike,
  at: number,
  tables: UnicodeTables = new UnicodeTables(),
): number {
  for (const [offset, value] of CONSTANTS) {
    const vector = new Uint8Array(buffer, at + offset, 16);
    if (typeof value === 'number') vector.fill(value);
    else vector.set(value);
  }
  const numbers = writeFoldings(new Uint8Array(buffer, at + FOLDINGS_AT, 8 * MAX_FOLDINGS), tables);
  writeSmall(new Uint32Array(buffer, at + SMALL_AT, SMALL_POINTS), tables, numbers);
  const stage = new Uint16Array(buffer, at + STAGE_AT, ALL_POINTS / BLOCK);
  const room = (KERNEL_TABLES_BYTES - BLOCKS_AT) / 2;
  const blocks = new Uint16Array(buffer, at + BLOCKS_AT, room);
  return BLOCKS_AT + 2 * BLOCK * writeStage(stage, blocks, tables, numbers);
}

/** Writes the foldings, from number 1 on, each once; returns their numbers by code point. */
function writeFoldings(out: Uint8Array, tables: UnicodeTables): Uint16Array {
  const numbers = new Uint16Array(FOLDINGS_END);
  const known = new Map<string, number>();
  let number = 0;
  for (const [point, targets] of tables.foldings) {
    const name = targets.join();
    const same = known.get(name);
    if (same !== undefined) {
      numbers[point] = same;
      continue;
    }
    known.set(name, ++number);
    const start = 8 * number;
    let end = start;
    for (const target of targets) end = encodePoint(target, out, end);
    if (end - start > FOLDING_LENGTH_AT || number >= MAX_FOLDINGS) {
      throw new Error('a folding too many or too long');
    }
    out[start + FOLDING_LENGTH_AT] = end - start;
    numbers[point] = number;
  }
  return numbers;
}

function writeSmall(
  small: Uint32Array,
  { classes, plain, foldings }: UnicodeTables,
  numbers: Uint16Array,
): void {
  for (let point = 0; point < SMALL_POINTS; point++) {
    const kind =
      ((classes[point] ?? 0) << SMALL_CLASS_SHIFT) | ((plain[point] ?? 0) << SMALL_PLAIN_SHIFT);
    const bytes = point < 0x80 ? 1 : 2;
    const folded = point < 0x80 ? point : twoBytes(point);
    small[point] = kind | folded | (bytes << SMALL_LENGTH_SHIFT);
  }
  const bytes = new Uint8Array(12);
  for (const [point, targets] of foldings) {
    if (point >= SMALL_POINTS) continue;
    let size = 0;
    for (const target of targets) size = encodePoint(target, bytes, size);
    let folded = 0;
    for (let i = size - 1; i >= 0; i--) folded = (folded << 8) | (bytes[i] ?? 0);
    // no length stands for a number
    folded = size > 3 || size === 0 ? (numbers[point] ?? 0) : folded | (size << SMALL_LENGTH_SHIFT);
    const kind = (small[point] ?? 0) & (-1 << SMALL_CLASS_SHIFT);
    small[point] = kind | (1 << SMALL_FOLDS_SHIFT) | folded;
  }
}

const twoBytes = (point: number): number => 0x80c0 | (point >> 6) | ((point & 0x3f) << 8);

/** Writes for all code points which block is theirs, and the blocks; returns how many there are. */
function writeStage(
  stage: Uint16Array,
  blocks: Uint16Array,
  { classes, plain, mixed, foldings }: UnicodeTables,
  numbers: Uint16Array,
): number {
  const isMixed = mixed.slice();
  for (const point of foldings.keys()) isMixed[point >> TABLE_BLOCK_BITS] = 1;
  // four code points at a step: all this runs once, and is interpreted
  const kinds = new Uint8Array(BLOCK);
  const kindWords = new Uint32Array(kinds.buffer);
  const classWords = new Uint32Array(classes.buffer);
  const plainWords = new Uint32Array(plain.buffer);
  // what UTF-8 has no three bytes for: the first of all blocks
  blocks.fill(CLASS_INVALID, 0, BLOCK);
  let count = 1;
  /** Which block has one kind for all, by kind. */
  const uniform = new Uint16Array(KINDS_OF_CHARACTERS);
  for (let block = SMALL_POINTS / BLOCK; block < stage.length;) {
    if (isMixed[block] === 1) {
      const word = (block * BLOCK) / 4;
      for (let i = 0; i < BLOCK / 4; i++) {
        kindWords[i] =
          (classWords[word + i] ?? 0) | ((plainWords[word + i] ?? 0) << ENTRY_PLAIN_SHIFT);
      }
      blocks.set(kinds, count * BLOCK);
      stage[block++] = count++;
      continue;
    }
    const next = isMixed.indexOf(1, block);
    const end = next < 0 ? stage.length : next;
    const kind = (classes[block * BLOCK] ?? 0) | ((plain[block * BLOCK] ?? 0) << ENTRY_PLAIN_SHIFT);
    if (uniform[kind] === 0) {
      uniform[kind] = count;
      blocks.fill(kind, count * BLOCK, (count + 1) * BLOCK);
      count++;
    }
    stage.fill(uniform[kind] ?? 0, block, end);
    block = end;
  }
  for (const point of foldings.keys()) {
    const place = (stage[point >> TABLE_BLOCK_BITS] ?? 0) * BLOCK + (point & (BLOCK - 1));
    if (point >= SMALL_POINTS) {
      blocks[place] = (blocks[place] ?? 0) | ((numbers[point] ?? 0) << ENTRY_FOLDING_SHIFT);
    }
  }
  stage.fill(0, 0, SMALL_POINTS / BLOCK);
  stage.fill(0, SURROGATES / BLOCK, SURROGATES_END / BLOCK);
  return count;
}

/** Writes the UTF-8 of `point` at `at`; returns the offset after it. */
function encodePoint(point: number, out: Uint8Array, at: number): number {
  if (point < 0x80) {
    out[at] = point;
    return at + 1;
  }
  const length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (let i = length - 1, rest = point; i > 0; i--, rest >>= 6) out[at + i] = 0x80 | (rest & 0x3f);
  out[at] = ((0xf00 >> length) & 0xff) | (point >> (6 * (length - 1)));
  return at + length;
}
