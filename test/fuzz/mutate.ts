/**
 * Inputs from seeds: a few changes of bytes, of pieces and of whole structure. The same random numbers
 * give the same input, so that an input is named by the number it was made from.
 *
 * Most inputs are small, as faults in small inputs are found and read most quickly; a few fill their
 * room with one piece over and over, which is what a quadratic reader chokes on.
 */

import type { RandomStream } from '../../bench/lib/random.js';

/** What inputs are made of. */
export interface Material {
  readonly seeds: readonly Buffer[];
  readonly tokens: readonly Buffer[];
  readonly maxBytes: number;
}

/** Text that has broken programs before, and bytes that are no text. */
const SPECIALS: readonly Buffer[] = [
  ['\0', '\u001b[2J', '\u0007', '\r', '\r\n', '\n', '\t', ' ', '\u007f', '\u009b', '\u0085'],
  ['\ufeff', '\u00ad', '\u200b', '\u200d', '\u202e', '\u2066', '\u2028', '\ufffd', '\uffff'],
  ['\u0301', '\u0327', '\u0345', '\u0301\u0327', '\u0f73', '\ufdfa', '\u3300', '\u1100\u1161'],
  ['ß', 'İ', 'ﬁ', '新', 'が', 'ก', 'ำ', '\u{1d400}', '\u{1f468}\u200d\u{1f469}', '\u{e0041}'],
  ['0', '-1', '1e999', '9'.repeat(20), '9007199254740993', '00', '0x10', 'NaN', 'null', 'true'],
  ['__proto__', 'constructor', 'toString', '../', '%00', '&amp;', '\\', "'", '"', '`', '${}'],
]
  .flat()
  .map((text) => Buffer.from(text))
  .concat([
    Buffer.of(0xff),
    Buffer.of(0x80),
    Buffer.of(0xc0, 0x80),
    Buffer.of(0xe2, 0x82),
    Buffer.of(0xed, 0xa0, 0x80),
    Buffer.of(0xf4, 0x90, 0x80, 0x80),
    Buffer.of(0xff, 0xfe),
  ]);

const SMALL = 1024;
const MEDIUM = 8192;
/** Shares of inputs with room for more than `SMALL`. */
const MEDIUM_SHARE = 0.04;
const LARGE_SHARE = 0.008;

/** Returns one input. */
export function makeInput(random: RandomStream, material: Material): Buffer {
  const room = Math.min(material.maxBytes, roomOf(random.share(), material.maxBytes));
  let bytes = random.pick(material.seeds);
  // of a large seed a part is tried as often as the whole
  if (random.below(2) === 0) bytes = bytes.subarray(...rangeOf(bytes, random));
  if (room > SMALL || random.below(12) === 0) bytes = flood(bytes, { random, material, room });
  const changes = 1 + Math.floor(-2 * Math.log(1 - random.share()));
  for (let i = 0; i < changes; i++) {
    const change = random.pick(CHANGES);
    bytes = change(bytes, { random, material, room });
  }
  return Buffer.from(bytes.subarray(0, room));
}

function roomOf(share: number, most: number): number {
  if (share < LARGE_SHARE) return most;
  return share < MEDIUM_SHARE ? MEDIUM : SMALL;
}

interface Context {
  readonly random: RandomStream;
  readonly material: Material;
  readonly room: number;
}

type Change = (bytes: Buffer, context: Context) => Buffer;

const CHANGES: readonly Change[] = [
  flipBit,
  setByte,
  (bytes, context) => insert(bytes, piece(context), context),
  (bytes, context) => insert(bytes, piece(context), context),
  (bytes, context) => insert(bytes, piece(context), context),
  replacePiece,
  remove,
  remove,
  repeatRange,
  insertRun,
  swap,
  splice,
  truncate,
  nest,
  repeatLine,
];

/** A word of the format, or something special. */
function piece({ random, material }: Context): Buffer {
  return random.below(3) > 0 && material.tokens.length > 0
    ? random.pick(material.tokens)
    : random.pick(SPECIALS);
}

/** A range, short more often than long. */
function rangeOf(bytes: Buffer, random: RandomStream): [start: number, end: number] {
  const start = random.below(bytes.length + 1);
  const length = Math.floor((bytes.length - start) * random.share() ** 3);
  return [start, Math.min(bytes.length, start + 1 + length)];
}

