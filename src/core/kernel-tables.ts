/**
 * Writes what the kernel has to know of Unicode into its memory: class, plainness and case folding of
 * every code point, as `UnicodeTables` has them, in a form that a few loads read.
 *
 * The layout, in bytes from an address that 16 divides:
 *
 *     0       v128[32]     constants: the engine keeps loaded vectors, and rebuilds literal ones
 *     512     u32[2048]    U+0000-07FF: folded UTF-8 in bits 0-23 and its length in 24-25, class in
 *                          26-28, plain in 29, folds-to-something-else in 30; where the length is 0,
 *                          bits 0-11 number a folding below
 *     8704    u16[17408]   by code point / 64: which block below
 *     43520   u64[2048]    foldings: UTF-8 in bits 0-55, its length in 56-63
 *     59904   u16[64][n]   blocks of 64 code points: class in bits 0-2, plain in 3, and in 4-15 which
 *                          folding, 0 for none
 *
 * The second and third tables read U+0800 and above: what they have below, and for surrogates, is
 * `INVALID`, because UTF-8 never spells those in three bytes. 1.5 ms and some 95 kB; planes 3-13
 * and 15-16 are one block each.
 */
import { UnicodeTables } from './unicode.ts';

/** Room that the tables need at most. */
export const KERNEL_TABLES_BYTES = 1 << 17;

/** The class of what no valid UTF-8 spells. */
const INVALID = 7;
const POINTS = 0x110000;
const PLANE = 0x10000;
const BLOCK = 64;
const TWO_BYTE_END = 0x800;
const SURROGATES = 0xd800;
const SURROGATES_END = 0xe000;
const MAX_FOLDINGS = 2048;
/** Foldings of planes beyond the second are none. */
const FOLDINGS_END = 0x20000;

const SMALL_AT = 512;
const STAGE_AT = SMALL_AT + 4 * TWO_BYTE_END;
const FOLDINGS_AT = STAGE_AT + (2 * POINTS) / BLOCK;
const BLOCKS_AT = FOLDINGS_AT + 8 * MAX_FOLDINGS;

/** By upper half of a byte what folding adds to it, modulo 256: nothing where the place is not named. */
const byUpperHalf = (added: Readonly<Record<number, number>>): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, half) => added[half] ?? 0);

/** Vectors in the order that kernel/classes.ts names them; a number fills all lanes. */
const CONSTANTS: readonly (number | Uint8Array)[] = [
  ...[0x20, 0x1f, 0x9a, 0x50, 0x8a, 0x5c, 0x22, 0x1f, 0x0a, 0x0d, 0xe2],
  ...[0xc3, 0xd0, 0xd1, 0x28, 0xbf, 0xa0, 0xc0, 0x0f],
  // A-Z
  byUpperHalf({ 4: 0x20, 5: 0x20 }),
  // after D0: Ѐ-Џ, А-П, Р-Я; the last and the first have D1 before them when folded
  byUpperHalf({ 8: 0x10, 9: 0x20, 0xa: 0xe0 }),
  // after C3: À-Þ
  byUpperHalf({ 8: 0x20, 9: 0x20 }),
  // D0 before Ѐ-Џ and Р-Я
  byUpperHalf({ 8: 1, 0xa: 1 }),
  // 0x90-0xa9 shifted to the lowest of signed bytes, and what is above them there; 0x97; 0x80
  ...[0xf0, 0x9a, 0x97, 0x80],
];

/** Writes the tables at the address `at` of a memory; returns how many bytes they take. */
export function writeKernelTables(
  buffer: ArrayBufferLike,
  at: number,
  tables: UnicodeTables = new UnicodeTables(),
): number {
  for (const [i, value] of CONSTANTS.entries()) {
    const vector = new Uint8Array(buffer, at + 16 * i, 16);
    if (typeof value === 'number') vector.fill(value);
    else vector.set(value);
  }
  const numbers = writeFoldings(new Uint8Array(buffer, at + FOLDINGS_AT, 8 * MAX_FOLDINGS), tables);
  writeSmall(new Uint32Array(buffer, at + SMALL_AT, TWO_BYTE_END), tables, numbers);
  const stage = new Uint16Array(buffer, at + STAGE_AT, POINTS / BLOCK);
  const room = (KERNEL_TABLES_BYTES - BLOCKS_AT) / 2;
  const blocks = new BlockWriter(new Uint16Array(buffer, at + BLOCKS_AT, room));
  writeStage(stage, blocks, tables, numbers);
  return BLOCKS_AT + 2 * BLOCK * blocks.count;
}

