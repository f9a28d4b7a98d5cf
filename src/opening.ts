/** The first words of a text, to know it by. */

/** Length of the first words, in UTF-16 units. */
const OPENING_LENGTH = 80;

/** The first words of a text, white space folded, cut at a word. */
export function openingOf(text: string): string {
  // masked text may begin with a long run of blanks
  const plain = text.trimStart().slice(0, OPENING_LENGTH * 8);
  const folded = plain.replaceAll('\u00ad', '').replaceAll(/\s+/gu, ' ').trim();
  if (folded.length <= OPENING_LENGTH) return folded;
  const cut = folded.slice(0, OPENING_LENGTH);
  const space = cut.lastIndexOf(' ');
  const whole = space > OPENING_LENGTH / 2 ? cut.slice(0, space) : cut;
  // never half of a surrogate pair
  return whole.replace(/[\ud800-\udbff]$/u, '');
}
