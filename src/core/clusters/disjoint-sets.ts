/**
 * Sets of texts that pairs join: union-find with path halving (Tarjan and van Leeuwen 1984). Nearly constant time for a
 * pair, four bytes for a text.
 */
export class DisjointSets {
  readonly #parents: Int32Array;

  /** Of texts below `size`, each in a set of its own at first. */
  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, text) => text);
  }

  /** The text that stands for the set of another one. */
  find(text: number): number {
    let at = text;
    for (;;) {
      const parent = this.#parents[at] ?? at;
      if (parent === at) return at;
      const next = this.#parents[parent] ?? parent;
      this.#parents[at] = next;
      at = next;
    }
  }

  /** Makes the sets of two texts one. */
  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}
