/** Finds documents by their text: a run lists identical copies with the first of them only. */

/** The documents of each text, given the first document with the text of every document. */
export class CopyFinder {
  readonly #first: Int32Array;
  readonly #copies = new Map<number, number[]>();

  constructor(first: Int32Array) {
    this.#first = first;
    for (const [document, text] of first.entries()) {
      if (document === text) continue;
      const known = this.#copies.get(text);
      if (known === undefined) this.#copies.set(text, [text, document]);
      else known.push(document);
    }
  }

  /** The text of a document: the first document that has it. */
  textOf(document: number): number {
    return this.#first[document] ?? document;
  }

  /** The first pair of documents with the texts of `a` and `b` that `isWanted` accepts, if any. */
  find(
    a: number,
    b: number,
    isWanted: (x: number, y: number) => boolean,
  ): readonly [number, number] | undefined {
    for (const x of this.#documentsLike(a)) {
      const y = this.#documentsLike(b).find((copy) => copy !== x && isWanted(x, copy));
      if (y !== undefined) return [x, y];
    }
    return undefined;
  }

  #documentsLike(document: number): readonly number[] {
    const text = this.textOf(document);
    return this.#copies.get(text) ?? [text];
  }
}
