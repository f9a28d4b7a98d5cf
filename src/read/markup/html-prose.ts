/**
 * HTML to prose: which characters of a page are text that a reader sees. The rest becomes masks.
 *
 * Fed by a parser's events. Text is kept unless it is in an element that is not part of an article
 * (scripts, navigation, forms). If a page says which part is its article, by its only `<main>` or
 * else its only `<article>`, the rest is masked. Inline tags join the text on both sides, block
 * tags separate it. If next to nothing of a page's text is marked as its article, more is read: see
 * html-choice.ts. Costs 16 bytes for each run of text between two tags.
 */

import {
  ARTICLE,
  chooseText,
  DROPPED,
  FORM,
  HEADER,
  LINKED,
  type Marks,
  MAIN,
  STRAY,
} from './html-choice.ts';
import type { Fill, Mask, Replacement } from './mask.ts';
import { widened } from '../../core/tokens/widened.ts';

const DROPPED_TAGS = new Set(
  (
    'script style template noscript head title nav footer aside button select option textarea ' +
    'svg math iframe object embed canvas audio video map dialog menu datalist'
  ).split(' '),
);

/** Dropped always: their content is never shown as part of the page. */
const HIDDEN_TAGS = new Set(['script', 'style', 'title']);

/** Elements that may occur in a head. Any other ends the head, whether the page says so or not. */
const HEAD_TAGS = new Set(
  'head base basefont bgsound link meta title noscript noframes style script template'.split(' '),
);

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/**
 * Returns how a tag of this name, in lower case, is overwritten: inline tags join, all others
 * separate.
 */
export function tagFill(name: string): Fill {
  return INLINE.has(name) ? 'join' : 'space';
}

/** What is not prose, and what stands for other characters: the input of `maskText`. */
export interface ProseMasks {
  readonly masks: readonly Mask[];
  readonly replacements: readonly Replacement[];
}

/** How many elements of a kind there were, and how many are open. */
interface Region {
  depth: number;
  count: number;
}

