import { describe, expect, it } from 'vitest';
import { BACKGROUND_WORDS } from '../../../src/core/rarity/background-words.ts';
import { losingRarity, tokenRarity, UNLISTED_RARITY } from '../../../src/core/rarity/rarity.ts';
import type { TokenMap } from '../../../src/core/tokens/tokenise.ts';
import { loadStemmer } from '../../../src/intake/stem.ts';
import { collect, tokenTexts } from '../tokens.ts';

/** The rarity of every word of a text, in order. */
function rarityOf(text: string, map?: TokenMap): number[] {
  const collection = collect([text], map);
  const rarity = tokenRarity(collection.vocabulary, undefined, map);
  return Array.from(collection.tokensOf(0), (token) => rarity[token] ?? NaN);
}

function tokenised(texts: readonly string[]) {
  const collection = collect(texts);
  return {
    vocabulary: collection.vocabulary,
    tokensOf: (document: number) => collection.tokensOf(document),
  };
}

const LISTED = BACKGROUND_WORDS.flatMap(([bits, words]) =>
  words.split(' ').map((word) => [word, bits] as const),
);

describe('the table of background words', () => {
  it('goes from frequent to rare, in order', () => {
    const levels = BACKGROUND_WORDS.map(([bits]) => bits);
    expect(levels).toEqual([...new Set(levels)].toSorted((a, b) => a - b));
    expect(levels[0]).toBeGreaterThanOrEqual(0);
  });

  it('lists each word once, as the tokeniser folds it', () => {
    const words = LISTED.map(([word]) => word);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => tokenTexts(word).join(' ') !== word)).toEqual([]);
  });
});

describe('the rarity of a word', () => {
  it('is what the table says', () => {
    const text = LISTED.map(([word]) => word).join(' ');
    expect(rarityOf(text)).toEqual(LISTED.map(([, bits]) => bits));
  });

  it('is highest for words that are not listed, in any language', () => {
    const [the = 0, people = 0, ...unlisted] = rarityOf('the people zyzzyva qoph паром 新华');
    expect(the).toBeLessThan(people);
    expect(unlisted).toEqual([UNLISTED_RARITY, UNLISTED_RARITY, UNLISTED_RARITY, UNLISTED_RARITY]);
    expect(Math.max(...LISTED.map(([, bits]) => bits))).toBeLessThan(UNLISTED_RARITY);
  });

  it('is above 0 for all but the most frequent, so that no word counts against a pair', () => {
    expect(LISTED.filter(([, bits]) => bits < 0)).toEqual([]);
    expect(LISTED.filter(([, bits]) => bits === 0).length).toBeLessThan(5);
  });

  it('does not depend on the case, nor on what else is in the text', () => {
    expect(rarityOf('THE Movie').slice(0, 2)).toEqual(rarityOf('the movie'));
    expect(rarityOf('gull the quay movie')).toEqual(
      ['gull', 'the', 'quay', 'movie'].flatMap((word) => rarityOf(word)),
    );
  });

  it('falls for words that many texts have, unless the table lists them', () => {
    const texts = Array.from({ length: 4000 }, (_, i) => `the gur qoph${i}`);
    const { vocabulary, tokensOf } = tokenised(texts);
    const wordDf = Int32Array.from({ length: vocabulary.size }, () => 1);
    const [the = 0, gur = 0, name = 0] = tokensOf(0);
    wordDf[the] = wordDf[gur] = texts.length;
    const rarity = tokenRarity(vocabulary, { distinct: texts.length, wordDf });
    expect(rarity[the]).toBe(rarityOf('the')[0]);
    expect(rarity[gur]).toBeLessThan(3);
    expect(rarity[name]).toBe(UNLISTED_RARITY);
  });

  it('hardly falls for a name in forty copies of one story', () => {
    const { vocabulary, tokensOf } = tokenised(['qoph']);
    const wordDf = new Int32Array(vocabulary.size).fill(40);
    const rarity = tokenRarity(vocabulary, { distinct: 40, wordDf });
    expect(rarity[tokensOf(0)[0] ?? 0]).toBeGreaterThanOrEqual(UNLISTED_RARITY - 1.5);
  });

  it('is empty for a vocabulary without words', () => {
    expect(tokenRarity(collect([]).vocabulary)).toHaveLength(0);
  });

  it('is the rarity of the most frequent of the words that a stemmer makes equal', async () => {
    const stem = await loadStemmer('english');
    const text = LISTED.map(([word]) => word).join(' ');
    const byStem = new Map<string, number>();
    for (const [word, bits] of LISTED) {
      byStem.set(stem(word), Math.min(bits, byStem.get(stem(word)) ?? Infinity));
    }
    expect(rarityOf(text, stem)).toEqual(LISTED.map(([word]) => byStem.get(stem(word))));
    expect(byStem.size).toBeLessThan(LISTED.length);
  });

  it('is the rarity of the words that remain if a map drops some', () => {
    const map: TokenMap = (token) => (token === 'the' ? '' : token);
    expect(rarityOf('the movie the', map)).toEqual(rarityOf('movie'));
  });
});

describe('words that lose their rarity when texts go', () => {
  const { vocabulary } = tokenised(['quokkaville zibbledock']);
  const distinct = 1 << 16;

  it('are those that are rare now, and not among the texts that are left', () => {
    for (let df = 1; df < 200; df++) {
      const wordDf = Int32Array.of(df, 1);
      const before = tokenRarity(vocabulary, { distinct, wordDf });
      for (const left of [distinct, distinct - 1, distinct - 5000]) {
        const after = tokenRarity(vocabulary, { distinct: left, wordDf });
        const isLosing = losingRarity(before, { distinct, wordDf }, left);
        const expected = [...before].map((bits, word) =>
          Number(bits >= UNLISTED_RARITY && (after[word] ?? 0) < UNLISTED_RARITY),
        );
        expect([...(isLosing ?? [0, 0])]).toEqual(expected);
      }
    }
  });

  it('are some where the frequency is about that of the rarest words', () => {
    const dfs = Array.from({ length: 200 }, (_, df) => df);
    const isLosing = dfs.map((df) => {
      const wordDf = Int32Array.of(df, 1);
      const rarity = tokenRarity(vocabulary, { distinct, wordDf });
      return losingRarity(rarity, { distinct, wordDf }, distinct - 5000)?.[0];
    });
    expect(isLosing).toContain(1);
    expect(isLosing[1]).toBe(0);
  });
});
