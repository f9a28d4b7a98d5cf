/**
 * JSON lines: one record a line, read as a stream, so a file may have any size. A line that is no
 * record is skipped with its number and the reason; the others still count.
 */

import type { Reading } from '../model/article.ts';
import { makeArticle } from './article.ts';
import { failureReason, withHead } from './bytes.ts';
import { SNIFFED_BYTES, withoutBom } from './decode.ts';
import type { RecordContext } from './format.ts';
import { brokenOff, parseLine, refusal } from './json-line.ts';
import { recordLimit, type SizeLimit } from './limits.ts';
import { LineSplitter, type InputLine } from './lines.ts';

/**
 * Yields every record as an article or a skip, and nothing for a blank line. If the stream breaks
 * off, that is a skip too. An error that says nothing about the input is thrown.
 */
export async function* readJsonl(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
): AsyncGenerator<Reading> {
  const lines = new LineSplitter(limitOf(context).bytes);
  let isFirst = true;
  try {
    for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
      const reason = isFirst ? refusal(chunk) : undefined;
      if (reason) return yield { kind: 'skipped', skipped: { path: context.path, reason } };
      for (const line of lines.push(isFirst ? withoutBom(chunk) : chunk)) {
        const reading = readLine(line, context);
        if (reading) yield reading;
      }
      isFirst = false;
    }
  } catch (error) {
    yield* readBroken(lines, error, context);
    return;
  }
  for (const line of lines.end()) {
    const reading = readLine(line, context);
    if (reading) yield reading;
  }
}

/**
 * Yields the last line before a damage, if it is a whole record, and the skip that tells where the
 * damage is.
 */
function* readBroken(
  lines: LineSplitter,
  error: unknown,
  context: RecordContext,
): Generator<Reading> {
  const reason = failureReason(error);
  if (reason === undefined) throw error;
  const { path } = context;
  let { count } = lines;
  let repaired = 0;
  for (const line of lines.end()) {
    const reading = readLine(line, { ...context, onRepair: (bytes) => (repaired += bytes) });
    if (reading?.kind !== 'article') continue;
    if (repaired > 0) context.onRepair(repaired);
    yield reading;
    count++;
  }
  yield { kind: 'skipped', skipped: brokenOff(path, count, reason) };
}

const limitOf = ({ limit }: RecordContext): SizeLimit => limit ?? recordLimit({});

function readLine({ bytes, number }: InputLine, context: RecordContext): Reading | undefined {
  const found = bytes ? parseLine(bytes, context) : limitOf(context).reason;
  if (found === undefined) return undefined;
  if (typeof found === 'string') return skip(found, number, context);
  const { path } = context;
  const source = { id: found.id ?? `${path}#${number}`, path, line: number };
  return { kind: 'article', article: makeArticle(source, found.parts), bytes: bytes?.length ?? 0 };
}

function skip(reason: string, line: number, { path }: RecordContext): Reading {
  return { kind: 'skipped', skipped: { path, line, reason } };
}
