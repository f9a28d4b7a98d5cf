/**
 * Inverts the corpus: makes the postings of the shingles of one, two and three tokens that several texts share.
 *
 * Not all shingles are in memory at once: the corpus is swept for one range of pairs of tokens after another. How many
 * ranges there are depends on the memory for entries. What comes out equals what test/oracle/postings.ts gives.
 */
import type { KernelCorpus } from '../texts/corpus.ts';
import { INVERTED } from '../texts/work-shares.ts';
import { Crowds } from './crowds.ts';
import { PostingFile, type KindOfStream } from './posting-file.ts';
import { KernelSweeps } from './sweeps.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  ENTRY_BYTES,
  ENTRY_CHUNK_BYTES,
  GROUP_BYTES,
  GROUP_CORPUS,
  GROUP_LISTS,
  GROUP_THREADS,
  PARTITIONS,
  POSTINGS_KIND,
  POSTINGS_STREAM,
  TWINS_KIND,
  TWINS_STREAM,
} from '../../kernel/layout/candidates.ts';

/** Share of the work on a range that is done when it is swept. */
const SWEPT = 0.65;

/** Entries of a token: the pair that it ends, and a few words under the cap. */
const ENTRIES_PER_TOKEN = 1.03;
/** Memory for entries: half of what the tokens take, so that there are eight ranges. */
const ENTRY_BYTES_PER_TOKEN = 2.2;
const MIN_ENTRY_BYTES = 32 << 20;

/** How much memory the index may take. */
export interface IndexOptions {
  /** Most bytes for the entries of one sweep. */
  readonly entryBytes: number;
  /** Most bytes for the postings of a block of documents, turned round. */
  readonly blockBytes: number;
  /** Most bytes for all postings: more go to a file. */
  readonly postingBytes: number;
  /** Creates a file for lists and postings, if tokens are in one too. */
  readonly createFile: () => ListFile;
}

/** The postings of a corpus: in streams of threads, or in a file; and the links of chains. */
export interface Inverted {
  readonly streams: readonly number[];
  readonly links: number;
  readonly postings: PostingFile | undefined;
  /** The memory that the sweep no longer needs: where it begins, and its bytes; streams follow. */
  readonly region: number;
  readonly freeBytes: number;
}

/** The lists of entries: the memory of all, the bytes of each, their addresses, and for how many ranges. */
interface EntryLists {
  readonly region: number;
  readonly step: number;
  readonly lists: readonly number[];
  readonly ranges: number;
}

/**
 * Sweeps and groups range by range; leaves the postings in streams, one set for each thread, or in a file. Chains go to
 * `chains`, and are no longer needed when this returns.
 */
export async function invert(
  corpus: KernelCorpus,
  chains: number,
  options: IndexOptions,
): Promise<Inverted> {
  const { kernel } = corpus;
  const { region, step, lists, ranges } = createLists(corpus, options);
  const streams = corpus.forThreads(() => kernel.exports.createStreams() >>> 0);
  const args = [groupRecord(corpus, lists), streams] as const;
  const crowds = new Crowds(corpus, streams, chains);
  const kinds = streams.map((each): KindOfStream[] => [
    [each + TWINS_STREAM, TWINS_KIND],
    [each + POSTINGS_STREAM, POSTINGS_KIND],
  ]);
  let postings: PostingFile | undefined;
  const sweeps = new KernelSweeps(corpus, { lists, ranges, createFile: options.createFile });
  for (let sweep = 0; sweep < sweeps.count; sweep++) {
    for (const list of lists) kernel.exports.clearLists(list);
    const start = (INVERTED * sweep) / sweeps.count;
    const end = (INVERTED * (sweep + 1)) / sweeps.count;
    const swept = start + (end - start) * SWEPT;
    corpus.enter(start, swept);
    await sweeps.run(sweep);
    corpus.enter(swept, end);
    await corpus.run({ job: { call: 'groupPartitions', args }, count: PARTITIONS, step: 1 });
    // hashes are shared out evenly, so the first range tells how many postings there will be
    if (sweep === 0) {
      postings = createPostingFile(corpus, options, bytesOf(kernel, kinds.flat()) * ranges);
    }
    await postings?.add(kinds);
    corpus.enter(end, end);
    await crowds.note();
  }
  const links = crowds.link([region, region + step * lists.length]);
  return { streams, links, postings, region, freeBytes: step * lists.length };
}

/** Lists of entries for every thread, and how many ranges their memory makes necessary. */
function createLists(corpus: KernelCorpus, { entryBytes }: IndexOptions): EntryLists {
  const { kernel } = corpus;
  const { tokenCount, pool } = corpus.collection;
  const entries = tokenCount * ENTRIES_PER_TOKEN * ENTRY_BYTES;
  const least = Math.max(MIN_ENTRY_BYTES, tokenCount * ENTRY_BYTES_PER_TOKEN);
  const ranges = Math.max(1, Math.ceil(entries / Math.min(least, entryBytes)));
  const slack = PARTITIONS * 2 * ENTRY_CHUNK_BYTES;
  const bytes = Math.ceil((entries / ranges / pool.size) * 1.05) + slack;
  const region = kernel.allocate(bytes * pool.size);
  const step = bytes & ~63;
  const lists = corpus.forThreads(
    (thread) => kernel.exports.createLists(region + thread * step, step) >>> 0,
  );
  return { region, step, lists, ranges };
}

/** What is grouped: kernel/layout/candidates.ts. */
function groupRecord({ kernel, address }: KernelCorpus, lists: readonly number[]): number {
  return kernel.allocateRecord(GROUP_BYTES, [
    [GROUP_CORPUS, address],
    [GROUP_LISTS, kernel.allocateWords(lists)],
    [GROUP_THREADS, lists.length],
  ]);
}

/**
 * A file for postings, if tokens are in a file too, and the `expected` bytes of all ranges are too many to stay in
 * memory.
 */
function createPostingFile(
  corpus: KernelCorpus,
  { entryBytes, postingBytes, createFile }: IndexOptions,
  expected: number,
): PostingFile | undefined {
  const { file, size, pool } = corpus.collection;
  if (file === undefined || expected <= postingBytes) return undefined;
  return new PostingFile({
    kernel: corpus.kernel,
    threads: pool.size,
    size,
    expected,
    file: createFile(),
    bytes: entryBytes + postingBytes / 2,
    run: (work) => corpus.run(work),
  });
}

/** Bytes that streams hold. */
function bytesOf(kernel: Kernel, streams: readonly KindOfStream[]): number {
  let bytes = 0;
  for (const [stream] of streams) {
    for (const [start, end] of kernel.streamBytes(stream)) bytes += end - start;
  }
  return bytes;
}
