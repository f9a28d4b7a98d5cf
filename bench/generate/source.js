/**
 * Text, taken apart into the words that new text is made of.
 *
 * A *word* here is what stands between two spaces, punctuation included ("end." and "end" are two), as
 * the bytes that it has in a JSON string. A paragraph's end belongs to its last word. Each word has one
 * record, and a *place* is where the record begins, in units of four bytes:
 *
 *     | link | link | length and marks (1 byte), the word's bytes, a space | to a full unit
 *
 * Both links lead to places at which text goes on after the same word somewhere else, chosen at random.
 * To go on elsewhere thus costs one cache miss, which is what bounds the speed of all this: listing
 * every place of every word instead took four, and four times as long.
 *
 * About 16 bytes a word, and 16 more while it is built.
 */
import { RandomStream } from '../lib/random.js';

/** Marks, in the byte of the length. A rare word is seldom enough to be a name: see `RARE_SHARE`. */
export const RARE = 0x80;
export const ENDS_SENTENCE = 0x40;
/** Length of a word with its space. */
export const LENGTH = 0x3f;
/** Units of both links. */
export const LINKS = 2;

/** A word is rare if it makes up less than this share of the text, or stands there twice at most. */
const RARE_SHARE = 1e-6;
/** Text beyond this is left, unless asked for; up to 250 MB, bytes can be numbered in 31 bits. */
export const LIMIT = 128e6;
/** Longer words, such as tables without a space, are dropped. */
const LONGEST_WORD = 60;
/** So many words, evenly spread, stand for all where any word will do: few enough to stay in the cache. */
const SAMPLE = 1 << 17;
export const SPACE = 0x20;
const CLOSING = new Set(Buffer.from('")\'\\'));

/**
 * @typedef {object} Source
 * @property {Int32Array} units the records, on memory that threads share
 * @property {Uint8Array} bytes the same as bytes
 * @property {number} end where the last record ends
 * @property {Int32Array} documents by document, place of its first word
 * @property {Int32Array} lengths by document, number of words
 * @property {Int32Array} sample places of words that stand for all
 * @property {Int32Array} rare places of words that stand for all rare ones
 */

/**
 * Takes apart the first `limit` bytes or so of the articles.
 * @param {AsyncIterable<{ text: string }> | Iterable<{ text: string }>} articles @param {number} [limit]
 * @returns {Promise<Source>}
 */
export async function readSource(articles, limit = LIMIT) {
  const builder = new SourceBuilder();
  let length = 0;
  for await (const { text } of articles) {
    builder.add(text);
    length += text.length;
    if (length >= limit) break;
  }
  if (builder.size === 0) throw new Error('no text to grow a corpus from');
  const { units, bytes, end } = builder;
  const documents = Int32Array.from(builder.documents);
  const lengths = Int32Array.from(builder.lengths);
  return { units, bytes, end, documents, lengths, ...link(builder) };
}

/** The bytes of the word at a place, without its space. @param {Source} source @param {number} place */
export function wordAt({ bytes }, place) {
  const start = (place + LINKS) << 2;
  return bytes.subarray(start + 1, start + ((bytes[start] ?? 0) & LENGTH));
}

/** The place of the next word; the end after the last. @param {Uint8Array} bytes @param {number} place */
export function placeAfter(bytes, place) {
  const start = (place + LINKS) << 2;
  return (start + ((bytes[start] ?? 0) & LENGTH) + 4) >> 2;
}

/** Sets all links, marks what is rare, and takes samples of all words and of those. @param {SourceBuilder} builder */
function link({ units, bytes, size, types, typeCount }) {
  const places = new Int32Array(size);
  for (let word = 1; word < size; word++) places[word] = placeAfter(bytes, places[word - 1] ?? 0);
  const { first, next } = nextPlaces(places, types, typeCount);
  const few = Math.max(2, size * RARE_SHARE);
  const random = new RandomStream(size);
  /** @type {number[]} */
  const rare = [];
  for (const [word, place] of places.entries()) {
    const type = types[word] ?? 0;
    const start = first[type] ?? 0;
    const count = (first[type + 1] ?? 0) - start;
    units[place] = next[start + random.below(count)] ?? 0;
    units[place + 1] = next[start + random.below(count)] ?? 0;
    if (count > few) continue;
    const head = (place + LINKS) << 2;
    bytes[head] = (bytes[head] ?? 0) | RARE;
    rare.push(place);
  }
  return { sample: thinOut(places), rare: thinOut(rare) };
}

/**
 * What comes after each word, grouped by the type of the word: a counting sort.
 * @param {Int32Array} places @param {Int32Array} types of their words @param {number} typeCount
 */
