/**
 * What a run is told to read, and the files that this leads to.
 */

import type { InputLimits } from '../model/limits.ts';
import type { InputFormat } from '../read/format.ts';

/** What to read and how. Every option has a default. */
export interface SourceOptions {
  /**
   * Extensions to read from folders, without the dot, in upper or lower case; each also with `.gz`.
   * An extension of no known format is read as plain text. Default: those of every format; tables and JSON only if
   * their head shows records with the text field.
   */
  readonly extensions?: readonly string[];
  /** Further ignore rules, in the syntax of `.gitignore`, relative to each given folder. */
  readonly ignore?: readonly string[];
  /** Files that are left out if they lie in a folder, such as the reports of earlier runs. */
  readonly leaveOut?: readonly string[];
  /** Read files and folders whose name begins with a dot. Default false. */
  readonly hidden?: boolean;
  /**
   * Heed `.gitignore`, `.ignore` and `.dedupeignore`, and leave out folders named `node_modules`.
   * Default true.
   */
  readonly useIgnoreFiles?: boolean;
  /** Dotted path of a record's id. Default `id`. */
  readonly idField?: string;
  /** Dotted path of a record's text. Default `text`. */
  readonly textField?: string;
  /** Dotted path of a record's title. Default `title`. */
  readonly titleField?: string;
  /** Dotted path of a record's date. Default `date`. */
  readonly dateField?: string;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Makes `-` one text of this name, in the format of its extension, instead of JSON lines. */
  readonly stdinFilename?: string;
  /**
   * Bytes after decompression: larger texts are skipped. Does not apply to record files. Default:
   * no limit.
   */
  readonly maxFileSize?: number;
  /** Bytes: longer lines of record files are skipped. Default: 64 MB. */
  readonly maxRecordSize?: number;
  /**
   * Memory of the run, in bytes. If it is given, no text may be larger than a sixteenth of it,
   * unless the two sizes above allow it.
   */
  readonly memory?: number;
  /** Where files that were read before are remembered, if they have marks: the start of the path of each memory. */
  readonly memories?: string;
  /** Limits on what else is read; of these, the ones of ignore files hold here. */
  readonly limits?: Partial<InputLimits>;
}

/** What tells that a file has changed. */
export type MarkStrategy = 'content' | 'metadata';

/** What is known of a file. */
export interface FileMark {
  /** Differs if the file does; undefined if it cannot be read. */
  readonly mark: string | undefined;
  readonly strategy: MarkStrategy;
  /** How the system described it. */
  readonly stats: string;
  /** Whether it had not changed for a while when the mark was taken. */
  readonly isAtRest: boolean;
}

/** One file to read. */
export interface SourceFile {
  /** POSIX, normalised: the given path plus the path below it; `-` for standard input. */
  readonly path: string;
  /** The bytes of a path that is not UTF-8, to open the file with; `path` shows them escaped. */
  readonly rawPath?: Uint8Array;
  readonly format: InputFormat;
  readonly gzip: boolean;
  /** Bytes on disk, if discovery learnt them, as it does for files named outright. */
  readonly size?: number;
  /** What tells whether it changed, if that was asked for. */
  readonly mark?: FileMark;
}

/** A path to open: its text, and its bytes if it is not UTF-8. */
export interface Openable {
  readonly path: string;
  readonly rawPath?: Uint8Array | undefined;
}

/** Returns the path under which `node:fs` opens the file. */
export function openPath({ path, rawPath }: Openable): string | Buffer {
  if (rawPath === undefined) return path;
  // in a thread that was sent the file, the buffer has become plain bytes
  return Buffer.from(rawPath.buffer, rawPath.byteOffset, rawPath.length);
}
