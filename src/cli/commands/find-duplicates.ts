/** Runs the pipeline on the articles of a call, and times each phase. */

import type { ReadSources } from '../../intake/accumulator.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import type { ArticleFiles } from '../../files/articles.ts';
import type { DedupeResult } from '../../model/result.ts';
import { now } from '../screen/clock.ts';
import type { Call } from '../options/call.ts';
import { Stopwatch } from '../screen/timing.ts';
import { withReadings } from './with-readings.ts';

/** What else a run does. */
type Extra = Pick<DedupeOptions, 'onDescribed' | 'onRead' | 'fingerprints'>;

/**
 * Finds the articles of a call that come from the same text: all, or what touches those in focus, or those that match
 * what is elsewhere.
 *
 * @throws {DedupeError} if the run cannot go on.
 */
export async function findDuplicates(
  call: Call,
  stopwatch = new Stopwatch(now),
  extra: Extra = {},
): Promise<DedupeResult> {
  const { focus } = call.values;
  if (focus.length === 0) return findAll(call, stopwatch, extra);
  const { focused } = await import('./focus.ts');
  const { onDescribed } = extra;
  const found = await findAll(call, stopwatch, {
    ...extra,
    ...(onDescribed && {
      onDescribed: (result, textOf) => onDescribed(focused(focus, result), textOf),
    }),
  });
  return focused(focus, found);
}

async function findAll(call: Call, stopwatch: Stopwatch, extra: Extra): Promise<DedupeResult> {
  const sides = call.values.against.length > 0 ? await import('./against.ts') : undefined;
  return withReadings(
    sides?.withBothSides(call) ?? call,
    async (readings, options) => {
      const asked = await sides?.againstOptions(call, readings);
      const focusCheck = await checkOf(call);
      const whole: DedupeOptions = {
        ...options,
        ...extra,
        ...asked,
        onRead: (read) => {
          extra.onRead?.(read);
          asked?.onRead?.(read);
          focusCheck?.(read);
        },
      };
      // which side an article is on is no data of the run
      if (call.values.cache === false || asked !== undefined) return find(readings, whole);
      const { cachedRun } = await import('../cache/cached-run.ts');
      return cachedRun(call, { readings, options: whole }, find);
    },
    ({ phase }) => stopwatch.enter(phase),
  );
}

/** What makes sure that paths in focus mean something, as soon as all is read. */
async function checkOf({
  values: { focus },
}: Call): Promise<((read: ReadSources) => void) | undefined> {
  if (focus.length === 0) return undefined;
  const { checkFocus } = await import('./focus.ts');
  return checkFocus(focus);
}

/** Loads what compares only if something is to be compared. */
async function find(readings: ArticleFiles, options: DedupeOptions): Promise<DedupeResult> {
  const { dedupe } = await import('../../dedupe.ts');
  return dedupe(readings, options);
}
