/** The middle of a run: the articles of a call into the pipeline, and its progress to the screen. */

import type { DedupeResult, Progress, Reading, Settings } from '../core/types.ts';
import type { Call } from './call.ts';
import { findInputs, sourceOptions } from './inputs.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Values } from './options.ts';
import { Stopwatch } from './timing.ts';

/**
 * What the paths of a call hold that comes from the same text.
 *
 * @throws {DedupeError} where the run cannot go on; {Interrupted} on Ctrl-C.
 */
export async function findDuplicates(
  call: Call,
  stopwatch = new Stopwatch(() => performance.now()),
): Promise<DedupeResult> {
  const { notices, values } = call;
  const onProgress = (progress: Progress): void => {
    stopwatch.enter(progress.phase);
    notices.progress(progress);
  };
  const onWarning = (message: string): void => notices.warn(message);
  try {
    return await untilInterrupted(async (signal) => {
      const { dedupe } = await import('../dedupe.ts');
      const readings = readInputs(call, onProgress);
      return dedupe(readings, { ...settingsOf(values), onProgress, onWarning, signal });
    });
  } finally {
    notices.clear();
  }
}

async function* readInputs(
  { paths, values }: Call,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<Reading> {
  onProgress({ phase: 'scan', done: 0 });
  const { files, skipped } = await findInputs(paths, values);
  onProgress({ phase: 'scan', done: files.length });
  for (const one of skipped) yield { kind: 'skipped', skipped: one };
  const { readFiles } = await import('../corpus/articles.ts');
  const stdin = paths.includes('-') ? { stdin: process.stdin } : {};
  yield* readFiles(files, { ...sourceOptions(values), ...stdin });
}

/** The settings of the pipeline that a call asks for. */
export function settingsOf(values: Values): Settings {
  return {
    by: values.by,
    threshold: values.threshold,
    relation: values.relation,
    shingleSize: values.shingleSize,
    engine: values.engine,
    scaled: values.scaled,
    permutations: values.permutations,
    bands: values.bands,
    stem: values.stem,
    allPairs: values.allPairs,
  };
}
