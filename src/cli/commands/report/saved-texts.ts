/**
 * The texts of a saved result, read again from where its documents were. A file may have changed since: a text is
 * shown only if it has as many words, the same first ones, and every passage begins and ends at one of its words.
 * O(files with documents that are shown); what is not there any more is counted, and is no error.
 */

import { openingOf } from '../../../core/texts/opening.ts';
import { tokenSpans } from '../../../core/tokens/spans.ts';
import { Tokeniser } from '../../../core/tokens/tokenise.ts';
import { readArticles } from '../../../files/articles.ts';
import { loadStemmer } from '../../../intake/stem.ts';
import type { DedupeResult, DocumentEntry } from '../../../model/result.ts';
import { documentsToShow } from '../../../report/html/kept-texts.ts';
import type { ShownText } from '../../../report/options.ts';
import type { Call } from '../../options/call.ts';
import { STDIN } from '../../options/stdin.ts';
import { statOf } from '../../output/output-place.ts';
import { sourceOptions } from '../inputs.ts';

/** The texts by id; a warning tells how many are missing. */
export async function savedTexts(
  { values, notices }: Call,
  result: DedupeResult,
): Promise<ReadonlyMap<string, ShownText>> {
  const wanted = documentsToShow(result);
  const check = await Check.of(result);
  const texts = new Map<string, ShownText>();
  const options = { ...sourceOptions(values), hidden: true, useIgnoreFiles: false };
  for (const [path, entries] of byPath(wanted)) {
    if (path === STDIN || statOf(path)?.isFile() !== true) continue;
    for await (const reading of readArticles([path], options)) {
      if (reading.kind !== 'article') continue;
      const { line, text } = reading.article;
      const entry = entries.get(line);
      if (entry !== undefined && check.holds(entry, text)) texts.set(entry.id, { text, aside: [] });
    }
  }
  const missing = wanted.length - texts.size;
  const count = `${missing} of ${wanted.length} texts are not in the HTML report`;
  if (missing > 0) notices.warn(`${count}: ${WHY}`);
  return texts;
}

const WHY =
  'their files are not there, or not as they were when the result was saved; run dedupe again, from the same folder';

/** By file, then by line; a text that is a whole file has none. */
function byPath(
  entries: readonly DocumentEntry[],
): ReadonlyMap<string, ReadonlyMap<number | undefined, DocumentEntry>> {
  const files = new Map<string, Map<number | undefined, DocumentEntry>>();
  for (const entry of entries) {
    const known = files.get(entry.path);
    if (known === undefined) files.set(entry.path, new Map([[entry.line, entry]]));
    else known.set(entry.line, entry);
  }
  return files;
}

/** What the result says of its texts. */
class Check {
  readonly #tokeniser: Tokeniser;
  /** By document, where its passages begin and end: end to end. */
  readonly #passages: ReadonlyMap<string, readonly number[]>;

  private constructor(tokeniser: Tokeniser, passages: ReadonlyMap<string, readonly number[]>) {
    this.#tokeniser = tokeniser;
    this.#passages = passages;
  }

  static async of({ pairs, settings: { stem } }: DedupeResult): Promise<Check> {
    const passages = new Map<string, number[]>();
    for (const { a, b, passages: shared } of pairs) {
      for (const id of [a, b]) if (!passages.has(id)) passages.set(id, []);
      for (const passage of shared) {
        passages.get(a)?.push(...passage.a);
        passages.get(b)?.push(...passage.b);
      }
    }
    return new Check(new Tokeniser(stem === null ? undefined : await loadStemmer(stem)), passages);
  }

  holds({ id, words, opening }: DocumentEntry, text: string): boolean {
    const spans = tokenSpans(this.#tokeniser, text);
    if (spans.count !== words) return false;
    if (opening !== undefined && opening !== openingOf(text)) return false;
    const starts = new Set(spans.start);
    const ends = new Set(spans.end);
    const edges = this.#passages.get(id) ?? [];
    return edges.every((edge, i) => (i % 2 === 0 ? starts : ends).has(edge));
  }
}
