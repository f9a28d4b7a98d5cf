/**
 * Takes articles into kernel memory: those that a program hands in one by one, and files, which all threads
 * read together.
 */
import type { Collection } from '../core/texts/collection.ts';
import {
  KernelCollection,
  listTokens,
  moveTokens,
  type Placement,
} from '../core/texts/kernel-collection.ts';
import { TokenWriter, type WrittenRows } from '../core/tokens/token-writer.ts';
import type { Skipped } from '../model/article.ts';
import {
  ArticleFiles,
  fieldsOf,
  openPath,
  garbageWarning,
  readEach,
  repairWarning,
  type Repairs,
  type SourceFile,
} from '../files/articles.ts';
import type { NodeWorkerPool } from '../runtime/worker-pool.ts';
import type { Accumulator, TokenSink } from './accumulator.ts';
import { failureReason, withHead } from '../read/bytes.ts';
import { SNIFFED_BYTES, withoutBom } from '../read/decode.ts';
import { type RecordFields } from '../read/format.ts';
import { FORMATS } from '../read/formats.ts';
import { brokenOff, parseLine, refusal } from '../read/json-line.ts';
import { recordLimit, type SizeLimit } from '../read/limits.ts';
import { LineGatherer, type LinesPiece } from '../read/lines.ts';
import { ParallelReading } from './parallel-reading.ts';
import { spillTo, type PieceReader } from './piece-reader.ts';
import { type PieceOptions, type PieceResult } from './pieces.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';
import { type PieceStep, ReadingPlan } from './reading-plan.ts';

/** Decompressed bytes that are scanned at once. */
const STREAM_BYTES = 1 << 22;
/** Of a stream with fewer bytes in records than one in so many, only those are kept. */
const WORTH_KEEPING = 2;

/** Rows that one thread wrote. */
interface Written {
  readonly rows: WrittenRows;
  /** The vocabulary that their tokens are numbers of. */
  readonly vocabulary: number;
}

/** The tokens of a run in kernel memory. */
export class KernelIntake implements TokenSink {
  readonly #pool: NodeWorkerPool;
  readonly #reading: ParallelReading;
  readonly #taken: Accumulator;
  readonly #writer: TokenWriter;
  /** In order of reading. */
  readonly #written: Written[] = [];
  readonly #repairs: Repairs = new Map();

  /** Where tokens go that are not to stay in memory. */
  readonly #scratch: ScratchFile | undefined;

  /** `isLarge` says that the tokens may be too many for the memory of the run. */
  constructor(pool: NodeWorkerPool, taken: Accumulator, isLarge: boolean) {
    this.#pool = pool;
    this.#reading = new ParallelReading(pool);
    this.#taken = taken;
    this.#scratch = isLarge ? ScratchFile.create() : undefined;
    const { map } = taken.options;
    const spill = this.#scratch && spillTo(pool.kernel, this.#scratch.descriptor);
    this.#writer = new TokenWriter(pool.kernel, pool.tables, { map, spill });
  }

  add(text: string): void {
    this.#writer.writeText(text);
  }

  /** Reads all files: what can be cut or bundled by all threads, the rest as it comes. */
  async readFiles(sources: ArticleFiles): Promise<void> {
    const { options } = this.#taken;
    const { stdin: _stdin, ...rest } = sources.options;
    const plan = new ReadingPlan(sources.listing.files);
    for (const one of plan.skipped) this.#taken.skipped.add(one);
    const pieceOptions = this.#pieceOptions(rest);
    const results = new Map<number, PieceResult>();
    let done = 0;
    await this.#reading.read(
      { pieces: plan.pieces, options: pieceOptions },
      {
        take: (index, result) => {
          results.set(index, result);
          done += countOf(result);
          options.onProgress?.({ phase: 'read', done, share: results.size / plan.pieces.length });
        },
        pause: () => this.#breathe(),
      },
    );
    const fields = fieldsOf(sources.options);
    for (const step of plan.steps) {
      if (step.kind === 'pieces') this.#takePieces(step, results, fields);
      else await this.#takeStream(step.file, sources);
    }
    const warning = repairWarning(this.#repairs);
    if (warning !== undefined) options.onWarning?.(warning);
  }

  #pieceOptions(sources: PieceOptions['sources']): PieceOptions {
    const { stem } = this.#taken.options;
    return { sources, stem: stem ?? null, scratch: this.#scratch?.descriptor };
  }

  #lastBreath = Date.now();

