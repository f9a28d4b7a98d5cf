/** What must hold of whatever a reader makes of a text. */

import type { ArticleParts } from '../../src/read/format.ts';
import { ensure } from './target.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{3})?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Masked in place, and nothing about it of another kind than it should be. */
export function ensureParts(source: string, parts: ArticleParts): void {
  ensure(typeof parts.text === 'string', 'the text is a string');
  const isKept = parts.skip !== undefined || parts.text.length === source.length;
  ensure(isKept, `the text has the length of its source: ${parts.text.length}, ${source.length}`);
  for (const key of ['title', 'url', 'canonical', 'date', 'skip'] as const) {
    const value = parts[key];
    ensure(value === undefined || typeof value === 'string', `${key} is a string`);
  }
  ensureDate(parts.date);
}

/** A date is ISO 8601. */
export function ensureDate(date: string | undefined): void {
  ensure(date === undefined || ISO.test(date), `a date is ISO 8601: ${date?.slice(0, 80)}`);
}
