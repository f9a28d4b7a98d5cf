/**
 * Bytes to text. UTF-8 unless a byte-order mark says UTF-16. The mark is not part of the text, so
 * offsets count from after it whether a file has one or not. Bytes that are not UTF-8 become U+FFFD
 * and are counted.
 */

import { isUtf8 } from 'node:buffer';

/** How many bytes at the start of a file are looked at to tell what it is. */
export const SNIFFED_BYTES = 8192;
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = 3;

/** A decoded text, and how many of its bytes were replaced. */
export interface DecodedText {
  readonly text: string;
  readonly repairedBytes: number;
}

/**
 * Returns the label of the UTF-16 encoding that the byte-order mark names; undefined without one.
 */
export function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Returns true for bytes that are not text: a NUL is among the first 8 kB, and no mark of UTF-16.
 */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED_BYTES).includes(0) && utf16Label(bytes) === undefined;
}

/** Returns the bytes without a UTF-8 byte-order mark; the same bytes if there is none. */
export function withoutBom(bytes: Uint8Array): Uint8Array {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasBom ? bytes.subarray(3) : bytes;
}

/**
 * Decodes a whole file: UTF-16 if it has the mark, else UTF-8. Bytes of UTF-16 are never counted as
 * repaired.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const label = utf16Label(bytes);
  return label ? decodeUtf16(bytes, label) : decodeUtf8(withoutBom(bytes));
}

/** Decodes UTF-8. A byte-order mark stays. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = asBuffer(bytes).toString('utf8');
  const repairedBytes = isUtf8(bytes) ? 0 : invalidBytes(bytes, text);
  return { text, repairedBytes };
}

function decodeUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  return { text: new TextDecoder(label).decode(bytes), repairedBytes: 0 };
}

// Every byte that is not part of a valid character: all bytes, less those that survived. A U+FFFD
// that the file itself holds survived, so it counts as valid.
function invalidBytes(bytes: Uint8Array, text: string): number {
  const own = count(asBuffer(bytes).toString('latin1'), '\u00EF\u00BF\u00BD');
  const replaced = count(text, REPLACEMENT) - own;
  return bytes.length - (Buffer.byteLength(text) - REPLACEMENT_BYTES * replaced);
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
