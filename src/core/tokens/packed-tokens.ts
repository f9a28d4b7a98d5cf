/**
 * The tokens of some texts in a form that any vocabulary can take in: as numbers of their own few words, and these words
 * with their hashes. To take them in, each word is looked up once, instead of each token cut, folded and looked up: a
 * sixth of the time.
 *
 * Layout, in words of 4 bytes: how many texts, words and tokens, and bytes of a number; of each text its length and its
 * hash; of each word what the kernel says of a token (TOKEN_BYTES: its hash, where it starts and ends), so that all go
 * there at once; the numbers, of two bytes if there are few words; the bytes of words.
 */
import type { Kernel } from '../../kernel/kernel.ts';
import {
  TOKEN_BYTES,
  TOKEN_END,
  TOKEN_HASH_HI,
  TOKEN_START,
  VOCABULARY_HASHES,
  VOCABULARY_SIZE,
  VOCABULARY_WORDS,
  WORD_IS_SECRET,
  WORD_LENGTH,
} from '../../kernel/layout/tokens.ts';

const HEAD_WORDS = 4;
/** Words of a text, and of a word. */
const TEXT_WORDS = 3;
const WORD_WORDS = TOKEN_BYTES / 4;
/** Words that numbers of two bytes tell apart. */
const FEW = 1 << 16;

/** Packed tokens, as views of the bytes that they are in. */
export interface PackedTokens {
  readonly texts: number;
  readonly words: number;
  readonly tokens: number;
  /** Of each text: how many tokens; and the two halves of its hash. */
  readonly lengths: Uint32Array;
  readonly textHashes: Uint32Array;
  /** Of each word: the two halves of its hash; and where in the bytes it starts and ends. */
  readonly records: Uint32Array;
  readonly numbers: Uint16Array | Uint32Array;
  readonly bytes: Uint8Array;
}

/** Where the tokens of texts are in memory, in words; and the two halves of a hash of each text. */
interface RowsToPack {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly hashes: Uint32Array;
}

/** Packs the tokens of texts that are in memory; undefined if one of their words has no hash of its own. */
export function packTokens(
  { words, bytes }: Pick<Kernel, 'words' | 'bytes'>,
  vocabulary: number,
  rows: RowsToPack,
): Uint8Array<ArrayBuffer> | undefined {
  const { numbers, own } = numbered(words, vocabulary, rows);
  const field = (offset: number): number => words[(vocabulary + offset) / 4] ?? 0;
  const [hashes, places] = [field(VOCABULARY_HASHES) / 4, field(VOCABULARY_WORDS) / 4];
  let size = 0;
  for (const word of own) {
    const length = words[places + 2 * word + WORD_LENGTH / 4] ?? 0;
    if ((length & WORD_IS_SECRET) !== 0) return undefined;
    size += length;
  }
  const room = roomFor(rows.count, own.length, numbers.length, size);
  const packed = viewPacked(room);
  if (packed === undefined) return undefined;
  packed.lengths.set(rows.lengths.subarray(0, rows.count));
  packed.textHashes.set(rows.hashes.subarray(0, 2 * rows.count));
  packed.numbers.set(numbers);
  let end = 0;
  for (const [i, word] of own.entries()) {
    const at = words[places + 2 * word] ?? 0;
    const length = words[places + 2 * word + WORD_LENGTH / 4] ?? 0;
    const record = WORD_WORDS * i;
    packed.records[record] = words[hashes + 2 * word] ?? 0;
    packed.records[record + TOKEN_HASH_HI / 4] = words[hashes + 2 * word + 1] ?? 0;
    packed.records[record + TOKEN_START / 4] = end;
    for (let byte = 0; byte < length; byte++) packed.bytes[end++] = bytes[at + byte] ?? 0;
    packed.records[record + TOKEN_END / 4] = end;
  }
  return room;
}

/** The packed tokens in these bytes, at a multiple of 4 of their buffer; undefined if they are none. */
export function viewPacked(room: Uint8Array<ArrayBuffer>): PackedTokens | undefined {
  const { buffer, byteOffset, byteLength } = room;
  if (byteLength < HEAD_WORDS * 4 || byteOffset % 4 !== 0) return undefined;
  const head = new Uint32Array(buffer, byteOffset, HEAD_WORDS);
  const [texts = 0, words = 0, tokens = 0, size = 0] = head;
  const length = (HEAD_WORDS + TEXT_WORDS * texts + WORD_WORDS * words) * 4 + size * tokens;
  if (length > byteLength) return undefined;
  let at = byteOffset + HEAD_WORDS * 4;
  const take = (count: number): Uint32Array => {
    const view = new Uint32Array(buffer, at, count);
    at += view.byteLength;
    return view;
  };
  return {
    texts,
    words,
    tokens,
    lengths: take(texts),
    textHashes: take(2 * texts),
    records: take(WORD_WORDS * words),
    numbers: size === 2 ? new Uint16Array(buffer, at, tokens) : new Uint32Array(buffer, at, tokens),
    bytes: room.subarray(length),
  };
}

/** A buffer for so much, with its head. */
function roomFor(
  texts: number,
  words: number,
  tokens: number,
  bytes: number,
): Uint8Array<ArrayBuffer> {
  const size = words <= FEW ? 2 : 4;
  const fixed = HEAD_WORDS + TEXT_WORDS * texts + WORD_WORDS * words;
  const room = new Uint8Array(fixed * 4 + size * tokens + bytes);
  new Uint32Array(room.buffer, 0, HEAD_WORDS).set([texts, words, tokens, size]);
  return room;
}

/** The tokens of texts as numbers in order of first appearance, and which words these are. */
function numbered(
  words: Uint32Array,
  vocabulary: number,
  { count, starts, lengths }: RowsToPack,
): { readonly numbers: Uint32Array; readonly own: readonly number[] } {
  let total = 0;
  for (let row = 0; row < count; row++) total += lengths[row] ?? 0;
  const numbers = new Uint32Array(total);
  const own: number[] = [];
  const known = new Int32Array(words[(vocabulary + VOCABULARY_SIZE) / 4] ?? 0);
  let next = 0;
  for (let row = 0; row < count; row++) {
    const start = starts[row] ?? 0;
    const end = start + (lengths[row] ?? 0);
    for (let at = start; at < end; at++) {
      const word = words[at] ?? 0;
      if (known[word] === 0) known[word] = own.push(word);
      numbers[next++] = (known[word] ?? 0) - 1;
    }
  }
  return { numbers, own };
}
