/** Reads and writes the file of a baseline. */

import { readFileSync, statSync } from 'node:fs';
import type { Baseline } from '../../../baseline/entry.ts';
import { parseBaseline, printBaseline } from '../../../baseline/file.ts';
import { DedupeError } from '../../../model/error.ts';
import { systemFailure } from '../../../model/system-error.ts';
import { hasCode } from '../../screen/failure.ts';
import { assertWritable, writeOutput } from '../../output/write.ts';

/** Half a million entries; more is no list of what people accepted. */
const MOST_BYTES = 2 ** 28;

/**
 * The baseline in a file; undefined if there is none, and the call makes one.
 *
 * @throws {DedupeError} `BAD_BASELINE` if it cannot be read, or is no baseline.
 */
export function readBaseline(file: string, mayBeMissing: boolean): Baseline | undefined {
  const name = JSON.stringify(file);
  const text = textOf(file, name);
  if (text !== undefined) return parseBaseline(text, file);
  if (mayBeMissing) return undefined;
  throw bad(`there is no baseline ${name}; --update-baseline makes one of what is found now`);
}

function textOf(file: string, name: string): string | undefined {
  try {
    const stats = statSync(file);
    // a device or a pipe might never end
    if (!stats.isFile()) throw bad(`the baseline ${name} is no file`);
    if (stats.size > MOST_BYTES) throw bad(`the baseline ${name} is larger than 256 MB`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    const failure = systemFailure(error);
    if (failure === undefined) throw error;
    throw bad(`cannot read the baseline ${name}: ${failure.reason}`);
  }
}

/** @throws {DedupeError} `OUTPUT_FAILED` if the file could not be written after a long run. */
export function assertBaselineWritable(file: string): void {
  if (file === '-') throw bad('a baseline is a file, not standard output');
  assertWritable(file);
}

/** @throws {DedupeError} `OUTPUT_FAILED` if it cannot be written. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await writeOutput(file, printBaseline(baseline));
}

function bad(message: string): DedupeError {
  return new DedupeError('BAD_BASELINE', message);
}
