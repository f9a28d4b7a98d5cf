/** Names of entries: 12 hexadecimal digits, made of what a document is when it is accepted, so that two branches agree. */

import { nameHash } from '../report/findings/fingerprint.ts';

const DIGITS = 12;

/** Gives names that are not taken. */
export class Keys {
  readonly #taken: Set<string>;
  readonly #byId = new Map<string, string>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The name of a document; the same each time. */
  of(id: string, fingerprint: string): string {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const key = this.next(`${fingerprint}\n${id}`);
    this.#byId.set(id, key);
    return key;
  }

  /** A name made of a text; another one if that is taken. */
  next(text: string): string {
    let source = text;
    for (;;) {
      const key = nameHash(source).slice(0, DIGITS);
      if (!this.#taken.has(key)) {
        this.#taken.add(key);
        return key;
      }
      source += '+';
    }
  }
}
