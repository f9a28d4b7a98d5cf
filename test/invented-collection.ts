/** Invented articles, as many as a prior is learnt from: strangers in one vocabulary, and rewrites of some. */

const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fi',
  'gal',
  'hu',
  'lim',
  'mo',
  'nar',
  'pel',
  'ro',
  'sa',
  'tu',
  'vex',
];
const WORDS = 1500;
const LENGTH = 120;

/** One article of such a collection. */
export interface Invented {
  readonly id: string;
  readonly text: string;
}

/**
 * `strangers` articles that share nothing but frequent words, and `rewrites` of the first of these, in which every
 * fourth word is another. The same at every call.
 */
export function inventArticles(strangers: number, rewrites: number): Invented[] {
  const random = numbers(20);
  const story = (): string[] => Array.from({ length: LENGTH }, () => wordOf(random));
  const stories = Array.from({ length: strangers }, story);
  const rewritten = stories
    .slice(0, rewrites)
    .map((words) => words.map((word, i) => (i % 4 === 1 ? wordOf(random) : word)));
  return [...stories, ...rewritten].map((words, i) => ({ id: `n${i}`, text: words.join(' ') }));
}

/** One record a line. */
export const asLines = (articles: readonly Invented[]): string =>
  articles.map((article) => `${JSON.stringify(article)}\n`).join('');

/** Few words are frequent, and most are rare. */
function wordOf(random: () => number): string {
  let number = Math.floor(WORDS * random() ** 3);
  let word = '';
  do {
    word += SYLLABLES[number % SYLLABLES.length] ?? '';
    number = Math.floor(number / SYLLABLES.length);
  } while (number > 0);
  return word;
}

/** Numbers in [0, 1), by a linear congruential generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
