/** A corpus large enough for the kernel, seeded: strangers, edited copies, excerpts, and pages with a footer. */

import type { Article } from '../src/model/article.ts';

/** A seeded generator of numbers below a bound: xorshift (Marsaglia 2003). */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Words, the most frequent first, as in a language. */
function wordsOf(next: (below: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    const rank = next(next(next(4000) + 1) + 1);
    return rank < 40 ? (COMMON[rank % COMMON.length] ?? 'the') : `w${rank.toString(36)}`;
  });
}

const COMMON = 'the of and to in that it was for on with as his they at be this from have or'.split(
  ' ',
);
const FOOTER =
  'subscribe to our weekly letter for more stories about the harbour and the people who work there all rights reserved';

/** `count` articles with distinct ids; one in five is made from an earlier one. */
export function largeCorpus(count: number, seed = 7): Article[] {
  const next = numbers(seed);
  const articles: Article[] = [];
  for (let i = 0; i < count; i++) {
    const own = wordsOf(next, 30 + next(120));
    const earlier = articles[next(Math.max(1, articles.length))]?.text.split(' ') ?? own;
    const kind = next(25);
    const words =
      kind < 3
        ? earlier.map((word) => (next(10) === 0 ? `edit${next(9000)}` : word))
        : kind === 3
          ? [...own, ...earlier.slice(0, 40)]
          : kind === 4
            ? earlier
            : kind < 8
              ? [...own, ...FOOTER.split(' ')]
              : own;
    articles.push({ id: `article-${(i * 7919) % 100_003}`, text: words.join(' ') });
  }
  return articles;
}
