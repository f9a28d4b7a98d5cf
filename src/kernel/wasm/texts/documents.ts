/**
 * Numbers of documents in three bytes, as postings hold them: a quarter less memory. More than sixteen million come
 * to the end of all memory first: each takes some 600 bytes.
 */
import { DOCUMENT_BYTES } from '../../layout/corpus';

const MASK: u32 = 0xffffff;

/** The number at `at`; reads one byte behind it. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function documentAt(at: usize): u32 {
  return load<u32>(at) & MASK;
}

/** Writes a number; writes one byte behind it. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function putDocument(at: usize, document: u32): void {
  store<u32>(at, document);
}

/** Bytes of so many. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function bytesOf(documents: u32): usize {
  return <usize>documents * DOCUMENT_BYTES;
}
