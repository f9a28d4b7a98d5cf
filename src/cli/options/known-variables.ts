/**
 * Refuses variables that begin as those of this program do and are none: a misspelt setting must not be ignored in
 * silence. One pass over the environment.
 */

import { DedupeError } from '../../model/error.ts';
import { cleanLine } from '../../report/text/clean.ts';
import { nearest } from './nearest.ts';
import { flagOf, SPECS } from './options.ts';
import { variableOf } from './variables.ts';

const PREFIX = 'DEDUPE_';

/**
 * Throws for a variable of this program that sets nothing. An empty one counts as absent, as everywhere.
 *
 * @throws {DedupeError} `BAD_OPTION` with the nearest name.
 */
export function refuseUnknownVariables(env: Readonly<Record<string, string | undefined>>): void {
  const names = Object.keys(env).filter((name) => name.startsWith(PREFIX) && env[name] !== '');
  if (names.length === 0) return;
  const known = SPECS.filter(([, spec]) => !spec.isFlagOnly).map(([key]) => variableOf(key));
  const unknown = names.toSorted().find((name) => !known.includes(name));
  if (unknown !== undefined) throw new DedupeError('BAD_OPTION', problemOf(unknown, known));
}

function problemOf(name: string, known: readonly string[]): string {
  const ofOneCall = SPECS.find(([key]) => variableOf(key) === name)?.[0];
  if (ofOneCall !== undefined) {
    return `${name} sets nothing: ${flagOf(ofOneCall)} is about one call, so give it as a flag`;
  }
  // without the prefix, which all share and which would make any two alike
  const guess = nearest(withoutPrefix(name), known.map(withoutPrefix));
  const remedy = guess === undefined ? 'remove it' : `did you mean ${PREFIX}${guess}?`;
  return `unknown variable ${cleanLine(name)}: ${remedy}`;
}

const withoutPrefix = (name: string): string => name.slice(PREFIX.length);
