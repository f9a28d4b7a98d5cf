/** Which entries of a baseline a call could find: those whose file is at or below one of its paths. */

import { posix, sep } from 'node:path';
import type { IsScanned } from '../../../baseline/compare.ts';
import type { Call } from '../../options/call.ts';

/** Whether an accepted document would be found by this call if it were there. By names alone. */
export function scannedBy({ paths }: Call): IsScanned {
  const roots = paths.map(normal);
  return ({ document, path }) => {
    const name = normal(path ?? document);
    return roots.some((root) => isBelow(name, root));
  };
}

function isBelow(name: string, root: string): boolean {
  if (root === '.') return !posix.isAbsolute(name) && name !== '..' && !name.startsWith('../');
  if (root === '/') return posix.isAbsolute(name);
  // a record without an id is called by the line of its file
  return name === root || name.startsWith(`${root}/`) || name.startsWith(`${root}#`);
}

function normal(path: string): string {
  const name = posix.normalize(path.replaceAll(sep, '/'));
  return name.length > 1 ? name.replace(/\/$/, '') : name;
}
