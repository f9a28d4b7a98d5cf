/**
 * The rules of passages.ts, word by word, over the table of all common runs: quadratic in space, worse
 * in time, and nothing shared with the program but the constants that the rules name.
 */
import type { TokenPassage } from '../../src/core/passages/passages.ts';

/** A passage while it grows: its range in the text to cover, then in the other. */
interface Block {
  from: number;
  to: number;
  placeFrom: number;
  placeTo: number;
  matched: number;
}

/** Common run lengths: `table[i][j]` tokens are equal from `own[i]` and `other[j]` on. */
function commonTable(own: Int32Array, other: Int32Array): number[][] {
  const table = Array.from({ length: own.length + 1 }, () =>
    Array.from({ length: other.length + 1 }, () => 0),
  );
  for (let i = own.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      if (own[i] === other[j]) (table[i] ?? [])[j] = (table[i + 1]?.[j + 1] ?? 0) + 1;
    }
  }
  return table;
}

/** Every range of `own` that occurs in `other`, and lies in no longer such range. */
export function longestRanges(
  own: Int32Array,
  other: Int32Array,
  least: number,
): { start: number; length: number; places: number[] }[] {
  const table = commonTable(own, other);
  const longest = table.map((row) => Math.max(...row));
  const ranges = longest.map((length, start) => ({ start, length }));
  return ranges
    .filter(({ start, length }) => length >= least && longest[start - 1] !== length + 1)
    .filter((one) => !ranges.some((held) => isWithin(one, held)))
    .map(({ start, length }) => ({
      start,
      length,
      places: [...other.keys()].filter((j) => (table[start]?.[j] ?? 0) >= length),
    }));
}

function isWithin(
  one: { start: number; length: number },
  held: { start: number; length: number },
): boolean {
  const isSame = one.start === held.start && one.length === held.length;
  return !isSame && held.start <= one.start && held.start + held.length >= one.start + one.length;
}

const uncovered = (cover: readonly boolean[], from: number, to: number): number =>
  cover.slice(from, to).filter((is) => !is).length;

/** All edits of rule 4 in order: [tokens of the text to cover, tokens of the other]. */
const EDITS = [0, 1, 2, 3, 4]
  .flatMap((x) => [0, 1, 2, 3, 4].map((y): [number, number] => [x, y]))
  .filter(([x, y]) => x + y > 0)
  .sort(
    ([x1, y1], [x2, y2]) => x1 + y1 - (x2 + y2) || Math.abs(x1 - y1) - Math.abs(x2 - y2) || x1 - x2,
  );

function coverText(
  own: Int32Array,
  other: Int32Array,
  {
    least,
    known,
    isCovered,
    isCoveredOther,
  }: {
    least: number;
    known: readonly Block[];
    isCovered: boolean[];
    isCoveredOther: boolean[];
  },
): Block[] {
  const blocks = [...known];
  let ranges = longestRanges(own, other, least);
  for (;;) {
    const gains = ranges.map(({ start, length }) => {
      const gain = uncovered(isCovered, start, start + length);
      return length < 5 && gain < length ? 0 : gain;
    });
    const most = Math.max(0, ...gains);
    const range = ranges[gains.indexOf(most)];
    if (most === 0 || range === undefined) return blocks;
    ranges = ranges.filter((each) => each !== range);
    const block = place(range, blocks);
    const isRepeat = uncovered(isCoveredOther, block.placeFrom, block.placeTo) === 0;
    if (isRepeat && range.length < 8) continue;
    while (growRight(own, other, block, isCovered));
    while (growLeft(own, other, block, isCovered));
    if (block.matched < 5) continue;
    blocks.push(block);
    isCovered.fill(true, block.from, block.to);
    isCoveredOther.fill(true, block.placeFrom, block.placeTo);
  }
}

