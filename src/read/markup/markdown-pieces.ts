/**
 * A Markdown text as a row of syntax trees, each of a bounded part, so only one part is in memory.
 * Each character is parsed once, or up to three times next to a block without end.
 *
 * A part ends between two blocks at which the parser begins afresh anyway: no list or quotation is
 * open, or the next line has no indent. There the trees equal those of the whole text. Only a block
 * larger than a window is cut inside, unless it is code or HTML, which cost little.
 */

import { BlockContext } from '@lezer/markdown';
import type { PartialParse, Tree } from '@lezer/common';
import { markdown } from './markdown-parser.ts';

/** The shortest part, in UTF-16 units, unless the text ends. */
const PIECE_LENGTH = 1 << 16;
/** The longest part that the parser sees, unless one block of code is longer. */
const WINDOW_LENGTH = 1 << 18;
/** How far beyond a window an encoded image is followed. */
const MAX_IMAGE = 1 << 22;
/** How far beyond a window any other word is followed. */
const MAX_WORD = 1 << 12;

const VERBATIM = new Set(
  'FencedCode CodeBlock HTMLBlock CommentBlock ProcessingInstructionBlock'.split(' '),
);
/** An image may be part of the text, as one long word without marks. */
const ENCODED = /[\w+/=%-]*/y;

/** The tree of source.slice(start, end). Nodes that begin at or after the end do not count. */
export interface MarkdownPiece {
  readonly tree: Tree;
  readonly start: number;
  readonly end: number;
}

/** Yields the parts of a text from `start` to its end, in order and without gaps. */
export function* markdownPieces(source: string, start: number): Generator<MarkdownPiece> {
  let at = start;
  let window = WINDOW_LENGTH;
  while (at < source.length) {
    const limit = windowEnd(source, at, window);
    const { tree, length } = parseFirst(source.slice(at, limit), {
      isEnd: limit === source.length,
      enough: window === WINDOW_LENGTH ? PIECE_LENGTH : 1,
    });
    const isCut = at + length === limit && limit < source.length;
    if (isCut && VERBATIM.has(tree.topNode.lastChild?.name ?? '')) {
      window *= 4;
      continue;
    }
    yield { tree, start: at, end: at + length };
    at += length;
    window = WINDOW_LENGTH;
  }
}

/** The end of a window: after a line, or else a word, in its second half; or else beyond it. */
function windowEnd(source: string, start: number, length: number): number {
  const limit = start + length;
  if (limit >= source.length) return source.length;
  const half = limit - (length >> 1);
  const line = source.lastIndexOf('\n', limit - 1);
  if (line >= half) return line + 1;
  for (let i = limit; i > half; i--) if (/\s/.test(source.charAt(i - 1))) return i;
  return wordEnd(source, limit);
}

function wordEnd(source: string, from: number): number {
  ENCODED.lastIndex = from;
  const image = ENCODED.exec(source)?.[0].length ?? 0;
  const encoded = from + Math.min(image, MAX_IMAGE);
  const rest = source.slice(encoded, encoded + MAX_WORD).search(/\s/);
  const end = rest < 0 ? encoded : encoded + rest;
  return isLowSurrogate(source.charCodeAt(end)) ? end + 1 : end;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

interface Parsed {
  readonly tree: Tree;
  /** How many units of the text the tree describes correctly. */
  readonly length: number;
}

interface Extent {
  /** True if the text ends with the whole source. If not, its last block may be cut. */
  readonly isEnd: boolean;
  /** The part ends at the first end of a block at or after this length. */
  readonly enough: number;
}

/** Parses the first part of a text, or all of it. */
function parseFirst(text: string, { isEnd, enough }: Extent): Parsed {
  const parse = markdown.startParse(text);
  let fresh = 0;
  let between = 0;
  for (let tree = parse.advance(); ; tree = parse.advance()) {
    if (tree) return { tree, length: isEnd ? text.length : fresh || between || text.length };
    const at = parse.parsedPos;
    if (at >= text.length) continue;
    between = at;
    if (!beginsAfresh(parse, text.charCodeAt(at))) continue;
    fresh = at;
    if (at < enough) continue;
    parse.stopAt(at - 1);
    return { tree: finish(parse), length: at };
  }
}

/**
 * Returns true if the next block would be the same in a text that began with it. `next` is the
 * first unit of its line.
 */
function beginsAfresh(parse: PartialParse, next: number): boolean {
  if (parse instanceof BlockContext && parse.depth === 1) return true;
  return !/[\s>]/.test(String.fromCharCode(next));
}

function finish(parse: PartialParse): Tree {
  let tree = parse.advance();
  while (!tree) tree = parse.advance();
  return tree;
}
