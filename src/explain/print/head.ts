/** What explanations and comparisons begin with: the two documents, and headings. */

import type { ExplainedDocument } from '../../model/explanation.ts';
import { cleanLine } from '../../report/text/clean.ts';
import { type Line, space, span } from '../../report/text/line.ts';
import { shortenPath } from '../../report/text/names/path.ts';
import { counted, grouped } from '../../report/text/number.ts';
import { headlineOf, nameOf } from '../../report/text/wording.ts';

/** `Score ─────── .97`. */
export function* heading(title: string, columns: number, detail = ''): Generator<Line> {
  const end = detail === '' ? '' : ` ${detail}`;
  const rule = '─'.repeat(Math.max(0, columns - title.length - 1 - end.length));
  yield [];
  yield [span(title, 'strong'), span(` ${rule}`, 'faint'), span(end)];
}

/** Two lines about a document: its name, and what is in it. */
export function* documentLines(
  side: string,
  document: ExplainedDocument,
  width: number | null,
): Generator<Line> {
  const { name, place } = nameOf(document);
  const room = width === null ? Infinity : width - 3;
  yield [
    span(`${side}  `, 'strong'),
    span(shortenPath(name, room)),
    span(place === '' ? '' : `  ${place}`, 'faint'),
  ];
  const date = document.date === undefined ? '' : `, ${cleanLine(document.date).slice(0, 10)}`;
  const size = `${counted(document.words, 'word')}, ${grouped(document.distinctWords)} different${date}`;
  yield [space(3), span(size), span(`  ${headlineOf(document)}`, 'faint')];
}