/** Collects the text of one page or fragment: pass the events in order, then take the masks. */
export class HtmlProse {
  readonly #pieces = new TextRuns();
  readonly #regions = {
    main: { depth: 0, count: 0 },
    article: { depth: 0, count: 0 },
    form: { depth: 0, count: 0 },
    header: { depth: 0, count: 0 },
  };
  #links = 0;
  #hidden = 0;
  #dropped = 0;
  #isInHead = false;
  /** How many outermost dropped elements there were, and which of them have no end tag. */
  #drops = 0;
  readonly #strays = new Set<number>();
  /** How the gap before the next text is overwritten, outside and inside dropped elements. */
  #gap: Fill = 'space';
  #innerGap: Fill = 'space';

  /** An element begins; `name` in lower case. */
  open(name: string): void {
    if (!HEAD_TAGS.has(name)) this.#endHead();
    const isDropped = DROPPED_TAGS.has(name);
    this.#gap = this.#gap === 'join' && !isDropped ? tagFill(name) : 'space';
    this.#innerGap = this.#innerGap === 'join' && !isDropped ? tagFill(name) : 'space';
    if (isDropped) this.#drop(name);
    if (HIDDEN_TAGS.has(name)) this.#hidden++;
    if (name === 'a') this.#links++;
    const region = this.#region(name);
    if (region && region.depth++ === 0) region.count++;
  }

  /** An element ends; `isImplied` if it has no end tag of its own. */
  close(name: string, isImplied: boolean): void {
    if (tagFill(name) === 'space') this.#gap = this.#innerGap = 'space';
    if (DROPPED_TAGS.has(name)) this.#undrop(name, isImplied);
    if (HIDDEN_TAGS.has(name)) this.#hidden--;
    if (name === 'a') this.#links--;
    const region = this.#region(name);
    if (region) region.depth--;
  }

  /** Text at [start, end). */
  text(start: number, end: number): void {
    if (this.#hidden > 0 || start >= end) return;
    const drop = this.#dropped > 0 ? this.#drops : 0;
    this.#pieces.add(start, end, {
      marks: this.#marks(),
      drop,
      gap: drop > 0 ? this.#innerGap : this.#gap,
    });
    if (drop > 0) this.#innerGap = 'join';
    else this.#gap = 'join';
  }

  /** Returns the masks for a source of this length whose text is all prose. */
  fragmentMasks(length: number): readonly Mask[] {
    return [...this.#pieces.gaps(length, (marks) => (marks & DROPPED) === 0)];
  }

  /**
   * Yields the masks for a page of which only the article is prose, in order and without touching.
   * `text` is the page with its entities decoded. `letters` is called with the article's number of
   * letters.
   */
  pageMasks(text: string, letters: (count: number) => void = () => {}): Generator<Mask> {
    this.#pieces.markStrays(this.#strays);
    const { main, article } = this.#regions;
    const counts = { mains: main.count, articles: article.count };
    const choice = chooseText(this.#pieces.lettersByMarks(text), counts);
    letters(choice.letters);
    return this.#pieces.gaps(text.length, choice.isKept);
  }

  #drop(name: string): void {
    if (this.#dropped++ > 0) return;
    this.#drops++;
    this.#isInHead = name === 'head';
  }

  #undrop(name: string, isImplied: boolean): void {
    // a head that its content has ended is no longer counted
    if (name === 'head' && !this.#isInHead) return;
    this.#dropped--;
    if (this.#dropped > 0) return;
    this.#isInHead = false;
    if (isImplied) this.#strays.add(this.#drops);
  }

  #endHead(): void {
    if (!this.#isInHead || this.#dropped !== 1) return;
    this.#isInHead = false;
    this.#dropped = 0;
  }

  #marks(): Marks {
    const { main, article, form, header } = this.#regions;
    const isInArticle = article.depth > 0 || main.depth > 0;
    return (
      (main.depth > 0 ? MAIN : 0) |
      (article.depth > 0 ? ARTICLE : 0) |
      (form.depth > 0 ? FORM : 0) |
      (header.depth > 0 && !isInArticle ? HEADER : 0) |
      (this.#dropped > 0 ? DROPPED : 0) |
      (this.#links > 0 ? LINKED : 0)
    );
  }

  #region(name: string): Region | undefined {
    if (name === 'main' || name === 'article' || name === 'form' || name === 'header') {
      return this.#regions[name];
    }
    return undefined;
  }
}

interface RunKind {
  readonly marks: Marks;
  /** Number of the outermost dropped element around it, from 1; 0 if there is none. */
  readonly drop: number;
  readonly gap: Fill;
}

/** Bit above the marks of a run: the gap before it separates words. */
const SPACED = 1 << 16;
const CELLS = 4;

/**
 * Runs of text in the order of the source, without an object for each. Touching runs of one kind
 * are merged.
 */
class TextRuns {
  #cells = new Int32Array(CELLS << 6);
  #length = 0;

  add(start: number, end: number, { marks, drop, gap }: RunKind): void {
    const cells = this.#cells;
    const length = this.#length;
    const last = length - CELLS;
    const isSame =
      gap === 'join' &&
      length > 0 &&
      cells[last + 1] === start &&
      ((cells[last + 2] ?? 0) & ~SPACED) === marks &&
      cells[last + 3] === drop;
    if (isSame) {
      cells[last + 1] = end;
      return;
    }
    if (length === cells.length) this.#cells = widened(cells, length * 2);
    this.#cells.set([start, end, gap === 'space' ? marks | SPACED : marks, drop], length);
    this.#length += CELLS;
  }

  /** Marks the runs inside these dropped elements. */
  markStrays(strays: ReadonlySet<number>): void {
    if (strays.size === 0) return;
    const cells = this.#cells;
    const length = this.#length;
    for (let i = 0; i < length; i += CELLS) {
      if (strays.has(cells[i + 3] ?? 0)) cells[i + 2] = (cells[i + 2] ?? 0) | STRAY;
    }
  }

  /** Counts the letters and digits that the runs have in `text`, by their marks. */
  lettersByMarks(text: string): ReadonlyMap<Marks, number> {
    const letters = new Map<Marks, number>();
    const cells = this.#cells;
    const length = this.#length;
    for (let i = 0; i < length; i += CELLS) {
      const marks = (cells[i + 2] ?? 0) & ~SPACED;
      const count = countLetters(text, cells[i] ?? 0, cells[i + 1] ?? 0);
      letters.set(marks, (letters.get(marks) ?? 0) + count);
    }
    return letters;
  }

  /** Yields the masks around the runs that are kept. */
  *gaps(length: number, isKept: (marks: Marks) => boolean): Generator<Mask> {
    const cells = this.#cells;
    let done = 0;
    let isBroken = false;
    for (let i = 0; i < this.#length; i += CELLS) {
      const marks = cells[i + 2] ?? 0;
      if (!isKept(marks & ~SPACED)) {
        isBroken = true;
        continue;
      }
      const start = cells[i] ?? 0;
      const fill = isBroken || (marks & SPACED) !== 0 ? 'space' : 'join';
      if (start > done) yield { start: done, end: start, fill };
      isBroken = false;
      done = cells[i + 1] ?? 0;
    }
    if (length > done) yield { start: done, end: length, fill: 'space' };
  }
}

/**
 * Near enough for a share: ASCII letters and digits, and beyond ASCII everything but blanks and
 * punctuation.
 */
function countLetters(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 ? isAsciiLetter(code) : isLetter(code)) count++;
  }
  return count;
}

const isAsciiLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39);

const isLetter = (code: number): boolean =>
  code >= 0xc0 &&
  (code < 0x2000 || code > 0x206f) &&
  (code < 0x2190 || code > 0x2bff) &&
  (code < 0x3000 || code > 0x303f) &&
  code < 0xfe00;
