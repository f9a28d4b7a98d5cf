/**
 * The work of the kernel in jobs that any number of threads share: a job is plain numbers, so that it can
 * be handed to another thread, and has tasks, so that a thread takes the next one when it is done.
 *
 * Whoever runs a job decides on threads (see `WorkerPool`); the outcome does not depend on them.
 */
import type { Kernel } from './kernel.ts';

/** A stage of the pipeline over blocks of documents, or of partitions. Addresses are in kernel memory. */
export type Job =
  | {
      readonly kind: 'frequencies';
      readonly corpus: number;
      readonly seen: readonly number[];
      readonly dfs: readonly number[];
    }
  | {
      readonly kind: 'sweep';
      readonly corpus: number;
      readonly lists: readonly number[];
      readonly range: number;
      readonly ranges: number;
    }
  | {
      readonly kind: 'sweep and mark';
      readonly corpus: number;
      readonly lists: readonly number[];
      readonly ranges: number;
      readonly marks: Marks;
    }
  | {
      readonly kind: 'sweep marked';
      readonly corpus: number;
      readonly lists: readonly number[];
      readonly range: number;
      readonly ranges: number;
      readonly marks: Marks;
    }
  | { readonly kind: 'sweep words'; readonly corpus: number; readonly lists: readonly number[] }
  | {
      readonly kind: 'group';
      readonly corpus: number;
      readonly allLists: number;
      readonly scratch: readonly number[];
      readonly streams: readonly number[];
    }
  | {
      readonly kind: 'crowds';
      readonly streams: readonly number[];
      readonly chains: number;
      readonly crowded: number;
    }
  | {
      readonly kind: 'count partners';
      readonly blocks: number;
      readonly rows: readonly number[];
      readonly documents: Range;
    }
  | {
      readonly kind: 'fill partners';
      readonly blocks: number;
      readonly rows: readonly number[];
      readonly items: number;
      readonly documents: Range;
    }
  | {
      readonly kind: 'rank';
      readonly lists: number;
      readonly scratch: readonly number[];
    }
  | {
      readonly kind: 'part postings';
      /** Documents of a block. */
      readonly size: number;
      /** By thread. */
      readonly parts: readonly PostingPart[];
    }
  | {
      readonly kind: 'count tile';
      readonly pieces: readonly TilePiece[];
      readonly rows: readonly number[];
    }
  | {
      readonly kind: 'merge tile';
      readonly pieces: readonly TilePiece[];
      readonly others: readonly TilePiece[];
      readonly base: number;
      readonly rows: readonly number[];
      readonly limits: number;
      readonly items: number;
      readonly scratch: readonly number[];
    }
  | {
      readonly kind: 'rank tile';
      readonly tile: number;
      readonly scratch: readonly number[];
    }
  | {
      readonly kind: 'windows';
      readonly corpus: number;
      readonly filter: Slots;
      readonly counters: Slots;
      readonly textHashes: number;
      readonly kept: readonly number[];
      readonly streams: readonly number[];
    }
  | {
      readonly kind: 'profiles';
      readonly corpus: number;
      readonly documents: number;
      readonly scratch: readonly number[];
    }
  | {
      readonly kind: 'bound';
      readonly corpus: number;
      readonly partners: number;
      readonly scratch: readonly number[];
      readonly terms: number;
      readonly streams: readonly number[];
    }
  | {
      readonly kind: 'screen';
      readonly corpus: number;
      readonly partners: number;
      readonly terms: number;
      readonly streams: readonly number[];
    }
  | {
      readonly kind: 'compare';
      readonly corpus: number;
      readonly screened: number;
      readonly scratch: readonly number[];
      readonly terms: number;
      readonly streams: readonly number[];
      readonly undecided: readonly number[];
    }
  | {
      readonly kind: 'pairs';
      readonly corpus: number;
      readonly undecided: number;
      readonly scratch: readonly number[];
      readonly terms: number;
      readonly streams: readonly number[];
    }
  | { readonly kind: 'verify'; readonly input: number; readonly scratch: readonly number[] }
  | { readonly kind: 'renumber'; readonly rows: readonly (readonly [number, number, number])[] };

/** Where marks of tokens are, and where those of each document begin among them: kernel/sweep.ts. */
export type Marks = readonly [at: number, places: number];

/** A table or a filter: its address, and its slots less one. */
export type Slots = readonly [at: number, mask: number];

/** What one thread parts by blocks: kernel/tiles.ts. */
export interface PostingPart {
  /** Streams with their kinds, as in kernel/partners.ts. */
  readonly streams: readonly (readonly [stream: number, kind: number])[];
  /** The number of the first posting. */
  readonly id: number;
  readonly lasts: number;
  readonly outs: number;
}

/** A piece of the records of a block, in memory. */
export type TilePiece = readonly [at: number, end: number];

/** Documents: the first one, and how many. */
export type Range = readonly [first: number, size: number];

