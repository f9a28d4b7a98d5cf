/**
 * One field of CSV, RFC 4180. A spreadsheet runs a cell that begins like a formula, and titles and names come from
 * strangers. So such a cell gets an apostrophe in front, which spreadsheets take for "this is text".
 */

/** The end of a row. */
export const CSV_END = '\r\n';

/** What a spreadsheet takes for a formula, also in the full width of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/** The field of a value; empty if it is undefined. Expects text without line breaks, see `clean`. */
export function csvField(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
