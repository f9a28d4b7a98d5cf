/**
 * Takes in the articles of a run: tokens into the kernel, texts into a store, everything in order of id. What
 * comes after never sees the order in which articles were read.
 */
import { ArticleFiles } from '../files/articles.ts';
import { STDIN } from '../files/list-files.ts';
import { sizeOf } from '../files/sizes.ts';
import { BYTES_OF_MEMORY } from '../runtime/memory-budget.ts';
import { Accumulator, type IntakeOptions, type KernelIntake, type Sources } from './accumulator.ts';
import { FileIntake } from './file-intake.ts';

/** A file costs as much as so many bytes: it has to be found and opened. */
const BYTES_OF_FILE = 1 << 12;

/**
 * Reads `sources` to the end. An id that occurs twice becomes `path#line`, or `id#position` if there is no
 * line, for all its holders, with a warning.
 */
export async function takeIn(sources: Sources, options: IntakeOptions): Promise<KernelIntake> {
  if (sources instanceof ArticleFiles) return takeFiles(sources, options);
  const taken = new Accumulator(options, options.spill === true);
  for await (const item of sources) {
    options.signal?.throwIfAborted();
    taken.take(item);
    await taken.staff();
  }
  return taken.finish();
}

async function takeFiles(sources: ArticleFiles, options: IntakeOptions): Promise<KernelIntake> {
  const { memory = Infinity, spill } = options;
  const { files } = sources.listing;
  const bytes = await sizeOf(sources, memory / BYTES_OF_MEMORY);
  const taken = new Accumulator(options, spill === true || bytes > memory / BYTES_OF_MEMORY);
  // nobody knows how long standard input is before it ends
  const isKnown = files.every(({ path }) => path !== STDIN);
  await taken.staff(isKnown ? bytes + files.length * BYTES_OF_FILE : 0);
  await new FileIntake(taken).read(sources);
  return taken.finish();
}
