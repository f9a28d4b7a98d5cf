/**
 * Marks of files, that differ if the files do: a hash of the content, or what the system says of size and times. The
 * latter is not to be trusted where files are checked out or copied, so it has to be asked for.
 *
 * Content that was hashed before is not read again if device, inode, size, and both times are those of then. That is
 * safer than the latter: a name is no part of it, so that nothing of another folder or checkout is taken for known; and
 * nobody can set the time of the change of an inode. A file that is changed again within a tick of the clock looks as it
 * did; so, as git does with what is "racily clean", only files are known that had been at rest for `RESTLESS` when they
 * were hashed, and others are hashed again.
 *
 * A mark is taken before a file is read for the run. Whether that run read the same is known afterwards: if neither
 * size nor times are others by then, and the file was at rest when it was looked at, or else if it has the same
 * content. O(bytes) for content that is not known, a look at
 * each file for what is.
 */

import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, readSync, type Stats, statSync } from 'node:fs';
import { failureReason, openFile } from '../read/bytes.ts';
import { type FileMark, type MarkStrategy, openPath, type SourceFile } from './source.ts';

const BUFFER_BYTES = 1 << 20;
const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
/** The share of marks that are not known at which it is worth while to keep them. */
const WORTH_KEEPING = 0.01;
/** Clocks of file systems are coarse: within so many milliseconds, two changes may have one time. */
const RESTLESS = 2000;

/** The hash of content by how the system described the file that had it, at rest. */
export type KnownMarks = ReadonlyMap<string, string>;

/** The files with their marks; content that is known is not read. */
export function withMarks(
  files: readonly SourceFile[],
  strategy: MarkStrategy,
  known: KnownMarks = new Map(),
): SourceFile[] {
  return files.map((file) => ({
    ...file,
    mark: (strategy === 'content' && knownMark(file, known)) || markOf(file, strategy),
  }));
}

/** What of these marks holds for as long as the files look so; undefined if nearly all of it is known. */
export function marksToKnow(
  files: readonly SourceFile[],
  known: KnownMarks,
): KnownMarks | undefined {
  const lasting = files.flatMap(({ mark }) => (mark !== undefined && lasts(mark) ? [mark] : []));
  const fresh = lasting.filter(({ mark, stats }) => known.get(stats) !== mark).length;
  if (fresh <= lasting.length * WORTH_KEEPING) return undefined;
  return new Map(lasting.map(({ mark, stats }) => [stats, mark]));
}

function lasts(mark: FileMark): mark is FileMark & { readonly mark: string } {
  return mark.mark !== undefined && mark.isAtRest && mark.strategy === 'content';
}

function knownMark(file: SourceFile, known: KnownMarks): FileMark | undefined {
  if (known.size === 0) return undefined;
  const { stats } = lookAt(file);
  const mark = known.get(stats);
  return mark === undefined ? undefined : { mark, strategy: 'content', stats, isAtRest: true };
}

/** Whether all the files are still what their marks say, and were in between. */
export function marksHold(files: readonly SourceFile[]): boolean {
  return files.every((file) => {
    const { mark } = file;
    // it may be another reason by now
    if (mark?.mark === undefined) return false;
    if (mark.isAtRest) return lookAt(file).stats === mark.stats;
    return markOf(file, mark.strategy).mark === mark.mark;
  });
}

function markOf(file: SourceFile, strategy: MarkStrategy): FileMark {
  const now = Date.now();
  if (strategy === 'metadata') {
    const looked = lookAt(file);
    return { mark: looked.stats, strategy, ...looked, isAtRest: looked.changed < now - RESTLESS };
  }
  try {
    const descriptor = openFile(openPath(file));
    try {
      const { stats, changed } = describe(fstatSync(descriptor));
      const mark = hashOf(descriptor);
      return { mark, strategy, stats, isAtRest: changed < now - RESTLESS };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    refuseOthers(error);
    return { mark: undefined, strategy, stats: '', isAtRest: false };
  }
}

function hashOf(descriptor: number): string {
  const count = readSync(descriptor, buffer, 0, BUFFER_BYTES, null);
  const room = BUFFER_BYTES - count;
  const more = count > 0 && room > 0 ? readSync(descriptor, buffer, count, room, null) : 0;
  if (more === 0 && room > 0) return hash('sha256', buffer.subarray(0, count));
  const whole = createHash('sha256');
  for (let length = count + more; length > 0;) {
    whole.update(buffer.subarray(0, length));
    length = readSync(descriptor, buffer, 0, BUFFER_BYTES, null);
  }
  return whole.digest('hex');
}

/** How the system describes a file, and when it changed last, in milliseconds. */
interface Looked {
  readonly stats: string;
  readonly changed: number;
}

function lookAt(file: SourceFile): Looked {
  try {
    return describe(statSync(openPath(file)));
  } catch (error) {
    refuseOthers(error);
    return { stats: '', changed: Infinity };
  }
}

function describe({ dev, ino, size, mtimeMs, ctimeMs }: Stats): Looked {
  return {
    stats: `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`,
    changed: Math.max(mtimeMs, ctimeMs),
  };
}

/** Throws an error that says nothing about the file. */
function refuseOthers(error: unknown): void {
  if (failureReason(error) === undefined) throw error;
}
