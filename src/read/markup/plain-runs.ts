/**
 * Tells where inline Markdown may begin, so that ordinary prose is not tried character by character against each of a
 * dozen parsers. A character that begins no mark is skipped with all that follow it and begin none either; what is
 * left is parsed as before. One pass of a regular expression over the text.
 */

import type { InlineContext, InlineParser } from '@lezer/markdown';

/** What any parser of the library, and of GitHub's extensions that are in use, can begin with. */
const MARK = /[\\`*_~&<[\]@]|!\[| {2}|www\.|https?:\/\/|mailto:|xmpp:/g;

/** Whether there is anything to parse in a text. */
export function hasInlineMarks(text: string): boolean {
  MARK.lastIndex = 0;
  return MARK.test(text);
}

/** Skips to the next mark. */
class PlainRuns {
  #context: InlineContext | undefined;
  /** An address of mail begins before its mark: nothing can be skipped. */
  #hasMail = false;

  skip(context: InlineContext, position: number): number {
    if (context !== this.#context) {
      this.#context = context;
      this.#hasMail = context.text.includes('@');
    }
    if (this.#hasMail) return -1;
    const start = position - context.offset;
    MARK.lastIndex = start;
    const next = MARK.exec(context.text)?.index;
    if (next === start) return -1;
    return next === undefined ? context.end : next + context.offset;
  }
}

const runs = new PlainRuns();

/** Comes before all parsers of inline marks. */
export const plainRuns: InlineParser = {
  name: 'PlainRun',
  before: 'Escape',
  parse: (context, _next, position) => runs.skip(context, position),
};
