/** The worst mistakes as text: three lines each, the measures and the two documents. */

import type { ChalkInstance } from 'chalk';
import type { Mistake, MistakenDocument, MistakeList } from '../mistake-lister.ts';
import type { Mistakes } from '../mistakes.ts';
import { clean, cleanLine } from '../../report/text/clean.ts';
import { grouped } from '../../report/text/number.ts';
import { clip, displayWidth, padEnd, takeEnd } from '../../report/text/width.ts';
import { share } from './wording.ts';

/** How the section looks. */
export interface MistakeOptions {
  readonly paint: ChalkInstance;
  /** Columns to cut lines to; null for none. */
  readonly width: number | null;
}

/** Columns before the documents of a pair. */
const INDENT = 10;
const GAP = '  ';
/** The widest id on a terminal, as a share of the columns for the id and the opening. */
const ID_SHARE = 0.45;

/** Yields a paragraph for each kind of mistake that was made, line by line, without line ends. */
export function* printMistakes(
  { falsePairs, missedPairs }: Mistakes,
  options: MistakeOptions,
): Generator<string> {
  yield* printList('false pairs, highest first', falsePairs, options);
  yield* printList('missed pairs, lowest first', missedPairs, options);
}

function* printList(name: string, list: MistakeList, options: MistakeOptions): Generator<string> {
  const { pairs, candidates, worst } = list;
  if (worst.length === 0) return;
  const never = pairs - candidates;
  const unseen = never === 0 ? '' : `, ${grouped(never)} of them never candidates`;
  yield '';
  yield `${options.paint.bold(name)}: ${grouped(worst.length)} of ${grouped(pairs)}${unseen}`;
  for (const mistake of worst) yield* printMistake(mistake, options);
}

function* printMistake(mistake: Mistake, { paint, width }: MistakeOptions): Generator<string> {
  const { a, b, score, resemblance, relation, isCandidate, label } = mistake;
  const kind = isCandidate ? relation : 'never a candidate';
  const judged = label === undefined ? '' : `, judged ${clean(label)}`;
  yield `  ${score.toFixed(4)}  ${kind}, resemblance ${share(resemblance)}${judged}`;
  const room = width === null ? Infinity : Math.floor((width - INDENT) * ID_SHARE);
  const ids = [a, b].map(({ id }) => fitId(clean(id), room));
  const column = Math.max(...ids.map(displayWidth));
  for (const [index, document] of [a, b].entries()) {
    yield printDocument(padEnd(ids[index] ?? '', column), document, { paint, width });
  }
}

function printDocument(
  id: string,
  { opening }: MistakenDocument,
  { paint, width }: MistakeOptions,
): string {
  const text = cleanLine(opening);
  const room = width === null ? Infinity : width - INDENT - displayWidth(id) - GAP.length;
  return `${' '.repeat(INDENT)}${id}${GAP}${paint.dim(clip(text, Math.max(0, room)))}`.trimEnd();
}

/** The end of an id says more than its start: a path ends in the name of the file. */
function fitId(id: string, room: number): string {
  return displayWidth(id) <= room ? id : `…${takeEnd(id, Math.max(0, room - 1))}`;
}
