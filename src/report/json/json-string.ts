/**
 * JSON that is safe to show on a terminal. Characters that move the cursor, end a line or change the
 * direction of text are escaped, so that a report does no harm and two names that differ look
 * different. A parser returns the same strings as from `JSON.stringify`.
 *
 * Nearly all text needs no escape, and one test finds that out.
 */

/**
 * Characters that may need an escape: controls, also those above ASCII; the quote and the backslash;
 * line ends and direction marks; surrogates, which may be unpaired.
 */
const SPECIAL =
  /[^ !#-[\]-~\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\uffff]/;

/** The unsafe ones that `JSON.stringify` leaves as they are. */
const UNSAFE = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A string as JSON. */
export function quoted(text: string): string {
  return SPECIAL.test(text) ? escapeUnsafe(JSON.stringify(text)) : `"${text}"`;
}

/** Any value as JSON. */
export function encodeJson(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value));
}

/** Escapes the rest in finished JSON; such characters only occur inside its strings. */
export function escapeUnsafe(json: string): string {
  return json.replace(UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
