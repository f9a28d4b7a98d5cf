/**
 * A file for what does not fit in memory. It has no name: it is unlinked as soon as it is open, so that it is
 * gone however the process ends, by Ctrl-C, by a crash or by the system. All threads of a process use its
 * descriptor.
 */
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DedupeError } from './core/errors.ts';

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
    const { folder, descriptor } = createIn(tmpdir());
    const file = new ScratchFile(descriptor);
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      remove();
    } catch {
      // where an open file cannot be removed, it goes with the process
      process.once('exit', remove);
    }
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

/** A new file in a new folder of `place`. */
function createIn(place: string): { folder: string; descriptor: number } {
  try {
    const folder = mkdtempSync(join(place, 'neardup-'));
    return { folder, descriptor: openSync(join(folder, 'scratch'), 'w+') };
  } catch (error) {
    throw noRoom('cannot create temporary files', error);
  }
}

function noRoom(problem: string, error: unknown, remedy = ''): DedupeError {
  const message = error instanceof Error ? error.message : String(error);
  return new DedupeError(
    'NO_ROOM',
    `${problem} in "${tmpdir()}" (${message}): ${remedy}set TMPDIR, or give more --memory`,
  );
}
