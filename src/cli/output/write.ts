/**
 * Writes the results of a run to standard output or to a file. A file is written beside the old one and
 * then renamed, so a hard link to the old file keeps the old content.
 *
 * If that is not possible, it is written in place: devices, pipes, and a writable file in a folder that is
 * not.
 */

import { accessSync, closeSync, constants, lstatSync, openSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { letSignalsThrough } from '../interrupt.ts';
import { type AsideFile, createAsideFile, IN_PLACE } from './aside-file.ts';
import { blocks } from './blocks.ts';
import { hasCode } from '../screen/failure.ts';
import { filePlace, type FilePlace, isStdout, STDOUT, statOf } from './output-place.ts';
import { cannotWrite, orRefuse, refuseOutput } from './refuse-output.ts';
import { writeAll } from './write-all.ts';
import { writeBytesToStdout, writeToStdout } from './write-stdout.ts';

/** Milliseconds of writing between two pauses for signals. */
const WRITING_TIME = 50;

/**
 * Writes the pieces to a file, or to standard output for `-`.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` if they cannot be written.
 */
export async function writeOutput(path: string, pieces: Iterable<string>): Promise<void> {
  if (path === STDOUT || isStdout(path)) return writeToStdout(pieces);
  const rest = blocks(pieces);
  // may take long, so before there is a file to remove
  const first = rest.next();
  return writeToFile(path, first.done === true ? [] : startingWith(first.value, rest));
}

/**
 * Writes chunks of bytes to a file, or to standard output for `-`. If making them fails, no file is left.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` if they cannot be written.
 */
export function writeBytes(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  return path === STDOUT || isStdout(path) ? writeBytesToStdout(chunks) : writeToFile(path, chunks);
}

/** What is written, block by block. */
type Blocks = Iterable<string> | AsyncIterable<Uint8Array>;

async function writeToFile(path: string, text: Blocks): Promise<void> {
  const name = JSON.stringify(path);
  const place = orRefuse(name, () => filePlace(path));
  const aside = place && orRefuse(name, () => createBeside(place));
  if (place === undefined || aside === undefined) return writeInPlace(path, text);
  try {
    await writeBlocks(aside.descriptor, text, name);
    await aside.moveTo(place.path).catch((error: unknown) => refuseOutput(name, error));
  } finally {
    await aside.end();
  }
}

function* startingWith(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

/** Undefined if the folder takes no new file, but there is an old one to write into. */
function createBeside({ folder, old }: FilePlace): AsideFile | undefined {
  try {
    return createAsideFile(folder, old);
  } catch (error) {
    const isClosed = ['EACCES', 'EPERM', 'EROFS'].some((code) => hasCode(error, code));
    if (isClosed && old !== undefined) return undefined;
    throw error;
  }
}

/** If the reader of a pipe is gone, writing ends quietly, as to standard output. */
async function writeInPlace(path: string, text: Blocks): Promise<void> {
  const name = JSON.stringify(path);
  const descriptor = orRefuse(name, () => openSync(path, IN_PLACE));
  try {
    await writeBlocks(descriptor, text, name);
  } finally {
    closeSync(descriptor);
  }
}

async function writeBlocks(descriptor: number, text: Blocks, name: string): Promise<void> {
  let since = performance.now();
  for await (const block of text) {
    try {
      await writeAll(descriptor, block);
    } catch (error) {
      if (hasCode(error, 'EPIPE')) return;
      refuseOutput(name, error);
    }
    if (performance.now() - since < WRITING_TIME) continue;
    await letSignalsThrough();
    since = performance.now();
  }
}

/**
 * Makes sure, before a long run, that a report can be written at its end; to `-` it always can.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` with the reason.
 */
export function assertWritable(path: string): void {
  if (path === STDOUT) return;
  const name = JSON.stringify(path);
  if (path === '') throw cannotWrite(name, 'the name is empty');
  if (statOf(path) === undefined) return orRefuse(name, () => assertCreatable(path));
  const stats = orRefuse(name, () => statSync(path));
  if (stats.isDirectory()) throw cannotWrite(name, 'it is a folder');
  if (isStdout(path)) return;
  if (stats.isSocket()) throw cannotWrite(name, 'it is a socket');
  orRefuse(name, () => accessSync(path, constants.W_OK));
}

function assertCreatable(path: string): void {
  const name = JSON.stringify(path);
  if (path.endsWith('/') || path.endsWith(sep)) {
    throw cannotWrite(name, 'it ends in a slash, as a folder does');
  }
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isLink) throw cannotWrite(name, 'it is a symbolic link that leads nowhere');
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (folder === undefined) throw cannotWrite(name, 'there is no such folder; make it first');
  if (!folder.isDirectory()) throw cannotWrite(name, 'its folder is a file');
  accessSync(dirname(path), constants.W_OK | constants.X_OK);
}
