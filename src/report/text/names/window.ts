/**
 * The text around the place where a name first differs from the name most like it. The names are
 * sorted, so that the one with the longest common start is next to it.
 */

import { takeStart, clip } from '../width.ts';

/** Characters shown before the difference. */
const BEFORE = 6;

/** For each name, in at most `width` columns, what is around its difference from the others. */
export function windows(names: readonly string[], width: number): ReadonlyMap<string, string> {
  const sorted = [...new Set(names)].sort((x, y) => (x < y ? -1 : 1));
  return new Map(
    sorted.map((name, i) => {
      const near = [sorted[i - 1], sorted[i + 1]].filter((other) => other !== undefined);
      return [
        name,
        windowAt(name, Math.max(0, ...near.map((other) => commonStart(name, other))), width),
      ];
    }),
  );
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** `start…around it…`: a third of the room for the start, which says which tree it is. */
function windowAt(name: string, at: number, width: number): string {
  const start = takeStart(name, Math.floor(width / 3));
  let from = Math.max(0, at - BEFORE);
  if (from <= start.length) return clip(name, width);
  // never between the two halves of a character
  if (/[\ud800-\udbff]/u.test(name[from - 1] ?? '')) from -= 1;
  const head = `${start}…`;
  return head + clip(name.slice(from), Math.max(1, width - Math.floor(width / 3) - 1));
}
