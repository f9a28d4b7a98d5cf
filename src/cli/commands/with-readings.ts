/**
 * What every command does around its work on articles: it reads them, shows progress and warnings, and
 * handles Ctrl-C while it waits for standard input.
 */

import type { Progress } from '../../model/progress.ts';
import { pickSettings } from '../../model/complete-settings.ts';
import type { ArticleFiles } from '../../files/articles.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import type { Call } from '../options/call.ts';
import { findInputs, sourceOptions } from './inputs.ts';
import { interruptible } from '../interrupt.ts';

/** Works on the articles of a call; `options` are for the pipeline. */
export type ReadingsWork<T> = (readings: ArticleFiles, options: DedupeOptions) => Promise<T>;

/**
 * The result of `work` on all articles of a call. `onProgress` gets each step that the screen shows.
 *
 * @throws {DedupeError} if the run cannot go on.
 */
export async function withReadings<T>(
  call: Call,
  work: ReadingsWork<T>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<T> {
  const { notices, values } = call;
  const tell = (progress: Progress): void => {
    onProgress(progress);
    notices.progress(progress);
  };
  // before the code that does the work is loaded
  notices.progress({ phase: 'scan', done: 0 });
  const onWarning = (message: string): void => notices.warn(message);
  try {
    const readings = await readInputs(call, tell);
    return await work(readings, {
      ...pickSettings(values),
      ...(values.workers !== undefined && { workers: values.workers }),
      ...(values.memory !== undefined && { memory: values.memory }),
      limits: values.limit,
      ...(await overridesOf(call, readings)),
      showBoilerplate: values.showBoilerplate,
      reportSuppressions: values.reportSuppressions,
      onProgress: tell,
      onWarning,
    });
  } finally {
    notices.clear();
  }
}

/** What the config sets for some files alone. */
async function overridesOf(
  { config, sources }: Call,
  { listing }: ArticleFiles,
): Promise<Pick<DedupeOptions, 'overrides'>> {
  if (config.overrides === undefined) return {};
  const { pairOverrides } = await import('../config/overrides.ts');
  const paths = listing.files.map(({ path }) => path);
  return { overrides: pairOverrides(config.overrides, paths, sources) };
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
