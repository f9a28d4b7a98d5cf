/** How many bytes the files of a run hold, about. */

import { ArticleFiles, type SourceFile } from './articles.ts';

/** What compressed text comes to, and standard input, of which nothing is known. */
const GZIP_RATIO = 3;

const UNKNOWN_SIZE = 1 << 28;

/** Of more files than this, a sample tells that they are small: one of so many, and by so much. */
const MANY_FILES = 4096;

const SAMPLED_FILES = 16;

const PLAINLY_LESS = 4;

/** The bytes of all files together; where they are more than `limit`, or plainly less, no more than that is certain. */
export async function sizeOf({ listing: { files } }: ArticleFiles, limit: number): Promise<number> {
  if (files.length > MANY_FILES) {
    const sample = await sumSizes(files, limit, SAMPLED_FILES);
    if (sample * SAMPLED_FILES * PLAINLY_LESS <= limit) return sample * SAMPLED_FILES;
  }
  return sumSizes(files, limit, 1);
}

/** The bytes of every file of `step`, up to where they are more than `limit`. */
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
