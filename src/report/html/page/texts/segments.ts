/**
 * Cuts a text where a passage, an edit or what was set aside begins or ends, so that each piece has one look. Passages
 * that overlap on this side, which alignment rarely gives, keep what the earlier left. O(ranges log ranges).
 */

/** A piece of a text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The number of its passage; -1 for none. */
  readonly passage: number;
  readonly isAside: boolean;
  readonly isEdit: boolean;
}

/** A range with the number of the passage that it is. */
export interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly passage: number;
}

/** What is marked in a text; `aside` and `edits` are ranges end to end, ascending and apart. */
export interface Marks {
  readonly passages: readonly Numbered[];
  readonly aside: readonly number[];
  readonly edits: readonly number[];
}

/** The whole text in pieces, in order. */
export function segmentsOf(length: number, { passages, aside, edits }: Marks): Segment[] {
  const sorted = apart(passages, length);
  const cuts = new Set([0, length]);
  for (const { start, end } of sorted) cuts.add(start).add(end);
  for (const at of [...aside, ...edits]) if (at > 0 && at < length) cuts.add(at);
  const places = [...cuts].toSorted((a, b) => a - b);
  const isAside = insideOf(aside);
  const isEdit = insideOf(edits);
  let passage = 0;
  return places.slice(0, -1).map((start, i) => {
    while ((sorted[passage]?.end ?? Infinity) <= start) passage++;
    const found = sorted[passage];
    const isIn = found !== undefined && found.start <= start;
    return {
      start,
      end: places[i + 1] ?? length,
      passage: isIn ? found.passage : -1,
      isAside: isAside(start),
      isEdit: isIn && isEdit(start),
    };
  });
}

/** Whether a place is in one of the ranges; asked in ascending order. */
function insideOf(ranges: readonly number[]): (place: number) => boolean {
  let range = 0;
  return (place) => {
    while ((ranges[range + 1] ?? Infinity) <= place) range += 2;
    return (ranges[range] ?? Infinity) <= place;
  };
}

function apart(passages: readonly Numbered[], length: number): Numbered[] {
  const kept: Numbered[] = [];
  let from = 0;
  for (const one of passages.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(from, one.start);
    const end = Math.min(one.end, length);
    if (start >= end) continue;
    kept.push({ ...one, start, end });
    from = end;
  }
  return kept;
}
