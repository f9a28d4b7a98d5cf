import { describe, expect, it } from 'vitest';
import { TileOrder } from '../../../src/core/passages/tile-order.ts';
import type { Tile } from '../../../src/core/passages/tiles.ts';

const tileAt = (start: number, i: number): Tile => ({
  start,
  end: start + 5,
  otherStart: 7 * i,
  otherEnd: 7 * i + 5,
  matched: 5,
});

/** By looking at all tiles; of those that start together the last one added is before a position. */
function targetsPlainly(tiles: readonly Tile[], position: number): readonly [number, number] {
  const inOrder = tiles.toSorted((x, y) => x.start - y.start);
  const before = inOrder.findLast(({ start }) => start <= position);
  const after = inOrder.find(({ start }) => start > position);
  const trail = before === undefined ? undefined : before.otherEnd - before.end;
  const lead = after === undefined ? undefined : after.otherStart - after.start;
  return [position + (trail ?? lead ?? 0), position + (lead ?? trail ?? 0)];
}

describe('tiles in order', () => {
  it.each([0, 1, 700])('are those beside a position, of thousands, %i known before', (known) => {
    const tiles = Array.from({ length: 3000 }, (_, i) => tileAt((i * 7919) % 4001, i));
    const order = new TileOrder(tiles.slice(0, known));
    for (const [i, tile] of tiles.entries()) {
      if (i < known) continue;
      if (i % 40 === 0) {
        const position = (i * 31) % 4100;
        expect(order.targets(position)).toEqual(targetsPlainly(tiles.slice(0, i), position));
      }
      order.add(tile);
    }
    for (const position of [-1, 0, 2000, 4000, 5000]) {
      expect(order.targets(position)).toEqual(targetsPlainly(tiles, position));
    }
  });
});
