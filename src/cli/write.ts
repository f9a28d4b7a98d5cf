/**
 * Writing reports in blocks. To standard output each is awaited, so that a pipe of any size is neither
 * truncated nor buffered whole, and a reader who closes early (`| head -1`) ends the report quietly.
 * A file takes them one after the other: to hand each to another thread would take longer than to
 * write it.
 */

import {
  accessSync,
  closeSync,
  constants,
  openSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { DedupeError } from '../core/errors.ts';
import { hasCode } from './failure.ts';

/** Characters collected before a write; small enough to show progress, large enough to be cheap. */
const BLOCK = 64 * 1024;

/**
 * Writes the pieces to standard output; stops without an error when nobody reads it any more.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` where it cannot be written: a full disk.
 */
export async function writeToStream(stream: Writable, pieces: Iterable<string>): Promise<void> {
  try {
    for (const block of blocks(pieces)) await writeBlock(stream, block);
  } catch (error) {
    if (!hasCode(error, 'EPIPE')) refuse('to standard output', error);
  }
}

/**
 * Writes the pieces to a file, replacing what it held.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` where the file cannot be written.
 */
export async function writeToFile(path: string, pieces: Iterable<string>): Promise<void> {
  const place = JSON.stringify(path);
  const file = orRefuse(place, () => openSync(path, 'w'));
  try {
    for (const block of blocks(pieces)) orRefuse(place, () => writeFileSync(file, block));
  } finally {
    closeSync(file);
  }
}

/**
 * Makes sure, before a long run, that a report can be written at its end; `-` always can.
 *
 * @throws {DedupeError} `OUTPUT_FAILED`, with the reason.
 */
export async function assertWritable(path: string): Promise<void> {
  if (path === '-') return;
  const place = JSON.stringify(path);
  const target = statOf(path);
  if (target?.isDirectory())
    refuse(place, Object.assign(new Error('it is a folder'), { code: 'EISDIR' }));
  orRefuse(place, () => accessSync(target ? path : dirname(path), constants.W_OK));
}

/** What a path leads to, if anything. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function orRefuse<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return refuse(place, error);
  }
}

function refuse(place: string, error: unknown): never {
  const isOfSystem =
    error instanceof Error && 'code' in error && /^E[A-Z0-9]+$/.test(`${error.code}`);
  if (!isOfSystem) throw error;
  throw new DedupeError('OUTPUT_FAILED', `cannot write ${place}: ${error.message}`);
}

function writeBlock(stream: Writable, block: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(block, (error) => (error ? reject(error) : resolve()));
  });
}

function* blocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
