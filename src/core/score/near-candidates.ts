/**
 * The candidates that come close: in a small collection the partners of a text are a good part of all texts, so that
 * most have nothing to do with it. Where those end says nothing about where its subject ends, and that is what copies
 * have to stand out from. In a large collection all partners are close.
 *
 * Cost: a sort of the log-odds of each document.
 */

/** A collection in which all partners are close. */
const LARGE = 2000;
/** The least share of a text's candidates that is close. */
const LEAST_SHARE = 0.25;

/** Log-odds of pairs of documents, as parallel arrays. */
export interface PairLogits {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly logits: readonly number[];
}

/** The log-odds of the pairs that are among the best of one of their documents, in a collection of so many texts. */
export function nearLogits({ a, b, logits }: PairLogits, texts: number): readonly number[] {
  if (texts >= LARGE) return logits;
  const share = Math.max(LEAST_SHARE, texts / LARGE);
  const own = new Map<number, number[]>();
  for (const [pair, logit] of logits.entries()) {
    for (const document of [a[pair] ?? 0, b[pair] ?? 0]) {
      const known = own.get(document);
      if (known === undefined) own.set(document, [logit]);
      else known.push(logit);
    }
  }
  const least = new Map<number, number>();
  for (const [document, all] of own) {
    all.sort((x, y) => y - x);
    least.set(document, all[Math.ceil(share * all.length) - 1] ?? -Infinity);
  }
  const leastOf = (document = 0): number => least.get(document) ?? Infinity;
  return logits.filter((logit, pair) => logit >= Math.min(leastOf(a[pair]), leastOf(b[pair])));
}
