/** Whether a call asks for anything that takes a baseline or git. */

import type { Values } from '../../options/options.ts';

/** True if a run needs more than to look for duplicates. */
export function asksForBaseline(values: Values): boolean {
  const { baseline, baselineFromRef, changedSince, accept, because, failOn } = values;
  const files = [baseline, baselineFromRef, changedSince, because];
  if (files.some((value) => value !== undefined)) return true;
  return values.updateBaseline || values.pruneBaseline || accept.length > 0 || failOn === 'new';
}