  /** Lets other threads' messages and signals have their turn. */
  async #breathe(): Promise<void> {
    this.#taken.options.signal?.throwIfAborted();
    if (Date.now() - this.#lastBreath < 50) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    this.#lastBreath = Date.now();
    this.#taken.options.signal?.throwIfAborted();
  }

  /** Takes the pieces of one step of the plan, in order: a file in parts, or small files. */
  #takePieces(
    { first, end }: PieceStep,
    results: Map<number, PieceResult>,
    fields: RecordFields,
  ): void {
    let line = 0;
    for (let i = first; i < end; i++) {
      const result = results.get(i);
      results.delete(i);
      if (result?.kind === 'records') line = this.#takeRecords(result, line, fields);
      if (result?.kind === 'articles') this.#takeArticles(result);
      if (result?.kind === 'skipped') this.#skipOnce(result.skipped);
    }
  }

  /** Takes records of which the first line is number `line` + 1; returns how many lines there are by now. */
  #takeRecords(
    { path, rawPath, offset, vocabulary, records, bytes }: PieceResult & { kind: 'records' },
    line: number,
    fields: RecordFields,
  ): number {
    const { metadata, texts, quoted, skipped } = this.#taken;
    const source = records.ids.length > 0 ? texts.addSource({ path, rawPath, bytes, fields }) : -1;
    const { ids, lines, starts, lengths, extras } = records;
    for (const [row, marks] of records.quoted) quoted.set(metadata.length + row, marks);
    for (let row = 0; row < ids.length; row++) {
      const number = line + (lines[row] ?? 0);
      const id = ids[row] ?? `${path}#${number}`;
      const extra = extras.get(row);
      metadata.push(
        extra === undefined ? { id, path, line: number } : { id, path, line: number, ...extra },
      );
      texts.addLine(source, offset + (starts[row] ?? 0), lengths[row] ?? 0);
    }
    skipped.addLines(path, line, records.skipped);
    this.#written.push({ rows: records.rows, vocabulary });
    this.#taken.bytes += records.recordBytes;
    if (records.repairedBytes > 0) this.#repair(path, records.repairedBytes);
    this.#taken.tell();
    return line + records.lineCount;
  }

  #takeArticles({ articles, vocabulary }: PieceResult & { kind: 'articles' }): void {
    const { metadata, texts, quoted, skipped, options } = this.#taken;
    for (const [row, marks] of articles.quoted) quoted.set(metadata.length + row, marks);
    texts.addChunk(articles.texts, articles.ends);
    for (const article of articles.metadata) metadata.push(article);
    for (const one of articles.skipped) skipped.add(one);
    for (const message of articles.warnings) options.onWarning?.(message);
    for (const [path, bytes] of articles.repairs) this.#repair(path, bytes);
    this.#written.push({ rows: articles.rows, vocabulary });
    this.#taken.bytes += articles.bytes;
    this.#taken.tell();
  }

  /** Reads a file that only streams. */
  async #takeStream(file: SourceFile, sources: ArticleFiles): Promise<void> {
    if (FORMATS[file.format].kind === 'records' && file.gzip && file.path !== '-') {
      return this.#takeGzip(file, sources);
    }
    for await (const reading of readEach([file], sources.options, this.#repairs)) {
      await this.#breathe();
      const before = this.#taken.metadata.length;
      this.#taken.take(reading);
      if (this.#taken.metadata.length > before) this.#flush();
    }
  }

  /** Reads compressed JSON lines in pieces as they are decompressed. */
  async #takeGzip(file: SourceFile, sources: ArticleFiles): Promise<void> {
    const { path } = file;
    const { gzipFileChunks } = await import('../read/gunzip.ts');
    const onGarbage = (): void => this.#taken.options.onWarning?.(garbageWarning(path));
    const limit = recordLimit(sources.options);
    const gatherer = new LineGatherer(STREAM_BYTES, limit.bytes);
    const reader = await this.#reading.reader(this.#pieceOptions(sources.options));
    const taker = { path, reader, fields: fieldsOf(sources.options), limit };
    let line = 0;
    let isFirst = true;
    try {
      for await (const chunk of withHead(
        gzipFileChunks(openPath(file), onGarbage),
        SNIFFED_BYTES,
      )) {
        const reason = isFirst ? refusal(chunk) : undefined;
        if (reason !== undefined) return this.#skipOnce({ path, reason });
        for (const piece of gatherer.push(isFirst ? withoutBom(chunk) : chunk)) {
          line = this.#takeLines(piece, line, taker);
          await this.#breathe();
        }
        isFirst = false;
      }
      for (const piece of gatherer.end()) line = this.#takeLines(piece, line, taker);
    } catch (error) {
      const reason = failureReason(error);
      if (reason === undefined) throw error;
      for (const piece of gatherer.end()) {
        // a record without its line break counts, but what is cut short is none
        const isWhole = piece.kind === 'lines' || this.#isRecord(piece, taker);
        if (isWhole) line = this.#takeLines(piece, line, taker);
      }
      this.#skipOnce(brokenOff(path, line, reason));
    }
  }

  /** Takes a piece of a stream that comes after so many lines; returns how many there are by now. */
  #takeLines(piece: LinesPiece, before: number, taker: LinesTaker): number {
    const { path, reader, fields, limit } = taker;
    if (piece.kind === 'dropped') {
      const line = before + 1;
      if (!piece.isBlank) this.#taken.skipped.add({ path, line, reason: limit.reason });
      return line;
    }
    const result = reader.readBytes(path, piece.bytes);
    return this.#takeRecords(keepRecords(result, piece.bytes), before, fields);
  }

  #isRecord(piece: LinesPiece, { fields, limit }: LinesTaker): boolean {
    if (piece.kind === 'dropped' || piece.bytes.length > limit.bytes) return false;
    return typeof parseLine(piece.bytes, { fields, onRepair: () => {} }) === 'object';
  }

  #repair(path: string, bytes: number): void {
    this.#repairs.set(path, (this.#repairs.get(path) ?? 0) + bytes);
  }

  readonly #unread = new Set<string>();

  /** Parts of a file that cannot be read say so one by one. */
  #skipOnce(skipped: Skipped): void {
    if (this.#unread.has(skipped.path)) return;
    this.#unread.add(skipped.path);
    this.#taken.skipped.add(skipped);
  }

  /** Puts what this writer wrote behind what was read before it. */
  #flush(): void {
    if (this.#writer.rows.count === 0) return;
    this.#written.push({ rows: this.#writer.takeRows(), vocabulary: this.#writer.vocabulary });
  }

  async finish(order: Int32Array): Promise<Collection> {
    this.#flush();
    const size = order.length;
    const [starts, lengths] = [new Uint32Array(size), new Uint32Array(size)];
    const hashes = new Uint32Array(size * 2);
    let at = 0;
    for (const { rows } of this.#written) {
      starts.set(rows.starts.subarray(0, rows.count), at);
      lengths.set(rows.lengths.subarray(0, rows.count), at);
      hashes.set(rows.hashes.subarray(0, rows.count * 2), at * 2);
      at += rows.count;
    }
    const { vocabulary, maps } = this.#mergeVocabularies();
    const placement = {
      file: undefined,
      starts: starts.map((_, d) => starts[order[d] ?? 0] ?? 0),
      lengths: lengths.map((_, d) => lengths[order[d] ?? 0] ?? 0),
      hashes: hashes.map((_, i) => hashes[2 * (order[i >> 1] ?? 0) + (i & 1)] ?? 0),
    };
    const { kernel } = this.#pool;
    if (this.#scratch === undefined) {
      await this.#renumber(maps);
      return new KernelCollection(kernel, this.#pool, listTokens(kernel, vocabulary), placement);
    }
    const mapOf = this.#mapsByDocument(maps, order);
    const sorted = await this.#sort(this.#scratch, placement, mapOf);
    // what texts were read with is done with, and in the way of all that follows
    const moved = moveTokens(kernel, listTokens(kernel, vocabulary), this.#pool.used);
    return new KernelCollection(kernel, this.#pool, moved, sorted);
  }

  /** Adds all vocabularies to the largest; by the address of each other, the map of its numbers. */
  #mergeVocabularies(): { vocabulary: number; maps: Map<number, number> } {
    const { kernel } = this.#pool;
    const sizeOf = (vocabulary: number): number => kernel.words[vocabulary / 4] ?? 0;
    const all = [...new Set(this.#written.map(({ vocabulary }) => vocabulary))];
    all.sort((x, y) => sizeOf(y) - sizeOf(x));
    const [into = this.#writer.vocabulary, ...others] = all;
    const maps = new Map<number, number>();
    for (const other of others) {
      const map = kernel.allocate(sizeOf(other) * 4);
      kernel.exports.mergeVocabulary(into, other, map);
      maps.set(other, map);
    }
    return { vocabulary: into, maps };
  }

  /** Makes all tokens in memory numbers of one vocabulary. */
  async #renumber(maps: ReadonlyMap<number, number>): Promise<void> {
    const rows = this.#written.flatMap(({ rows: its, vocabulary }) => {
      const map = maps.get(vocabulary);
      if (map === undefined) return [];
      return runsOf(its).map(([start, end]) => [start * 4, end - start, map] as const);
    });
    const work = { job: { kind: 'renumber', rows } as const, count: rows.length, step: 1 };
    await this.#pool.run(work, () => this.#breathe());
  }

  /** By document: the map of its numbers, 0 for none. */
  #mapsByDocument(maps: ReadonlyMap<number, number>, order: Int32Array): Uint32Array {
    const byPosition = new Uint32Array(order.length);
    let at = 0;
    for (const { rows, vocabulary } of this.#written) {
      byPosition.fill(maps.get(vocabulary) ?? 0, at, at + rows.count);
      at += rows.count;
    }
    return byPosition.map((_, d) => byPosition[order[d] ?? 0] ?? 0);
  }

  /** Writes the tokens anew, in order of documents and numbers of one vocabulary. */
  async #sort(from: ScratchFile, placement: Placement, mapOf: Uint32Array): Promise<Placement> {
    const { kernel } = this.#pool;
    const { starts, lengths, hashes } = placement;
    const file = ScratchFile.create();
    const places = new Uint32Array(starts.length);
    const mark = kernel.used;
    let room = 0;
    let buffer = 0;
    let written = 0;
    for (let first = 0; first < starts.length;) {
      const end = blockEnd(lengths, first, SORT_TOKENS);
      const total = sum(lengths, first, end);
      if (total > room) {
        kernel.release(mark);
        room = Math.max(total, SORT_TOKENS);
        buffer = kernel.allocate(room * 4);
      }
      let at = buffer;
      for (let d = first; d < end;) {
        // documents that were read one after another are read back at once
        let next = d + 1;
        while (
          next < end &&
          starts[next] === (starts[next - 1] ?? 0) + (lengths[next - 1] ?? 0) &&
          mapOf[next] === mapOf[d]
        ) {
          next++;
        }
        const count = sum(lengths, d, next);
        from.read(kernel.bytes.subarray(at, at + count * 4), (starts[d] ?? 0) * 4);
        const map = mapOf[d] ?? 0;
        if (map !== 0) kernel.exports.renumber(at, count, map);
        for (; d < next; d++) {
          places[d] = written + (at - buffer) / 4;
          at += (lengths[d] ?? 0) * 4;
        }
      }
      file.write(kernel.bytes.subarray(buffer, at), written * 4);
      written += total;
      first = end;
      await this.#breathe();
    }
    kernel.release(mark);
    return { file, starts: places, lengths, hashes };
  }
}

