/** What comparisons say beside the verdict, on screen and in HTML. */

import type { ComparedPassage, Comparison, UnsharedText } from '../../../model/comparison.ts';
import { counted, decimal } from '../../../report/text/number.ts';

/** `rewrite, score .97, resemblance .24, containment .40 of A, .36 of B`. */
export function measuresOf(comparison: Comparison): string {
  const { verdict, relation, score, resemblance, containmentA, containmentB } = comparison;
  // below the threshold the relation is only what is left
  const isTold = verdict.outcome === 'counts' || verdict.outcome === 'weaker-relation';
  const shares = [
    `score ${decimal(score)}`,
    `resemblance ${decimal(resemblance)}`,
    `containment ${decimal(containmentA)} of A, ${decimal(containmentB)} of B`,
  ];
  return [...(isTold ? [relation.relation] : []), ...shares].join(', ');
}

/** `3 passages, 210 words shared`. */
export function totalWords({ rows, sharedWords }: Comparison): string {
  const count = rows.filter(({ kind }) => kind === 'passage').length;
  if (count === 0) return 'no passage shared';
  return `${counted(count, 'passage')}, ${counted(sharedWords, 'word')} shared`;
}

/** `84 words shared, 2 edits, moved`. */
export function passageWords({ sharedWords, isMoved }: ComparedPassage, edits: number): string {
  const parts = [`${counted(sharedWords, 'word')} shared`];
  if (edits > 0) parts.push(counted(edits, 'edit'));
  if (isMoved) parts.push('moved');
  return parts.join(', ');
}

/** `42 words`; what has none is markup. */
export function onlyWords({ words }: UnsharedText): string {
  return words === 0 ? 'markup' : counted(words, 'word');
}

/** Whether the two share any passage. */
export function hasPassages({ rows }: Comparison): boolean {
  return rows.some(({ kind }) => kind === 'passage');
}

/** Whether any passage has an edit. */
export function hasEdits({ rows }: Comparison): boolean {
  return rows.some(
    (row) => row.kind === 'passage' && row.segments.some(({ isShared }) => !isShared),
  );
}

/** What is no edit. */
export const NOT_COMPARED = 'Capitals, punctuation and line breaks are not compared.';
