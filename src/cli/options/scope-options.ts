/** Options about which of the findings are reported; they are about one call. */

import { list } from './option-kinds.ts';
import type { Spec } from './option-spec.ts';

const focus: Spec<readonly string[]> = {
  kind: list,
  group: 'Report',
  placeholder: '<paths>',
  default: [],
  summary: 'read everything, report only what touches these; may repeat',
  isFlagOnly: true,
};

/** The rows of the table. */
export const SCOPE_OPTIONS = { focus } as const;
