/**
 * Tables of comma-separated values: a header, then one record a row, read as a stream. A row that is no record is skipped
 * with its line and the reason; the others still count.
 */

import type { Reading } from '../model/article.ts';
import { makeArticle } from './article.ts';
import { failureReason, withHead } from './bytes.ts';
import { type CsvRow, CsvRows, delimiterOf, fieldsOfRow } from './csv-rows.ts';
import { decodeUtf8, SNIFFED_BYTES, withoutBom } from './decode.ts';
import type { RecordContext } from './format.ts';
import { brokenOff, partsOfRecord, refusal } from './json-line.ts';
import { isBlank } from './lines.ts';
import { recordLimit } from './limits.ts';

/** Yields every row under the header as an article or a skip, and nothing for a blank one. */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
): AsyncGenerator<Reading> {
  const { path } = context;
  const limit = context.limit ?? recordLimit({});
  let table: Table | undefined;
  let last = 0;
  try {
    for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
      const reason = table === undefined ? refusal(chunk, 'CSV') : undefined;
      if (reason !== undefined) return yield { kind: 'skipped', skipped: { path, reason } };
      const bytes = table === undefined ? withoutBom(chunk) : chunk;
      table ??= new Table(delimiterOf(bytes), context, limit);
      for (const row of table.rows.push(bytes)) {
        last = row.line;
        yield* table.read(row);
      }
    }
    for (const row of table?.rows.end() ?? []) yield* table?.read(row) ?? [];
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    yield { kind: 'skipped', skipped: brokenOff(path, last, reason) };
  }
}

/** Reads the rows of one file. */
class Table {
  readonly rows: CsvRows;
  readonly #delimiter: string;
  readonly #context: RecordContext;
  readonly #tooLong: string;
  /** Names of the columns, once the header is read. */
  #columns: readonly string[] | undefined;
  #isRefused = false;

  constructor(
    delimiter: string,
    context: RecordContext,
    limit: { readonly bytes: number; readonly reason: string },
  ) {
    this.rows = new CsvRows(delimiter, limit.bytes);
    this.#delimiter = delimiter;
    this.#context = context;
    this.#tooLong = limit.reason;
  }

  *read(row: CsvRow): Generator<Reading> {
    if (this.#isRefused) return;
    if (row.bytes !== undefined && isBlankRow(row.bytes)) return;
    const fields = this.#fieldsOf(row);
    const { path } = this.#context;
    if (this.#columns === undefined) {
      const reason = typeof fields === 'string' ? fields : this.#takeHeader(fields);
      if (reason !== undefined) yield { kind: 'skipped', skipped: { path, reason } };
      return;
    }
    const found = typeof fields === 'string' ? fields : this.#recordOf(fields);
    const { line } = row;
    if (typeof found === 'string') {
      yield { kind: 'skipped', skipped: { path, line, reason: found } };
      return;
    }
    const source = { id: found.id ?? `${path}#${line}`, path, line };
    const bytes = row.bytes?.length ?? 0;
    yield { kind: 'article', article: makeArticle(source, found.parts), bytes };
  }

  /** The fields of a row, or why there are none. */
  #fieldsOf({ bytes, isOpen }: CsvRow): readonly string[] | string {
    if (bytes === undefined) return this.#tooLong;
    if (isOpen) return 'a quoted field that does not end';
    const { text, repairedBytes } = decodeUtf8(bytes);
    if (repairedBytes > 0) this.#context.onRepair(repairedBytes);
    return fieldsOfRow(text, this.#delimiter) ?? 'text after the closing quote of a field';
  }

  #takeHeader(names: readonly string[]): string | undefined {
    const { fields } = this.#context;
    this.#columns = names.map((name) => name.trim());
    this.#isRefused = !this.#columns.includes(fields.text);
    return this.#isRefused ? `no text column "${fields.text}" in the header` : undefined;
  }

  #recordOf(values: readonly string[]): ReturnType<typeof partsOfRecord> {
    const columns = this.#columns ?? [];
    const { fields } = this.#context;
    if (values.length !== columns.length) return 'another number of fields than the header has';
    const cells = columns.map((name, i) => [name, values[i] ?? ''] as const);
    // an empty cell is an absent field, except that an article may be empty
    const given = cells.filter(([name, value]) => value !== '' || name === fields.text);
    return partsOfRecord(Object.fromEntries(given), fields);
  }
}

function isBlankRow(bytes: Uint8Array): boolean {
  return isBlank(bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes);
}
