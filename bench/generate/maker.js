/** Makes the documents of a corpus as lines of JSON: own text or a copy, and boilerplate. */
import { Composer, PURPOSE } from './composer.js';
import { editWords, embed, excerptOf, sentenceEnd } from './edits.js';
import { FRAMED, frameOf } from './plan.js';
import { RandomStream } from '../lib/random.js';

/** Words of a frame: at least, and how many more at most. */
const FRAME_WORDS = [30, 270];
/** Where a frame stands: each has one place. */
const FRAME_PLACES = /** @type {const} */ (['header', 'footer', 'box']);
/** Between paragraphs, as in a JSON string. */
const BREAK = '\\n\\n ';
/** Frames kept; the frequent ones have low numbers. */
const FRAMES_KEPT = 4096;
/** What a line has beside its text. */
const LINE_OVERHEAD = 64;

/** @param {number} document */
export function idOf(document) {
  return `d${String(document).padStart(8, '0')}`;
}

export class DocumentMaker {
  #composer;
  #seed;
  #framed;
  #random;
  #lines = Buffer.allocUnsafe(1 << 20);
  #length = 0;
  /** @type {Map<number, string>} */
  #frames = new Map();

  /** @param {import('./source.js').Source} source @param {{ seed: number, framed?: number }} options */
  constructor(source, { seed, framed = FRAMED }) {
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
   * The lines of documents `from` to `to`; valid until the next are made.
   * @param {number} from @param {number} to @param {readonly import('./plan.js').Copy[]} copies those among them
   */
  lines(from, to, copies) {
    const copyAt = new Map(copies.map((copy) => [copy.document, copy]));
    this.#length = 0;
    for (let document = from; document < to; document++) {
      const copy = copyAt.get(document);
      // the frame of an identical copy is that of its original
      const like = copy?.kind === 'identical' ? copy.of : document;
      const frame = frameOf(this.#random, this.#seed, like, this.#framed);
      if (!copy && frame < 0) this.#addLine(document, this.#composer.document(document));
      else
        this.#addText(
          document,
          this.#withFrame(copy ? this.#copied(copy) : this.#own(document), frame),
        );
    }
    return this.#lines.subarray(0, this.#length);
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
    if (this.#frames.size < FRAMES_KEPT) this.#frames.set(frame, text);
    return text;
  }

  /** @param {number} document @param {string} text */
  #addText(document, text) {
    this.#addLine(document, Buffer.from(text, 'latin1'));
  }

  /** @param {number} document @param {Uint8Array} text */
  #addLine(document, text) {
    this.#reserve(text.length + LINE_OVERHEAD);
    const lines = this.#lines;
    this.#length += lines.write(`{"id":"${idOf(document)}","text":"`, this.#length, 'latin1');
    lines.set(text, this.#length);
    this.#length += text.length;
    this.#length += lines.write('"}\n', this.#length, 'latin1');
  }

  /** @param {number} count */
  #reserve(count) {
    if (this.#length + count <= this.#lines.length) return;
    const lines = Buffer.allocUnsafe((this.#length + count) * 2);
    this.#lines.copy(lines, 0, 0, this.#length);
    this.#lines = lines;
  }
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