/** A job, and what it is done on: `count` documents or partitions from `first` on, in tasks of `step`. */
export interface Work {
  readonly job: Job;
  /** The first document or partition; default 0. */
  readonly first?: number;
  readonly count: number;
  readonly step: number;
  /** True where thread t of n must do the t-th n-th of all, in order. */
  readonly isDivided?: boolean;
}

/** Threads that share a kernel's memory. */
export interface WorkerPool {
  readonly size: number;
  /** Does all tasks of a job. `pause` is awaited now and then, with the share that is done, from 0 to 1. */
  run(work: Work, pause: (share: number) => Promise<void>): Promise<void>;
}

/** Does the part [from, to) of a job, as thread number `thread`. */
export function runPart(
  { exports }: Kernel,
  job: Job,
  thread: number,
  [from, to]: readonly [number, number],
): void {
  const of = (addresses: readonly number[]): number => addresses[thread] ?? 0;
  switch (job.kind) {
    case 'frequencies':
      return exports.countFrequencies(job.corpus, from, to, of(job.seen), of(job.dfs));
    case 'sweep':
      return exports.sweep(job.corpus, from, to, of(job.lists), job.range, job.ranges);
    case 'sweep and mark': {
      const { corpus, lists, ranges, marks } = job;
      return exports.sweepAndMark(corpus, from, to, of(lists), ranges, ...marks);
    }
    case 'sweep marked': {
      const { corpus, lists, range, ranges, marks } = job;
      return exports.sweepMarked(corpus, from, to, of(lists), range, ranges, ...marks);
    }
    case 'sweep words':
      return exports.sweepWords(job.corpus, from, to, of(job.lists));
    case 'group':
      for (let partition = from; partition < to; partition++) {
        exports.groupPartition(
          job.corpus,
          job.allLists,
          job.streams.length,
          partition,
          of(job.scratch),
          of(job.streams),
        );
      }
      return;
    case 'crowds':
      for (const stream of job.streams) {
        exports.noteCrowds(stream, from, to, job.chains, job.crowded);
      }
      return;
    case 'count partners':
      return exports.countPartners(job.blocks, from, to, of(job.rows), ...job.documents);
    case 'fill partners':
      return exports.fillPartners(job.blocks, from, to, of(job.rows), job.items, ...job.documents);
    case 'rank':
      return exports.rankDocuments(job.lists, from, to, of(job.scratch));
    case 'part postings': {
      for (const { streams, id: first, lasts, outs } of job.parts.slice(from, to)) {
        let id = first;
        for (const [stream, kind] of streams) {
          id = exports.partPostings(stream, kind, id, job.size, lasts, outs) >>> 0;
        }
      }
      return;
    }
    case 'count tile':
      for (const piece of job.pieces.slice(from, to)) exports.countTile(...piece, of(job.rows));
      return;
    case 'merge tile':
      for (let i = from; i < to; i++) {
        const [piece, other] = [job.pieces[i] ?? NO_PIECE, job.others[i] ?? NO_PIECE];
        const { base, limits, items } = job;
        exports.mergeTile(...piece, ...other, base, of(job.rows), limits, items, of(job.scratch));
      }
      return;
    case 'rank tile':
      return exports.rankTile(job.tile, from, to, of(job.scratch));
    case 'windows':
      return exports.listWindows(
        job.corpus,
        from,
        to,
        ...job.filter,
        ...job.counters,
        job.textHashes,
        of(job.kept),
        of(job.streams),
      );
    case 'profiles':
      return exports.makeProfiles(job.corpus, job.documents, from, to, of(job.scratch));
    case 'bound':
      return exports.boundDocuments(
        job.corpus,
        job.partners,
        from,
        to,
        of(job.scratch),
        job.terms,
        of(job.streams),
      );
    case 'screen':
      return exports.screenDocuments(
        job.corpus,
        job.partners,
        from,
        to,
        job.terms,
        of(job.streams),
      );
    case 'compare':
      return exports.comparePairs(
        job.corpus,
        job.screened,
        from,
        to,
        of(job.scratch),
        job.terms,
        of(job.streams),
        of(job.undecided),
      );
    case 'pairs':
      return exports.boundPairs(
        job.corpus,
        job.undecided,
        from,
        to,
        of(job.scratch),
        job.terms,
        of(job.streams),
      );
    case 'verify':
      return exports.verifyPairs(job.input, from, to, of(job.scratch));
    case 'renumber':
      for (const [tokens, count, map] of job.rows.slice(from, to)) {
        exports.renumber(tokens, count, map);
      }
  }
}

const NO_PIECE: TilePiece = [0, 0];

/** The t-th of n equal parts of `count`. */
export function partOf(count: number, thread: number, threads: number): readonly [number, number] {
  return [Math.floor((count * thread) / threads), Math.floor((count * (thread + 1)) / threads)];
}
