/** A folder as tests look at it: what is read of it and what is skipped; and links in it. */

import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles } from '../../src/files/list-files.ts';
import type { SourceOptions } from '../../src/files/source.ts';

/** The listing of a folder, by paths from it: what is read, and what is skipped and why. */
export function listed(
  root: string,
  options?: SourceOptions,
): { read: string[]; skipped: string[][] } {
  const { files, skipped } = listFiles([root], options);
  return {
    read: files.map(({ path }) => relative(root, path)),
    skipped: skipped.map(({ path, reason }) => [relative(root, path), reason]),
  };
}

/** Links by path: each with what it says. */
export function link(root: string, links: Readonly<Record<string, string>>): void {
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
}
