/**
 * Web addresses and ids, reduced to the part that tells two of them apart.
 */

/**
 * Returns an address without its scheme, `www.`, query, fragment and last slashes, in lower case;
 * empty if nothing is left. A path or any other id only changes to lower case.
 */
export const normaliseAddress = (address: string): string =>
  pageAddress(address.replace(/\?.*$/s, ''));

/** Returns the same with its query: on some sites, pages differ in nothing else. */
export const pageAddress = (address: string): string =>
  withoutIndex(
    decoded(address.trim())
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/^www\./i, '')
      .replace(/#.*$/s, '')
      .toLowerCase(),
  );

const INDEX = ['/index.html', '/index.htm', '/'];

/** Cut from the end, because a pattern would try every slash in a run of slashes. */
function withoutIndex(address: string): string {
  let end = address.length;
  for (;;) {
    const last = INDEX.find((ending) => address.endsWith(ending, end));
    if (last === undefined) return address.slice(0, end);
    end -= last.length;
  }
}

/** An address with letters written as `%D1%8F` turned into the letters themselves. */
function decoded(address: string): string {
  if (!address.includes('%')) return address;
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Returns the host of an address, in the form of `normaliseAddress`; empty if it has none. */
export function hostOf(address: string): string {
  const [host = ''] = normaliseAddress(address).split('/');
  return HOST.test(host) ? host : '';
}

const HOST = /^(?:[^\s./]+\.)+[^\s./\d]{2,}(?::\d+)?$/;

/** Returns true if two hosts belong to one site: equal, or one below the other. */
export const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
