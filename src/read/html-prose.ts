/**
 * HTML to prose: which characters of a page are text that a reader reads, as masks for the rest.
 *
 * Fed by a parser's events. Text is kept unless it is in an element that is no part of an article
 * (scripts, navigation, forms); where a page says which part is the article, by its only `<main>` or
 * else its only `<article>`, the rest goes. Inline tags join what they stand between, block tags
 * separate it.
 */

import type { Fill, Mask, Replacement } from './mask.ts';

const DROPPED = new Set(
  (
    'script style template noscript head title nav footer aside button select option textarea ' +
    'svg math iframe object embed canvas audio video map dialog menu datalist'
  ).split(' '),
);

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** Returns how a tag of this name, in lower case, is overwritten. */
export function tagFill(name: string): Fill {
  return INLINE.has(name) ? 'join' : 'space';
}

/** What is not prose, and what stands for other characters: the input of `maskText`. */
export interface ProseMasks {
  readonly masks: readonly Mask[];
  readonly replacements: readonly Replacement[];
}

/** A run of text that a reader reads. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** What the run stands for where that is not the run itself: a decoded entity. */
  readonly text: string | undefined;
  /** How the gap before it is overwritten. */
  readonly gap: Fill;
  /** Which of the page's `<main>` and outermost `<article>` elements it is in, from 1; 0 for none. */
  readonly main: number;
  readonly article: number;
  readonly inForm: boolean;
  readonly inHeader: boolean;
}

/** How many of a kind of element there were, how deep inside them we are. */
interface Region {
  depth: number;
  count: number;
}

/** Collects the text of one page or fragment: pass events in their order, then take `masks`. */
export class HtmlProse {
  private readonly pieces: Piece[] = [];
  private readonly regions = {
    main: { depth: 0, count: 0 },
    article: { depth: 0, count: 0 },
    form: { depth: 0, count: 0 },
    header: { depth: 0, count: 0 },
  };
  private dropped = 0;
  private gap: Fill = 'space';

  /** An element begins; `name` in lower case. */
  open(name: string): void {
    this.gap = this.gap === 'join' && !DROPPED.has(name) ? tagFill(name) : 'space';
    if (DROPPED.has(name)) this.dropped++;
    const region = this.region(name);
    if (region && region.depth++ === 0) region.count++;
  }

  /** An element ends. */
  close(name: string): void {
    if (tagFill(name) === 'space') this.gap = 'space';
    if (DROPPED.has(name)) this.dropped--;
    const region = this.region(name);
    if (region) region.depth--;
  }

  /** Text at [start, end); `text` is given if it differs from the source there. */
  text(start: number, end: number, text?: string): void {
    if (this.dropped > 0 || start >= end) return;
    const { main, article, form, header } = this.regions;
    this.pieces.push({
      start,
      end,
      text,
      gap: this.gap,
      main: main.depth > 0 ? main.count : 0,
      article: article.depth > 0 ? article.count : 0,
      inForm: form.depth > 0,
      inHeader: header.depth > 0 && article.depth === 0 && main.depth === 0,
    });
    this.gap = 'join';
  }

  /** Returns the masks for a source of this length, all of it taken as prose. */
  fragmentMasks(length: number): ProseMasks {
    return masksAround(this.pieces, length);
  }

  /** Returns the masks for a whole page of this length, of which only the article is prose. */
  pageMasks(length: number): ProseMasks {
    return masksAround(this.articlePieces(), length);
  }

  private region(name: string): Region | undefined {
    if (name === 'main' || name === 'article' || name === 'form' || name === 'header') {
      return this.regions[name];
    }
    return undefined;
  }

  private articlePieces(): Piece[] {
    const { main, article } = this.regions;
    let pieces = this.pieces;
    if (main.count === 1) pieces = keepPieces(pieces, (piece) => piece.main > 0);
    else if (article.count === 1) pieces = keepPieces(pieces, (piece) => piece.article > 0);
    // Some systems wrap the whole page in one form: then it is not a form to fill in.
    const prose = keepPieces(pieces, (piece) => !piece.inForm && !piece.inHeader);
    return prose.length > 0 ? prose : keepPieces(pieces, (piece) => !piece.inHeader);
  }
}

/** The pieces that pass, where that leaves any text: a page is never lost to its own markup. */
function keepPieces(pieces: readonly Piece[], passes: (piece: Piece) => boolean): Piece[] {
  const kept: Piece[] = [];
  let isBroken = false;
  for (const piece of pieces) {
    if (passes(piece)) kept.push(isBroken ? { ...piece, gap: 'space' } : piece);
    isBroken = !passes(piece);
  }
  return kept;
}

function masksAround(pieces: readonly Piece[], length: number): ProseMasks {
  const masks: Mask[] = [];
  const replacements: Replacement[] = [];
  let done = 0;
  for (const { start, end, text, gap } of pieces) {
    if (start < done) continue;
    masks.push({ start: done, end: start, fill: gap });
    if (text !== undefined) replacements.push({ start, end, text });
    done = end;
  }
  masks.push({ start: done, end: length, fill: 'space' });
  return { masks, replacements };
}
