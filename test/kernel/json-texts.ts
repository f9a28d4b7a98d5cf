/** What texts of JSON are made with and judged by. */

/** The test that src/core/boilerplate/quoted-lines.ts begins with. */
export const HAS_MARK =
  /^[ \t]{0,8}(?:[A-Za-z]{0,4}>|[|:%=}]|#[A-Za-z]|-[->]|[A-Za-z *.\u{80}-\u{10ffff}-]{1,24}[:：])|[:：] ?(?=[\n\r\u2028\u2029])|@/mu;

/** The text with U+FFFD for lone surrogates, which files cannot hold. */
export const withoutSurrogates = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\ufffd');
