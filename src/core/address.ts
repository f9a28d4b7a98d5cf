/** Web addresses and ids reduced to what tells two of them apart. */

/**
 * An address without its scheme, `www.`, query, fragment and last slashes, in lower case; empty where
 * nothing is left. A path or any other id is left as it is, but for its case.
 */
export const normaliseAddress = (address: string): string =>
  pageAddress(address.replace(/\?.*$/s, ''));

/** The same with its query: of some sites all pages differ in nothing else. */
export const pageAddress = (address: string): string =>
  decoded(address.trim())
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/#.*$/s, '')
    .replace(/(?:\/index\.html?|\/)+$/i, '')
    .toLowerCase();

/** Letters that were written as `%D1%8F`, as themselves. */
function decoded(address: string): string {
  if (!address.includes('%')) return address;
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** The host of an address, as `normaliseAddress` has it; empty where it has none. */
export function hostOf(address: string): string {
  const [host = ''] = normaliseAddress(address).split('/');
  return HOST.test(host) ? host : '';
}

const HOST = /^(?:[^\s./]+\.)+[^\s./\d]{2,}(?::\d+)?$/;

/** True of two hosts of one site: the same, or one within the other. */
export const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
