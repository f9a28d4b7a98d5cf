import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage, type Branch, leavesOf } from '../../src/matrix/linkage.ts';

const matrixOf = (rows: readonly (readonly number[])[]): Float64Array[] =>
  rows.map((row) => Float64Array.from(row));

/** A symmetric matrix of hundredths with 1 on its diagonal. */
const symmetric = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: size * size, maxLength: size * size })
      .map((cells) =>
        matrixOf(
          Array.from({ length: size }, (_, i) =>
            Array.from({ length: size }, (__, j) =>
              i === j ? 1 : (cells[Math.min(i, j) * size + Math.max(i, j)] ?? 0) / 100,
            ),
          ),
        ),
      ),
  );

function joints(branch: Branch | undefined): Extract<Branch, { kind: 'joint' }>[] {
  if (branch?.kind !== 'joint') return [];
  return [branch, ...joints(branch.left), ...joints(branch.right)];
}

/** The mean over all pairs of the two groups, counted by force. */
function meanBetween(rows: readonly Float64Array[], left: Branch, right: Branch): number {
  const values = leavesOf(left).flatMap((a) => leavesOf(right).map((b) => rows[a]?.[b] ?? 0));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('average linkage', () => {
  it('has no tree of nothing, and a leaf of one', () => {
    expect(averageLinkage([])).toBeUndefined();
    expect(leavesOf(undefined)).toEqual([]);
    expect(averageLinkage(matrixOf([[1]]))).toEqual({ kind: 'leaf', document: 0 });
  });

  it('joins what is most alike first, so that it stands side by side', () => {
    const rows = matrixOf([
      [1, 0.1, 0.9, 0.1],
      [0.1, 1, 0.2, 0.8],
      [0.9, 0.2, 1, 0],
      [0.1, 0.8, 0, 1],
    ]);
    expect(leavesOf(averageLinkage(rows))).toEqual([0, 2, 1, 3]);
  });

  it('takes the larger of two unequal halves', () => {
    const tree = averageLinkage(
      matrixOf([
        [1, 0.2],
        [0.7, 1],
      ]),
    );
    expect(tree).toMatchObject({ kind: 'joint', likeness: 0.7 });
  });

  it('has each document once, and the mean of the pairs between them where two groups join', () => {
    fc.assert(
      fc.property(symmetric, (rows) => {
        const tree = averageLinkage(rows);
        expect(leavesOf(tree).toSorted((a, b) => a - b)).toEqual(rows.map((_, i) => i));
        for (const { left, right, likeness } of joints(tree)) {
          expect(likeness).toBeCloseTo(meanBetween(rows, left, right), 9);
          for (const part of [left, right]) {
            if (part.kind === 'joint') expect(part.likeness).toBeGreaterThan(likeness - 1e-9);
          }
        }
      }),
    );
  });
});
