/** Members of invented clusters, as tests of the original need them. */

import type { Credit } from '../../../src/core/originals/credit.ts';
import type { Containment } from '../../../src/core/originals/original.ts';
import type { Provenance } from '../../../src/core/originals/provenance.ts';

/** What a test says about one document. */
export type Details = Partial<Omit<Provenance, 'document'>>;

/** Documents `a`, `b`, `c` ... of 100 words with these details. */
export function members(...details: readonly Details[]): Provenance[] {
  return details.map((known, document) => ({
    document,
    id: 'abcdefghij'.charAt(document),
    length: 100,
    ...known,
  }));
}

/** No text contains another. */
export const nothing: Containment = () => 0;
/** Shares by "part in whole", 0 for the rest. */
export const shares =
  (told: Readonly<Record<string, number>>): Containment =>
  (part, whole) =>
    told[`${'abcdefghij'.charAt(part)} in ${'abcdefghij'.charAt(whole)}`] ?? 0;

/** The address of a page. */
export const HERALD = 'https://herald.example/2025/owl';
/** The name of an outlet in a credit. */
export const CREDITED = 'The Owl Herald';

/** The credit that a plain line to `source` gives. */
export const credit = (source: string, kind: Credit['kind'] = 'first'): readonly Credit[] => [
  { kind, source, isInflected: false },
];
