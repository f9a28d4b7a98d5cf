/** What texts of JSON are made with and judged by. */

/** The test that src/core/boilerplate/quoted-lines.ts begins with. */
export const HAS_MARK = /^[ \t]{0,2}(?:[A-Z]{0,3}>|[|:])/mu;

/** The text with U+FFFD for lone surrogates, which files cannot hold. */
export const withoutSurrogates = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\ufffd');
