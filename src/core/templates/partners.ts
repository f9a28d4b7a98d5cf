/** The best partners of each text among the pairs: what the search for forms looks at. O(pairs log pairs). */

/** Partners of a text that are looked at, the best ones. */
const MAX_PARTNERS = 20;

/** A verified pair; a < b. */
export interface FormPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  /** Phrases that both have, if that is known. */
  readonly sharedPhrases?: number | undefined;
}

/** The partner of a text, and the number of the pair. */
export interface Partner {
  readonly text: number;
  readonly pair: number;
}

/** By text: its partners, the best first; ties by number. */
export function bestPartners(pairs: readonly FormPair[]): Map<number, Partner[]> {
  const partners = new Map<number, Partner[]>();
  const add = (text: number, partner: Partner): void => {
    const known = partners.get(text);
    if (known === undefined) partners.set(text, [partner]);
    else known.push(partner);
  };
  for (const [pair, { a, b }] of pairs.entries()) {
    add(a, { text: b, pair });
    add(b, { text: a, pair });
  }
  const scoreOf = ({ pair }: Partner): number => pairs[pair]?.score ?? 0;
  for (const [text, all] of partners) {
    all.sort((x, y) => scoreOf(y) - scoreOf(x) || x.text - y.text);
    partners.set(text, all.slice(0, MAX_PARTNERS));
  }
  return partners;
}
