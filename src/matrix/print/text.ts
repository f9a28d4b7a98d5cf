/**
 * The matrix for people: documents in the order of the tree, so that what is alike stands side by side, each with
 * its number and its row of figures. On a terminal, more documents than figures fit get a digit each, tenths of the
 * measure; more than digits fit are cut, which the last line says.
 */

import { counted, decimal } from '../../report/text/number.ts';
import { rowNames } from '../../report/text/names/row-names.ts';
import { clip, displayWidth, padEnd } from '../../report/text/width.ts';
import { averageLinkage, leavesOf } from '../linkage.ts';
import type { Similarities } from '../similarities.ts';
import { nameOf } from './name.ts';

/** ` .83`. */
const FIGURE = 4;
/** What names get of the width: a third, but no less and no more than this. */
const NAMES = { least: 16, most: 40 };

/** How the cells of a table are written. */
interface Cells {
  /** Columns of a cell. */
  readonly width: number;
  /** How many fit. */
  readonly count: number;
}

/** Lines of the table; `width` is null if it is not for a terminal, and nothing is cut. */
export function* matrixText(
  matrix: Similarities,
  width: number | null,
): Generator<string, void, undefined> {
  const { by, documents, rows } = matrix;
  const order = leavesOf(averageLinkage(rows));
  const digits = String(order.length).length;
  const whole = order.map((document) => nameOf(documents[document]));
  const { folder, names, room } = namesFor(whole, width);
  const cells = cellsFor(order.length, width === null ? Infinity : width - digits - 1 - room);
  const shown = order.slice(0, cells.count);
  if (folder !== '') yield `in ${clip(folder, Math.max(1, (width ?? Infinity) - 3))}\n`;
  if (cells.width > 1 && shown.length > 0) yield headOf(shown, digits + 1 + room, cells);
  for (const [i, document] of order.entries()) {
    const row = rows[document];
    const figures = shown.map((other) => cellOf(row?.[other] ?? 0, cells, other === document));
    yield `${String(i + 1).padStart(digits)} ${padEnd(names[i] ?? '', room)}${figures.join('')}\n`;
  }
  yield clip(lastLine(by, order.length, cells), width ?? Infinity) + '\n';
}

/** The names of the rows, and the columns that they take with one between them and the cells. */
function namesFor(
  names: readonly string[],
  width: number | null,
): { readonly folder: string; readonly names: readonly string[]; readonly room: number } {
  const most = width === null ? Infinity : third(width);
  const found = rowNames(names, most);
  const longest = found.names.reduce((longer, name) => Math.max(longer, displayWidth(name)), 0);
  return { ...found, room: longest + 1 };
}

const third = (width: number): number =>
  Math.min(NAMES.most, Math.max(NAMES.least, Math.floor(width / 3)));

function cellsFor(count: number, room: number): Cells {
  if (count * FIGURE <= room) return { width: FIGURE, count };
  return { width: 1, count: Math.max(0, Math.min(count, Math.floor(room))) };
}

/** The number of each column, over its figures. */
function headOf(shown: readonly number[], indent: number, { width }: Cells): string {
  const numbers = shown.map((_, i) => String(i + 1).padStart(width));
  return `${' '.repeat(indent)}${numbers.join('')}\n`;
}

/** ` .83`, or `8`; nothing for what rounds to zero, and a mark on the diagonal. */
function cellOf(value: number, { width }: Cells, isOwn: boolean): string {
  if (isOwn) return '·'.padStart(width);
  if (width > 1) return (value < LEAST ? '' : figureOf(value)).padStart(width);
  const tenths = Math.floor(value * 10);
  return tenths === 0 ? ' ' : tenths > 9 ? '#' : String(tenths);
}

/** What is less is nothing in two decimals. */
const LEAST = 0.005;

/** `.83`, or `1.0`, as `1.00` would touch the figure before it. */
const figureOf = (value: number): string => decimal(value).slice(0, FIGURE - 1);

function lastLine(by: string, count: number, cells: Cells): string {
  const what = `${counted(count, 'document')} by ${by}`;
  const unit = cells.width > 1 ? '' : ', a digit for each tenth, # for 1';
  const cut = count - cells.count;
  return cut === 0
    ? what + unit
    : `${what}${unit}; ${counted(cut, 'more column')}: -f csv or -o matrix.svg has all`;
}
