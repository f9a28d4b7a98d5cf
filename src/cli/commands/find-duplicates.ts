/** Runs the pipeline on the articles of a call, and times each phase. */

import type { DedupeResult } from '../../model/result.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import { now } from '../screen/clock.ts';
import type { Call } from '../options/call.ts';
import { Stopwatch } from '../screen/timing.ts';
import { withReadings } from './with-readings.ts';

/**
 * Finds the articles of a call that come from the same text.
 *
 * @throws {DedupeError} if the run cannot go on.
 */
export function findDuplicates(
  call: Call,
  stopwatch = new Stopwatch(now),
  extra: Pick<DedupeOptions, 'onDescribed'> = {},
): Promise<DedupeResult> {
  return withReadings(
    call,
    async (readings, options) => {
      const { dedupe } = await import('../../dedupe.ts');
      const { focus } = call.values;
      const all = { ...options, ...extra };
      if (focus.length === 0) return dedupe(readings, all);
      const { checkFocus, focused } = await import('./focus.ts');
      return focused(focus, await dedupe(readings, { ...all, onRead: checkFocus(focus) }));
    },
    ({ phase }) => stopwatch.enter(phase),
  );
}
