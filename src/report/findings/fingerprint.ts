/**
 * Names for findings that stay the same from run to run, so that a program knows what it has shown before. They
 * are made of the names of the two documents: no line, no score and no relation, all of which an edit elsewhere
 * may change. A record without an id of its own is called by its line; its title or first words stand for that.
 */

import type { DocumentEntry } from '../../model/result.ts';
import type { Finding } from './findings.ts';

/** Names findings; the same finding must not be named twice. */
export class Fingerprints {
  readonly #times = new Map<string, number>();

  /** 16 hexadecimal digits, with a number for those that would be the same: `:2`. */
  next({ document, other }: Finding): string {
    const hash = nameHash(`${keyOf(document)}\n${keyOf(other)}`);
    const times = (this.#times.get(hash) ?? 0) + 1;
    this.#times.set(hash, times);
    return times === 1 ? hash : `${hash}:${times}`;
  }
}

function keyOf({ id, path, line, title, opening }: DocumentEntry): string {
  const isNamedByLine = line !== undefined && id === `${path}#${line}`;
  return isNamedByLine ? `${path}\t${title ?? opening ?? ''}` : id;
}

/**
 * 64 bits of a text, as two multiplicative hashes that cross in the end. Names need no defence: who can choose
 * them can name two files the same way as well.
 */
export function nameHash(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    two = Math.imul(two ^ unit, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return hex(one) + hex(two);
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');
