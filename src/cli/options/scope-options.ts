/** Options about which of the findings are reported; they are about one call. */

import { list } from './option-kinds.ts';
import { type Spec, toggle } from './option-spec.ts';

const focus: Spec<readonly string[]> = {
  kind: list,
  group: 'Report',
  placeholder: '<paths>',
  default: [],
  summary: 'read everything, report only what touches these; may repeat',
  isFlagOnly: true,
};

const against: Spec<readonly string[]> = {
  kind: list,
  group: 'Report',
  placeholder: '<paths>',
  default: [],
  summary: 'compare with what is in these, and nothing else; may repeat',
  isFlagOnly: true,
};

const reportSuppressions = toggle({
  group: 'Report',
  summary: 'also list what texts suppress; --check then fails on stale ones',
  negative: { flag: '--no-report-suppressions', value: false },
});

/** The rows of the table. */
export const SCOPE_OPTIONS = { focus, against, reportSuppressions } as const;