/** Tokens that are sorted at once. */
const SORT_TOKENS = 1 << 23;

/** Where the documents from `first` on pass `tokens` tokens, one document at least. */
function blockEnd(lengths: Uint32Array, first: number, tokens: number): number {
  let end = first;
  let total = 0;
  do total += lengths[end++] ?? 0;
  while (end < lengths.length && total + (lengths[end] ?? 0) <= tokens);
  return end;
}

function sum(lengths: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += lengths[i] ?? 0;
  return total;
}

/** Articles of a piece. */
function countOf(result: PieceResult): number {
  if (result.kind === 'records') return result.records.rows.count;
  return result.kind === 'articles' ? result.articles.rows.count : 0;
}

/** Documents that lie end to end in memory, as one: [start, end) in words. */
function runsOf({ count, starts, lengths }: WrittenRows): [start: number, end: number][] {
  const runs: [number, number][] = [];
  let last: [number, number] | undefined;
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const end = start + (lengths[i] ?? 0);
    if (last !== undefined && last[1] === start) last[1] = end;
    else runs.push((last = [start, end]));
  }
  return runs;
}

/** What the lines of a stream are read with. */
interface LinesTaker {
  readonly path: string;
  readonly reader: PieceReader;
  readonly fields: RecordFields;
  readonly limit: SizeLimit;
}

/** A result with the bytes that its records stand in, which cannot be had again: of a stream of junk few. */
function keepRecords(
  result: PieceResult & { kind: 'records' },
  bytes: Uint8Array,
): PieceResult & { kind: 'records' } {
  const { records } = result;
  const { starts, lengths, recordBytes } = records;
  if (recordBytes * WORTH_KEEPING >= bytes.length) return { ...result, bytes };
  const kept = new Uint8Array(recordBytes);
  let used = 0;
  const places = starts.map((start, row) => {
    const place = used;
    kept.set(bytes.subarray(start, start + (lengths[row] ?? 0)), place);
    used += lengths[row] ?? 0;
    return place;
  });
  return { ...result, bytes: kept, records: { ...records, starts: places } };
}
