/** Text inside XML: escaped, and without what XML 1.0 forbids. */

import { clean } from './text/clean.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** Text for an element or an attribute, without what XML 1.0 forbids. */
export function xmlText(text: string): string {
  return clean(text)
    .replaceAll(/[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"']/gu, (sign) => ENTITIES.get(sign) ?? '');
}
