/**
 * What a run leaves out. Of a file with very many bad lines the first are listed, the others summed by
 * reason: nothing goes untold, and no file makes the list long.
 */

import type { Skipped } from '../model/article.ts';
import { LISTED_LINES, type SkippedLines } from '../read/skipped-lines.ts';

type Summed = { -readonly [K in keyof Skipped]: Skipped[K] };

/** Lines of one file. */
interface FileLines {
  listed: number;
  /** By reason: those that are not listed one by one. */
  readonly rest: Map<string, Summed>;
}

/** Skips, in order of reading. */
export class SkipList {
  readonly all: Skipped[] = [];
  readonly #lines = new Map<string, FileLines>();

  /** Takes one skip; those of a file's lines come in order. */
  add(skipped: Skipped): void {
    const { path, line, reason, count = 1 } = skipped;
    if (line === undefined) {
      this.all.push(skipped);
      return;
    }
    const lines = this.#linesOf(path);
    const rest = lines.rest.get(reason);
    if (rest !== undefined) {
      rest.count = (rest.count ?? 1) + count;
      return;
    }
    const one: Summed = { ...skipped };
    if (lines.listed >= LISTED_LINES) lines.rest.set(reason, one);
    lines.listed++;
    this.all.push(one);
  }

  /** Takes lines of a file, of which the first of the piece has the number `before` + 1. */
  addLines(path: string, before: number, { lines, counts, reasons, names }: SkippedLines): void {
    for (let i = 0; i < lines.length; i++) {
      const reason = names[reasons[i] ?? 0] ?? '';
      const [line, count] = [before + (lines[i] ?? 0), counts[i] ?? 1];
      this.add(count === 1 ? { path, line, reason } : { path, line, reason, count });
    }
  }

  #linesOf(path: string): FileLines {
    let lines = this.#lines.get(path);
    if (lines === undefined) this.#lines.set(path, (lines = { listed: 0, rest: new Map() }));
    return lines;
  }
}

/** How many inputs were left out. */
export function countSkipped(skipped: readonly Skipped[]): number {
  return skipped.reduce((sum, { count = 1 }) => sum + count, 0);
}
