/**
 * A file that is written beside the one it is to replace, and takes its name when it is whole: whatever
 * happens before, an error, a signal, a full disk, the old one is there as it was.
 *
 * Its name is hidden and of a kind that is never read as an article. A signal ends the process as it
 * would without this, but after the file is gone; so whoever writes gives way now and then. Only a kill
 * that cannot be seen leaves it behind.
 */

import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { fileChunks } from '../../read/bytes.ts';
import { hasCode } from '../screen/failure.ts';
import { writeAll } from './write-all.ts';

/** To write to what is there already: some systems let nobody create where others may have. */
export const IN_PLACE = constants.O_WRONLY | constants.O_TRUNC;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Names to try; that one is taken is next to impossible. */
const TRIES = 5;
/** Bits of a mode that say who may do what. */
const PERMISSIONS = 0o7777;

/** A new file on its way to a name. */
export class AsideFile {
  readonly descriptor: number;
  readonly #path: string;
  readonly #heed: () => void;
  #isOpen = true;

  private constructor(path: string, old: Stats | undefined) {
    this.#path = path;
    // first: a signal that comes between the two finds the file
    this.#heed = removeOnSignal(path);
    try {
      this.descriptor = openSync(path, 'wx');
    } catch (error) {
      this.#heed();
      throw error;
    }
    if (old !== undefined) this.#takeAfter(old);
  }

  /** Creates one in a folder, with the mode and the owner of the file that it is to replace. */
  static createIn(folder: string, old?: Stats): AsideFile {
    for (let tries = 1; ; tries++) {
      try {
        return new AsideFile(join(folder, randomName()), old);
      } catch (error) {
        if (!hasCode(error, 'EEXIST') || tries === TRIES) throw error;
      }
    }
  }

  #takeAfter({ mode, uid, gid }: Stats): void {
    try {
      fchownSync(this.descriptor, uid, gid);
    } catch {
      // only root may give files away
    }
    try {
      fchmodSync(this.descriptor, mode & PERMISSIONS);
    } catch {
      // a disk without modes
    }
  }

  /** Gives the file its name, or what it holds to the old one where that can only be written to. */
  async moveTo(target: string): Promise<void> {
    this.#close();
    try {
      renameSync(this.#path, target);
    } catch (error) {
      if (!isPinned(error)) throw error;
      await copyInto(target, this.#path);
    }
  }

  /** Forgets the file, which is gone unless it was moved. Always to be called. */
  async end(): Promise<void> {
    this.#close();
    rmSync(this.#path, { force: true });
    // what was sent meanwhile has its turn
    await turn();
    this.#heed();
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.descriptor);
  }
}

/** Lets the process see its signals. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function randomName(): string {
  return `.dedupe-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
}

/** A file that can be written but not replaced: mounted by itself, or another's in a folder for all. */
function isPinned(error: unknown): boolean {
  return ['EBUSY', 'EXDEV', 'EPERM', 'EACCES'].some((code) => hasCode(error, code));
}

/** Not by the system's copy of a file, which would also set the mode, and fail when the old is gone. */
async function copyInto(target: string, from: string): Promise<void> {
  const output = openSync(target, IN_PLACE);
  try {
    for (const chunk of fileChunks(from)) await writeAll(output, chunk);
  } finally {
    closeSync(output);
  }
}

/** Until the returned function is called, a signal removes the file and then does what it always does. */
function removeOnSignal(path: string): () => void {
  const remove = (): void => rmSync(path, { force: true });
  const end = (signal: NodeJS.Signals): void => {
    remove();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, end);
  };
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}
