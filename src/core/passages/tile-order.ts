/**
 * Tiles in order of start. The two tiles beside a position tell where a text goes on; binary search finds
 * them. Tiles are put in order at the first question, which texts that do not repeat themselves never ask.
 * From then on they are in rows of some hundred, so adding one moves few of them.
 */
import type { Tile } from './tiles.ts';

/** The most tiles in a row. */
const MOST_IN_ROW = 512;

/** Tiles in order of their start; of equals, the one added last comes last. */
export class TileOrder {
  readonly #tiles: Tile[];
  /** The tiles in order, row after row, no row empty; undefined until they are put in order. */
  #rows: Tile[][] | undefined;

  constructor(tiles: readonly Tile[]) {
    this.#tiles = [...tiles];
  }

  /** Adds a tile, which must not change afterwards. */
  add(tile: Tile): void {
    if (this.#rows === undefined) this.#tiles.push(tile);
    else insert(this.#rows, tile);
  }

  /**
   * The position in the other text if the text goes on from the tile before, and if it leads up to the
   * tile after. Both are the same if there is only one such tile, and the position itself if there is none.
   */
  targets(position: number): readonly [fromBefore: number, toAfter: number] {
    const rows = (this.#rows ??= cutRows(this.#tiles));
    const which = rowOf(rows, position);
    const row = rows[which] ?? [];
    const next = countUpTo(row, position);
    const before = row[next - 1];
    const after = row[next] ?? rows[which + 1]?.[0];
    const trail = before === undefined ? undefined : before.otherEnd - before.end;
    const lead = after === undefined ? undefined : after.otherStart - after.start;
    return [position + (trail ?? lead ?? 0), position + (lead ?? trail ?? 0)];
  }
}

function cutRows(tiles: readonly Tile[]): Tile[][] {
  const inOrder = tiles.toSorted((x, y) => x.start - y.start);
  const half = MOST_IN_ROW / 2;
  return Array.from({ length: Math.ceil(inOrder.length / half) }, (_, row) =>
    inOrder.slice(row * half, (row + 1) * half),
  );
}

function insert(rows: Tile[][], tile: Tile): void {
  const which = rowOf(rows, tile.start);
  const row = rows[which];
  if (row === undefined) {
    rows.push([tile]);
    return;
  }
  row.splice(countUpTo(row, tile.start), 0, tile);
  if (row.length > MOST_IN_ROW) rows.splice(which + 1, 0, row.splice(MOST_IN_ROW / 2));
}

/** The last row that begins at a position or before it; else the first row. */
function rowOf(rows: readonly (readonly Tile[])[], position: number): number {
  let low = 1;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.[0]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many tiles of a row start at a position or before. */
function countUpTo(row: readonly Tile[], position: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((row[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
