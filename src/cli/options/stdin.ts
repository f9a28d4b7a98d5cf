/** What standard input is, before anything is read from it. */

import { fstatSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { DedupeError } from '../../model/error.ts';

/** The path that stands for standard input. */
export const STDIN = '-';

/**
 * Refuses a folder, of which node makes an empty stream.
 *
 * @throws {DedupeError} `STDIN_MISSING`.
 */
export function refuseFolder(): void {
  if (!look(() => fstatSync(0))?.isDirectory()) return;
  const message = 'standard input is a folder: name it as a path, dedupe FOLDER';
  throw new DedupeError('STDIN_MISSING', message);
}

/** Whether a path is standard input, also by a name of the system's, such as /dev/stdin. */
export function isStdin(path: string): boolean {
  if (path === STDIN) return true;
  const stdin = look(() => fstatSync(0));
  const named = look(() => statSync(path));
  // a file can be read twice
  if (!stdin || !named || stdin.isFile()) return false;
  return stdin.ino === named.ino && stdin.dev === named.dev;
}

/** Undefined where it is closed, or not there. */
function look(stat: () => Stats): Stats | undefined {
  try {
    return stat();
  } catch {
    return undefined;
  }
}
