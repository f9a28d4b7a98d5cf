/**
 * The first words of a text, by which a reader recognises it.
 */

/** Longest opening, in UTF-16 units. */
const OPENING_LENGTH = 80;

/** A text that begins with plain words and single blanks begins as its opening does. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/** Returns the first words of a text, at most 80 units, with white space folded, cut at a word. */
export function openingOf(text: string): string {
  const start = text.slice(0, OPENING_LENGTH + 1);
  const isPlain = start.length > OPENING_LENGTH && PLAIN.test(start);
  return detached(isPlain ? cutAtWord(start) : foldedOpening(text));
}

function foldedOpening(text: string): string {
  // masked text may begin with a long run of blanks
  const plain = text.trimStart().slice(0, OPENING_LENGTH * 8);
  const folded = plain.replaceAll('\u00ad', '').replaceAll(/\s+/gu, ' ').trim();
  return folded.length <= OPENING_LENGTH ? folded : cutAtWord(folded);
}

/** The words of a text that is too long. */
function cutAtWord(text: string): string {
  const cut = text.slice(0, OPENING_LENGTH);
  const space = cut.lastIndexOf(' ');
  const whole = space > OPENING_LENGTH / 2 ? cut.slice(0, space) : cut;
  // never half of a surrogate pair
  return whole.replace(/[\ud800-\udbff]$/u, '');
}

/** The same string, but not as a slice that keeps the whole text in memory. */
function detached(opening: string): string {
  return ` ${opening}`.slice(1);
}
