import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIKE, DifferenceJudge, shaped } from '../../../src/core/templates/difference.ts';
import { PhraseTable } from '../../../src/core/templates/phrase-table.ts';
import type { FormPair } from '../../../src/core/templates/partners.ts';
import { findTemplates } from '../../../src/core/templates/templates.ts';
import { Collection } from '../../../src/core/texts/collection.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';

/** Word number `i` of a text's own. */
const words = (name: string, count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => `${name}${from + i}`).join(' ');

function collectionOf(texts: readonly string[]): Collection {
  const collection = new Collection();
  const tokeniser = new Tokeniser();
  for (const text of texts) collection.add(tokeniser.tokenise(text));
  return collection;
}

/** Which pairs of texts, all of them verified, follow a form. */
function templatesOf(texts: readonly string[]): string[] {
  const collection = collectionOf(texts);
  const holders = new Map<number, number>();
  for (let d = 0; d < collection.size; d++) {
    for (const word of new Set(collection.tokensOf(d))) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  const pairs: FormPair[] = [];
  for (let a = 0; a < texts.length; a++) {
    for (let b = a + 1; b < texts.length; b++) pairs.push({ a, b, score: 0.9 });
  }
  const rarity = (word: number): number =>
    1 + Math.log2((texts.length + 2) / (holders.get(word) ?? 1));
  const found = findTemplates(pairs, { texts: collection, rarity });
  return pairs.filter((_, i) => found[i] === 1).map(({ a, b }) => `${a} ${b}`);
}

const NOTICE = words('notice', 120);
const STORY = words('story', 60);

describe('what texts share', () => {
  it('is what they share by definition: their common phrases, and the tokens in them', () => {
    const token = fc.integer({ min: 0, max: 5 });
    const text = fc.array(token, { maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (before, one, other) => {
        const table = new PhraseTable();
        table.load(Int32Array.from(before));
        table.load(Int32Array.from(one));
        const { phrases, cover, coverOther } = table.compare(Int32Array.from(other));
        const phrasesOf = (tokens: readonly number[]): string[] =>
          tokens.slice(2).map((_, i) => tokens.slice(i, i + 3).join());
        const [own, others] = [phrasesOf(one), phrasesOf(other)];
        const isCovered = (
          mine: readonly string[],
          theirs: readonly string[],
          at: number,
        ): number =>
          [at, at - 1, at - 2].some((i) => i in mine && theirs.includes(mine[i] ?? '')) ? 1 : 0;
        expect([...cover]).toEqual(one.map((_, at) => isCovered(own, others, at)));
        expect([...coverOther]).toEqual(other.map((_, at) => isCovered(others, own, at)));
        const shared = new Set(own.filter((phrase) => others.includes(phrase)));
        expect(phrases.reduce((sum, each) => sum + each, 0)).toBe(shared.size);
        table.glance(Int32Array.from(before));
        expect(table.glance(Int32Array.from(other))).toEqual({ phrases, cover, coverOther });
      }),
    );
  });
});

describe('two texts are otherwise different', () => {
  const judge = (a: string, b: string): number => {
    const collection = collectionOf([a, b]);
    const [first, second] = [collection.tokensOf(0), collection.tokensOf(1)];
    const table = new PhraseTable();
    table.load(first);
    const { cover, coverOther } = table.compare(second);
    return new DifferenceJudge(collection.vocabulary.size, () => 1).judge(
      shaped(first, cover),
      shaped(second, coverOther),
    );
  };

  it('whichever comes first', () => {
    const parts = fc.array(fc.constantFrom(NOTICE, STORY, words('x', 20), words('y', 9), 'z'));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(judge(a.join(' '), b.join(' '))).toBe(judge(b.join(' '), a.join(' ')));
      }),
    );
  });

  it('if each has a text of its own, but not for a few words', () => {
    expect(judge(`${words('a', 50)} ${NOTICE}`, `${words('b', 50)} ${NOTICE}`)).not.toBe(ALIKE);
    expect(judge(`${words('a', 8)} ${NOTICE}`, `${words('b', 8)} ${NOTICE}`)).toBe(ALIKE);
  });

  it('unless only one has', () => {
    expect(judge(`${words('a', 50)} ${NOTICE}`, NOTICE)).toBe(ALIKE);
  });

  it('unless what is left says the same in another order', () => {
    const turned = words('a', 50).split(' ').toReversed().join(' ');
    expect(judge(`${words('a', 50)} ${NOTICE}`, `${turned} ${NOTICE}`)).toBe(ALIKE);
  });

  it('unless single words were replaced', () => {
    const edited = STORY.split(' ').map((word, i) => (i % 12 === 5 ? `new${i}` : word));
    expect(judge(STORY, edited.join(' '))).toBe(ALIKE);
  });
});

describe('pairs that follow a form', () => {
  it('are those of posts above one notice, longer than any of them', () => {
    const posts = ['a', 'b', 'c', 'd'].map((name) => `${words(name, 40)} ${NOTICE}`);
    expect(templatesOf(posts)).toHaveLength(6);
  });

  it('are those of three holders', () => {
    const posts = ['a', 'b', 'c'].map((name) => `${words(name, 60)} ${NOTICE}`);
    expect(templatesOf(posts)).toEqual(['0 1', '0 2', '1 2']);
    expect(templatesOf(posts.slice(1))).toEqual([]);
  });

  it('are those of a form with slots', () => {
    const form = (name: string): string =>
      Array.from(
        { length: 8 },
        (_, i) => `${words('form', 7, 7 * i)} ${words(name, 3, 3 * i)}`,
      ).join(' ');
    expect(templatesOf(['a', 'b', 'c', 'd'].map(form))).toHaveLength(6);
  });

  it('are not two copies of one filled-in form', () => {
    const posts = ['a', 'b', 'c', 'd'].map((name) => `${words(name, 40)} ${NOTICE}`);
    const copy = `${words('b', 38)} misread ${NOTICE}`;
    const found = templatesOf([...posts, copy]);
    expect(found).not.toContain('1 4');
    expect(found).toContain('0 4');
    expect(found).toHaveLength(9);
  });

  it('are not versions of a story, each with its own head and end', () => {
    const versions = ['a', 'b', 'c', 'd'].map(
      (name) => `${words(name, 4)} ${STORY} ${words(name, 3, 9)}`,
    );
    expect(templatesOf(versions)).toEqual([]);
  });

  it('are not pages with one story and boxes drawn from a pool', () => {
    const pool = Array.from(
      { length: 6 },
      (_, i) => words(`box${i} line`, 1) + words(`box${i}word`, 8),
    );
    const pages = Array.from({ length: 12 }, (_, i) => {
      const boxes = [i, i + 1, i + 3].map((number) => pool[number % 6]);
      return `${STORY} ${boxes.join(' ')}`;
    });
    expect(templatesOf(pages)).toEqual([]);
  });

  it('are the same in any order of the texts', () => {
    const posts = ['a', 'b', 'c', 'd', 'e'].map((name) => `${words(name, 40)} ${NOTICE}`);
    const texts = [...posts, `${words('b', 38)} misread ${NOTICE}`, STORY];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          texts.map((_, i) => i),
          { minLength: 7 },
        ),
        (order) => {
          const found = templatesOf(order.map((i) => texts[i] ?? ''));
          const named = found.map((pair) =>
            pair
              .split(' ')
              .map((place) => order[Number(place)] ?? -1)
              .toSorted((x, y) => x - y)
              .join(' '),
          );
          expect(named.toSorted()).toEqual(templatesOf(texts).toSorted());
        },
      ),
      { numRuns: 20 },
    );
  });
});
