/**
 * Tiles by where they start, to tell where a text goes on: the two beside a position, found by binary
 * search. They are put in order when that is first asked for: texts that do not repeat themselves never
 * ask. From then on, adding one moves those behind it, which is quick for 100,000 tiles.
 */
import type { Tile } from './tiles.ts';

/** Tiles in order of their start; of equals, the one added last stands last. */
export class TileOrder {
  readonly #tiles: Tile[];
  #isOrdered = false;

  constructor(tiles: readonly Tile[]) {
    this.#tiles = [...tiles];
  }

  /** Adds a tile, which is not to change any more. */
  add(tile: Tile): void {
    if (this.#isOrdered) this.#tiles.splice(this.#after(tile.start), 0, tile);
    else this.#tiles.push(tile);
  }

  /**
   * Where a position stands in the other text if the text goes on from the tile before, and if it
   * leads up to the tile after; the same twice where there is but one, itself where there is none.
   */
  targets(position: number): readonly [fromBefore: number, toAfter: number] {
    if (!this.#isOrdered) this.#tiles.sort((x, y) => x.start - y.start);
    this.#isOrdered = true;
    const next = this.#after(position);
    const before = this.#tiles[next - 1];
    const after = this.#tiles[next];
    const trail = before === undefined ? undefined : before.otherEnd - before.end;
    const lead = after === undefined ? undefined : after.otherStart - after.start;
    return [position + (trail ?? lead ?? 0), position + (lead ?? trail ?? 0)];
  }

  /** The index of the first tile that starts after a position. */
  #after(position: number): number {
    const tiles = this.#tiles;
    let low = 0;
    let high = tiles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tiles[middle]?.start ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
