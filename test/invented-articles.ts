/** Articles made for the checks of the whole pipeline: stories, copies with edits, strangers. */

import fc from 'fast-check';
import type { Article } from '../src/model/article.ts';
import { wordOf } from './core/small-corpus.ts';

/** An edit: at which share of the text, over which share of it, and what it does there. */
type Edit = readonly [at: number, length: number, kind: 'replace' | 'drop' | 'insert' | 'cut'];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.tuple(
  share,
  fc.double({ min: 0, max: 0.3, noNaN: true }),
  fc.constantFrom('replace', 'drop', 'insert', 'cut'),
);

/** `words` after an edit; words of its own are drawn from `fresh`. */
function apply(words: readonly string[], [at, length, kind]: Edit, fresh: () => string): string[] {
  const from = Math.floor(at * words.length);
  const to = Math.min(words.length, from + Math.ceil(length * words.length));
  const own = Array.from({ length: to - from }, fresh);
  if (kind === 'cut') return words.slice(0, Math.max(20, from));
  const between = kind === 'drop' ? [] : own;
  return [...words.slice(0, from), ...between, ...words.slice(kind === 'insert' ? from : to)];
}

/**
 * A few stories over a common vocabulary, with copies that were edited, cut and put together, in a
 * random order. Ids are distinct.
 */
export const editedCorpus: fc.Arbitrary<Article[]> = fc
  .record({
    stories: fc.array(
      fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 25, maxLength: 90 }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    copies: fc.array(
      fc.record({
        of: fc.nat(2),
        with: fc.option(fc.nat(2)),
        edits: fc.array(edit, { maxLength: 3 }),
      }),
      { maxLength: 7 },
    ),
  })
  .chain(({ stories, copies }) => {
    let count = 0;
    const fresh = (): string => `n${count++}`;
    const texts = stories.map((story) => story.map(wordOf));
    for (const copy of copies) {
      const base = texts[copy.of % stories.length] ?? [];
      const other = copy.with === null ? [] : (texts[copy.with % stories.length] ?? []);
      const edited = copy.edits.reduce((words, each) => apply(words, each, fresh), base);
      texts.push([...edited, ...other.slice(0, 40)]);
    }
    const articles = texts.map((words, i) => ({ id: `text-${i}`, text: words.join(' ') }));
    return fc.shuffledSubarray(articles, { minLength: articles.length });
  });
