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
const SPACE = 0x20;
const CLOSING = new Set(Buffer.from('")\'\\'));

export class Source {
  /** The records, as units and as bytes. @type {Int32Array} */
  units;
  /** @type {Uint8Array} */
  bytes;
  /** Where the last record ends. @type {number} */
  end;
  /** Number of words. @type {number} */
  size;
  /** By document, place of its first word. @type {Int32Array} */
  documents;
  /** By document, number of words. @type {Int32Array} */
  lengths;
  /** Places of words that stand for all. @type {Int32Array} */
  sample;
  /** Places of words that stand for all rare ones. @type {Int32Array} */
  rare;

  /**
   * Takes apart the first `limit` bytes or so of the articles.
   * @param {AsyncIterable<{ text: string }> | Iterable<{ text: string }>} articles @param {number} [limit]
   */
  static async read(articles, limit = LIMIT) {
    const builder = new SourceBuilder();
    let length = 0;
    for await (const { text } of articles) {
      builder.add(text);
      length += text.length;
      if (length >= limit) break;
    }
    if (builder.size === 0) throw new Error('no text to grow a corpus from');
    const none = new Int32Array(0);
    const { units, end, size } = builder;
    const documents = Int32Array.from(builder.documents);
    const lengths = Int32Array.from(builder.lengths);
    const source = new Source({ units, end, size, documents, lengths, sample: none, rare: none });
    const { all, rare } = source.#link(builder.types, builder.typeCount);
    source.sample = thinOut(all);
    source.rare = thinOut(rare);
    return source;
  }

  /** @param {Pick<Source, 'units' | 'end' | 'size' | 'documents' | 'lengths' | 'sample' | 'rare'>} parts */
  constructor({ units, end, size, documents, lengths, sample, rare }) {
    this.units = units;
    this.bytes = new Uint8Array(units.buffer);
    this.end = end;
    this.size = size;
    this.documents = documents;
    this.lengths = lengths;
    this.sample = sample;
    this.rare = rare;
  }

  /** The bytes of the word at a place, without its space. @param {number} place */
  wordAt(place) {
    const start = (place + LINKS) << 2;
    const length = (this.bytes[start] ?? 0) & LENGTH;
    return this.bytes.subarray(start + 1, start + length);
  }

  /** The place of the next word; `end` after the last. @param {number} place */
  after(place) {
    const start = (place + LINKS) << 2;
    return (start + ((this.bytes[start] ?? 0) & LENGTH) + 4) >> 2;
  }

  /**
   * Sets all links, and marks what is rare; returns the places of all words and of those.
   * @param {Int32Array} types by word @param {number} typeCount
   */
  #link(types, typeCount) {
    const { units, bytes, size } = this;
    const few = Math.max(2, size * RARE_SHARE);
    const random = new RandomStream(size);
    const all = new Int32Array(size);
    const rare = new Int32Array(size);
    let rareCount = 0;
    const { first, next } = this.#nextPlaces(types, typeCount);
    for (let word = 0, place = 0; word < size; word++, place = this.after(place)) {
      const type = types[word] ?? 0;
      const start = first[type] ?? 0;
      const count = (first[type + 1] ?? 0) - start;
      units[place] = next[start + random.below(count)] ?? 0;
      units[place + 1] = next[start + random.below(count)] ?? 0;
      all[word] = place;
      if (count > few) continue;
      const head = (place + LINKS) << 2;
      bytes[head] = (bytes[head] ?? 0) | RARE;
      rare[rareCount++] = place;
    }
    return { all, rare: rare.subarray(0, rareCount) };
  }

  /**
   * What comes after each word, grouped by the type of the word: a counting sort.
   * @param {Int32Array} types @param {number} typeCount
   */
  #nextPlaces(types, typeCount) {
    const { size } = this;
    const first = new Int32Array(typeCount + 2);
    for (let word = 0; word < size; word++) {
      const above = (types[word] ?? 0) + 2;
      first[above] = (first[above] ?? 0) + 1;
    }
    for (let type = 2; type < first.length; type++) {
      first[type] = (first[type] ?? 0) + (first[type - 1] ?? 0);
    }
    const next = new Int32Array(size);
    for (let word = 0, place = 0; word < size; word++) {
      place = this.after(place);
      const above = (types[word] ?? 0) + 1;
      const at = first[above] ?? 0;
      // the last word has none, and goes on at the first
      next[at] = word + 1 < size ? place : 0;
      first[above] = at + 1;
    }
    return { first, next };
  }
}

/** At most `SAMPLE` of the places, evenly spread. @param {Int32Array} places */
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
  /** Open addressing: type + 1 by hash, 0 for empty. */
  #slots = new Int32Array(1 << 17);
  /** By type. */
  #hashes = new Int32Array(1 << 16);

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
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let found = this.#slots[slot]; found; found = this.#slots[slot]) {
      if (this.#hashes[found - 1] === hash) return found - 1;
      slot = (slot + 1) & mask;
    }
    const type = this.typeCount++;
    this.#slots[slot] = type + 1;
    this.#hashes[type] = hash;
    if (this.typeCount === this.#hashes.length) this.#growTypes();
    return type;
  }

  #growTypes() {
    this.#hashes = grown(this.#hashes, this.typeCount * 2);
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let type = 0; type < this.typeCount; type++) {
      let slot = (this.#hashes[type] ?? 0) & mask;
      while (this.#slots[slot]) slot = (slot + 1) & mask;
      this.#slots[slot] = type + 1;
    }
  }

  /** Room for a text: a word of one letter and its space take three units. @param {number} length */
  #reserve(length) {
    if (this.size + length > this.types.length) {
      this.types = grown(this.types, (this.size + length) * 2);
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

/** @param {Int32Array} array @param {number} length */
function grown(array, length) {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
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
