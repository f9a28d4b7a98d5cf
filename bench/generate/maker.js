/** Makes the documents of a corpus as lines of JSON: own text or a copy, and boilerplate. */
import { Composer, PURPOSE } from './composer.js';
import { editWords, embed, excerptOf, sentenceEnd } from './edits.js';
import { frameOf } from './plan.js';
import { RandomStream } from '../lib/random.js';

/** Words of a frame: at least, and how many more at most. */
const FRAME_WORDS = [30, 270];
/** Where a frame stands: each has one place. */
const FRAME_PLACES = /** @type {const} */ (['header', 'footer', 'box']);
/** Between paragraphs, as in a JSON string. */
const BREAK = '\\n\\n ';
const LINE_END = Buffer.from('"}\n');

/** @param {number} document */
export function idOf(document) {
  return `d${String(document).padStart(8, '0')}`;
}

export class DocumentMaker {
  #composer;
  #seed;
  #framed;
  #random;
  /** @type {Map<number, string>} */
  #frames = new Map();

  /** @param {import('./source.js').Source} source @param {{ seed: number, framed: number }} options */
  constructor(source, { seed, framed }) {
    this.#composer = new Composer(source, seed);
    this.#seed = seed;
    this.#framed = framed;
    this.#random = new RandomStream(seed);
  }

  /** About how many words the text of a document has, if it is not a copy. @param {number} document */
  wordsOf(document) {
    return this.#composer.wordsOf(document);
  }

  /**
   * The lines of documents `from` to `to`.
   * @param {number} from @param {number} to @param {readonly import('./plan.js').Copy[]} copies those among them
   */
  lines(from, to, copies) {
    const copyAt = new Map(copies.map((copy) => [copy.document, copy]));
    /** @type {Uint8Array[]} */
    const lines = [];
    for (let document = from; document < to; document++) {
      lines.push(Buffer.from(`{"id":"${idOf(document)}","text":"`));
      lines.push(this.#text(document, copyAt.get(document)));
      lines.push(LINE_END);
    }
    return Buffer.concat(lines);
  }

  /** @param {number} document @param {import('./plan.js').Copy} [copy] */
  #text(document, copy) {
    // the frame of an identical copy is that of its original
    const like = copy?.kind === 'identical' ? copy.of : document;
    const frame = frameOf(this.#random, this.#seed, like, this.#framed);
    // the composer's bytes last until its next text
    if (!copy && frame < 0) return this.#composer.document(document).slice();
    const words = copy ? this.#copied(copy) : this.#own(document);
    return Buffer.from(this.#withFrame(words, frame), 'latin1');
  }

  /** The words of a document's own text. Bytes are kept as Latin-1, whatever they stand for. @param {number} document */
  #own(document) {
    return decode(this.#composer.document(document)).split(' ');
  }

  /** @param {import('./plan.js').Copy} copy */
  #copied({ document, of, kind }) {
    const words = this.#own(of);
    if (kind === 'identical') return words;
    const random = new RandomStream(this.#seed, PURPOSE.copy, document);
    if (kind === 'excerpt-alone') return excerptOf(words, random);
    if (kind === 'excerpt-within') {
      return embed(this.#own(document), excerptOf(words, random), random);
    }
    const share = Number(kind.slice('edited-'.length)) / 100;
    return editWords(words, share, random, () => decode(this.#composer.anyWord(random)));
  }

  /** @param {readonly string[]} words @param {number} frame */
  #withFrame(words, frame) {
    if (frame < 0) return words.join(' ');
    const boilerplate = this.#frame(frame);
    const place = FRAME_PLACES[frame % FRAME_PLACES.length];
    if (place === 'header') return boilerplate + BREAK + words.join(' ');
    if (place === 'footer') return words.join(' ') + BREAK + boilerplate;
    const middle = sentenceEnd(words, Math.floor(words.length / 2));
    const halves = [words.slice(0, middle), words.slice(middle)].map((half) => half.join(' '));
    return [halves[0], boilerplate, halves[1]].join(BREAK);
  }

  /** @param {number} frame */
  #frame(frame) {
    const known = this.#frames.get(frame);
    if (known !== undefined) return known;
    const random = new RandomStream(this.#seed, PURPOSE.frameLength, frame);
    const [least = 0, more = 0] = FRAME_WORDS;
    const words = least + random.below(more);
    const all = decode(this.#composer.piece(PURPOSE.frameText, frame, words)).split(' ');
    const text = all.slice(0, words).join(' ');
    this.#frames.set(frame, text);
    return text;
  }
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
