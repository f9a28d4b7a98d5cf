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
  return new Overwriter(source, visible).overwrite(runs);
}

/**
 * Returns the same for masks that are sorted and do not touch. They are taken one at a time and not
 * held.
 */
export function maskAscending(source: string, masks: Iterable<Mask>): string {
  return new Overwriter(source, []).overwrite(masks);
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
    .filter((one) => {
      while (i < runs.length && (runs[i]?.end ?? 0) <= one.start) i++;
      const run = runs[i];
      return run === undefined || run.start >= one.end;
    });
}

/** Writes the result left to right; `replacements` are sorted and outside every run. */
class Overwriter {
  readonly #source: string;
  readonly #replacements: readonly Replacement[];
  readonly #parts = new Parts();
  #next = 0;
  /**
   * True if the text written so far ends inside a word. Remembered, because looking back into one
   * long string would copy it each time.
   */
  #isWordOpen = false;

  constructor(source: string, replacements: readonly Replacement[]) {
    this.#source = source;
    this.#replacements = replacements;
  }

  overwrite(runs: Iterable<Mask>): string {
    let done = 0;
    for (const run of runs) {
      this.#keep(done, run.start);
      this.#fill(run);
      done = run.end;
    }
    this.#keep(done, this.#source.length);
    return this.#parts.join();
  }

  #keep(start: number, end: number): void {
    let done = start;
    let one = this.#replacements[this.#next];
    while (one && one.start < end) {
      this.#write(this.#source.slice(done, one.start));
      this.#write(padded(one));
      done = one.end;
      one = this.#replacements[++this.#next];
    }
    this.#write(this.#source.slice(done, end));
  }

  #fill(run: Mask): void {
    const hidden = this.#source.slice(run.start, run.end);
    const joins = run.fill === 'join' && this.#isWordOpen && this.#isTextNext(run.end);
    if (/[\r\n]/.test(hidden)) this.#write(hidden.replace(/[^\r\n]/g, ' '));
    else this.#write((joins ? SOFT_HYPHEN : ' ').repeat(hidden.length));
  }

  #write(part: string): void {
    if (part === '') return;
    this.#parts.push(part);
    const last = lastVisible(part);
    if (last !== '') this.#isWordOpen = /\S/.test(last);
  }

  #isTextNext(end: number): boolean {
    const upcoming = this.#replacements[this.#next];
    return /\S/.test(upcoming?.start === end ? upcoming.text : (this.#source[end] ?? ''));
  }
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

  push(part: string): void {
    this.#recent.push(part);
    if (this.#recent.length === MAX_PARTS) this.#joinRecent();
  }

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
export function padded(one: Replacement): string {
  const width = one.end - one.start;
  const text = one.text.replace(/[\r\n]/g, ' ').slice(0, width);
  return text + SOFT_HYPHEN.repeat(width - text.length);
}
