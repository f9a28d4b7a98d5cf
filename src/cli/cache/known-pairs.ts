/**
 * What is known of the pairs of texts of the last run in a folder with the same paths and settings
 * (pipeline/known-pairs.ts), for one in which only some files have changed. It is kept when the run is over, and only if
 * the files are still what they were.
 */
import type { SourceFile } from '../../files/source.ts';
import type { Metadata } from '../../model/article.ts';
import type { PairMemory, PairRecord } from '../../pipeline/known-pairs.ts';
import type { CacheFolder } from './folder.ts';
import { decodePairs, encodePairs } from './pair-file.ts';

/** The memory of the pairs of one run. */
export class PairsOfRun implements PairMemory {
  readonly #folder: CacheFolder;
  readonly #key: string;
  readonly #marks: ReadonlyMap<string, string>;
  #kept: PairRecord | undefined;
  readonly recalled: PairRecord | undefined;
  /** True if there is a memory, but a damaged one. */
  readonly isDamaged: boolean;

  /** `files` have marks. */
  constructor(folder: CacheFolder, key: string, files: readonly SourceFile[]) {
    this.#folder = folder;
    this.#key = key;
    this.#marks = marksByPath(files);
    const found = folder.read(key, 'pairs');
    this.recalled = found.kind === 'found' ? decoded(found.content) : undefined;
    this.isDamaged = this.recalled === undefined && found.kind !== 'none';
  }

  nameOf({ id, path, line, record }: Metadata): string | undefined {
    const mark = this.#marks.get(path ?? id);
    return mark === undefined || mark === UNKNOWN
      ? undefined
      : `${mark} ${line ?? ''} ${record ?? ''} ${id}`;
  }

  keep(record: PairRecord): void {
    this.#kept = record;
  }

  /** Writes what was kept, if anything was. Throws what the system throws. */
  async write(): Promise<void> {
    if (this.#kept === undefined) return;
    await this.#folder.write(this.#key, encodePairs(this.#kept), 'pairs');
  }
}

/** In the place of the mark of a file that is not known by its path. */
const UNKNOWN = '';

function marksByPath(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { path, rawPath, mark } of files) {
    // what shows an odd name may be the name of another file
    const isOne = rawPath === undefined && !marks.has(path);
    marks.set(path, isOne ? (mark?.mark ?? UNKNOWN) : UNKNOWN);
  }
  return marks;
}

function decoded(content: Uint8Array): PairRecord | undefined {
  try {
    return decodePairs(content);
  } catch {
    // sealed, but by another hand
    return undefined;
  }
}
