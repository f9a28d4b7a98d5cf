/**
 * Finds the document that each label names.
 *
 * A label that equals the id of a document names it. Any other label is read as the end of a path:
 * `a.txt` is `stories/a.txt` if no other document ends in `/a.txt`. The ends of every document id are
 * looked up among the labels, not the other way round, and only ends as long as some label. That is
 * near-linear in the length of all ids, even if an id is nothing but slashes.
 */

/** Which document each label names. */
export interface Matches {
  /** Index of the document of each label id, or -1. */
  readonly documentOf: Int32Array;
  /** Label ids that no document has. */
  readonly missing: readonly string[];
  /** Label ids that more than one document ends in. */
  readonly ambiguous: readonly string[];
}

const NONE = -1;
const SEVERAL = -2;

/** Returns the match of every label id, in order. Both lists hold distinct ids. */
export function matchIds(labelIds: readonly string[], documentIds: readonly string[]): Matches {
  const exact = new Map<string, number>();
  for (const [index, id] of documentIds.entries()) exact.set(id, index);
  const ends = matchEnds(
    labelIds.filter((id) => !exact.has(id)),
    documentIds,
  );
  const documentOf = new Int32Array(labelIds.length);
  const missing: string[] = [];
  const ambiguous: string[] = [];
  for (const [index, id] of labelIds.entries()) {
    const document = exact.get(id) ?? ends.get(relative(id)) ?? NONE;
    documentOf[index] = Math.max(document, NONE);
    if (document === NONE) missing.push(id);
    if (document === SEVERAL) ambiguous.push(id);
  }
  return { documentOf, missing, ambiguous };
}

/** For each id that ends a document's path: the document, or `SEVERAL`. */
function matchEnds(ids: readonly string[], documentIds: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of ids) found.set(relative(id), NONE);
  if (found.size === 0) return found;
  const lengths = new Set<number>();
  for (const id of found.keys()) lengths.add(id.length);
  for (const [index, id] of documentIds.entries()) {
    for (const end of pathEnds(id, lengths)) {
      const before = found.get(end);
      if (before !== undefined) found.set(end, before === NONE ? index : SEVERAL);
    }
  }
  return found;
}

/** The ends of a path that have one of the lengths: cutting an end is cheap, looking it up is not. */
function* pathEnds(id: string, lengths: ReadonlySet<number>): Generator<string> {
  if (lengths.has(id.length)) yield id;
  for (let slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
    if (lengths.has(id.length - slash - 1)) yield id.slice(slash + 1);
  }
}

function relative(id: string): string {
  return id.startsWith('./') ? id.replace(/^(\.\/)+/, '') : id;
}
