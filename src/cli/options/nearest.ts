/** The known word nearest to a mistyped one, for "did you mean". */

/** With more edits it is another word, not a slip. */
const MAX_EDITS = 3;

/** The known word that takes the fewest edits; undefined if none is near. If several tie, the first. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.min(MAX_EDITS, Math.floor(word.length / 2));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of known) {
    // each missing letter is an edit, so a very long word needs no comparison
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance by single rows, O(length x length). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
