/**
 * Two texts on a screen: side by side, or one under the other. Each line begins with the number of its line
 * in the file, and with a bar if it is in a passage.
 */

import type { ComparedRow } from '../../../model/comparison.ts';
import { type Line, space, span } from '../../../report/text/line.ts';
import { lineWidth } from '../../../report/text/fit.ts';
import { wrapLine } from '../../../report/text/wrap-line.ts';

/** Columns from which two texts have room side by side. */
const SIDE_BY_SIDE = 100;
/** If nothing is cut: columns of rules. */
const COLUMNS = 80;
/** The narrowest column of text. */
const LEAST = 20;

/** What one document has in a strip. */
export interface Cell {
  readonly line: number;
  readonly isShared: boolean;
  readonly text: Line;
}

/** A way to lay strips out. */
export interface Layout {
  readonly columns: number;
  /** A strip that is the same in both. */
  same(a: Cell, b: Cell): Iterable<Line>;
  /** One that is not, or that only one has. */
  pair(a: Cell | undefined, b: Cell | undefined): Iterable<Line>;
}

/** The layout for so many columns; null for no limit. `digits` are those of the largest line number. */
export function layoutOf(width: number | null, digits: number): Layout {
  return width !== null && width >= SIDE_BY_SIDE
    ? sideBySide(width, digits)
    : stacked(width, digits);
}

/** Digits of the largest line number. */
export function gutterOf(rows: readonly ComparedRow[]): number {
  let most = 1;
  for (const row of rows) {
    const places = row.kind === 'passage' ? [row.placeA, row.placeB] : [row.place];
    for (const { endLine } of places) most = Math.max(most, endLine);
  }
  return String(most).length;
}

const barOf = ({ isShared }: Cell): Line => [isShared ? span('│', 'excerpt') : space(1), space(1)];

const numberOf = (line: number | undefined, digits: number): string =>
  String(line ?? '').padStart(digits);

function stacked(width: number | null, digits: number): Layout {
  const room = width === null ? null : Math.max(LEAST, width - 2 * digits - 6);
  function* cellLines(cell: Cell, numbers: string, sign: string): Generator<Line> {
    const lines = room === null ? [cell.text] : wrapLine(cell.text, room);
    for (const [i, line] of lines.entries()) {
      const start = i === 0 ? numbers : ' '.repeat(numbers.length);
      yield [span(`${start} ${sign} `, 'faint'), ...barOf(cell), ...line];
    }
  }
  const gutter = (a: number | undefined, b: number | undefined): string =>
    `${numberOf(a, digits)} ${numberOf(b, digits)}`;
  return {
    columns: width ?? COLUMNS,
    same: (a, b) => cellLines(a, gutter(a.line, b.line), ' '),
    *pair(a, b) {
      if (hasText(a)) yield* cellLines(a, gutter(a.line, undefined), '-');
      if (hasText(b)) yield* cellLines(b, gutter(undefined, b.line), '+');
    },
  };
}

function hasText(cell: Cell | undefined): cell is Cell {
  return cell?.text.some(({ text }) => text.trim() !== '') === true;
}

function sideBySide(width: number, digits: number): Layout {
  const half = Math.floor((width - 2) / 2);
  const room = Math.max(LEAST, half - digits - 3);
  function halfLines(cell: Cell | undefined): Line[] {
    if (!hasText(cell)) return [];
    return wrapLine(cell.text, room).map((line, i) => [
      span(`${numberOf(i === 0 ? cell.line : undefined, digits)} `, 'faint'),
      ...barOf(cell),
      ...line,
    ]);
  }
  function* rows(a: Cell | undefined, b: Cell | undefined): Generator<Line> {
    const [left, right] = [halfLines(a), halfLines(b)];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      const [ofA = [], ofB = []] = [left[i], right[i]];
      yield [...ofA, space(half + 2 - lineWidth(ofA)), ...ofB];
    }
  }
  return { columns: width, same: rows, pair: rows };
}
