/**
 * Lines that are no record: the first of a file one by one, the others as one entry for each reason. There
 * may be millions of them, and there are a handful of reasons.
 */

/** Lines of a file that are told one by one. */
export const LISTED_LINES = 1000;

/** Lines that share a reason, or one of them: what it takes to tell another thread. */
export interface SkippedLines {
  /** Number of the line, of several the first; 1 for the first of the piece. */
  readonly lines: Uint32Array;
  /** How many lines the entry stands for. */
  readonly counts: Uint32Array;
  /** By entry: its reason's place in `names`. */
  readonly reasons: Uint8Array;
  readonly names: readonly string[];
}

/** Gathers the skipped lines of a piece, in order. */
export class SkippedLinesWriter {
  readonly #lines: number[] = [];
  readonly #counts: number[] = [];
  readonly #reasons: number[] = [];
  readonly #names: string[] = [];
  /** By reason: the entry of the lines that are not told one by one. */
  readonly #rest: number[] = [];

  /** Takes a line. */
  add(line: number, reason: string): void {
    const known = this.#names.indexOf(reason);
    const name = known < 0 ? this.#names.push(reason) - 1 : known;
    const rest = this.#rest[name];
    if (rest !== undefined) {
      this.#counts[rest] = (this.#counts[rest] ?? 0) + 1;
      return;
    }
    if (this.#lines.length >= LISTED_LINES) this.#rest[name] = this.#lines.length;
    this.#lines.push(line);
    this.#counts.push(1);
    this.#reasons.push(name);
  }

  /** All of them. */
  take(): SkippedLines {
    return {
      lines: Uint32Array.from(this.#lines),
      counts: Uint32Array.from(this.#counts),
      reasons: Uint8Array.from(this.#reasons),
      names: this.#names,
    };
  }
}
