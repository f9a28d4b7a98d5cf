/**
 * Marks of files, that differ if the files do: a hash of the content, or what the system says of size and times. The
 * latter is not to be trusted where files are checked out or copied, so it has to be asked for.
 *
 * A mark is taken before a file is read for the run. Whether that run read the same is known afterwards: if neither
 * size nor times are others by then, and the file was at rest when it was looked at, or else if it has the same
 * content. O(bytes) for the first, and a look at each file for the second.
 */

import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, readSync, type Stats, statSync } from 'node:fs';
import { openPath, type SourceFile } from '../../files/articles.ts';
import { failureReason, openFile } from '../../read/bytes.ts';

/** What tells that a file has changed. */
export type Strategy = 'content' | 'metadata';

const BUFFER_BYTES = 1 << 20;
/** Clocks of file systems are coarse: within so many milliseconds, two changes may have one time. */
const RESTLESS = 2000;

/** What is known of a file: its mark, and how the system described it. */
interface Marked {
  readonly mark: string;
  readonly stats: string;
  /** When it changed last, in milliseconds. */
  readonly changed: number;
}

/** The marks of the files of a run. */
export class FileMarks {
  readonly #files: readonly SourceFile[];
  readonly #strategy: Strategy;
  readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  readonly #taken: number;
  readonly #marked: readonly Marked[];

  /** Takes the marks. */
  constructor(files: readonly SourceFile[], strategy: Strategy) {
    this.#files = files;
    this.#strategy = strategy;
    this.#taken = Date.now();
    this.#marked = files.map((file) => this.#markOf(file));
  }

  /** The marks, in the order of the files. */
  get marks(): readonly string[] {
    return this.#marked.map(({ mark }) => mark);
  }

  /** Whether the files are still the same, and were in between. */
  hold(): boolean {
    return this.#files.every((file, i) => {
      const before = this.#marked[i];
      return before !== undefined && this.#isSame(file, before);
    });
  }

  #isSame(file: SourceFile, before: Marked): boolean {
    const isAtRest = before.changed < this.#taken - RESTLESS;
    if (isAtRest) return lookAt(file).stats === before.stats;
    return this.#markOf(file).mark === before.mark;
  }

  #markOf(file: SourceFile): Marked {
    if (this.#strategy === 'metadata') {
      const { stats, changed } = lookAt(file);
      return { mark: stats, stats, changed };
    }
    try {
      const descriptor = openFile(openPath(file));
      try {
        const { stats, changed } = describe(fstatSync(descriptor));
        return { mark: this.#hash(descriptor), stats, changed };
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      return unreadable(error);
    }
  }

  #hash(descriptor: number): string {
    const buffer = this.#buffer;
    let count = readSync(descriptor, buffer, 0, BUFFER_BYTES, null);
    let more = count > 0 ? readSync(descriptor, buffer, count, BUFFER_BYTES - count, null) : 0;
    if (more === 0 && count < BUFFER_BYTES) return hash('sha256', buffer.subarray(0, count));
    const whole = createHash('sha256');
    for (count += more; count > 0; count = more) {
      whole.update(buffer.subarray(0, count));
      more = readSync(descriptor, buffer, 0, BUFFER_BYTES, null);
    }
    return whole.digest('hex');
  }
}

/** How the system describes a file. */
function lookAt(file: SourceFile): Pick<Marked, 'stats' | 'changed'> {
  try {
    return describe(statSync(openPath(file)));
  } catch (error) {
    return unreadable(error);
  }
}

function describe({ ino, size, mtimeMs, ctimeMs }: Stats): Pick<Marked, 'stats' | 'changed'> {
  return { stats: `${ino} ${size} ${mtimeMs} ${ctimeMs}`, changed: Math.max(mtimeMs, ctimeMs) };
}

/** A file that cannot be read is one by its reason. */
function unreadable(error: unknown): Marked {
  const reason = failureReason(error);
  if (reason === undefined) throw error;
  return { mark: `! ${reason}`, stats: '', changed: Infinity };
}
