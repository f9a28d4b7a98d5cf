/**
 * Documents made from a labelled collection, of the kinds that such collections lack: long ones, pages
 * of one template, snippets. Each comes with its cluster, so a model trained on them has seen what the
 * labelled texts are too short and too clean to show.
 *
 * - long: 2 to 14 texts one after the other, and again in other versions; some have one text of a
 *   small stock in common and nothing else, as pages have that quote the same passage;
 * - pages: one frame with slots, each page with its own words and name in them, and 0 to 70 % of text of
 *   its own; each page in up to three versions;
 * - crowds: 16 to 64 copies of one text, each with its own edits of 5 to 25 % of the words, as a much
 *   copied story has them: what they share is widespread, and yet comes from one text;
 * - snippets: 5 to 40 words of a text, with the same place of another version, or edited.
 *
 * @typedef {import('./collections.js').Dataset} Dataset
 */
import { Random } from '../lib/random.js';

const LONG_TEXTS = 260;
const FRAMES = 70;
const CROWDS = 9;
const SNIPPETS = 500;
const WORDS = /[\p{L}\p{N}]+/gu;
const SENTENCE_END = /(?<=[.!?])\s+/;
const STOP = new Set(
  (
    'the a an of to in and is are was were be been it that this for on with as by at from or not ' +
    'have has had he she they we you i his her their its but which who will would can could do did ' +
    'so if than then there when what all one about into more up out no my me your our us them him'
  ).split(' '),
);

/** @param {Dataset} dataset @returns {Dataset} */
export function makeDocuments(dataset) {
  const maker = new Maker(dataset);
  maker.addLong();
  maker.addPages();
  maker.addCrowds();
  maker.addSnippets();
  const { articles, labels } = maker;
  return { name: `made of ${dataset.name}`, articles, labels };
}

/** mulberry32: the coefficients in use were fitted on what it draws. */
class Mulberry extends Random {
  #state = 1;

  /** @override */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

class Maker {
  /** @type {import('./collections.js').Article[]} */
  articles = [];
  /** @type {Map<string, string>} */
  labels = new Map();

  /** @param {Dataset} dataset */
  constructor({ articles, labels }) {
    /** @type {Map<string, string[]>} */
    const groups = new Map();
    for (const { id, text } of articles) {
      const label = labels?.get(id);
      if (label !== undefined) groups.set(label, [...(groups.get(label) ?? []), text]);
    }
    this.random = new Mulberry();
    this.groups = [...groups.values()].filter((texts) => texts.length > 1);
    const texts = this.groups.flat();
    const some = this.random.sample(texts, Math.min(800, texts.length));
    this.pool = some.flatMap((text) => text.split(' ')).filter((word) => /^\p{L}+$/u.test(word));
    const names = texts.flatMap((text) => text.match(/(?<=[a-z,] )[A-Z][a-z]{3,}/g) ?? []);
    this.names = names.length > 0 ? [...new Set(names)].sort() : this.pool;
  }

  /** @param {string} text @param {string} cluster */
  add(text, cluster) {
    const id = `made-${String(this.articles.length).padStart(5, '0')}`;
    this.articles.push({ id, text });
    this.labels.set(id, cluster);
  }

  anyText() {
    return this.random.pick(this.random.pick(this.groups));
  }

  /** A copy with `share` of its words replaced, dropped or followed by another. @param {string} text @param {number} share */
  edit(text, share) {
    const words = text.split(' ').flatMap((word) => {
      const drawn = this.random.share();
      if (drawn < share * 0.5) return [this.random.pick(this.pool)];
      if (drawn < share * 0.75) return [];
      return drawn < share ? [word, this.random.pick(this.pool)] : [word];
    });
    return words.join(' ');
  }

  addLong() {
    const { random } = this;
    const stock = Array.from({ length: 60 }, () => this.anyText());
    for (let n = 0; n < LONG_TEXTS; n++) {
      const parts = random.sample(this.groups, random.pick([2, 3, 4, 5, 6, 8, 10, 14]));
      const quoted = random.share() < 0.6 && parts.length >= 4 ? random.pick(stock) : undefined;
      const place = random.below(parts.length);
      for (let version = random.pick([2, 2, 3, 4]); version > 0; version--) {
        const texts = this.#versionOf(parts);
        if (quoted !== undefined) {
          texts.splice(place, 0, this.edit(quoted, random.pick([0, 0, 0.05, 0.2])));
        }
        this.add(texts.join('\n\n'), `long ${n}`);
      }
    }
  }

  /** @param {string[][]} parts @returns {string[]} */
  #versionOf(parts) {
    const { random } = this;
    const how = random.share();
    const share = random.pick([0, 0.02, 0.05, 0.1]);
    if (how < 0.25) return parts.map(([first = '']) => this.edit(first, share));
    const texts = parts.map((part) => random.pick(part));
    if (how < 0.37) return texts.map((text) => (random.share() < 0.2 ? this.anyText() : text));
    return how < 0.4 ? random.sample(texts, texts.length) : texts;
  }

