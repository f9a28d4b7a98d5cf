/** Texts of words that were made to share their hashes: none of them is another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection } from '../../../src/core/texts/collection.ts';
import { groupIdentical, isSameText } from '../../../src/core/texts/identical.ts';
import { KernelTokeniser } from '../../oracle/kernel-tokeniser.ts';
import { plainDedupe } from '../../oracle/pipeline.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import type { Article } from '../../../src/model/article.ts';
import type { DedupeOptions } from '../../../src/dedupe.ts';
import { dedupe } from '../../../src/index.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { collidingPairs, collidingWords } from './colliding-words.ts';
import { tokenHash } from '../../oracle/hash-oracle.ts';
import { kernelModule } from '../../kernel/kernel-memory.ts';
import { collect } from '../tokens.ts';

const PAIRS = collidingPairs(60);
const ONE = PAIRS.map(([word]) => word).join(' ');
const OTHER = PAIRS.map(([, word]) => word).join(' ');
const CAPITALS = 'É Straße ПРИВЕТ мир Здравствуйте ΣΊΣΥΦΟΣ 北京大学 สวัสดี DON’T ½ ﬁne 12 007';

describe('the made words', () => {
  it('share their hashes, and nothing else', () => {
    for (const [a, b] of PAIRS) expect(tokenHash(a)).toBe(tokenHash(b));
    expect(new Set(PAIRS.flat()).size).toBe(120);
    expect(new Set(collidingWords(5).map(tokenHash)).size).toBe(1);
    expect(new Set(collidingWords(5)).size).toBe(32);
  });
});

describe('a collection', () => {
  it('gives words that share a hash numbers of their own, and each of them one', () => {
    const words = collidingWords(6);
    const texts = [words.join(' '), words.toReversed().join(' '), words.join(' ').toUpperCase()];
    const collection = collect(texts);
    expect(collection.vocabulary.size).toBe(64);
    expect([...collection.tokensOf(1)]).toEqual([...collection.tokensOf(0)].toReversed());
    expect(collection.tokensOf(2)).toEqual(collection.tokensOf(0));
  });

  it('takes texts of them for different ones', () => {
    const texts = [ONE, OTHER, OTHER, ONE];
    const collection = collect(texts);
    expect(isSameText(collection, 0, 1)).toBe(false);
    expect([...groupIdentical(collection).representative]).toEqual([0, 1, 1, 0]);
  });

  it('tells apart texts whose hashes are equal as a comparison of strings does', () => {
    /** All texts have one hash. */
    class OneHash extends Collection {
      override textHash(): number {
        return 7;
      }
    }
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (documents) => {
        const texts = documents.map((words) => words.join(' '));
        const collection = new OneHash();
        const tokeniser = new Tokeniser();
        for (const one of texts) collection.add(tokeniser.tokenise(one));
        const expected = texts.map((one, i) => (one === '' ? i : texts.indexOf(one)));
        expect([...groupIdentical(collection).representative]).toEqual(expected);
      }),
    );
  });

  it('finds a listed word by its spelling, not by what shares its hash', () => {
    const collection = collect([ONE]);
    const rarity = tokenRarity(collection.vocabulary);
    expect(new Set(rarity).size).toBe(1);
    const tokens = new Tokeniser().tokenise(OTHER);
    const found = Array.from({ length: 60 }, (_, i) => collection.vocabulary.find(tokens, i));
    expect(new Set(found)).toEqual(new Set([-1]));
  });
});

describe('the tokenisers', () => {
  it('tell the folded bytes of every token, and both the same', () => {
    const kernel = new KernelTokeniser(kernelModule);
    const plain = new Tokeniser();
    const spelt = ({ tokens }: Tokeniser | KernelTokeniser): string[] =>
      Array.from({ length: tokens.count }, (_, i) => {
        const start = i === 0 ? 0 : tokens.wordEnds[i - 1];
        return new TextDecoder().decode(tokens.words.slice(start, tokens.wordEnds[i]));
      });
    plain.tokenise(CAPITALS);
    kernel.tokenise(CAPITALS);
    expect(spelt(kernel)).toEqual(spelt(plain));
    expect(spelt(plain).slice(0, 5)).toEqual(['e', 'strasse', 'привет', 'мир', 'здравствуйте']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        plain.tokenise(text);
        kernel.tokenise(text);
        expect(spelt(kernel)).toEqual(spelt(plain));
      }),
    );
  });

  it('fold what is folded to itself', () => {
    const plain = new Tokeniser();
    const { tables } = plain;
    for (const targets of tables.foldings.values()) {
      for (const target of targets) expect(tables.fold(target) ?? [target]).toEqual([target]);
    }
  });
});

const WAYS: readonly DedupeOptions[] = [
  { workers: 1 },
  { workers: 2 },
  { workers: 1, spill: true },
  { workers: 2, spill: true },
  { workers: 2, stem: 'english' },
  { scaled: 2 },
  { engine: 'minhash' },
];

/** Texts of made words among strangers, each of them twice and in capitals. */
function madeCorpus(strangers: number): Article[] {
  const made = [ONE, OTHER, ONE.toUpperCase(), OTHER].map((text, i) => ({ id: `made-${i}`, text }));
  return [...largeCorpus(strangers, 5), ...made];
}

describe('a report', () => {
  it.each(WAYS)('calls texts without a common word no copies with %j', async (way) => {
    const { pairs } = await dedupe(madeCorpus(140), way);
    const found = pairs.filter(({ a }) => a.startsWith('made-'));
    expect(found.map(({ a, b, relation }) => [a, b, relation])).toEqual([
      ['made-0', 'made-2', 'identical'],
      ['made-1', 'made-3', 'identical'],
    ]);
  });

  it('of two such texts alone is empty', async () => {
    const articles = [ONE, OTHER].map((text, i) => ({ id: `made-${i}`, text }));
    expect((await dedupe(articles, { threshold: 0 })).pairs).toEqual([]);
  });

  it('is the same whatever the secret of the run, and however many threads', async () => {
    const articles = [
      ...madeCorpus(300),
      ...collidingWords(7).map((word, i) => ({ id: `word-${i}`, text: `${word} ${ONE}` })),
    ];
    // every run draws a secret of its own
    const reference = await dedupe(articles, { workers: 1 });
    expect(reference.pairs.length).toBeGreaterThan(100);
    for (const workers of [1, 2, 2, 3]) {
      expect(await dedupe(articles, { workers })).toEqual(reference);
      expect(await dedupe(articles, { workers, spill: true })).toEqual(reference);
    }
    expect(await plainDedupe(articles)).toEqual(reference);
  }, 120_000);
});
