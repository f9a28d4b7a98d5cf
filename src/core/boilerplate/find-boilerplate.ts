/**
 * Which repeated windows are boilerplate: those that spread over documents which are otherwise
 * different.
 *
 * Versions of one page, copies of one press release and rewrites of one story repeat long runs too.
 * But there the run is most of the text, or the rest of the text is alike as well. So a window is
 * boilerplate if, among the documents that have it, at least `MIN_DIFFERENT` consist mostly of text
 * of their own, and these texts share next to nothing.
 *
 * A document's own text is what lies outside its frame. The frame is what is known to be
 * boilerplate, and every window that about as many documents have (half as many, or more), because
 * the parts of a template occur together. Less frequent windows are judged first. So the menu of
 * one section is already known when the footer of the whole site is judged, while the versions of
 * one page still show that they belong together.
 *
 * A `SAMPLE` of the holders decides, the first by a hash of their text; so neither the order of the
 * input nor any document without the window plays a part. Windows with the same sample share a
 * verdict; most fail because the first few holders have no text of their own. Near O(windows).
 */

import type { Collection } from '../texts/collection.ts';
import type { Phrases, PhraseSets } from './own-phrases.ts';
import { WINDOW, type RepeatedWindows } from './windows.ts';

/** How many holders must be different from each other. Four articles may quote the same speech. */
const MIN_DIFFERENT = 5;
/** How many holders are looked at. */
const SAMPLE = 16;
/**
 * The share of these that must be mostly their own text: a much copied text is also quoted
 * elsewhere.
 */
const MIN_OWN_HOLDERS = 1 / 3;
/**
 * Own text must weigh at least as much as its frame. At the end of a text a token of the frame
 * weighs less, so the frame may be .7 of it: a footer or a disclaimer is often longer than the page
 * above it, and stories are cut from the end, not from the beginning.
 */
const END_WEIGHT = 3 / 7;
/** How many tokens of a page's own, such as a number, may follow the end of its frame. */
const EDGE = 10;
/**
 * Returns, by number of a window, 1 if it is boilerplate. `sets` compares the own texts of
 * documents.
 */
export function findSpread(
  collection: Collection,
  windows: RepeatedWindows,
  sets: PhraseSets,
): Uint8Array {
  const { df, holders, holderStarts } = windows;
  const isSpread = new Uint8Array(df.length);
  const texts = new OwnPhrases(collection, windows, sets);
  for (const level of levelsOf(df)) {
    const judge = new SpreadJudge(texts, windows, { df: df[level[0] ?? 0] ?? 0, isSpread });
    const verdicts = new Map<string, boolean>();
    const spread: number[] = [];
    for (const number of level) {
      const from = holderStarts[number] ?? 0;
      const to = Math.min(holderStarts[number + 1] ?? 0, from + SAMPLE);
      const sample = holders.subarray(from, to);
      const key = sample.join();
      const verdict = verdicts.get(key) ?? judge.isSpread(sample);
      verdicts.set(key, verdict);
      if (verdict) spread.push(number);
    }
    // only now, because windows of one level do not see each other's verdicts
    for (const number of spread) isSpread[number] = 1;
  }
  return isSpread;
}

/** The windows of each frequency, the rarest first. */
function levelsOf(df: Int32Array): Iterable<readonly number[]> {
  const levels = new Map<number, number[]>();
  for (const [number, frequency] of df.entries()) {
    const level = levels.get(frequency);
    if (level === undefined) levels.set(frequency, [number]);
    else level.push(number);
  }
  return [...levels].sort(([x], [y]) => x - y).map(([, numbers]) => numbers);
}

/**
 * Returns, by token of the document with this rank, 1 if a window that `isCovering` accepts covers
 * it.
 */
export function coverOf(
  { starts, position, number }: RepeatedWindows,
  rank: number,
  { length, isCovering }: { length: number; isCovering: (number: number) => boolean },
): Uint8Array {
  const cover = new Uint8Array(length);
  const to = starts[rank + 1] ?? 0;
  let reach = 0;
  for (let i = starts[rank] ?? 0; i < to; i++) {
    if (!isCovering(number[i] ?? 0)) continue;
    const at = position[i] ?? 0;
    cover.fill(1, Math.max(reach, at), at + WINDOW);
    reach = at + WINDOW;
  }
  return cover;
}

