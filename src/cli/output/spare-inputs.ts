/**
 * No output may be an input: a file that is read is never overwritten. Files are compared by device and
 * inode, so no other spelling, link or hard link gets around it.
 *
 * It costs one stat call per input, 2 us each, and only if an output exists already.
 */

import type { Stats } from 'node:fs';
import type { FileListing } from '../../files/articles.ts';
import { isEarlierReport } from './earlier-report.ts';
import { STDOUT, statOf } from './output-place.ts';
import { cannotWrite } from './refuse-output.ts';

/** An existing file that a report would overwrite. */
interface Threatened {
  readonly path: string;
  readonly key: string;
}

/** The outputs that are reports of earlier runs, and so not articles. */
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
 * Makes sure that no output is this file, which the run reads; `what` is its name in the message.
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
  const stats = outputs.length === 0 ? undefined : statOf(input);
  if (stats === undefined) return undefined;
  const key = keyOf(stats);
  return outputs.find((output) => output.key === key)?.path;
}

function keyOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

function isInput(output: string, input: string): Error {
  const spelling = output === input ? '' : ` (as ${JSON.stringify(input)})`;
  return cannotWrite(
    JSON.stringify(output),
    `it is one of the files to read${spelling}; choose another name, or leave it out with --ignore`,
  );
}
