/**
 * Offsets of a text as lines and columns, both from 1. A line ends at a line feed, as in git and in every
 * editor; a carriage return before it is the last column. Columns are UTF-16 units, as offsets are.
 *
 * One pass over the text, 4 bytes a line; then O(log lines) for each offset.
 */

/** A range of a text by lines and columns; the end column is the one behind the last unit. */
export interface TextPlace {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where each line starts. */
export function lineStarts(text: string): Int32Array {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  const starts = new Int32Array(count);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts[line++] = at + 1;
  }
  return starts;
}

/** The half-open range [start, end) of offsets, in the text whose lines start there. */
export function placeOf(
  starts: Int32Array,
  [start, end]: readonly [start: number, end: number],
): TextPlace {
  const first = lineAt(starts, start);
  const last = lineAt(starts, end);
  return {
    startLine: first + 1,
    startColumn: start - (starts[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: end - (starts[last] ?? 0) + 1,
  };
}

/** The last line that starts at the offset or before it. */
function lineAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
