/**
 * JSON lines: one record a line, read as a stream, so that the file's size does not matter. A line
 * that is no record is skipped with its number and the reason; the others still count.
 */

import type { Reading } from '../core/types.ts';
import { makeArticle } from './article.ts';
import { withHead } from './bytes.ts';
import { SNIFFED_BYTES, withoutBom } from './decode.ts';
import type { RecordContext } from './format.ts';
import { parseLine, refusal } from './json-line.ts';
import { LineSplitter, type Line } from './lines.ts';

/** Yields every record as an article or a skip; blank lines are nothing. */
export async function* readJsonl(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
): AsyncGenerator<Reading> {
  const lines = new LineSplitter();
  let isFirst = true;
  for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
    const reason = isFirst ? refusal(chunk) : undefined;
    if (reason) return yield { kind: 'skipped', skipped: { path: context.path, reason } };
    for (const line of lines.push(isFirst ? withoutBom(chunk) : chunk)) {
      const reading = readLine(line, context);
      if (reading) yield reading;
    }
    isFirst = false;
  }
  for (const line of lines.end()) {
    const reading = readLine(line, context);
    if (reading) yield reading;
  }
}

function readLine({ bytes, number }: Line, context: RecordContext): Reading | undefined {
  const found = bytes ? parseLine(bytes, context) : 'line longer than 512 MB';
  if (found === undefined) return undefined;
  if (typeof found === 'string') return skip(found, number, context);
  const { path } = context;
  const source = { id: found.id ?? `${path}#${number}`, path, line: number };
  return { kind: 'article', article: makeArticle(source, found.parts), bytes: bytes?.length ?? 0 };
}

function skip(reason: string, line: number, { path }: RecordContext): Reading {
  return { kind: 'skipped', skipped: { path, line, reason } };
}
