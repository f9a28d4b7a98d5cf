import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PARTNERS } from '../../src/core/candidates/weights.ts';
import {
  findLinks,
  type CountedCorpus,
} from '../../src/core/candidates/one-document/chain-links.ts';
import { HeldShingles } from '../../src/core/candidates/one-document/held-shingles.ts';
import {
  rankOf,
  sumPartners,
  toBits,
  weightOf,
} from '../../src/core/candidates/one-document/partner-ranks.ts';
import { alignPassage } from '../../src/core/passages/passage-edits.ts';
import { findPassages } from '../../src/core/passages/passages.ts';
import { MAX_DF } from '../../src/core/shingles/phrases.ts';
import { buildPostings, type Postings } from '../oracle/postings.ts';
import { rankPartners } from '../oracle/ranking.ts';
import { rarestPhrases, rarestWords } from '../../src/explain/rare-words.ts';
import { checkRelations } from '../../src/explain/relation-checks.ts';
import { relationOf } from '../../src/core/score/relation.ts';
import { compareShingles } from '../../src/explain/shared-levels.ts';
import { Shingler } from '../../src/core/shingles/shingles.ts';
import { tokenSpans } from '../../src/core/tokens/spans.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';
import {
  collectionOf,
  drawWords,
  numbersBelow,
  pairsOf,
  randomTexts,
  seededRandom,
} from '../core/small-corpus.ts';

const someTexts = randomTexts({ texts: 45, length: 12, vocabulary: 30 }).map((texts) => [
  ...new Set(texts),
]);

/** More texts than a posting holds, which share so few words that many phrases are in more of them than that. */
const crowdedTexts = fc.integer().map((seed) => {
  const random = seededRandom(seed);
  const texts = Array.from({ length: 4 * MAX_DF }, () => {
    const common = drawWords(random, 2 + Math.floor(random() * 50), 4);
    return [...common, ...drawWords(random, 2, 300)].join(' ');
  });
  return [...new Set(texts)];
});

/** A corpus of distinct texts, and the shingles of each with who has them. */
function countAll(
  texts: readonly string[],
  scaled = 1,
): { corpus: CountedCorpus; postings: Postings; held: (document: number) => HeldShingles } {
  const collection = collectionOf(texts);
  const documents = numbersBelow(texts.length);
  const postings = buildPostings(collection, documents, { scaled });
  const held = (document: number): HeldShingles => {
    const its = new HeldShingles(collection, document);
    for (const each of documents) its.count(each);
    return its;
  };
  return { corpus: { collection, documents, counts: postings }, postings, held };
}

function sumsOf(
  { corpus, held }: Pick<ReturnType<typeof countAll>, 'corpus' | 'held'>,
  document: number,
): Int32Array {
  const its = held(document);
  return sumPartners(its, corpus, findLinks(its, corpus));
}

/** The same by all postings of the corpus. */
function sumsByPostings(postings: Postings, document: number, size: number): number[] {
  const sums = Array.from({ length: size }, () => 0);
  for (const { holders, isChain } of listsOf(postings)) {
    if (!holders.includes(document)) continue;
    const weight = isChain ? weightOf(MAX_DF) : weightOf(holders.length);
    for (const holder of holders) sums[holder] = (sums[holder] ?? 0) + weight;
  }
  sums[document] = 0;
  return sums;
}

function listsOf({ size, starts, documents, isChain }: Postings): {
  holders: readonly number[];
  isChain: boolean;
}[] {
  return Array.from({ length: size }, (_, posting) => ({
    holders: [...documents.subarray(starts[posting], starts[posting + 1])],
    isChain: isChain[posting] === 1,
  }));
}

