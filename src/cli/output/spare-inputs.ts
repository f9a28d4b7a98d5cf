/**
 * No output may be an input: what is read is never overwritten. Files are compared by device and number,
 * so no spelling, link or hard link gets around it.
 *
 * It costs a look at every input, 2 us each, and only where an output is there already.
 */

import { type Stats, statSync } from 'node:fs';
import type { FileListing } from '../../files/articles.ts';
import { isEarlierReport } from './earlier-report.ts';
import { STDOUT, statOf } from './output-place.ts';
import { cannotWrite } from './refuse-output.ts';

/** A file that is there already and is to be written to. */
interface Threatened {
  readonly path: string;
  readonly key: string;
}

/** The outputs that are reports of earlier runs, and so no articles. */
export function earlierReports(outputs: readonly string[]): string[] {
  return threatened(outputs).flatMap(({ path }) => (isReport(path) ? [path] : []));
}

function isReport(path: string): boolean {
  try {
    return isEarlierReport(path);
  } catch {
    return false;
  }
}

/**
 * Makes sure that no output is among the articles.
 *
 * @throws {DedupeError} `OUTPUT_FAILED`.
 */
export function spareArticles(outputs: readonly string[], { files }: FileListing): void {
  const found = threatened(outputs);
  if (found.length === 0) return;
  for (const { path } of files) {
    const output = sameFile(found, path);
    if (output !== undefined) throw isInput(output, path);
  }
}

/**
 * Makes sure that no output is a file that was read for this: `what` says in a word or two what for.
 *
 * @throws {DedupeError} `OUTPUT_FAILED`.
 */
export function spareFile(
  outputs: readonly string[],
  path: string | undefined,
  what: string,
): void {
  if (path === undefined) return;
  const output = sameFile(threatened(outputs), path);
  if (output === undefined) return;
  throw cannotWrite(JSON.stringify(output), `it is the ${what}; choose another name`);
}

function threatened(outputs: readonly string[]): Threatened[] {
  return outputs.flatMap((path) => {
    const stats = path === STDOUT ? undefined : statOf(path);
    return stats?.isFile() ? [{ path, key: keyOf(stats) }] : [];
  });
}

function sameFile(outputs: readonly Threatened[], input: string): string | undefined {
  const key = inputKey(input);
  return outputs.find((output) => output.key === key)?.path;
}

function inputKey(path: string): string | undefined {
  try {
    return keyOf(statSync(path));
  } catch {
    return undefined;
  }
}

function keyOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

function isInput(output: string, input: string): Error {
  const other = output === input ? '' : ` (as ${JSON.stringify(input)})`;
  return cannotWrite(
    JSON.stringify(output),
    `it is one of the files to read${other}; choose another name, or leave it out with --ignore`,
  );
}
