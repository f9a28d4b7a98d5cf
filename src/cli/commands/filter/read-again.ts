/**
 * The bytes of record files, to be copied after they were read. Standard input comes once, so what it gives is kept in
 * a file without a name meanwhile. A file that changed since must not be copied: its lines are other ones.
 */

import { fstatSync, statSync } from 'node:fs';
import { DedupeError } from '../../../model/error.ts';
import { ArticleFiles, openPath, type SourceFile } from '../../../files/articles.ts';
import { fileChunks } from '../../../read/bytes.ts';
import { ScratchFile } from '../../../runtime/scratch-file.ts';
import { tryStat } from '../../try-stat.ts';

const STDIN = '-';
const CHUNK_BYTES = 1 << 20;

/** Files that are read, and can be read once more. */
export interface Kept {
  readonly readings: ArticleFiles;
  readonly files: readonly SourceFile[];
  /** The path that the records of a file have. */
  nameOf(file: SourceFile): string;
  /** The bytes of one of the files, unpacked. */
  chunks(file: SourceFile): AsyncGenerator<Uint8Array>;
}

/** Notes what the files are before they are read. */
export function rememberFiles(readings: ArticleFiles): Kept {
  const { listing, options } = readings;
  const { stdin, stdinFilename = STDIN } = options;
  const nameOf = ({ path }: SourceFile): string => (path === STDIN ? stdinFilename : path);
  const scratch = stdin === undefined ? undefined : ScratchFile.create();
  const before = new Map(listing.files.map((file) => [file, stateOf(file)]));
  return {
    readings:
      stdin === undefined || scratch === undefined
        ? readings
        : new ArticleFiles(() => listing, { ...options, stdin: copying(stdin, scratch) }),
    files: listing.files,
    nameOf,
    chunks: async function* (file) {
      if (file.path === STDIN && scratch !== undefined) return yield* unpackedStdin(scratch);
      if (before.get(file) !== stateOf(file)) throw changed(file.path);
      yield* unpacked(file);
      // a change while it was copied
      if (before.get(file) !== stateOf(file)) throw changed(file.path);
    },
  };
}

/** What changes when a file is written to; empty for standard input. */
function stateOf(file: SourceFile): string {
  if (file.path === STDIN) return '';
  const stats = tryStat(() => statSync(openPath(file)));
  return stats === undefined ? 'gone' : [stats.dev, stats.ino, stats.size, stats.mtimeMs].join(':');
}

async function* unpacked(file: SourceFile): AsyncGenerator<Uint8Array> {
  if (!file.gzip) return yield* fileChunks(openPath(file));
  const { gzipFileChunks } = await import('../../../read/gunzip.ts');
  yield* gzipFileChunks(openPath(file));
}

async function* unpackedStdin(scratch: ScratchFile): AsyncGenerator<Uint8Array> {
  const { gunzipIfGzip } = await import('../../../read/gunzip.ts');
  yield* gunzipIfGzip(chunksOf(scratch));
}

/** The same chunks, which are also written to the file. */
async function* copying(
  chunks: AsyncIterable<Uint8Array>,
  scratch: ScratchFile,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    scratch.write(chunk, size);
    size += chunk.length;
    yield chunk;
  }
}

async function* chunksOf(scratch: ScratchFile): AsyncGenerator<Uint8Array> {
  const { size } = fstatSync(scratch.descriptor);
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, size - at));
    scratch.read(chunk, at);
    yield chunk;
  }
}

function changed(path: string): DedupeError {
  const found = JSON.stringify(path);
  return new DedupeError(
    'FILE_CHANGED',
    `${found} has changed while it was read: run again when nothing writes to it`,
  );
}