describe('the ranks of partners', () => {
  it('are within the cut on one side or the other for the candidates, and for no other pair', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const { length } = texts;
        const counted = countAll(texts);
        const { count, a, b } = rankPartners(counted.postings, length);
        const candidates = Array.from({ length: count }, (_, i) => `${a[i]} ${b[i]}`);
        const sums = texts.map((_, document) => sumsOf(counted, document));
        const isKept = (of: number, partner: number): boolean =>
          (rankOf(sums[of] ?? new Int32Array(0), partner).rank ?? Infinity) <= MAX_PARTNERS;
        const kept = pairsOf([...numbersBelow(length)]).filter(
          ([one, other]) => isKept(one, other) || isKept(other, one),
        );
        expect(kept.map((pair) => pair.join(' '))).toEqual(candidates);
      }),
      { numRuns: 100 },
    );
  });

  it('count all documents that share anything, and say what the last kept one shares', () => {
    const texts = Array.from({ length: 30 }, (_, i) => `harbour pilot ${'x'.repeat(i + 1)}`);
    const sums = sumsOf(countAll(texts), 7);
    // harbour, pilot and the two together, in all thirty
    const each = toBits(3 * weightOf(30));
    expect(rankOf(sums, 0)).toEqual({ rank: 1, partners: 29, lastKept: each });
    expect(rankOf(sums, 29)).toEqual({ rank: 29, partners: 29, lastKept: each });
    expect(rankOf(new Int32Array(30), 0)).toEqual({ rank: null, partners: 0, lastKept: 0 });
  });

  it('follow from what all postings of the corpus say, chains and samples included', () => {
    let links = 0;
    fc.assert(
      fc.property(crowdedTexts, fc.constantFrom(1, 3), (texts, scaled) => {
        const { length } = texts;
        const counted = countAll(texts, scaled);
        for (const document of [0, 1, 2, length >> 1, length - 2, length - 1]) {
          const sums = sumsOf(counted, document);
          expect([...sums]).toEqual(sumsByPostings(counted.postings, document, length));
        }
        const chains = listsOf(counted.postings).filter(({ isChain }) => isChain);
        const ofFirst = chains.map(({ holders }) => holders).filter(([first]) => first === 0);
        const linked = findLinks(counted.held(0), counted.corpus);
        expect(linked.toSorted()).toEqual(ofFirst.map(([, next]) => next).toSorted());
        links += linked.length;
      }),
      { numRuns: 20 },
    );
    expect(links).toBeGreaterThan(20);
  });

  it('add up what is shared at each level, and the links of chains', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        fc.pre(texts.length >= 2);
        const counted = countAll(texts);
        const held = counted.held(0);
        const weights = held.sharedWith(1).map((each) => weightOf(held.documentFrequency(each)));
        const shared = weights.reduce((sum, weight) => sum + weight, 0);
        expect(sumsOf(counted, 0)[1]).toBe(shared);
      }),
    );
  });
});

describe('shared shingles', () => {
  it('are counted in as many documents as have them', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        fc.pre(texts.length >= 2);
        const held = countAll(texts).held(0);
        const words = texts[0]?.split(' ') ?? [];
        for (const size of [1, 2, 3]) {
          const found = held
            .sharedWith(1)
            .filter((each) => each.size === size)
            .map((each) => [
              words.slice(each.at, each.at + size).join(' '),
              held.documentFrequency(each),
            ]);
          expect(Object.fromEntries(found)).toEqual(countByForce(texts, size));
        }
      }),
    );
  });

  it('say how many documents have a phrase, and which are the first of them', () => {
    const texts = Array.from(
      { length: MAX_DF + 6 },
      (_, i) => `brass lantern ${'x'.repeat(i + 1)}`,
    );
    const { corpus, held } = countAll([...texts, 'a quiet quay']);
    const its = held(3);
    const { tokens } = corpus.collection;
    expect(its.documentsOf(tokens.subarray(0, 2))).toBe(MAX_DF + 6);
    expect(its.documentsOf(tokens.subarray(9, 12))).toBe(1);
    expect(its.documentsOf(tokens.subarray(0, 3))).toBe(0);
    const [brass] = its.shingles;
    expect(brass && its.holders(brass)).toEqual([...numbersBelow(MAX_DF)]);
  });
});

