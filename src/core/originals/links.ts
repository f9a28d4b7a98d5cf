/**
 * Where the members of a cluster say that their texts belong: links, addresses, and the sites under
 * which a crawler saved them.
 *
 * A link without a host is read as a site reads it: from the folder of the file that holds it, or from
 * the root of the site, which may be any folder above. The working folder of the run plays no part.
 */

import { hostOf, isSameSite, normaliseAddress } from './address.ts';
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
  const [there, here] = [hostOfLink(canonical), hostOf(url)];
  return there !== '' && here !== '' && !isSameSite(there, here);
}

const SCHEME = /^(?:[a-z][a-z+.-]*:)?\/\//iu;
const TEXT_NAME = /\.(?:txt|text|md|markdown|mdx|html?|jsonl)(?:\.gz)?$/u;
const FILE_NAME = /^[^/]*\.(?:txt|text|md|markdown|mdx|html?|jsonl)(?:\.gz)?(?:[?#].*)?$/iu;
/** The page of a folder is named after the folder. */
const FOLDER_PAGE = /(?<=[^/])\/_?index$/u;

/** No system has longer paths; and the folders that are tried, each at the cost of a path. */
const MAX_PATH = 4096;
const MAX_FOLDERS = 64;

/** The host that a link names. `letter.md` looks like a host, but is a file beside its page. */
export const hostOfLink = (link: string): string =>
  FILE_NAME.test(link) && !SCHEME.test(link) ? '' : hostOf(link);

/** A path in lower case without the extension of a text, nor the name of a folder's own page. */
export const stemPath = (path: string): string =>
  path.toLowerCase().replace(TEXT_NAME, '').replace(FOLDER_PAGE, '');

/**
 * The paths that a link without a host may mean, the likeliest first: in the folder of the file that
 * holds it, then in those above; the reverse for `/letter`, which begins at the root of a site. Each
 * as it is, then without its extension.
 */
export function pathsOfLink(link: string, { id, path = id }: Provenance): readonly string[] {
  const named = id.startsWith(path) ? path : id;
  if (link.length > MAX_PATH || named.length > MAX_PATH || SCHEME.test(link)) return [];
  const holder = named.toLowerCase().split('/');
  const above = holder.map((_, i) => holder.slice(0, i)).slice(-MAX_FOLDERS);
  const roots = link.startsWith('/') ? above : above.toReversed();
  const target = normaliseAddress(link).split('/');
  const paths = roots.map((root) => resolve(root, target));
  // a run in a folder does not know the folders above it
  const tails =
    hostOfLink(link) === ''
      ? target.slice(0, MAX_FOLDERS).map((_, i) => target.slice(i).join('/'))
      : [];
  return [...paths, ...tails].flatMap((found) => [found, stemPath(found)]);
}

/** `../old/page.md` as seen from a folder. */
function resolve(folder: readonly string[], target: readonly string[]): string {
  const parts = [...folder];
  for (const part of target) {
    const last = parts.at(-1);
    if (part === '' || part === '.') continue;
    if (part !== '..' || last === undefined || last === '..') parts.push(part);
    else parts.pop();
  }
  return parts.join('/');
}