/** Judges the windows that a given number of documents have. */
class SpreadJudge {
  readonly #texts: OwnPhrases;
  readonly #isFrame: (number: number) => boolean;
  /** By rank: the phrases of its own text; undefined if that is not most of it. */
  readonly #known = new Map<number, Phrases | undefined>();

  constructor(
    texts: OwnPhrases,
    windows: RepeatedWindows,
    level: { readonly df: number; readonly isSpread: Uint8Array },
  ) {
    this.#texts = texts;
    this.#isFrame = (number) =>
      (windows.df[number] ?? 0) * 2 >= level.df || level.isSpread[number] === 1;
  }

  /** True if enough documents of the sample are mostly their own text, and different. */
  isSpread(sample: Int32Array): boolean {
    const needed = Math.max(MIN_DIFFERENT, sample.length * MIN_OWN_HOLDERS);
    const different: Phrases[] = [];
    let own = 0;
    for (const [i, rank] of sample.entries()) {
      const left = sample.length - i;
      if (own + left < needed || different.length + left < MIN_DIFFERENT) return false;
      const phrases = this.#ownPhrases(rank);
      if (phrases === undefined) continue;
      own++;
      if (different.length < MIN_DIFFERENT && this.#texts.isDifferent(phrases, different)) {
        different.push(phrases);
      }
      if (own >= needed && different.length === MIN_DIFFERENT) return true;
    }
    return false;
  }

  #ownPhrases(rank: number): Phrases | undefined {
    if (this.#known.has(rank)) return this.#known.get(rank);
    const phrases = this.#texts.find(rank, this.#isFrame);
    this.#known.set(rank, phrases);
    return phrases;
  }
}

/** A frame of a document, and the phrases of its text outside it. */
interface OwnText {
  readonly frame: Uint8Array;
  readonly phrases: Phrases | undefined;
}

/** How many phrases are remembered from level to level: 32 MB. */
const MAX_REMEMBERED = 1 << 22;

/**
 * The phrases of documents outside their frames. Most frames stay the same from one level to the
 * next, so they are remembered.
 */
class OwnPhrases {
  readonly #collection: Collection;
  readonly #windows: RepeatedWindows;
  readonly #sets: PhraseSets;
  /** By rank. */
  readonly #known = new Map<number, OwnText>();
  #remembered = 0;

  constructor(collection: Collection, windows: RepeatedWindows, sets: PhraseSets) {
    this.#collection = collection;
    this.#windows = windows;
    this.#sets = sets;
  }

  /**
   * The phrases of a document outside its frame, by its rank; undefined if that text is not most of
   * it.
   */
  find(rank: number, isFrame: (number: number) => boolean): Phrases | undefined {
    const document = this.#windows.documents[rank] ?? 0;
    const length = this.#collection.length(document);
    const frame = coverOf(this.#windows, rank, { length, isCovering: isFrame });
    const before = this.#known.get(rank);
    if (before !== undefined && isEqual(before.frame, frame)) return before.phrases;
    const phrases = isMostlyOwn(frame) ? this.#sets.distinct(document, frame) : undefined;
    this.#remember(rank, { frame, phrases });
    return phrases;
  }

  #remember(rank: number, text: OwnText): void {
    this.#remembered += (text.phrases?.count ?? 0) + text.frame.length / 8;
    if (this.#remembered > MAX_REMEMBERED) {
      this.#known.clear();
      this.#remembered = 0;
    }
    this.#known.set(rank, text);
  }

  /** True if a text is different from all of these. */
  isDifferent(text: Phrases, others: readonly Phrases[]): boolean {
    return !others.some((other) => this.#sets.areAlike(text, other));
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** True if the text outside the frame weighs at least as much as the frame. */
function isMostlyOwn(frame: Uint8Array): boolean {
  let framed = 0;
  for (const isFramed of frame) framed += isFramed;
  const atEnd = lengthAtEnd(frame);
  return frame.length - framed >= framed - atEnd + atEnd * END_WEIGHT;
}

/** Length of the stretch of frame that reaches the end of the text. */
function lengthAtEnd(frame: Uint8Array): number {
  const end = frame.lastIndexOf(1) + 1;
  if (frame.length - end > EDGE) return 0;
  const before = frame.lastIndexOf(0, end - 1);
  return end - 1 - before;
}