function nextPlaces(places, types, typeCount) {
  const first = new Int32Array(typeCount + 2);
  for (let word = 0; word < places.length; word++) {
    const above = (types[word] ?? 0) + 2;
    first[above] = (first[above] ?? 0) + 1;
  }
  for (let type = 2; type < first.length; type++) {
    first[type] = (first[type] ?? 0) + (first[type - 1] ?? 0);
  }
  const next = new Int32Array(places.length);
  for (let word = 0; word < places.length; word++) {
    const above = (types[word] ?? 0) + 1;
    const at = first[above] ?? 0;
    // the last word has none, and goes on at the first
    next[at] = places[word + 1] ?? 0;
    first[above] = at + 1;
  }
  return { first, next };
}

/** At most `SAMPLE` of the places, evenly spread. @param {Int32Array | number[]} places */
function thinOut(places) {
  const count = Math.min(SAMPLE, places.length);
  return Int32Array.from({ length: count }, (_, i) => {
    return places[Math.floor((i * places.length) / count)] ?? 0;
  });
}

/** Collects documents; its arrays double when they are full. */
class SourceBuilder {
  /** Shared, so that several threads can write from it. */
  units = shared(1 << 22);
  bytes = new Uint8Array(this.units.buffer);
  end = 0;
  size = 0;
  /** By word. */
  types = new Int32Array(1 << 20);
  typeCount = 0;
  /** By document. @type {number[]} */
  documents = [];
  /** @type {number[]} */
  lengths = [];
  #scratch = Buffer.allocUnsafe(1 << 20);
  /** @type {Map<number, number>} */
  #typeByHash = new Map();

  /** @param {string} text */
  add(text) {
    const escaped = JSON.stringify(withPlainSpaces(text));
    if (escaped.length * 3 > this.#scratch.length) {
      this.#scratch = Buffer.allocUnsafe(escaped.length * 6);
    }
    // without the quotation marks, with a space at the end
    const end = this.#scratch.write(escaped) - 1;
    this.#scratch[end] = SPACE;
    this.#reserve(end);
    const [firstWord, firstPlace] = [this.size, this.end];
    for (let from = 1, at = 1; at <= end; at++) {
      if (this.#scratch[at] !== SPACE) continue;
      if (at > from && at - from <= LONGEST_WORD) this.#addWord(from, at);
      from = at + 1;
    }
    if (this.size === firstWord) return;
    this.documents.push(firstPlace);
    this.lengths.push(this.size - firstWord);
  }

  /** @param {number} from @param {number} to */
  #addWord(from, to) {
    const scratch = this.#scratch;
    const { bytes } = this;
    const start = (this.end + LINKS) << 2;
    let hash = 0x811c9dc5;
    let at = start + 1;
    for (let i = from; i < to; i++, at++) {
      const byte = scratch[i] ?? 0;
      bytes[at] = byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    bytes[at] = SPACE;
    bytes[start] = at - start + (endsSentence(bytes, at) ? ENDS_SENTENCE : 0);
    this.end = (at + 4) >> 2;
    this.types[this.size++] = this.#typeOf(hash ^ (hash >>> 15));
  }

  /** Words of one hash count as one: of a million types a hundred do, and no harm comes of it. @param {number} hash */
  #typeOf(hash) {
    const known = this.#typeByHash.get(hash);
    if (known !== undefined) return known;
    this.#typeByHash.set(hash, this.typeCount);
    return this.typeCount++;
  }

  /** Room for a text: a word of one letter and its space take three units. @param {number} length */
  #reserve(length) {
    if (this.size + length > this.types.length) {
      const types = new Int32Array((this.size + length) * 2);
      types.set(this.types);
      this.types = types;
    }
    const units = this.end + 2 * length + 8;
    if (units <= this.units.length) return;
    const larger = shared(Math.max(units, Math.floor(this.units.length * 1.5)));
    larger.set(this.units);
    this.units = larger;
    this.bytes = new Uint8Array(this.units.buffer);
  }
}

/** @param {number} length */
function shared(length) {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

/** Whether the word before `end` closes a sentence. @param {Uint8Array} bytes @param {number} end */
function endsSentence(bytes, end) {
  let at = end - 1;
  // a line's end is `\n`; then come closing quotes and brackets
  while (bytes[at] === 0x6e && bytes[at - 1] === 0x5c) at -= 2;
  while (CLOSING.has(bytes[at] ?? 0)) at--;
  const last = bytes[at];
  return last === 0x2e || last === 0x21 || last === 0x3f;
}

/** Single spaces between words; what separates paragraphs stays, and a space follows it. @param {string} text */
function withPlainSpaces(text) {
  if (!/[^\S ]| {2}/.test(text)) return text;
  return text.trim().replaceAll(/\s+/g, (space) => (/\n[^\n]*\n/.test(space) ? '\n\n ' : ' '));
}
