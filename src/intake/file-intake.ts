/**
 * Takes in the articles of files: what can be cut or bundled is read by all threads together, the rest as it comes.
 */
import {
  type ArticleFiles,
  fieldsOf,
  openPath,
  garbageWarning,
  readEach,
  repairWarning,
  type Repairs,
  type SourceFile,
} from '../files/articles.ts';
import { sizeOf } from '../files/sizes.ts';
import type { Skipped } from '../model/article.ts';
import { failureReason, withHead } from '../read/bytes.ts';
import { SNIFFED_BYTES, withoutBom } from '../read/decode.ts';
import type { RecordFields } from '../read/format.ts';
import { brokenOff, parseLine, refusal } from '../read/json-line.ts';
import { recordLimit, type SizeLimit } from '../read/limits.ts';
import { LineGatherer, type LinesPiece } from '../read/lines.ts';
import { BYTES_OF_MEMORY } from '../runtime/memory-budget.ts';
import { Accumulator, type IntakeOptions, type KernelIntake } from './accumulator.ts';
import { ParallelReading } from './parallel-reading.ts';
import type { PieceReader } from './piece-reader.ts';
import type { PieceOptions, PieceResult, ReadArticles } from './pieces.ts';
import { type PieceStep, ReadingPlan } from './reading-plan.ts';

/** Decompressed bytes that are scanned at once. */
const STREAM_BYTES = 1 << 22;
/** Of a stream with fewer bytes in records than one in so many, only those are kept. */
const WORTH_KEEPING = 2;

/** A file costs as much as so many bytes: it has to be found and opened. */
const BYTES_OF_FILE = 1 << 12;

/** Reads files to the end. */
export async function takeFiles(
  sources: ArticleFiles,
  options: IntakeOptions,
): Promise<KernelIntake> {
  const { memory = Infinity, spill } = options;
  const { files } = sources.listing;
  const bytes = await sizeOf(sources, memory / BYTES_OF_MEMORY);
  const taken = new Accumulator(options, spill === true || bytes > memory / BYTES_OF_MEMORY);
  // nobody knows how long standard input is before it ends
  await taken.staff(sources.hasStdin ? 0 : bytes + files.length * BYTES_OF_FILE);
  await new FileIntake(taken).read(sources);
  return taken.finish();
}

/** Reads the files of one run. */
class FileIntake {
  readonly #taken: Accumulator;
  readonly #reading: ParallelReading;
  readonly #repairs: Repairs = new Map();

  constructor(taken: Accumulator) {
    this.#taken = taken;
    this.#reading = new ParallelReading(taken.options.pool);
  }

  /** Reads all files: what can be cut or bundled by all threads, the rest as it comes. */
  async read(sources: ArticleFiles): Promise<void> {
    const { options } = this.#taken;
    const { stdin: _stdin, ...rest } = sources.options;
    const plan = new ReadingPlan(sources.listing.files);
    for (const one of [...sources.listing.skipped, ...plan.skipped]) this.#taken.skipped.add(one);
    const pieceOptions = this.#pieceOptions(rest);
    const results = new Map<number, KeptResult>();
    let done = 0;
    let damaged = 0;
    await this.#reading.read(
      { pieces: plan.pieces, options: pieceOptions },
      {
        take: (index, result) => {
          const memory = result.kind === 'articles' ? result.memory : undefined;
          if (memory === 'damaged') damaged++;
          if (memory === 'used') options.onRemembered?.(plan.filesOf(index));
          results.set(index, this.#keepTexts(result));
          done += countOf(result);
          options.onProgress?.({ phase: 'read', done, share: results.size / plan.pieces.length });
        },
        pause: () => {
          this.#taken.expect(done);
          return this.#taken.options.breather.rest();
        },
      },
    );
    if (damaged > 0) options.onDamagedMemory?.(damaged);
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
    return { sources, stem: stem ?? null, scratch: this.#taken.tokens.descriptor };
  }

  /** Takes the pieces of one step of the plan, in order: a file in parts, or small files. */
  #takePieces(
    { first, end }: PieceStep,
    results: Map<number, KeptResult>,
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

  /** Keeps the texts of small files as they arrive, as more may arrive than there is memory for. */
  #keepTexts(result: PieceResult): KeptResult {
    if (result.kind !== 'articles') return result;
    const { texts, ...articles } = result.articles;
    return { ...result, articles, kept: this.#taken.texts.keep(texts) };
  }

  /** Takes records of which the first line is number `line` + 1; returns how many lines there are by now. */
  #takeRecords(
    { path, rawPath, offset, vocabulary, records, bytes }: PieceResult & { kind: 'records' },
    line: number,
    fields: RecordFields,
  ): number {
    const { texts, quoted, skipped } = this.#taken;
    const kept = bytes && texts.keep(bytes);
    const source = records.ids.length > 0 ? texts.addSource({ path, rawPath, kept, fields }) : -1;
    const { ids, lines, starts, lengths, extras } = records;
    for (const [row, marks] of records.quoted) quoted.set(this.#taken.count + row, marks);
    for (let row = 0; row < ids.length; row++) {
      const number = line + (lines[row] ?? 0);
      const id = ids[row] ?? `${path}#${number}`;
      const extra = extras.get(row);
      this.#taken.add(
        extra === undefined ? { id, path, line: number } : { id, path, line: number, ...extra },
      );
      texts.addLine(source, offset + (starts[row] ?? 0), lengths[row] ?? 0);
    }
    skipped.addLines(path, line, records.skipped);
    this.#taken.tokens.put(records.rows, vocabulary);
    this.#taken.bytes += records.recordBytes;
    if (records.repairedBytes > 0) this.#repair(path, records.repairedBytes);
    this.#taken.tell();
    return line + records.lineCount;
  }

  #takeArticles({ articles, vocabulary, kept }: KeptResult & { kind: 'articles' }): void {
    const { texts, quoted, skipped, options } = this.#taken;
    for (const [row, marks] of articles.quoted) quoted.set(this.#taken.count + row, marks);
    texts.addChunk(kept, articles.ends);
    for (const article of articles.metadata) this.#taken.add(article);
    for (const one of articles.skipped) skipped.add(one);
    for (const message of articles.warnings) options.onWarning?.(message);
    for (const [path, bytes] of articles.repairs) this.#repair(path, bytes);
    this.#taken.tokens.put(articles.rows, vocabulary);
    this.#taken.bytes += articles.bytes;
    this.#taken.tell();
  }

  /** Reads a file that only streams. */
  async #takeStream(file: SourceFile, sources: ArticleFiles): Promise<void> {
    if (file.format === 'jsonl' && file.gzip && file.path !== '-') {
      return this.#takeGzip(file, sources);
    }
    for await (const reading of readEach([file], sources.options, this.#repairs)) {
      await this.#taken.options.breather.rest();
      this.#taken.take(reading);
      await this.#taken.staff();
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
          await this.#taken.options.breather.rest();
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
}

/** A result whose texts are with those that the run keeps. */
type KeptResult =
  | Exclude<PieceResult, { kind: 'articles' }>
  | {
      readonly kind: 'articles';
      readonly vocabulary: number;
      readonly articles: Omit<ReadArticles, 'texts'>;
      readonly kept: number;
    };

/** Articles of a piece. */
function countOf(result: PieceResult): number {
  if (result.kind === 'records') return result.records.rows.count;
  return result.kind === 'articles' ? result.articles.rows.count : 0;
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
