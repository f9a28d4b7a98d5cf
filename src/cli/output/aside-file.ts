/**
 * A file that is written beside the one that it replaces, and takes its name when it is complete. If
 * something happens before, an error, a signal, a full disk, the old file is as it was.
 *
 * It is a hidden file that is never read as an article. A signal removes it: see interrupt.ts. Only SIGKILL, which
 * no process sees, leaves the file behind.
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
import { cleanUpAtEnd, letSignalsThrough } from '../interrupt.ts';
import { hasCode } from '../screen/failure.ts';
import { writeAll } from './write-all.ts';

/** Without O_CREAT, with which some systems refuse to open a file of another user in a shared folder. */
export const IN_PLACE = constants.O_WRONLY | constants.O_TRUNC;

/** Names to try; it is next to impossible that one is taken. */
const TRIES = 5;
/** Bits of a mode that say who may do what. */
const PERMISSIONS = 0o7777;

/** Creates one in a folder, with the mode and the owner of the file that it replaces. */
export function createAsideFile(folder: string, old?: Stats): AsideFile {
  for (let tries = 1; ; tries++) {
    try {
      return new AsideFile(join(folder, randomName()), old);
    } catch (error) {
      if (!hasCode(error, 'EEXIST') || tries === TRIES) throw error;
    }
  }
}

/** A new file that will replace another. */
export class AsideFile {
  readonly descriptor: number;
  readonly #path: string;
  readonly #stopListening: () => void;
  #isOpen = true;

  constructor(path: string, old: Stats | undefined) {
    this.#path = path;
    // before the file is created, so that no signal comes between
    this.#stopListening = cleanUpAtEnd(() => rmSync(path, { force: true }));
    try {
      this.descriptor = openSync(path, 'wx');
    } catch (error) {
      this.#stopListening();
      throw error;
    }
    if (old !== undefined) this.#copyRightsOf(old);
  }

  #copyRightsOf({ mode, uid, gid }: Stats): void {
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

  /** Gives the file its name. If the old file cannot be replaced, writes the content into it. */
  async moveTo(target: string): Promise<void> {
    this.#close();
    try {
      renameSync(this.#path, target);
    } catch (error) {
      if (!isPinned(error)) throw error;
      await copyInto(target, this.#path);
    }
  }

  /** Removes the file unless it was moved. Must always be called. */
  async end(): Promise<void> {
    this.#close();
    rmSync(this.#path, { force: true });
    await letSignalsThrough();
    this.#stopListening();
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.descriptor);
  }
}

function randomName(): string {
  return `.dedupe-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
}

/** True if a file can be written but not replaced: a mount, or a file of another user in a shared folder. */
function isPinned(error: unknown): boolean {
  return ['EBUSY', 'EXDEV', 'EPERM', 'EACCES'].some((code) => hasCode(error, code));
}

/** Does not use `copyFile`, which would also set the mode, and would fail if the old file is gone. */
async function copyInto(target: string, from: string): Promise<void> {
  const output = openSync(target, IN_PLACE);
  try {
    for (const chunk of fileChunks(from)) await writeAll(output, chunk);
  } finally {
    closeSync(output);
  }
}