function place(
  { start, length, places }: { start: number; length: number; places: number[] },
  blocks: readonly Block[],
): Block {
  let before: Block | undefined;
  let after: Block | undefined;
  for (const block of blocks) {
    if (block.from <= start && (before === undefined || block.from >= before.from)) before = block;
    if (block.from > start && (after === undefined || block.from < after.from)) after = block;
  }
  const targets = [
    ...(before === undefined ? [] : [before.placeTo + (start - before.to)]),
    ...(after === undefined ? [] : [after.placeFrom - (after.from - start)]),
  ];
  const distance = (at: number): number =>
    Math.min(...(targets.length > 0 ? targets : [start]).map((target) => Math.abs(at - target)));
  const best = places.toSorted((x, y) => distance(x) - distance(y) || x - y)[0] ?? -1;
  return {
    from: start,
    to: start + length,
    placeFrom: best,
    placeTo: best + length,
    matched: length,
  };
}

function growRight(
  own: Int32Array,
  other: Int32Array,
  block: Block,
  isCovered: readonly boolean[],
): boolean {
  for (const [x, y] of EDITS) {
    if (uncovered(isCovered, block.to, block.to + x) < x) continue;
    let [i, j] = [block.to + x, block.placeTo + y];
    while (i < own.length && j < other.length && own[i] === other[j] && !isCovered[i]) {
      i++;
      j++;
    }
    const length = i - block.to - x;
    if (length < 3) continue;
    [block.to, block.placeTo] = [i, j];
    block.matched += length;
    return true;
  }
  return false;
}

function growLeft(
  own: Int32Array,
  other: Int32Array,
  block: Block,
  isCovered: readonly boolean[],
): boolean {
  for (const [x, y] of EDITS) {
    if (x > block.from || uncovered(isCovered, block.from - x, block.from) < x) continue;
    let [i, j] = [block.from - x, block.placeFrom - y];
    while (i > 0 && j > 0 && own[i - 1] === other[j - 1] && !isCovered[i - 1]) {
      i--;
      j--;
    }
    const length = block.from - x - i;
    if (length < 3) continue;
    [block.from, block.placeFrom] = [i, j];
    block.matched += length;
    return true;
  }
  return false;
}

const exchanged = (block: Block): Block => ({
  from: block.placeFrom,
  to: block.placeTo,
  placeFrom: block.from,
  placeTo: block.to,
  matched: block.matched,
});

/** The passages of two texts of 3 tokens or more that have a common run of 5. */
export function passagesByRule(a: Int32Array, b: Int32Array): TokenPassage[] {
  const isCoveredA = Array.from(a, () => false);
  const isCoveredB = Array.from(b, () => false);
  const ofB = coverText(b, a, {
    least: 3,
    known: [],
    isCovered: isCoveredB,
    isCoveredOther: isCoveredA,
  });
  if (ofB.length === 0) return firstLongest(a, b);
  const ofBoth = coverText(a, b, {
    least: 8,
    known: ofB.map(exchanged),
    isCovered: isCoveredA,
    isCoveredOther: isCoveredB,
  });
  return follow(ofBoth).map(({ from, to, placeFrom, placeTo, matched }) => ({
    startA: from,
    endA: to,
    startB: placeFrom,
    endB: placeTo,
    matched,
  }));
}

function firstLongest(a: Int32Array, b: Int32Array): TokenPassage[] {
  const ranges = longestRanges(b, a, 3);
  const most = Math.max(0, ...ranges.map(({ length }) => length));
  const range = ranges.find(({ length }) => length === most);
  if (range === undefined) return [];
  const { from, to, placeFrom, placeTo, matched } = place(range, []);
  return [{ startA: placeFrom, endA: placeTo, startB: from, endB: to, matched }];
}

/** Rule 6. */
function follow(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks.toSorted((x, y) => x.from - y.from || x.placeFrom - y.placeFrom)) {
    const last = joined.at(-1);
    const gaps = last && [block.from - last.to, block.placeFrom - last.placeTo];
    if (last === undefined || !gaps?.every((gap) => gap >= 0 && gap <= 4)) {
      joined.push(block);
      continue;
    }
    [last.to, last.placeTo] = [block.to, block.placeTo];
    last.matched += block.matched;
  }
  return joined;
}
