/**
 * About how many bytes the files of a run hold.
 */

import type { ArticleFiles, SourceFile } from './articles.ts';

/** Assumed expansion of gzip. */
const GZIP_RATIO = 3;

const UNKNOWN_SIZE = 1 << 28;

/**
 * If there are more files than this, a sample may show that they are small: one file of every
 * `SAMPLED_FILES`, and small by a factor of `PLAINLY_LESS`.
 */
const MANY_FILES = 4096;

const SAMPLED_FILES = 16;

const PLAINLY_LESS = 4;

/**
 * Returns the bytes of all files together. The number is exact only up to `limit`, unless a sample
 * showed it to be far below; beyond the limit it says only that there are more.
 */
export async function sizeOf({ listing: { files } }: ArticleFiles, limit: number): Promise<number> {
  if (files.length > MANY_FILES) {
    const sample = await sumSizes(files, limit, SAMPLED_FILES);
    if (sample * SAMPLED_FILES * PLAINLY_LESS <= limit) return sample * SAMPLED_FILES;
  }
  return sumSizes(files, limit, 1);
}

/** Adds up the sizes of every `step`-th file, until the sum exceeds `limit`. */
async function sumSizes(
  files: readonly SourceFile[],
  limit: number,
  step: number,
): Promise<number> {
  const { sizeOfFile } = await import('../files/file-size.ts');
  let size = 0;
  for (let i = 0; i < files.length && size <= limit; i += step) {
    const file = files[i];
    if (file === undefined) continue;
    const bytes = sizeOfFile(file) ?? UNKNOWN_SIZE;
    size += file.gzip ? bytes * GZIP_RATIO : bytes;
  }
  return size;
}
