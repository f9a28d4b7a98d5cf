/**
 * A file for what does not fit in memory. It has no name, so that it is gone however the process ends, by
 * Ctrl-C, by a crash or by the system: Linux makes one that never had any, and elsewhere it is unlinked as
 * soon as it is open. All threads of a process use its descriptor.
 */
import {
  closeSync,
  constants,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DedupeError } from '../model/error.ts';
import { describeSystemFailure, systemFailure } from '../model/system-error.ts';

/** Bytes of one system call at most: node takes no more than two gigabytes. */
const MAX_STEP = 1 << 30;

/** Descriptors are closed with whoever opened them. */
const open = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

/** A file that nobody else sees. */
export class ScratchFile {
  readonly descriptor: number;

  private constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  /** Creates one in the folder for temporary files. Throws a `DedupeError` where it cannot. */
  static create(): ScratchFile {
    const file = new ScratchFile(createNameless(tmpdir()) ?? createUnlinked(tmpdir()));
    open.register(file, file.descriptor);
    return file;
  }

  /** One that another thread of this process created. */
  static of(descriptor: number): ScratchFile {
    return new ScratchFile(descriptor);
  }

  /** Bytes written so far. */
  get size(): number {
    return fstatSync(this.descriptor).size;
  }

  /** Writes bytes at a position. Throws a `DedupeError` where there is no room on the disk. */
  write(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length;) {
      const step = Math.min(MAX_STEP, bytes.length - done);
      try {
        done += writeSync(this.descriptor, bytes, done, step, position + done);
      } catch (error) {
        throw noRoom('no room for temporary files', error, 'free some, ');
      }
    }
  }

  /** Fills `bytes` from a position. */
  read(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length;) {
      const step = Math.min(MAX_STEP, bytes.length - done);
      const count = readSync(this.descriptor, bytes, done, step, position + done);
      if (count === 0) throw new Error(`temporary file is too short: ${position + done}`);
      done += count;
    }
  }
}

/** `O_TMPFILE` of Linux, which node has no name for. */
const NAMELESS = 0o20000000;

/** A new file without a name, where system and disk can make one. */
function createNameless(place: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return openSync(place, NAMELESS | constants.O_DIRECTORY | constants.O_RDWR, 0o600);
  } catch {
    // what is wrong besides shows when a file with a name is made
    return undefined;
  }
}

/** A new file in a new folder of `place`, of which the names are gone already. */
function createUnlinked(place: string): number {
  const { folder, descriptor } = createIn(place);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    remove();
  } catch {
    // where an open file cannot be removed, it goes with the process
    process.once('exit', remove);
  }
  return descriptor;
}

function createIn(place: string): { folder: string; descriptor: number } {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(place, 'neardup-'));
    return { folder, descriptor: openSync(join(folder, 'scratch'), 'w+') };
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    throw noRoom('cannot create temporary files', error);
  }
}

function noRoom(problem: string, error: unknown, remedy = ''): Error {
  const failure = systemFailure(error);
  if (failure === undefined) return error instanceof Error ? error : new Error(problem);
  const { remedy: _, ...what } = failure;
  return new DedupeError(
    'NO_ROOM',
    `${problem} in "${tmpdir()}" (${describeSystemFailure(what)}): ${remedy}set TMPDIR, or give more --memory`,
  );
}
