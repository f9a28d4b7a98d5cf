/**
 * The marks of files that an earlier run took, so that content that has not changed is not read again
 * (files/file-marks.ts says when that is safe). A line for each file: how the system described it, and the hash of its
 * content. One memory for each folder that runs start in, and the paths they are given.
 */

import { createHash } from 'node:crypto';
import type { KnownMarks } from '../../files/file-marks.ts';
import type { CacheFolder } from './folder.ts';

/** Digits of a hash of content. */
const DIGITS = 64;

/** The marks that are known of the files of a call. */
export class MarkMemory {
  readonly #folder: CacheFolder;
  readonly #key: string;
  /** True if there is a memory, but a damaged one. */
  readonly isDamaged: boolean;
  readonly known: KnownMarks;

  /** Reads what is known of the files that these paths lead to. */
  constructor(folder: CacheFolder, paths: readonly string[]) {
    this.#folder = folder;
    const place = JSON.stringify([process.cwd(), paths]);
    this.#key = createHash('sha256').update(place).digest('hex').slice(0, 32);
    const found = folder.read(this.#key, 'marks');
    this.isDamaged = found.kind === 'damaged';
    this.known = found.kind === 'found' ? parseMarks(found.content.toString('latin1')) : new Map();
  }

  /** Keeps these in the place of what was known. Throws what the system throws. */
  async keep(marks: KnownMarks): Promise<void> {
    const lines: string[] = [];
    for (const [stats, mark] of marks) lines.push(`${stats} ${mark}`);
    await this.#folder.write(this.#key, lines.join('\n'), 'marks');
  }
}

function parseMarks(text: string): KnownMarks {
  const marks = new Map<string, string>();
  for (const line of text.split('\n')) {
    const end = line.length - DIGITS;
    if (end > 1) marks.set(line.slice(0, end - 1), line.slice(end));
  }
  return marks;
}
