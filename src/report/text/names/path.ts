/**
 * Shortening a path in its middle: the first folder says which tree it is, the end says which file.
 */

import { clip, displayWidth, takeEnd, takeStart } from '../width.ts';

/** `path` in at most `width` columns: `site/…/2025/harbour.md`, or `…arbour-pier.md` at worst. */
export function shortenPath(path: string, width: number): string {
  if (displayWidth(path) <= width) return path;
  const parts = path.split('/');
  const first = path.startsWith('/') ? `/${parts[1] ?? ''}` : (parts[0] ?? '');
  return (
    withTail(`${first}/…`, parts, width) ?? withTail('…', parts, width) ?? shortenName(path, width)
  );
}

/** As many of the last parts as fit behind `head`; undefined if not even the file name does. */
function withTail(head: string, parts: readonly string[], width: number): string | undefined {
  let room = width - displayWidth(head);
  let from = parts.length;
  while (from > 1) {
    room -= 1 + displayWidth(parts[from - 1] ?? '');
    if (room < 0) break;
    from -= 1;
  }
  return from < parts.length ? `${head}/${parts.slice(from).join('/')}` : undefined;
}

/** A long file name, or an id without folders, keeps a third of its start and more of its end. */
function shortenName(path: string, width: number): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (width < 8 || displayWidth(name) <= width) return clip(name, width);
  const start = takeStart(name, Math.floor(width / 3));
  return `${start}…${takeEnd(name, width - 1 - displayWidth(start))}`;
}