function cut(bytes: Buffer, [start, end]: readonly [number, number], filling: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, start), filling, bytes.subarray(end)]);
}

const NOTHING = Buffer.alloc(0);

function flipBit(bytes: Buffer, { random }: Context): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length + 1);
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
}

function setByte(bytes: Buffer, { random }: Context): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length + 1);
  if (at < copy.length) copy[at] = random.below(256);
  return copy;
}

function insert(bytes: Buffer, part: Buffer, { random }: Context): Buffer {
  const at = random.below(bytes.length + 1);
  return cut(bytes, [at, at], part);
}

function replacePiece(bytes: Buffer, context: Context): Buffer {
  return cut(bytes, rangeOf(bytes, context.random), piece(context));
}

function remove(bytes: Buffer, { random }: Context): Buffer {
  return cut(bytes, rangeOf(bytes, random), NOTHING);
}

/** Doubles a range some times over, in its place. */
function repeatRange(bytes: Buffer, context: Context): Buffer {
  const { random } = context;
  const range = rangeOf(bytes, random);
  const unit = bytes.subarray(...range);
  return cut(bytes, range, times(unit, 2 ** (1 + random.below(6)), context.room));
}

function insertRun(bytes: Buffer, context: Context): Buffer {
  const count = 2 ** (1 + context.random.below(9));
  return insert(bytes, times(piece(context), count, context.room), context);
}

function swap(bytes: Buffer, { random }: Context): Buffer {
  const [middle, end] = rangeOf(bytes, random);
  const start = random.below(middle + 1);
  return Buffer.concat([
    bytes.subarray(0, start),
    bytes.subarray(middle, end),
    bytes.subarray(start, middle),
    bytes.subarray(end),
  ]);
}

/** A range of another seed in place of one of this. */
function splice(bytes: Buffer, { random, material }: Context): Buffer {
  const other = random.pick(material.seeds);
  return cut(bytes, rangeOf(bytes, random), other.subarray(...rangeOf(other, random)));
}

function truncate(bytes: Buffer, { random }: Context): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

/** Something inside many of the same on both sides. */
function nest(bytes: Buffer, context: Context): Buffer {
  const { random, room } = context;
  const range = rangeOf(bytes, random);
  const depth = 2 ** (1 + random.below(8));
  const [before, after] = [piece(context), piece(context)];
  const inner = bytes.subarray(...range);
  const most = Math.max(0, (room - inner.length) >> 1);
  const parts = [times(before, depth, most), inner, times(after, depth, most)];
  return cut(bytes, range, Buffer.concat(parts));
}

function repeatLine(bytes: Buffer, { random, room }: Context): Buffer {
  const from = bytes.lastIndexOf(10, random.below(bytes.length + 1)) + 1;
  const found = bytes.indexOf(10, from);
  const line = bytes.subarray(from, found < 0 ? bytes.length : found + 1);
  return cut(bytes, [from, from], times(line, 2 ** (1 + random.below(5)), room));
}

/** The room full of one or two pieces over and over, maybe with a seed around. */
function flood(bytes: Buffer, context: Context): Buffer {
  const { random, room } = context;
  const parts = Array.from({ length: 1 + random.below(3) }, () => floodPart(bytes, context));
  const unit = Buffer.concat(parts);
  const filling = times(unit, Infinity, Math.floor(room * (0.5 + random.share() / 2)));
  const at = random.below(bytes.length + 1);
  switch (random.below(4)) {
    case 0:
      return filling;
    case 1:
      return Buffer.concat([filling, bytes]);
    case 2:
      return Buffer.concat([filling, times(piece(context), Infinity, room - filling.length)]);
    default:
      return cut(bytes, [at, at], filling);
  }
}

function floodPart(bytes: Buffer, context: Context): Buffer {
  const { random } = context;
  if (random.below(4) > 0) return piece(context);
  return bytes.subarray(...rangeOf(bytes, random)).subarray(0, 1 + random.below(40));
}

/** As many of `unit` as are asked for and fit into `room`. */
function times(unit: Buffer, count: number, room: number): Buffer {
  if (unit.length === 0) return NOTHING;
  const fitting = Math.max(0, Math.min(count, Math.floor(room / unit.length)));
  return Buffer.alloc(fitting * unit.length, unit);
}