  addPages() {
    const { random } = this;
    for (let n = 0; n < FRAMES; n++) {
      const parts = random.sample(this.groups, random.pick([1, 1, 2, 3]));
      let frame = parts.map((part) => random.pick(part)).join('\n\n');
      if (random.share() < 0.4) {
        frame = frame
          .split(/\s+/)
          .slice(0, random.pick([30, 50, 80]))
          .join(' ');
      }
      const slots = this.#slotsOf(frame, random.pick([0.03, 0.06, 0.12, 0.25]));
      const own = random.pick([0, 0.1, 0.3, 0.5, 0.7]);
      const pages = random.pick([2, 3, 5, 8, 14, 24]);
      for (let page = 0; page < pages; page++) {
        const text = this.#fill(frame, slots, own);
        const versions = random.pick([1, 1, 2, 3]);
        for (let v = 0; v < versions; v++) {
          this.add(v === 0 ? text : this.edit(text, v === 1 ? 0.02 : 0.06), `page ${n} ${page}`);
        }
      }
    }
  }

  /** Words of a frame that every page has its own for. @param {string} frame @param {number} share */
  #slotsOf(frame, share) {
    const words = [...new Set(frame.match(WORDS) ?? [])];
    const content = words.filter((word) => word.length > 3 && !STOP.has(word.toLowerCase()));
    const count = Math.min(content.length, Math.max(1, Math.floor(content.length * share)));
    return [...this.random.sample(content, count), ...words.filter((word) => /^\d+$/.test(word))];
  }

  /** @param {string} frame @param {string[]} slots @param {number} ownShare */
  #fill(frame, slots, ownShare) {
    const { random } = this;
    const values = new Map(slots.map((word) => [word, this.#valueLike(word)]));
    const text = frame.replace(WORDS, (word) => values.get(word) ?? word);
    let sentences = text.split(SENTENCE_END);
    const own = this.#ownSentences((text.split(/\s+/).length * ownShare) / (1.01 - ownShare));
    if (random.share() < 0.5) sentences.splice(random.below(sentences.length + 1), 0, ...own);
    else for (const one of own) sentences.splice(random.below(sentences.length + 1), 0, one);
    const name = random.pick(this.names);
    const every = random.pick([2, 3, 4]);
    sentences = sentences.map((one, i) => (i % every === 0 ? `${name} ${one}` : one));
    return sentences.join(' ');
  }

  /** @param {string} word */
  #valueLike(word) {
    const { random } = this;
    if (/^\d+$/.test(word)) return String(1 + random.below(10 ** Math.min(word.length, 9) - 1));
    return random.pick(/^\p{Lu}/u.test(word) ? this.names : this.pool);
  }

  /** Sentences of about `words` words in all. @param {number} words @returns {string[]} */
  #ownSentences(words) {
    /** @type {string[]} */
    const own = [];
    while (own.length < Math.floor(words)) own.push(...this.anyText().split(/\s+/));
    const text = own.slice(0, Math.floor(words)).join(' ');
    return text === '' ? [] : text.split(SENTENCE_END);
  }

  addCrowds() {
    const { random } = this;
    for (let n = 0; n < CROWDS; n++) {
      const text = this.anyText();
      const share = random.pick([0.05, 0.1, 0.15, 0.25]);
      for (let copy = random.pick([16, 32, 64]); copy > 0; copy--) {
        this.add(this.edit(text, share * (0.5 + random.share())), `crowd ${n}`);
      }
    }
  }

  addSnippets() {
    const { random } = this;
    for (let n = 0; n < SNIPPETS; n++) {
      const [one = [], other = []] = random
        .sample(random.pick(this.groups), 2)
        .map((text) => text.split(/\s+/));
      const length = random.pick([5, 7, 9, 12, 16, 22, 30, 40]);
      const start = random.share() < 0.5 ? 0 : random.below(Math.max(1, one.length - length));
      const snippet = one.slice(start, start + length).join(' ');
      const place = Math.floor((start * other.length) / Math.max(1, one.length));
      const same = other.slice(place, place + Math.floor(length * random.pick([0.8, 1, 1, 1.3])));
      const second =
        random.share() < 0.5 ? this.edit(snippet, random.pick([0.08, 0.15, 0.3])) : same.join(' ');
      this.#addSnippet(n, snippet, second);
      if (random.share() < 0.4 && one.length > start + 3 * length) {
        this.add(one.slice(start + 2 * length, start + 3 * length).join(' '), `rest ${n}`);
      }
    }
  }

  /** Two snippets of one place are a pair where they share enough content words, and none where they share hardly any. @param {number} n @param {string} one @param {string} other */
  #addSnippet(n, one, other) {
    const [ofOne, ofOther] = [contentWords(one), contentWords(other)];
    const fewer = Math.min(ofOne.size, ofOther.size);
    if (fewer < 2) return;
    const shared = [...ofOne].filter((word) => ofOther.has(word)).length / fewer;
    if (shared >= 0.15 && shared < 0.4) return;
    this.add(one, `snippet ${n}`);
    this.add(other, shared >= 0.4 ? `snippet ${n}` : `other ${n}`);
  }
}

/** @param {string} text */
function contentWords(text) {
  const words = (text.toLowerCase().match(WORDS) ?? []).filter((word) => !STOP.has(word));
  return new Set(words);
}
