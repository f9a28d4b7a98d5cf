/** What to say if input was found but no article could be read: nothing was checked, so the run fails. */

import type { Skipped } from '../../model/article.ts';
import { grouped } from '../../report/text/number.ts';
import { countSkipped } from '../../intake/skip-list.ts';
import { countReasons, nounFor } from './notices.ts';

/** The error in one line: what was skipped and why, and what to do. */
export function describeNothingRead(skipped: readonly Skipped[]): string {
  if (skipped.length === 0) {
    return 'no article could be read: the input is empty; --no-error-on-empty allows that';
  }
  const count = grouped(countSkipped(skipped));
  const found = `${count} ${nounFor(skipped)} skipped (${countReasons(skipped).join(', ')})`;
  return `no article could be read: ${found}; ${advice(skipped)}`;
}

function advice(skipped: readonly Skipped[]): string {
  const isUnnamed = skipped.some(({ reason }) => reason.startsWith('no text field '));
  if (isUnnamed) return 'name the right field with --text-field';
  return 'check the input (--verbose says more); --no-error-on-empty allows that';
}
