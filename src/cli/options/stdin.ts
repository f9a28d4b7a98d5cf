/** What standard input is, before anything is read from it. */

import { fstatSync, statSync } from 'node:fs';
import { DedupeError } from '../../model/error.ts';
import { tryStat } from '../try-stat.ts';

/** The path that means standard input. */
export const STDIN = '-';

/**
 * Refuses a folder, which node would read as an empty stream.
 *
 * @throws {DedupeError} `STDIN_MISSING`.
 */
export function refuseFolder(): void {
  if (!tryStat(() => fstatSync(0))?.isDirectory()) return;
  const message = 'standard input is a folder; name it as a path instead: dedupe FOLDER';
  throw new DedupeError('STDIN_MISSING', message);
}

/** Whether a path is standard input, also under a name of the system, such as /dev/stdin. */
export function isStdin(path: string): boolean {
  if (path === STDIN) return true;
  const stdin = tryStat(() => fstatSync(0));
  const named = tryStat(() => statSync(path));
  // a file can be read twice
  if (!stdin || !named || stdin.isFile()) return false;
  return stdin.ino === named.ino && stdin.dev === named.dev;
}
