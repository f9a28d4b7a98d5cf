/**
 * What a run is told to read, and the files that it comes to.
 */

import type { FormatName } from '../read/format.ts';

/** What to read and how. Every option has a default. */
export interface SourceOptions {
  /**
   * Extensions to take from folders, without the dot, in any case; each also with `.gz`. One that
   * no format claims is read as plain text. Default: those of every format.
   */
  readonly extensions?: readonly string[];
  /** Further ignore rules, in the syntax of `.gitignore`, relative to each folder given. */
  readonly ignore?: readonly string[];
  /** Files that folders do not yield though they lie in them, such as the reports of earlier runs. */
  readonly leaveOut?: readonly string[];
  /** Take files and folders whose name begins with a dot. Default false. */
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
  /** Where `-` reads from. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Makes `-` one text of this name, in the format of its extension, instead of JSON lines. */
  readonly stdinFilename?: string;
  /** Bytes: larger files, decompressed, are skipped; record files are not. Default: no limit. */
  readonly maxFileSize?: number;
  /** Bytes: longer lines of record files are skipped. Default: 64 MB. */
  readonly maxRecordSize?: number;
  /** Bytes of memory of the run: where it is given, no text may be larger than a sixteenth, unless the above allow it. */
  readonly memory?: number;
}

/** One file to read. */
export interface SourceFile {
  /** POSIX, normalised: as given plus the path below it; `-` for standard input. */
  readonly path: string;
  /** The bytes of a path that is not UTF-8, to open the file by; `path` shows it escaped. */
  readonly rawPath?: Uint8Array;
  readonly format: FormatName;
  readonly gzip: boolean;
  /** Bytes on disk, where discovery learnt it: for files named outright. */
  readonly size?: number;
}

/** What names a file. */
export interface Openable {
  readonly path: string;
  readonly rawPath?: Uint8Array | undefined;
}

/** What to open to read a file. */
export function openPath({ path, rawPath }: Openable): string | Buffer {
  if (rawPath === undefined) return path;
  // a thread that was sent the file got plain bytes
  return Buffer.from(rawPath.buffer, rawPath.byteOffset, rawPath.length);
}
