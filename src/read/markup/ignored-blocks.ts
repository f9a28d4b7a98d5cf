/**
 * Blocks that an author sets aside: what stands between the comments `dedupe-ignore-start` and `dedupe-ignore-end`.
 * They are masked in place, so offsets stay. A block without an end reaches to the end of the text.
 *
 * Readers hand in the comments that they find, so marks in code are text. O(length of the comments), and two
 * passes over a text that has marks.
 */

import { lineStarts, placeOf } from '../../core/texts/text-places.ts';
import type { IgnoredBlock } from '../../model/article.ts';
import { type Mask, maskAscending } from './mask.ts';

const HTML_MARK = /<!--\s*dedupe-ignore-(start|end)\s*-->/gu;
const MDX_MARK = /\{\/\*\s*dedupe-ignore-(start|end)\s*\*\/\}/gu;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly isStart: boolean;
}

/** A text without its blocks. */
export interface WithoutBlocks {
  /** As long as before. */
  readonly text: string;
  readonly ignored?: readonly IgnoredBlock[];
  readonly warning?: string;
}

/** Gathers the marks of one text. */
export class IgnoredBlocks {
  readonly #marks: Mark[] = [];

  /** Takes a part of the source that holds comments, and its offset; parts come in order. */
  takeHtml(part: string, offset: number): void {
    this.#take(part, offset, HTML_MARK);
  }

  /** Takes a comment in braces. */
  takeMdx(part: string, offset: number): void {
    this.#take(part, offset, MDX_MARK);
  }

  #take(part: string, offset: number, pattern: RegExp): void {
    for (const { index, 0: mark, 1: side } of part.matchAll(pattern)) {
      const start = offset + index;
      this.#marks.push({ start, end: start + mark.length, isStart: side === 'start' });
    }
  }

  /** The prose without the blocks; marks are places in it. */
  mask(prose: string): WithoutBlocks {
    if (this.#marks.length === 0) return { text: prose };
    const starts = lineStarts(prose);
    const lineOf = (offset: number): number => placeOf(starts, [offset, offset]).startLine;
    const masks: Mask[] = [];
    const ignored: IgnoredBlock[] = [];
    const faults: string[] = [];
    const close = (first: Mark, inner: number, end: number): void => {
      masks.push({ start: first.start, end, fill: 'space' });
      const hasWords = /[\p{L}\p{N}]/u.test(prose.slice(first.end, inner));
      ignored.push({ line: lineOf(first.start), endLine: lineOf(end), hasWords });
    };
    let open: Mark | undefined;
    for (const mark of this.#marks) {
      if (mark.isStart) open ??= mark;
      else if (open === undefined) faults.push(`line ${lineOf(mark.start)}: ${NO_START}`);
      else {
        close(open, mark.start, mark.end);
        open = undefined;
      }
    }
    if (open !== undefined) {
      faults.push(`line ${lineOf(open.start)}: ${NO_END}`);
      close(open, prose.length, prose.length);
    }
    const text = maskAscending(prose, masks);
    return { text, ignored, ...(faults[0] !== undefined && { warning: faults[0] }) };
  }
}

const NO_START = 'dedupe-ignore-end without a dedupe-ignore-start';
const NO_END = 'dedupe-ignore-start has no dedupe-ignore-end: all that follows is set aside';
