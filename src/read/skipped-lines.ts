/**
 * Lines that are not records. The first of a file are listed one by one, all others as one entry
 * for each reason: there may be millions of lines, but only a handful of reasons.
 */

/** How many lines of a file are listed one by one. */
export const LISTED_LINES = 1000;

/**
 * Skipped lines in the compact form in which one thread tells another of them. An entry is one
 * line, or all further lines with the same reason.
 */
export interface SkippedLines {
  /** By entry: the number of the line, or of the first of several. The piece's first line is 1. */
  readonly lines: Uint32Array;
  /** By entry: how many lines it counts. */
  readonly counts: Uint32Array;
  /** By entry: the index of its reason in `names`. */
  readonly reasons: Uint8Array;
  readonly names: readonly string[];
}

/** Gathers the skipped lines of a piece, in order. */
export class SkippedLinesWriter {
  readonly #lines: number[] = [];
  readonly #counts: number[] = [];
  readonly #reasons: number[] = [];
  readonly #names: string[] = [];
  /** By reason: the entry that counts all further lines. */
  readonly #rest: number[] = [];

  /** Adds a line, numbered from 1, with the reason why it is no record. */
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

  /** Returns all entries, in order of their first lines. */
  take(): SkippedLines {
    return {
      lines: Uint32Array.from(this.#lines),
      counts: Uint32Array.from(this.#counts),
      reasons: Uint8Array.from(this.#reasons),
      names: this.#names,
    };
  }
}
