/**
 * JSON that is safe to look at: what would move the cursor, end a line or turn the text around is escaped,
 * so that a report on a terminal does no harm and two names that differ look different. A reader gets the
 * same strings as from `JSON.stringify`.
 *
 * Nearly all text has nothing to escape, which one look at it tells.
 */

/**
 * All but what is escaped: controls with those above ASCII, the quote, the backslash, what ends a line or
 * sets the direction of text, and surrogates, which may be alone.
 */
const SPECIAL =
  /[^ !#-[\]-~\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\uffff]/;

/** Of these, what `JSON.stringify` leaves as it is. */
const UNSAFE = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A string as JSON. */
export function quoted(text: string): string {
  return SPECIAL.test(text) ? escapeUnsafe(JSON.stringify(text)) : `"${text}"`;
}

/** Any value as JSON. */
export function encodeJson(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value));
}

/** JSON with the rest escaped too, which only ever stands in its strings. */
export function escapeUnsafe(json: string): string {
  return json.replace(UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