/** By shingle that the first two texts share: how many of all texts have it. */
function countByForce(texts: readonly string[], size: number): Record<string, number> {
  const sets = texts.map((text) => {
    const words = text.split(' ');
    return new Set(words.slice(size - 1).map((_, i) => words.slice(i, i + size).join(' ')));
  });
  const shared = [...(sets[0] ?? [])].filter((each) => each !== '' && sets[1]?.has(each));
  return Object.fromEntries(
    shared.map((each) => [each, sets.filter((set) => set.has(each)).length]),
  );
}

describe('what two texts share at one level', () => {
  it('is what comparing their sets of shingle hashes gives', () => {
    fc.assert(
      fc.property(someTexts, fc.integer({ min: 1, max: 6 }), (texts, size) => {
        fc.pre(texts.length >= 2);
        const collection = collectionOf(texts);
        const shingler = new Shingler(collection, size);
        const [a = new Set(), b = new Set()] = [0, 1].map((document) => {
          const { count, hi, lo } = shingler.sequence(document);
          return new Set(Array.from({ length: count }, (_, i) => `${hi[i]} ${lo[i]}`));
        });
        const level = compareShingles(collection.tokensOf(0), collection.tokensOf(1), size);
        const inBoth = [...a].filter((each) => b.has(each)).length;
        expect(level).toMatchObject({ size, inA: a.size, inB: b.size, inBoth });
        expect(level.containmentA).toBeCloseTo(a.size === 0 ? 0 : inBoth / a.size, 6);
        const union = a.size + b.size - inBoth;
        expect(level.resemblance).toBeCloseTo(union === 0 ? 0 : inBoth / union, 6);
      }),
    );
  });
});

