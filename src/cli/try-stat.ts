/** Looking at files that may not be there, or that may not be looked at. */

import type { Stats } from 'node:fs';

/** What `look` finds; undefined if it cannot look. */
export function tryStat(look: () => Stats): Stats | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
