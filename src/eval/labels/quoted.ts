/**
 * Text from a file inside a message: short, on one line, and without invisible characters. Messages
 * quote labels in no other way.
 */

/** UTF-16 units of a text that are shown; enough to see what is wrong. */
const MOST_SHOWN = 60;

/** Controls, direction marks, lone surrogates, line breaks; the two joiners shape letters. */
const UNSEEN = /(?![\u200c\u200d])[\p{C}\u2028\u2029]/gu;

/** Returns `text` in single quotes, cut if it is long. */
export function quoted(text: string): string {
  const shown = text.slice(0, MOST_SHOWN).replace(UNSEEN, escaped);
  const isLong = text.length > MOST_SHOWN || shown.length > MOST_SHOWN;
  return `'${shown.slice(0, MOST_SHOWN)}${isLong ? '…' : ''}'`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
