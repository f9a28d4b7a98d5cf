/** Words and numbers that the text and the diagrams of an evaluation share. */

import { type Relation, RELATIONS } from '../../model/settings.ts';

/** A measure with four decimals, or `-` if it is not defined. */
export function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}

/** Which relations count: `excerpt or closer`. */
export function orCloser(relation: Relation): string {
  return relation === RELATIONS[0] ? `${relation} only` : `${relation} or closer`;
}
