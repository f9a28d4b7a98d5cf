/**
 * Makes text from files safe to print. Titles, paths and dates are written by strangers, and an
 * escape sequence could repaint the terminal, retitle its window or hide a line.
 *
 * A control character becomes a visible sign, so that two names that differ by one still differ.
 * Characters that are invisible or reorder the line (direction marks) are removed.
 */

/**
 * Controls; the line and paragraph separators Zl and Zp; Cs, unpaired surrogates, which have no UTF-8
 * form. Written as ranges, as these three classes take .3 ms to compile.
 */
const CONTROL = /[\p{Cc}\u2028\u2029\ud800-\udfff]/gu;
/** Format characters and fillers, except the joiners, which shape letters and emoji. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Most names and titles: safe as they are. */
const PRINTABLE = /^[\x20-\x7e]*$/;
const DELETE = 0x7f;
/** Unicode has a picture for each of the 32 old control characters; this is the first. */
const PICTURES = 0x2400;

/** `text` without invisible characters, and with a sign for each that moves the cursor. */
export function clean(text: string): string {
  if (PRINTABLE.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(CONTROL, picture);
}

/** `text` cleaned and on one line: any amount of white space becomes one space. */
export function cleanLine(text: string): string {
  return clean(text.replace(/\s+/gu, ' ').trim());
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  return code === DELETE ? '\u2421' : '\ufffd';
}
