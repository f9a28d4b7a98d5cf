import { findTemplates } from '../../../src/core/templates/templates.ts';
import { collect } from '../tokens.ts';

/** Which pairs of these texts follow a form, if all are pairs: `0 1`. */
export function formsOf(texts: readonly string[]): string[] {
  const collection = collect(texts);
  const pairs = texts.flatMap((_, b) =>
    Array.from({ length: b }, (__, a) => ({ a, b, score: 0.9 })),
  );
  const isTemplate = findTemplates(pairs, { texts: collection, rarity: () => 9 });
  return pairs.filter((_, i) => isTemplate[i] === 1).map(({ a, b }) => `${a} ${b}`);
}
