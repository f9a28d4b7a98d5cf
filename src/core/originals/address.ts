/** Web addresses and ids reduced to what tells two of them apart. */

/**
 * An address without its scheme, `www.`, query, fragment and last slashes, in lower case; empty where
 * nothing is left. A path or any other id is left as it is, but for its case.
 */
export const normaliseAddress = (address: string): string =>
  pageAddress(address.replace(/\?.*$/s, ''));

/** The same with its query: of some sites all pages differ in nothing else. */
export const pageAddress = (address: string): string =>
  withoutIndex(
    decoded(address.trim())
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/^www\./i, '')
      .replace(/#.*$/s, '')
      .toLowerCase(),
  );

const INDEX = ['/index.html', '/index.htm', '/'];

/** Cut from the end: a pattern would try a run of slashes from each of them. */
function withoutIndex(address: string): string {
  let end = address.length;
  for (;;) {
    const last = INDEX.find((each) => address.endsWith(each, end));
    if (last === undefined) return address.slice(0, end);
    end -= last.length;
  }
}

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