/** Writes the foldings, from number 1 on; returns their numbers by code point. */
function writeFoldings(out: Uint8Array, tables: UnicodeTables): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [point, targets] of tables.foldings) {
    const number = numbers.size + 1;
    const start = 8 * number;
    let end = start;
    for (const target of targets) end = encodePoint(target, out, end);
    if (end - start > 7 || number >= MAX_FOLDINGS)
      throw new Error('a folding too many or too long');
    out[start + 7] = end - start;
    numbers.set(point, number);
  }
  return numbers;
}

function writeSmall(
  small: Uint32Array,
  tables: UnicodeTables,
  numbers: ReadonlyMap<number, number>,
): void {
  const bytes = new Uint8Array(12);
  for (let point = 0; point < TWO_BYTE_END; point++) {
    const targets = tables.fold(point);
    bytes.fill(0);
    let size = 0;
    if (targets === undefined) size = encodePoint(point, bytes, 0);
    else for (const target of targets) size = encodePoint(target, bytes, size);
    const [a = 0, b = 0, c = 0] = bytes;
    const folded = size > 3 ? (numbers.get(point) ?? 0) : (size << 24) | (c << 16) | (b << 8) | a;
    const plain = tables.isPlain(point) ? 1 << 29 : 0;
    const folds = targets === undefined ? 0 : 1 << 30;
    small[point] = folded | (tables.classOf(point) << 26) | plain | folds;
  }
}

/** Writes for all code points which block is theirs, and the blocks. */
function writeStage(
  stage: Uint16Array,
  blocks: BlockWriter,
  tables: UnicodeTables,
  numbers: ReadonlyMap<number, number>,
): void {
  const { classes, plain } = tables;
  const folding = new Uint16Array(FOLDINGS_END);
  for (const [point, number] of numbers) folding[point] = number << 4;
  // four code points at a look, and two foldings
  const classWords = new Uint32Array(classes.buffer);
  const plainWords = new Uint32Array(plain.buffer);
  const foldingWords = new Uint32Array(folding.buffer);
  for (let block = 0; block < stage.length; block++) {
    const start = block * BLOCK;
    const isUniform =
      isOfOneKind(classWords, start / 4, BLOCK / 4) &&
      isOfOneKind(plainWords, start / 4, BLOCK / 4) &&
      (start >= FOLDINGS_END || isOfOneKind(foldingWords, start / 2, BLOCK / 2));
    if (start < TWO_BYTE_END || (start >= SURROGATES && start < SURROGATES_END)) {
      stage[block] = blocks.uniform(INVALID);
    } else if (isUniform) {
      stage[block] = blocks.uniform((classes[start] ?? 0) | ((plain[start] ?? 0) << 3));
    } else {
      const out = blocks.add();
      for (let i = 0; i < BLOCK; i++) {
        const point = start + i;
        out[i] = (classes[point] ?? 0) | ((plain[point] ?? 0) << 3) | (folding[point] ?? 0);
      }
      stage[block] = blocks.count - 1;
    }
    if (isUniform && isInSparsePlane(block)) {
      // up to the last block of the plane, which has two code points that are no characters
      const last = block | (PLANE / BLOCK - 1);
      stage.fill(stage[block] ?? 0, block + 1, last);
      block = last - 1;
    }
  }
}

/** Planes of which all but the ends are alike: unassigned, or for private use. */
const isInSparsePlane = (block: number): boolean => {
  const plane = Math.floor((block * BLOCK) / PLANE);
  return plane > 3 && plane !== 14 && (block * BLOCK) % PLANE < PLANE - BLOCK;
};

function isOfOneKind(words: Uint32Array, start: number, length: number): boolean {
  const first = words[start] ?? 0;
  // the same in all places of the word, whether these are two or four
  if (first !== ((first << 16) | (first >>> 16)) >>> 0) return false;
  if (length === BLOCK / 4 && ((first ^ (first >>> 8)) & 0xff) !== 0) return false;
  for (let i = start + 1; i < start + length; i++) if (words[i] !== first) return false;
  return true;
}

/** Writes blocks: those of one value once each, and the others as they come, since few are alike. */
class BlockWriter {
  count = 0;
  readonly #out: Uint16Array;
  readonly #uniform = new Map<number, number>();

  constructor(out: Uint16Array) {
    this.#out = out;
  }

  /** The number of the block that has one value for all. */
  uniform(value: number): number {
    let number = this.#uniform.get(value);
    if (number === undefined) {
      number = this.count;
      this.#uniform.set(value, number);
      this.add().fill(value);
    }
    return number;
  }

  /** The next block, to be filled. */
  add(): Uint16Array {
    const start = this.count++ * BLOCK;
    return this.#out.subarray(start, start + BLOCK);
  }
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
