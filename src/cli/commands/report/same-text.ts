/**
 * Whether a text is still the one that a saved result is about. The result has its hash; one of an earlier version has
 * none: there a text counts as the same if it has as many words, the same first ones, and every passage begins and
 * ends at one of its words.
 */

import { openingOf } from '../../../core/texts/opening.ts';
import { textHash } from '../../../core/texts/text-hash.ts';
import { tokenSpans } from '../../../core/tokens/spans.ts';
import { Tokeniser } from '../../../core/tokens/tokenise.ts';
import { loadStemmer } from '../../../intake/stem.ts';
import type { DedupeResult, DocumentEntry } from '../../../model/result.ts';

/** What a result says of its texts. */
export class SameText {
  readonly #tokeniser: Tokeniser;
  /** By document without a hash, where its passages begin and end: end to end. */
  readonly #passages: ReadonlyMap<string, readonly number[]>;

  private constructor(tokeniser: Tokeniser, passages: ReadonlyMap<string, readonly number[]>) {
    this.#tokeniser = tokeniser;
    this.#passages = passages;
  }

  /** The check for the texts of a result. */
  static async of(result: DedupeResult): Promise<SameText> {
    const { stem } = result.settings;
    const stemmer = stem === null ? undefined : await loadStemmer(stem);
    return new SameText(new Tokeniser(stemmer), passagesOf(result));
  }

  /** True if this is the text of the document. */
  is(entry: DocumentEntry, text: string): boolean {
    return entry.hash === undefined ? this.#isAlike(entry, text) : entry.hash === textHash(text);
  }

  #isAlike({ id, words, opening }: DocumentEntry, text: string): boolean {
    const spans = tokenSpans(this.#tokeniser, text);
    if (spans.count !== words) return false;
    if (opening !== undefined && opening !== openingOf(text)) return false;
    const starts = new Set(spans.start);
    const ends = new Set(spans.end);
    const edges = this.#passages.get(id) ?? [];
    return edges.every((edge, i) => (i % 2 === 0 ? starts : ends).has(edge));
  }
}

function passagesOf({ documents, pairs }: DedupeResult): ReadonlyMap<string, readonly number[]> {
  const unhashed = documents.filter(({ hash }) => hash === undefined);
  const passages = new Map(unhashed.map(({ id }): [string, number[]] => [id, []]));
  for (const { a, b, passages: shared } of pairs) {
    for (const passage of shared) {
      passages.get(a)?.push(...passage.a);
      passages.get(b)?.push(...passage.b);
    }
  }
  return passages;
}
