/** Web addresses and ids reduced to what tells two of them apart. */

/**
 * An address without its scheme, `www.`, query, fragment and last slashes, in lower case; empty where
 * nothing is left. A path or any other id is left as it is, but for its case.
 */
export const normaliseAddress = (address: string): string =>
  address
    .trim()
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[#?].*$/u, '')
    .replace(/\/+$/u, '')
    .toLowerCase();
