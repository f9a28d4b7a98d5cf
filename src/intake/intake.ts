/**
 * Takes in the articles of a run: tokens into the kernel, texts into a store, everything in order of id. What
 * comes after never sees the order in which articles were read.
 */
import { ArticleFiles } from '../files/articles.ts';
import { Accumulator, type IntakeOptions, type KernelIntake, type Sources } from './accumulator.ts';
import { takeFiles } from './file-intake.ts';

/**
 * Reads `sources` to the end. An id that occurs twice becomes `path#line`, or `id#position` if there is no
 * line, for all its holders, with a warning.
 */
export async function takeIn(sources: Sources, options: IntakeOptions): Promise<KernelIntake> {
  if (sources instanceof ArticleFiles) return takeFiles(sources, options);
  const taken = new Accumulator(options, options.spill === true);
  for await (const item of sources) {
    await options.breather.rest();
    taken.take(item);
    await taken.staff();
  }
  return taken.finish();
}
