/**
 * A file for what does not fit in memory. It has no name, so it is gone however the process ends: by Ctrl-C,
 * by a crash or by the system. Linux can create a file without a name; elsewhere the name is removed as soon
 * as the file is open. All threads of a process use its descriptor.
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

/** Closes the descriptor of a file that is garbage; only the thread that created it registers it. */
const open = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

/** A file that no other process sees. */
export class ScratchFile {
  readonly descriptor: number;

  private constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  /** Creates a file in the folder for temporary files. Throws a `DedupeError` if it cannot. */
  static create(): ScratchFile {
    const file = new ScratchFile(createNameless(tmpdir()) ?? createUnlinked(tmpdir()));
    open.register(file, file.descriptor);
    return file;
  }

  /** Returns a file that another thread of this process created. */
  static of(descriptor: number): ScratchFile {
    return new ScratchFile(descriptor);
  }

  /** Bytes written so far. */
  get size(): number {
    return fstatSync(this.descriptor).size;
  }

  /** Writes bytes at a position. Throws a `DedupeError` if there is no room on the disk. */
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

/** Creates a file without a name; undefined if the system or the disk cannot. */
function createNameless(place: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return openSync(place, NAMELESS | constants.O_DIRECTORY | constants.O_RDWR, 0o600);
  } catch {
    // any other fault shows when a file with a name is created
    return undefined;
  }
}

/** Creates a file in a new folder of `place`, and removes both names. */
function createUnlinked(place: string): number {
  const { folder, descriptor } = createIn(place);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    remove();
  } catch {
    // some systems do not remove an open file; it then goes with the process
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
