/**
 * The frame around the pipeline: the articles of a call go in; progress and warnings are taken care of while
 * it works, and Ctrl-C while it waits, whatever it makes of them.
 */

import type { Progress } from '../../model/progress.ts';
import { pickSettings } from '../../model/complete-settings.ts';
import type { ArticleFiles } from '../../files/articles.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import type { Call } from '../options/call.ts';
import { findInputs, sourceOptions } from './inputs.ts';
import { interruptible } from '../screen/interrupt.ts';

/** What is made of the readings of a call; `options` are to be handed on to the pipeline. */
export type Work<T> = (readings: ArticleFiles, options: DedupeOptions) => Promise<T>;

/**
 * What `work` makes of everything that the paths of a call hold. `onProgress` is told of each step
 * besides the screen.
 *
 * @throws {DedupeError} where the run cannot go on.
 */
export async function withReadings<T>(
  call: Call,
  work: Work<T>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<T> {
  const { notices, values } = call;
  const tell = (progress: Progress): void => {
    onProgress(progress);
    notices.progress(progress);
  };
  // at once: what does the work is yet to be loaded
  notices.progress({ phase: 'scan', done: 0 });
  const onWarning = (message: string): void => notices.warn(message);
  try {
    return await work(await readInputs(call, tell), {
      ...pickSettings(values),
      ...(values.workers !== undefined && { workers: values.workers }),
      ...(values.memory !== undefined && { memory: values.memory }),
      showBoilerplate: values.showBoilerplate,
      onProgress: tell,
      onWarning,
    });
  } finally {
    notices.clear();
  }
}

async function readInputs(
  call: Call,
  onProgress: (progress: Progress) => void,
): Promise<ArticleFiles> {
  const { notices, paths, values } = call;
  onProgress({ phase: 'scan', done: 0 });
  const listing = await findInputs(call);
  onProgress({ phase: 'scan', done: listing.files.length });
  const { ArticleFiles } = await import('../../files/articles.ts');
  const stdin = paths.includes('-')
    ? { stdin: interruptible(process.stdin, () => notices.clear()) }
    : {};
  return new ArticleFiles(() => listing, { ...sourceOptions(values), ...stdin });
}
