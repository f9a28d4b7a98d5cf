/**
 * The tree of a matrix by average linkage (UPGMA): the two groups that are most alike on average join, until one is
 * left. Its leaves in order put what is alike side by side.
 *
 * Sokal and Michener, 1958. O(n³) at worst, .1 s for 500 documents; ties go to the smaller numbers, so the same
 * matrix gives the same tree.
 */

/** A group of documents: a single one, or two groups that joined. */
export type Branch =
  | { readonly kind: 'leaf'; readonly document: number }
  | {
      readonly kind: 'joint';
      readonly left: Branch;
      readonly right: Branch;
      /** How alike the two are on average, [0, 1]. */
      readonly likeness: number;
    };

/** A group while others may still join it. */
interface Group {
  readonly branch: Branch;
  readonly size: number;
  /** By group: how alike the two are on average. */
  readonly alike: Float64Array;
}

/** The tree over all documents; undefined without any. Of two unequal halves of the matrix the larger counts. */
export function averageLinkage(rows: readonly Float64Array[]): Branch | undefined {
  const groups: (Group | undefined)[] = rows.map((row, document) => ({
    branch: { kind: 'leaf', document },
    size: 1,
    alike: row.map((value, other) => Math.max(value, rows[other]?.[document] ?? 0)),
  }));
  for (let left = groups.length; left > 1; left--) joinClosest(groups);
  return groups.find((group) => group !== undefined)?.branch;
}

/** Joins the two groups that are most alike, in the place of the first. */
function joinClosest(groups: (Group | undefined)[]): void {
  const [a, b] = closest(groups);
  const [first, second] = [groups[a], groups[b]];
  if (first === undefined || second === undefined) return;
  const size = first.size + second.size;
  const alike = first.alike.map(
    (value, i) => (value * first.size + (second.alike[i] ?? 0) * second.size) / size,
  );
  const likeness = first.alike[b] ?? 0;
  const branch: Branch = { kind: 'joint', left: first.branch, right: second.branch, likeness };
  groups[a] = { branch, size, alike };
  groups[b] = undefined;
  for (const [i, group] of groups.entries()) {
    if (group !== undefined && i !== a) group.alike[a] = alike[i] ?? 0;
  }
}

function closest(groups: readonly (Group | undefined)[]): readonly [number, number] {
  let best = -1;
  let found: readonly [number, number] = [0, 0];
  for (const [i, group] of groups.entries()) {
    if (group === undefined) continue;
    const { alike } = group;
    for (let j = i + 1; j < groups.length; j++) {
      const value = alike[j] ?? 0;
      if (value <= best || groups[j] === undefined) continue;
      best = value;
      found = [i, j];
    }
  }
  return found;
}

/** The documents of a tree from left to right. */
export function leavesOf(branch: Branch | undefined): number[] {
  const leaves: number[] = [];
  // not recursive: a chain of 500 documents is as deep
  const open: Branch[] = branch === undefined ? [] : [branch];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'leaf') leaves.push(next.document);
    else open.push(next.right, next.left);
  }
  return leaves;
}
