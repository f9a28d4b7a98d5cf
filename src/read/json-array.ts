/**
 * One JSON array of records, read as a stream. An element that is no record is skipped with its line and the reason; the
 * others still count.
 */

import type { Reading } from '../model/article.ts';
import { type ArrayElement, ArrayElements } from './array-elements.ts';
import { makeArticle } from './article.ts';
import { failureReason, withHead } from './bytes.ts';
import { SNIFFED_BYTES, withoutBom } from './decode.ts';
import type { RecordContext } from './format.ts';
import { brokenOff, parseLine, refusal } from './json-line.ts';
import { recordLimit, type SizeLimit } from './limits.ts';

/** Yields every element as an article or a skip, and one skip if the file is no array or breaks off. */
export async function* readJsonArray(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
): AsyncGenerator<Reading> {
  const { path, limit = recordLimit({}) } = context;
  const elements = new ArrayElements(limit.bytes);
  let last = 0;
  let isFirst = true;
  try {
    for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
      const reason = isFirst ? refusal(chunk, 'JSON') : undefined;
      if (reason !== undefined) return yield { kind: 'skipped', skipped: { path, reason } };
      for (const element of elements.push(isFirst ? withoutBom(chunk) : chunk)) {
        last = element.line;
        yield readElement(element, context, limit);
      }
      isFirst = false;
    }
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    return yield { kind: 'skipped', skipped: brokenOff(path, last, reason) };
  }
  const { problem } = elements;
  if (problem !== undefined) {
    yield { kind: 'skipped', skipped: brokenOff(path, last, problem) };
  }
}

function readElement(
  { bytes, line, record }: ArrayElement,
  context: RecordContext,
  limit: SizeLimit,
): Reading {
  const { path } = context;
  const found = (bytes ? parseLine(bytes, context) : limit.reason) ?? 'invalid JSON';
  if (typeof found === 'string') return { kind: 'skipped', skipped: { path, line, reason: found } };
  const source = { id: found.id ?? `${path}#${record}`, path, line, record };
  return { kind: 'article', article: makeArticle(source, found.parts), bytes: bytes?.length ?? 0 };
}
