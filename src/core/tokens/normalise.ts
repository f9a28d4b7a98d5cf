/**
 * A text to the text from which tokens are cut: steps 1-3 of the specification in tokenise.ts. O(characters).
 */

import { IGNORABLE, MARK, UNASSIGNED, type UnicodeTables } from './unicode.ts';

const ASCII_END = 0x80;
/** How many marks in a row are normalised together. */
const MAX_MARKS = 30;

/**
 * Half-width sound marks: letters in Unicode, but marks once normalised. No other characters are
 * like that.
 */
const isSoundMark = (point: number): boolean => point === 0xff9e || point === 0xff9f;

/** Returns the text from which tokens are cut: steps 1-3 of the specification. */
export function normaliseText(text: string, tables: UnicodeTables): string {
  let normal = '';
  let kept = '';
  let from = 0;
  let marks = 0;
  for (let i = 0; i < text.length;) {
    const point = text.codePointAt(i) ?? 0;
    if (point < ASCII_END) {
      marks = 0;
      i++;
      continue;
    }
    const width = point > 0xffff ? 2 : 1;
    const kind = tables.classOf(point);
    const isLone = point >= 0xd800 && point <= 0xdfff;
    if (kind === IGNORABLE || kind === UNASSIGNED || isLone) {
      kept += text.slice(from, i) + (kind === IGNORABLE ? '' : isLone ? '\ufffd' : ' ');
      from = i + width;
    }
    // marks on both sides of a dropped character are one run
    if (kind === MARK || isSoundMark(point)) marks++;
    else if (kind !== IGNORABLE) marks = 0;
    if (marks > MAX_MARKS) {
      normal += (kept + text.slice(from, i)).normalize('NFKC');
      kept = '';
      from = i;
      marks = 1;
    }
    i += width;
  }
  return normal + (kept + text.slice(from)).normalize('NFKC');
}
