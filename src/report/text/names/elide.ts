/**
 * Shortening a path so that what tells it from the others of its list stays: of its folders and its file
 * name, those that the fewest others have, with `…` for the rest. O(parts), of which the best 40 are tried.
 */

import { shortenPath } from './path.ts';
import { displayWidth } from '../width.ts';

/** More parts than these fit on no terminal. */
const MAX_PARTS = 40;

/** The share of the names, (0, 1], that have a folder or a file of this name. */
export type ShareOfPart = (part: string) => number;

/** Counts in how many of the names each part occurs. */
export function shareOfParts(names: readonly string[]): ShareOfPart {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const part of new Set(name.split('/'))) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return (part) => (counts.get(part) ?? names.length) / names.length;
}

/** `name` in at most `width` columns: `version-v7/react/…/adding-mobile.md`. */
export function elide(name: string, width: number, shareOf: ShareOfPart): string {
  if (displayWidth(name) <= width) return name;
  const parts = name.split('/');
  const last = parts.length - 1;
  const order = [...parts.keys()].sort(
    (i, j) =>
      shareOf(parts[i] ?? '') - shareOf(parts[j] ?? '') ||
      Number(j === last) - Number(i === last) ||
      i - j,
  );
  const [rarest = last] = order;
  for (const kept of [chosen(parts, [last, ...order], width), chosen(parts, order, width)]) {
    if (kept.has(rarest)) return shown(parts, kept);
  }
  return shortenPath(name, width);
}

/** As many of the parts as fit, the first in order first. */
function chosen(parts: readonly string[], order: readonly number[], width: number): Set<number> {
  const kept = new Set<number>();
  for (const i of order.slice(0, MAX_PARTS)) {
    if (kept.has(i)) continue;
    kept.add(i);
    if (displayWidth(shown(parts, kept)) > width) kept.delete(i);
  }
  return kept;
}

/** The kept parts in their order, `…` for each run of others. */
function shown(parts: readonly string[], kept: ReadonlySet<number>): string {
  const pieces: string[] = [];
  let before = -1;
  for (const i of [...kept].sort((a, b) => a - b)) {
    if (i > before + 1) pieces.push('…');
    pieces.push(parts[i] ?? '');
    before = i;
  }
  if (before < parts.length - 1) pieces.push('…');
  return pieces.join('/');
}
