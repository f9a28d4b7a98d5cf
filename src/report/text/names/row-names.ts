/**
 * What the rows of one list are called on a terminal, so that no two read the same.
 *
 * Copies often keep the name of the file and lie in folders that differ in the middle of a long path. So
 * the folders that all rows have are told once, and a name that is still too wide keeps what few others
 * have. Where that is not enough, the text around the first difference is shown, and names that would
 * still read the same are numbered. O(characters), and a sort of the names that collide.
 */

import { shortenPath } from './path.ts';
import { clip, displayWidth } from '../width.ts';
import { elide, shareOfParts } from './elide.ts';
import { windows } from './window.ts';

/** The names of some rows. */
export interface RowNames {
  /** The folders that all rows have, with a slash at the end; empty if each name is whole. */
  readonly folder: string;
  /** In the order of the rows; each at most as wide as asked. */
  readonly names: readonly string[];
}

/** A folder of fewer characters is not worth a line of its own. */
const MIN_FOLDER = 4;

/** Names in at most `width` columns, the common folders taken out if any name is wider. */
export function rowNames(names: readonly string[], width: number): RowNames {
  if (names.every((name) => displayWidth(name) <= width)) {
    return { folder: '', names: apart(names, width) };
  }
  const folder = commonFolder(names);
  return {
    folder,
    names: namesApart(
      names.map((name) => name.slice(folder.length)),
      width,
    ),
  };
}

/** Names in at most `width` columns, each on its own: nothing is told elsewhere. */
export function namesApart(names: readonly string[], width: number): readonly string[] {
  if (names.length < 2) return names.map((name) => shortenPath(name, width));
  const shareOf = shareOfParts(names);
  const short = names.map((name) => elide(name, width, shareOf));
  return apart(withWindows(names, short, width), width);
}

/** The folders at the start of every name; a lone name has none. */
function commonFolder(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const name of others) while (!name.startsWith(folder)) folder = parentOf(folder);
  return folder.length < MIN_FOLDER || names.includes(folder) ? '' : folder;
}

/** `a/` of `a/b/`; nothing of `a/`. */
function parentOf(folder: string): string {
  return folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1);
}

/** Short names, of which those that read the same give way to the text around their differences. */
function withWindows(
  names: readonly string[],
  short: readonly string[],
  width: number,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of short) counts.set(reading(name), (counts.get(reading(name)) ?? 0) + 1);
  const colliding = names.filter((_, i) => (counts.get(reading(short[i] ?? '')) ?? 0) > 1);
  if (colliding.length === 0) return short;
  const windowOf = windows(colliding, width);
  return short.map((name, i) => windowOf.get(names[i] ?? '') ?? name);
}

/** The names, numbered from the second on where one reads as an earlier one does. */
function apart(names: readonly string[], width: number): readonly string[] {
  const taken = new Set(names.map(reading));
  if (taken.size === names.length) return names;
  const seen = new Map<string, number>();
  return names.map((name) => {
    const base = reading(name);
    let number = seen.get(base) ?? 0;
    if (number === 0) {
      seen.set(base, 1);
      return name;
    }
    let numbered: string;
    do numbered = withNumber(name, ++number, width);
    while (taken.has(reading(numbered)));
    seen.set(base, number);
    taken.add(reading(numbered));
    return numbered;
  });
}

function withNumber(name: string, number: number, width: number): string {
  const end = ` (${number})`;
  return clip(name, width - end.length) + end;
}

/** What a reader sees: accents put together, and nothing that takes no room. */
function reading(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
}
