/** The first words of a text, to know it by. */

/** Length of the first words, in UTF-16 units. */
const OPENING_LENGTH = 80;

/** A text of plain words with a blank between them begins as it is. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/** The first words of a text, white space folded, cut at a word. */
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

/** The same string, which does not keep the whole text that it was cut from in memory. */
function detached(opening: string): string {
  return ` ${opening}`.slice(1);
}
