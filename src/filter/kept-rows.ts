/**
 * The rows of tables that are kept, byte for byte, under one header; and the elements of arrays that are kept, in one
 * array. What is no record stays.
 */

import { type ArrayElement, ArrayElements } from '../read/array-elements.ts';
import { CsvRows, delimiterOf } from '../read/csv-rows.ts';

/** Yields the rows of a table whose line is not dropped; `onHeader` says whether the header is to be written. */
export async function* keptRows(
  chunks: AsyncIterable<Uint8Array>,
  dropped: ReadonlySet<number>,
  onHeader: (header: Uint8Array) => boolean,
): AsyncGenerator<Uint8Array> {
  let rows: CsvRows | undefined;
  let isHeader = true;
  for await (const chunk of chunks) {
    rows ??= new CsvRows(delimiterOf(chunk), Infinity);
    for (const { bytes, line } of rows.push(chunk)) {
      if (bytes === undefined) continue;
      const isKept = isHeader ? onHeader(bytes) : !dropped.has(line);
      // a blank line in front of the header is none
      if (!isBlank(bytes)) isHeader = false;
      if (isKept) yield bytes;
    }
  }
  for (const { bytes, line } of rows?.end() ?? []) {
    if (bytes === undefined) continue;
    if (isHeader ? onHeader(bytes) : !dropped.has(line)) yield bytes;
  }
}

const isBlank = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1').trim() === '';

/** Yields the elements of an array whose number is not dropped. */
export async function* keptElements(
  chunks: AsyncIterable<Uint8Array>,
  dropped: ReadonlySet<number>,
): AsyncGenerator<Uint8Array> {
  const elements = new ArrayElements(Infinity);
  const kept = ({ record }: ArrayElement): boolean => !dropped.has(record);
  for await (const chunk of chunks) {
    for (const element of elements.push(chunk)) {
      if (element.bytes !== undefined && kept(element)) yield element.bytes;
    }
  }
}
