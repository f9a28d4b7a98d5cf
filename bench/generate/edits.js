/** Copies that are not the same: edited ones, and excerpts. Texts are lists of words. */

/** @typedef {import('../lib/random.js').RandomStream} RandomStream */

/** A word is replaced twice as often as it is dropped, followed by another, or swapped with the next. */
const EDITS = /** @type {const} */ (['replace', 'replace', 'drop', 'insert', 'swap']);

/**
 * A copy with `share` of its words edited, at places of their own.
 * @param {readonly string[]} words @param {number} share @param {RandomStream} random
 * @param {() => string} anyWord
 */
export function editWords(words, share, random, anyWord) {
  const isEdited = anyPlaces(words.length, Math.round(words.length * share), random);
  /** @type {string[]} */
  const copy = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!isEdited[i]) {
      copy.push(word);
      continue;
    }
    const edit = random.pick(EDITS);
    if (edit === 'replace') copy.push(anyWord());
    else if (edit === 'insert') copy.push(word, anyWord());
    else if (edit === 'swap' && i + 1 < words.length && !isEdited[i + 1]) {
      copy.push(words[i + 1] ?? '', word);
      i++;
    }
  }
  return copy;
}

/** @param {number} length @param {number} count @param {RandomStream} random */
function anyPlaces(length, count, random) {
  const isChosen = new Uint8Array(length);
  for (let left = count; left > 0;) {
    const place = random.below(length);
    if (isChosen[place]) continue;
    isChosen[place] = 1;
    left--;
  }
  return isChosen;
}

/** A third to a half of the words, on end. @param {readonly string[]} words @param {RandomStream} random */
export function excerptOf(words, random) {
  const count = Math.round(words.length * (1 / 3 + random.share() / 6));
  const start = random.below(words.length - count + 1);
  return words.slice(start, start + count);
}

/** Puts one text between two sentences of another. @param {readonly string[]} host @param {readonly string[]} guest @param {RandomStream} random */
export function embed(host, guest, random) {
  const at = sentenceEnd(host, random.below(host.length + 1));
  return [...host.slice(0, at), ...guest, ...host.slice(at)];
}

/** The first end of a sentence from a place on, or the end of the text. @param {readonly string[]} words @param {number} from */
export function sentenceEnd(words, from) {
  for (let at = from; at < words.length; at++) {
    if (/[.!?]["')]*(?:\\n)*$/.test(words[at] ?? '')) return at + 1;
  }
  return words.length;
}