describe('the edits of a passage', () => {
  const tokensOf = (text: string): Int32Array =>
    Int32Array.from(text, (letter) => letter.charCodeAt(0));
  const edits = (a: string, b: string): [string, string] => {
    const equal = alignPassage(tokensOf(a), tokensOf(b));
    const mark = (text: string, flags: Uint8Array): string =>
      [...text].map((letter, i) => (flags[i] === 1 ? letter : letter.toUpperCase())).join('');
    return [mark(a, equal.a), mark(b, equal.b)];
  };

  it('are the few tokens that differ', () => {
    expect(edits('abcxdef', 'abcydef')).toEqual(['abcXdef', 'abcYdef']);
    expect(edits('abcdef', 'abcxydef')).toEqual(['abcdef', 'abcXYdef']);
    expect(edits('abcxyzdefgh', 'abcdefqgh')).toEqual(['abcXYZdefgh', 'abcdefQgh']);
    expect(edits('abc', 'abc')).toEqual(['abc', 'abc']);
  });

  /** What is equal on either side of each passage, and how much the passage says is. */
  function alignAll(
    a: Int32Array,
    b: Int32Array,
  ): [keptA: Int32Array, keptB: Int32Array, number][] {
    return findPassages(a, b).map(({ startA, endA, startB, endB, matched }) => {
      const [partA, partB] = [a.subarray(startA, endA), b.subarray(startB, endB)];
      const equal = alignPassage(partA, partB);
      const keptA = partA.filter((_, i) => equal.a[i] === 1);
      return [keptA, partB.filter((_, i) => equal.b[i] === 1), matched];
    });
  }

  it('leave as many equal tokens on either side, equal one by one', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 60 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        for (const [keptA, keptB] of alignAll(tokensOf(one), tokensOf(other))) {
          expect(keptA).toEqual(keptB);
          expect(keptA.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are those that the passage grew over, even among many words', () => {
    const words = fc.array(fc.nat(5000), { minLength: 20, maxLength: 120 });
    const edit = fc.record({ at: fc.nat(), dropped: fc.nat(4), added: fc.nat(4) });
    fc.assert(
      fc.property(words, fc.array(edit, { maxLength: 6 }), (text, changes) => {
        const edited = [...text];
        for (const [i, { at, dropped, added }] of changes.entries()) {
          const fresh = Array.from({ length: added }, (_, k) => 9000 + i * 10 + k);
          edited.splice(at % edited.length, Math.min(dropped, edited.length - 1), ...fresh);
        }
        const aligned = alignAll(Int32Array.from(text), Int32Array.from(edited));
        for (const [keptA, , matched] of aligned) {
          expect(keptA.length).toBeGreaterThanOrEqual(matched);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the checks of relations', () => {
  it('lead to the relation that the pair has', () => {
    const measure = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
    const length = fc.integer({ min: 1, max: 30 });
    const measures = fc.record({
      resemblance: measure,
      containmentA: measure,
      containmentB: measure,
      lengthA: length,
      lengthB: length,
    });
    fc.assert(
      fc.property(measures, (pair) => {
        const checks = checkRelations(pair, { isIdentical: false });
        const holds = (relation: string): boolean =>
          checks.filter((check) => check.relation === relation).every((check) => check.holds);
        const first = ['identical', 'near-duplicate', 'excerpt'].find(holds) ?? 'rewrite';
        expect(first).toBe(relationOf(pair));
      }),
      { numRuns: 500 },
    );
    expect(
      checkRelations({ ...EQUAL, lengthA: 4, lengthB: 4 }, { isIdentical: true })[0]?.holds,
    ).toBe(true);
  });
});

const EQUAL = { resemblance: 1, containmentA: 1, containmentB: 1 };

describe('the rarest words', () => {
  const tokeniser = new Tokeniser();
  const texts = ['The Quay-master saw the lantern, the quay and a gull.', 'A GULL on the lantern'];
  const collection = collectionOf(texts);
  const [first, second] = texts.map((text, i) => ({
    text,
    tokens: collection.tokensOf(i),
    spans: tokenSpans(tokeniser, text),
  }));
  const bits = new Float64Array(collection.vocabulary.size);
  const wordDocuments = new Int32Array(collection.vocabulary.size).fill(2);

  it('are spelled as the text has them, rarest first, each once', () => {
    if (first === undefined || second === undefined) throw new Error('two texts expected');
    const numberOf = (word: string): number =>
      collection.vocabulary.find(tokeniser.tokenise(word), 0);
    bits[numberOf('gull')] = 7;
    bits[numberOf('lantern')] = 9;
    const tables = { bits, wordDocuments, phraseDocuments: () => 2 };
    const inBoth = new Set(second.tokens);
    const shared = rarestWords(first, tables, { accepts: (token) => inBoth.has(token), limit: 2 });
    expect(shared).toEqual([
      { text: 'lantern', bits: 9, documents: 2 },
      { text: 'gull', bits: 7, documents: 2 },
    ]);
    const alone = rarestWords(second, tables, {
      accepts: (token) => token === numberOf('on'),
      limit: 5,
    });
    expect(alone.map(({ text }) => text)).toEqual(['on']);
  });

  it('come in phrases that do not overlap', () => {
    const words = 'one two three four five six seven';
    const pair = collectionOf([words, words]);
    const located = {
      text: words,
      tokens: pair.tokensOf(0),
      spans: tokenSpans(tokeniser, words),
    };
    const tables = {
      bits: Float64Array.from([1, 1, 9, 1, 1, 1, 1]),
      wordDocuments,
      phraseDocuments: () => 2,
    };
    const phrases = rarestPhrases(located, pair.tokensOf(1), tables, 5);
    // all with `three` tie in rarity, and the longest text wins; what overlaps it is left out
    expect(phrases).toEqual([{ text: 'three four five', bits: 11, documents: 2 }]);
  });
});
