/**
 * Everything that goes to stderr: warnings, what was skipped, progress, errors. Nothing else in the
 * program writes there, so that a line is never printed over the progress line.
 */

import type { Progress } from '../../model/progress.ts';
import type { Skipped } from '../../model/article.ts';
import { clean } from '../../report/text/clean.ts';
import { grouped } from '../../report/text/number.ts';
import { countSkipped } from '../../intake/skip-list.ts';
import { now } from './clock.ts';
import { ProgressLine } from './progress.ts';

/** How much to say, and where. */
export interface NoticeOptions {
  readonly stream: NodeJS.WriteStream;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  /** Whether progress may be drawn; it never is if stderr is not a terminal. */
  readonly showProgress: boolean;
  readonly isColored: boolean;
}

/** Says things on stderr. */
export class Notices {
  readonly #options: NoticeOptions;
  #line: ProgressLine | undefined;

  constructor(options: NoticeOptions) {
    const { stream, isQuiet, showProgress } = options;
    this.#options = options;
    if (!stream.isTTY || isQuiet || !showProgress) return;
    this.#line = new ProgressLine({
      write: (text) => stream.write(text),
      get columns() {
        return stream.columns;
      },
      now,
    });
  }

  /** Draws progress, if that is wanted. */
  progress(progress: Progress): void {
    this.#line?.update(progress);
  }

  /** Takes progress off the screen for good: work that still goes on must not draw it again. */
  clear(): void {
    this.#line?.erase();
    this.#line = undefined;
  }

  /** Something the user should know, though the run goes on; not said when quiet. */
  warn(message: string): void {
    if (!this.#options.isQuiet) this.#print(message, this.#paint('warning: ', 33));
  }

  /** Something that matters to few; said when verbose. */
  detail(message: string): void {
    if (this.#options.isVerbose && !this.#options.isQuiet) this.#print(message);
  }

  /** Something asked for, such as timing; said even when quiet. */
  say(message: string): void {
    this.#print(message);
  }

  /** Why the run failed. */
  error(message: string): void {
    this.#print(message, this.#paint('dedupe: ', 31));
  }

  /** What was left out: one line, or one line each when verbose. */
  skipped(skipped: readonly Skipped[]): void {
    const { isQuiet, isVerbose } = this.#options;
    if (isQuiet || skipped.length === 0) return;
    if (isVerbose) for (const input of skipped) this.#print(describeSkipped(input));
    this.#print(summariseSkipped(skipped) + (isVerbose ? '' : ' (--verbose lists them)'));
  }

  /** A message is one line; it is cleaned, as strangers wrote the names and texts in it. */
  #print(message: string, start = ''): void {
    this.#line?.erase();
    this.#options.stream.write(`${start}${clean(message)}\n`);
  }

  #paint(word: string, code: number): string {
    return this.#options.isColored ? `\u001b[${code}m${word.trimEnd()}\u001b[39m ` : word;
  }
}

function describeSkipped({ path, line, reason, count = 1 }: Skipped): string {
  const place = `${path}${line === undefined ? '' : `:${line}`}`;
  return `${place}: ${reason}${count === 1 ? '' : ` (the first of ${grouped(count)} lines)`}`;
}

/** `3 files skipped: binary file (2), invalid JSON (1)`; the most frequent reason first. */
export function summariseSkipped(skipped: readonly Skipped[]): string {
  const count = grouped(countSkipped(skipped));
  return `${count} ${nounFor(skipped)} skipped: ${countReasons(skipped).join(', ')}`;
}

/** `binary file (2)`, `invalid JSON (1)`: the most frequent first; a single reason has no number. */
export function countReasons(skipped: readonly Skipped[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason, count = 1 } of skipped) {
    const kind = reason.replace(/: .*/s, '');
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  const kinds = [...counts].toSorted(([, a], [, b]) => b - a);
  return kinds.map(([kind, count]) => (kinds.length === 1 ? kind : `${kind} (${grouped(count)})`));
}

/** What was skipped, in a word: a skip with a line is a record, one without is a whole file. */
export function nounFor(skipped: readonly Skipped[]): string {
  const records = skipped.filter(({ line }) => line !== undefined).length;
  const noun = records === 0 ? 'file' : records === skipped.length ? 'record' : 'input';
  return countSkipped(skipped) === 1 ? noun : `${noun}s`;
}
