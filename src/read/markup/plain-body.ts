/**
 * Markdown that has no marks but those of headings is read without a syntax tree: paragraphs are themselves, and of a
 * heading only the marks are masked. What is looked for is anything that may be more than that; one is enough for the
 * whole text to be parsed. Two passes of a regular expression.
 */

import { SOFT_HYPHEN } from './mask.ts';
import { hasInlineMarks } from './plain-runs.ts';

/** A line that may be no part of a paragraph, and no plain heading. */
const OTHER_LINE = /^(?!$|["'(\p{L}\u2018\u201C]|\d(?!\d*[.)])|#{1,6} [^\s#][^#\n]*$)/mu;
const HEADING = /^(#{1,6})( .*)$/gm;
/** A cell of a table, or a line break that the parser does not take for one. */
const OTHER_CHARACTER = /[|\r\u2028\u2029]/;

/** A longer text is parsed in pieces, whose bounds are not looked for here. */
const MAX_LENGTH = 1 << 16;

/** A text with its marks masked, and its first heading. */
export interface PlainBody {
  readonly text: string;
  readonly heading: string | undefined;
}

/** Reads a text if it is plain; undefined if it has to be parsed. */
export function readPlainBody(source: string): PlainBody | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  if (OTHER_LINE.test(source) || OTHER_CHARACTER.test(source) || hasInlineMarks(source)) {
    return undefined;
  }
  let heading: string | undefined;
  const text = source.replace(HEADING, (_line, marks: string, title: string) => {
    heading ??= title.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
    return ' '.repeat(marks.length) + title;
  });
  return { text, heading: heading || undefined };
}
