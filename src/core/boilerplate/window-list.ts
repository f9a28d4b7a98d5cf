/**
 * The windows of frequent phrases on the kernel: what test/oracle/window-hashes.ts lists, without most of those
 * that too few documents have (wasm/boilerplate/windows.ts). Of 48 million in a grown million of posts, 17 are
 * left.
 *
 * Whether a window is rare shows when all are counted. Until then they stay in memory, or in a file if tokens
 * are in one too.
 */
import type { KernelCorpus } from '../texts/corpus.ts';
import { RANKED, WINDOWED } from '../texts/work-shares.ts';
import type { ListFile } from '../../kernel/file.ts';
import { FIELDS, type HashedWindows } from './windows.ts';
import { STREAM_HEAD_BYTES, UNIT_BYTES } from '../../kernel/layout/memory.ts';
import {
  WINDOWS_BYTES,
  WINDOWS_CORPUS,
  WINDOWS_COUNTERS,
  WINDOWS_FREQUENT,
  WINDOWS_MASK,
  WINDOWS_TEXT_HASHES,
  WINDOW_BYTES,
  WINDOW_DOCUMENT,
  WINDOW_LISTER_BYTES,
} from '../../kernel/layout/phrases.ts';

/** Tokens to a counter: in prose a window is listed for every 8 to 80. */
const TOKENS_PER_COUNTER = 8;
const MIN_COUNTERS = 1 << 16;
/** Bytes of windows in a file that are looked at together. */
const FILE_BYTES = 1 << 22;

/** Bytes of windows that are copied, at most: those of some millions of reviews. */
const MOST_COPIED = 1 << 26;
const DOCUMENT = WINDOW_DOCUMENT / 4;

/** What windows are found by, and where they are kept meanwhile. */
export interface WindowOptions {
  /** The frequent phrases: how many, and their record (kernel/layout/candidates.ts). */
  readonly frequent: { readonly size: number; readonly address: number };
  readonly createFile: () => ListFile;
}

/** Lists the windows of a corpus, by document, then position; they are in the kernel's memory. */
export async function listWindows(
  corpus: KernelCorpus,
  { frequent, createFile }: WindowOptions,
): Promise<HashedWindows> {
  if (frequent.size === 0) return { count: 0, items: new Int32Array(0) };
  corpus.enter(RANKED, WINDOWED);
  const { kernel } = corpus;
  const { tokenCount, file: tokens } = corpus.collection;
  const count = 2 ** Math.ceil(Math.log2(Math.max(MIN_COUNTERS, tokenCount / TOKENS_PER_COUNTER)));
  const counters = kernel.allocateZeros(count);
  const streams = corpus.forThreads(() => kernel.allocateZeros(WINDOW_LISTER_BYTES));
  const file = tokens === undefined ? undefined : createFile();
  let written = 0;
  const { size } = corpus.collection;
  const textHashes = kernel.allocate(size * 4);
  const windows = kernel.allocateRecord(WINDOWS_BYTES, [
    [WINDOWS_CORPUS, corpus.address],
    [WINDOWS_FREQUENT, frequent.address],
    [WINDOWS_COUNTERS, counters],
    [WINDOWS_MASK, count - 1],
    [WINDOWS_TEXT_HASHES, textHashes],
  ]);
  const job = { call: 'listWindows', args: [windows, streams] } as const;
  // thread by thread is document by document: each has its part of a block
  const writeOut = (): void => {
    if (file === undefined) return;
    for (const stream of streams) {
      for (const [start, end] of kernel.streamBytes(stream)) {
        file.write(kernel.bytes.subarray(start, end), written);
        written += end - start;
      }
      kernel.exports.emptyStream(stream);
    }
  };
  await corpus.runOnTokens({ job, isDivided: true }, { after: writeOut });
  const repeated = kernel.allocateZeros(STREAM_HEAD_BYTES);
  const keep = (start: number, end: number): void =>
    kernel.exports.keepRepeated(windows, start, end, repeated);
  if (file === undefined) {
    for (const stream of streams) for (const piece of kernel.streamBytes(stream)) keep(...piece);
  } else {
    const chunk = kernel.allocate(FILE_BYTES);
    for (let at = 0; at < written; at += FILE_BYTES) {
      const bytes = Math.min(FILE_BYTES, written - at);
      file.read(kernel.bytes.subarray(chunk, chunk + bytes), at);
      keep(chunk, chunk + bytes);
    }
  }
  // the counters are free: what is made of the windows from now on takes their place
  kernel.openArena(counters, counters + count);
  const view = (at: number, length: number): Int32Array =>
    new Int32Array(kernel.memory.buffer, at, length);
  return {
    ...join(corpus, repeated),
    textHashes: view(textHashes, size),
    allocate: (length) => view(kernel.allocate(length * 4), length),
  };
}

/**
 * Brings the windows of a stream into one piece, which takes the place of the stream: its blocks were handed out one
 * after another.
 */
function join({ kernel }: KernelCorpus, stream: number): HashedWindows {
  const pieces = [...kernel.streamWords(stream)];
  const start = pieces[0]?.[0] ?? 0;
  let at = start;
  for (const [from, end] of pieces) {
    kernel.words.copyWithin(at, from, end);
    at += end - from;
  }
  // what is released is rounded down to units
  if (pieces.length > 0) kernel.release(at * 4 + UNIT_BYTES);
  const items = new Int32Array(kernel.memory.buffer, start * 4, at - start);
  return { count: (items.length * 4) / WINDOW_BYTES, items };
}

/** A copy of the windows that outlasts the memory that they are in; undefined if they are many. */
export function copyWindows({
  count,
  items,
  textHashes,
}: HashedWindows): HashedWindows | undefined {
  if (items.byteLength > MOST_COPIED) return undefined;
  return { count, items: items.slice(), ...(textHashes && { textHashes: textHashes.slice() }) };
}

/**
 * Those of the documents that are marked: what is listed of these alone, and windows that are repeated no more. Phrases
 * that are no longer frequent make no difference, as a window is no more frequent than its phrases.
 */
export function windowsAmong({ items, ...rest }: HashedWindows, isLeft: Uint8Array): HashedWindows {
  const left = new Int32Array(items.length);
  let end = 0;
  for (let at = 0; at < items.length; at += FIELDS) {
    if (isLeft[items[at + DOCUMENT] ?? 0] !== 1) continue;
    for (let field = 0; field < FIELDS; field++) left[end++] = items[at + field] ?? 0;
  }
  return { ...rest, count: end / FIELDS, items: left.subarray(0, end) };
}
