/**
 * Groups of texts that pairs join: union-find with path halving (Tarjan and van Leeuwen 1984). Nearly constant time for a
 * pair, room for the texts that are named alone.
 */
export class Groups {
  readonly #parents = new Map<number, number>();

  /** Each of the texts is a group at first; others are when they are joined. */
  constructor(texts: Iterable<number> = []) {
    for (const text of texts) this.#parents.set(text, text);
  }

  has(text: number): boolean {
    return this.#parents.has(text);
  }

  /** The smallest text of a group. */
  rootOf(text: number): number {
    let root = text;
    for (let up = this.#parents.get(root); up !== undefined && up !== root;) {
      // a path that was walked is half as long afterwards
      const next = this.#parents.get(up) ?? up;
      this.#parents.set(root, next);
      root = next;
      up = this.#parents.get(root);
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    const root = Math.min(a, b);
    this.#parents.set(root, root);
    this.#parents.set(Math.max(a, b), root);
  }

  /** The groups, each ascending, in order of their first texts. */
  list(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (const text of [...this.#parents.keys()].toSorted((x, y) => x - y)) {
      const root = this.rootOf(text);
      const group = byRoot.get(root);
      if (group === undefined) byRoot.set(root, [text]);
      else group.push(text);
    }
    return [...byRoot.values()];
  }
}
