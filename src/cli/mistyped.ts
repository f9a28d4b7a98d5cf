/** A first word that is neither a command nor a path, but nearly one: `dedupe expalin a.txt b.txt`, `dedupe version`. */

import { lstatSync } from 'node:fs';
import { DedupeError } from '../model/error.ts';
import { nearest } from './options/nearest.ts';
import { tryStat } from './try-stat.ts';

/**
 * Refuses such a word. Before flags are parsed: it may be followed by flags that only the command has.
 *
 * @throws {DedupeError} `BAD_OPTION` with the nearest command.
 */
export function refuseMistyped(word: string, commands: readonly string[]): void {
  if (!/^[a-z][a-z-]*$/i.test(word) || commands.includes(word)) return;
  const near = word === 'version' ? '--version' : nearest(word, commands);
  if (near === undefined || tryStat(() => lstatSync(word)) !== undefined) return;
  const message = `${JSON.stringify(word)} is no command, file or folder; did you mean ${near}?`;
  throw new DedupeError('BAD_OPTION', message);
}
