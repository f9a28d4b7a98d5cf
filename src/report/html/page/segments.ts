/**
 * Cuts a text where a passage or what was set aside begins or ends, so that each piece has one look. Passages that
 * overlap on this side, which alignment rarely gives, keep what the earlier left. O(ranges log ranges).
 */

/** A piece of a text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The number of its passage; -1 for none. */
  readonly passage: number;
  readonly isAside: boolean;
}

/** A range with the number of the passage that it is. */
export interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly passage: number;
}

/** The whole text in pieces, in order; `aside` are ranges end to end. */
export function segmentsOf(
  length: number,
  passages: readonly Numbered[],
  aside: readonly number[],
): Segment[] {
  const sorted = apart(passages, length);
  const cuts = new Set([0, length]);
  for (const { start, end } of sorted) cuts.add(start).add(end);
  for (const at of aside) if (at > 0 && at < length) cuts.add(at);
  const places = [...cuts].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  let [passage, range] = [0, 0];
  for (let i = 0; i + 1 < places.length; i++) {
    const [start = 0, end = 0] = places.slice(i, i + 2);
    while ((sorted[passage]?.end ?? Infinity) <= start) passage++;
    while ((aside[range + 1] ?? Infinity) <= start) range += 2;
    const found = sorted[passage];
    const isIn = found !== undefined && found.start <= start;
    const isAside = (aside[range] ?? Infinity) <= start;
    segments.push({ start, end, passage: isIn ? found.passage : -1, isAside });
  }
  return segments;
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
