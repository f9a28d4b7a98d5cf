/**
 * Masked text: prose cut out of markup without moving a character.
 *
 * What is not prose is overwritten in place, so the result has the UTF-16 length of its source, its
 * line breaks stay where they were, and an offset into one is an offset into the other. A mark in
 * the middle of a word (`re**form**ed`) becomes soft hyphens, which the tokeniser drops, so the word
 * stays whole; anywhere else it becomes spaces. One sort and one pass, O(n + m log m) for m masks.
 */

/** The filler inside a word: invisible to readers and to the tokeniser. */
export const SOFT_HYPHEN = '\u00AD';

/**
 * How a range is overwritten. `space` always separates words; `join` does not if it lies between
 * two characters that touch it.
 */
export type Fill = 'space' | 'join';

/** A range that is not prose: [start, end) in UTF-16 units. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly fill: Fill;
}

/** A range that stands for other characters, as an entity does; `text` is at most as long as it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Returns `source` with every mask overwritten and every replacement put in, padded with soft
 * hyphens. Masks may come in any order and may overlap: touching ones act as one, which joins only
 * if all of them do. A replacement that meets a mask is masked; replacements must not overlap.
 */
export function maskText(
  source: string,
  masks: readonly Mask[],
  replacements: readonly Replacement[] = [],
): string {
  const runs = mergeMasks(masks);
  const visible = visibleReplacements(replacements, runs);
  if (runs.length === 0 && visible.length === 0) return source;
  return overwrite(source, visible, runs);
}

/**
 * Returns the same for masks that are sorted and do not touch. They are taken one at a time and not
 * held.
 */
export function maskAscending(source: string, masks: Iterable<Mask>): string {
  return overwrite(source, [], masks);
}

function mergeMasks(masks: readonly Mask[]): Mask[] {
  const sorted = masks.filter((mask) => mask.end > mask.start).sort((a, b) => a.start - b.start);
  const runs: Mask[] = [];
  for (const mask of sorted) {
    const last = runs.at(-1);
    if (!last || last.end < mask.start) runs.push(mask);
    else runs[runs.length - 1] = union(last, mask);
  }
  return runs;
}

function union(a: Mask, b: Mask): Mask {
  const fill = a.fill === 'join' && b.fill === 'join' ? 'join' : 'space';
  return { start: a.start, end: Math.max(a.end, b.end), fill };
}

function visibleReplacements(
  replacements: readonly Replacement[],
  runs: readonly Mask[],
): Replacement[] {
  let i = 0;
  return [...replacements]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while (i < runs.length && (runs[i]?.end ?? 0) <= start) i++;
      const run = runs[i];
      return run === undefined || run.start >= end;
    });
}

/** A result that is written left to right. */
interface MaskedText {
  readonly source: string;
  /** Sorted, and outside every mask. */
  readonly replacements: readonly Replacement[];
  readonly parts: Parts;
  /** Index of the next replacement. */
  next: number;
  /**
   * True if the text written so far ends inside a word. Remembered, because looking back into one
   * long string would copy it each time.
   */
  isWordOpen: boolean;
}

/** `masks` are sorted and do not touch. */
function overwrite(
  source: string,
  replacements: readonly Replacement[],
  masks: Iterable<Mask>,
): string {
  const masked: MaskedText = {
    source,
    replacements,
    parts: new Parts(),
    next: 0,
    isWordOpen: false,
  };
  let done = 0;
  for (const mask of masks) {
    keep(masked, done, mask.start);
    fill(masked, mask);
    done = mask.end;
  }
  keep(masked, done, source.length);
  return masked.parts.join();
}

function keep(masked: MaskedText, start: number, end: number): void {
  let done = start;
  let replacement = masked.replacements[masked.next];
  while (replacement && replacement.start < end) {
    write(masked, masked.source.slice(done, replacement.start));
    write(masked, padded(replacement));
    done = replacement.end;
    replacement = masked.replacements[++masked.next];
  }
  write(masked, masked.source.slice(done, end));
}

function fill(masked: MaskedText, mask: Mask): void {
  const hidden = masked.source.slice(mask.start, mask.end);
  const joins = mask.fill === 'join' && masked.isWordOpen && isTextNext(masked, mask.end);
  if (/[\r\n]/.test(hidden)) write(masked, hidden.replace(/[^\r\n]/g, ' '));
  else write(masked, (joins ? SOFT_HYPHEN : ' ').repeat(hidden.length));
}

function write(masked: MaskedText, part: string): void {
  if (part === '') return;
  masked.parts.push(part);
  const last = lastVisible(part);
  if (last !== '') masked.isWordOpen = /\S/.test(last);
}

function isTextNext(masked: MaskedText, end: number): boolean {
  const upcoming = masked.replacements[masked.next];
  return /\S/.test(upcoming?.start === end ? upcoming.text : (masked.source[end] ?? ''));
}

/** How many parts are joined together: millions of strings would take ten times their length. */
const MAX_PARTS = 1 << 12;

/**
 * A text written in parts: `push` each, then `join`. Holds at most a few thousand strings at a
 * time.
 */
export class Parts {
  #recent: string[] = [];
  readonly #joined: string[] = [];

  /** Appends a part. */
  push(part: string): void {
    this.#recent.push(part);
    if (this.#recent.length === MAX_PARTS) this.#joinRecent();
  }

  /** Returns the text of all parts. */
  join(): string {
    this.#joinRecent();
    return this.#joined.join('');
  }

  #joinRecent(): void {
    this.#joined.push(this.#recent.join(''));
    this.#recent = [];
  }
}

/** The last character that is no filler; '' if all are. */
function lastVisible(part: string): string {
  let i = part.length - 1;
  while (i >= 0 && part[i] === SOFT_HYPHEN) i--;
  return part[i] ?? '';
}

/**
 * Returns what takes the place of a replacement's range: its text on one line, padded with soft
 * hyphens to the same length.
 */
export function padded({ start, end, text }: Replacement): string {
  const width = end - start;
  const shown = text.replace(/[\r\n]/g, ' ').slice(0, width);
  return shown + SOFT_HYPHEN.repeat(width - shown.length);
}
