/**
 * Where the members of a cluster say that their texts belong: links, addresses, and the sites under
 * which a crawler saved them.
 */

import { hostOf, isSameSite } from './address.ts';
import type { Provenance } from './provenance.ts';

/**
 * The site under which a crawler saved a page, from the folders of its path; empty if there is
 * none.
 */
const savedUnder = ({ path = '' }: Provenance): string =>
  path
    .split('/')
    .slice(0, -1)
    .map(hostOf)
    .find((host) => host !== '') ?? '';

/** Where a member says that its text belongs: by a link, or by an address on another site. */
export const linkOf = (member: Provenance): string | undefined =>
  member.canonical ??
  (member.url !== undefined && savedUnder(member) !== '' ? member.url : undefined);

/**
 * Returns a test for members saved under the site of `copy`'s address, if `copy` itself was saved
 * under another site.
 */
export function isSavedAs(copy: Provenance): (other: Provenance) => boolean {
  const here = savedUnder(copy);
  const there = hostOf(copy.url ?? copy.canonical ?? '');
  if (here === '' || there === '' || isSameSite(here, there)) return () => false;
  return (other) => other !== copy && isSameSite(savedUnder(other), there);
}

/** True if a canonical link leads to another site than the document's own. */
export function leadsAway({ canonical = '', url = '' }: Provenance): boolean {
  const [there, here] = [hostOf(canonical), hostOf(url)];
  return there !== '' && here !== '' && !isSameSite(there, here);
}
