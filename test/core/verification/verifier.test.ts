/** Evidence that the kernel finds, against that of the plain verifier. */

import { describe, expect, it } from 'vitest';
import { cutBoilerplate, TrimmedTexts } from '../../../src/core/boilerplate/trimmed-texts.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { listWindows } from '../../../src/core/boilerplate/window-list.ts';
import { KernelPairs } from '../../../src/core/candidates/bounds.ts';
import { noteTraits } from '../../../src/core/rarity/traits.ts';
import { KernelCorpus } from '../../../src/core/texts/corpus.ts';
import { KernelIndex } from '../../../src/core/candidates/candidates.ts';
import { KernelVerifier, type PairEvidence } from '../../../src/core/verification/verifier.ts';
import { PairScorer } from '../../../src/core/score/measure.ts';
import { PhraseWeight } from '../../../src/core/rarity/phrase-weight.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import type { Article } from '../../../src/model/article.ts';
import { FamilyFrequencies } from '../../../src/core/rarity/family-frequencies.ts';
import { FamilyTable } from '../../../src/core/verification/family-table.ts';
import { Verifier } from '../../../src/core/verification/long-texts.ts';
import type { Evidence } from '../../../src/core/verification/evidence.ts';
import { ScratchFile } from '../../../src/runtime/scratch-file.ts';
import { takeInto } from '../../intake/kernel-intake.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { PlainPhraseSets } from '../../oracle/phrase-sets.ts';

/** Pages that share a footer, which is set aside, and some texts of few words. */
const articles: Article[] = [
  ...largeCorpus(400, 5),
  ...['one', 'one two', 'two one', 'one two three', 'two one two one two', '17 18 17 one'].map(
    (text, i) => ({ id: `short-${i}`, text }),
  ),
];

async function setUp(texts: readonly Article[], shingleSize: number, spill: boolean) {
  const { collection } = await takeInto(texts, { workers: 2, spill });
  const { distinct } = groupIdentical(collection);
  const corpus = new KernelCorpus(collection, distinct, { pause: () => Promise.resolve() });
  const createFile = () => ScratchFile.create();
  const index = new KernelIndex(corpus, {
    entryBytes: 1 << 22,
    blockBytes: 1 << 16,
    postingBytes: 1 << 22,
    createFile,
  });
  await index.build();
  const counts = { frequent: index.frequent, wordDf: index.wordDf, scaled: 1 };
  const windows = await listWindows(corpus, { frequent: index.frequent, createFile });
  const sets = new PlainPhraseSets(collection);
  const trimmed = cutBoilerplate(collection, distinct, { quoted: new Map(), windows, sets });
  const rarity = tokenRarity(collection.vocabulary);
  noteTraits(corpus, rarity);
  const pairs = await new KernelPairs(corpus, { partners: index.partners, createFile }).find(
    trimmed,
    rarity,
  );
  const spread = new PhraseWeight(collection.vocabulary, counts);
  const verifier = new KernelVerifier(corpus, {
    shingleSize,
    trimmed,
    frequent: index.frequent.address,
  });
  return {
    collection,
    trimmed,
    rarity,
    pairs,
    counts,
    spread,
    corpus,
    index,
    verifier,
    shingleSize,
  };
}

type SetUp = Awaited<ReturnType<typeof setUp>>;

/** What the plain verifier finds of pairs. */
function plain({ collection, trimmed, rarity, spread, shingleSize }: SetUp) {
  const whole = new Verifier(collection, rarity, shingleSize, spread);
  const ofTrimmed = new Verifier(trimmed, rarity, shingleSize, spread);
  return (a: number, b: number): PairEvidence => {
    whole.load(a);
    ofTrimmed.load(a);
    const isCut = trimmed.isCut(a) || trimmed.isCut(b);
    return { whole: whole.compare(b), trimmed: isCut ? ofTrimmed.compare(b) : undefined };
  };
}

const copyOf = (evidence: Evidence | undefined): Evidence | undefined =>
  evidence && { ...evidence };

/** What the kernel finds of all candidates. */
async function verified(verifier: KernelVerifier, { pairs }: SetUp) {
  const found: [number, number, PairEvidence][] = [];
  await verifier.verify(pairs, {
    take: (a, b, { whole, trimmed }) =>
      found.push([a, b, { whole: copyOf(whole), trimmed: copyOf(trimmed) }]),
    pause: () => Promise.resolve(),
  });
  return found;
}

describe('the verifier on the kernel', () => {
  it.each([
    [3, 'memory', false],
    [1, 'memory', false],
    [2, 'memory', false],
    [7, 'memory', false],
    [3, 'a file', true],
    [5, 'a file', true],
  ])(
    'finds of shingles of %i what the plain one finds, of texts in %s',
    async (size, _where, spill) => {
      const all = await setUp(articles, size, spill);
      const compare = plain(all);
      const found = await verified(all.verifier, all);
      expect(found.length).toBe(all.pairs.count);
      expect(found.length).toBeGreaterThan(2000);
      for (const [a, b, evidence] of found) expect(evidence).toEqual(compare(a, b));
      // pairs that nobody asked for, between others
      for (let a = 0; a < articles.length; a += 7) {
        for (let b = a + 1; b < articles.length; b += 31) {
          const { whole, trimmed } = all.verifier.compare(a, b);
          expect({ whole, trimmed }).toEqual(compare(a, b));
        }
      }
      expect(found.filter(([, , { trimmed }]) => trimmed !== undefined).length).toBeGreaterThan(
        100,
      );
      const weighed = found.filter(([, , { whole }]) => whole?.sharedOwnBits !== whole?.sharedBits);
      expect(weighed.length).toBeGreaterThan(20);
    },
    60_000,
  );

  it('leaves texts that are too long for it to the plain one', async () => {
    const long = Array.from({ length: 710_000 }, (_, i) => `w${i % 90_001}`);
    const all = await setUp(
      [
        ...largeCorpus(200),
        { id: 'z1', text: long.join(' ') },
        { id: 'z2', text: long.slice(3, 300).join(' ') },
      ],
      3,
      false,
    );
    const [one, other] = [200, 201];
    expect(all.verifier.compare(one, other)).toEqual({ whole: undefined, trimmed: undefined });
    const { collection, trimmed, rarity, shingleSize, counts, verifier } = all;
    const options = { collection, trimmed, rarity, shingleSize, counts };
    const measured = new PairScorer({ ...options, verifier }).measure(one, other);
    expect(measured).toEqual(new PairScorer(options).measure(one, other));
    expect(measured.containmentB).toBe(1);
  }, 60_000);

  it('measures texts without boilerplate too', async () => {
    const all = await setUp(largeCorpus(300, 3), 3, false);
    const scorer = new PairScorer({
      ...all,
      trimmed: new TrimmedTexts(all.collection),
      verifier: undefined,
    });
    for (let i = 0; i < all.pairs.count; i += 11) {
      const [a, b] = [all.pairs.a[i] ?? 0, all.pairs.b[i] ?? 0];
      const { whole } = all.verifier.compare(a, b);
      expect(whole && scorer.measureBy(a, b, { whole, trimmed: undefined })).toEqual(
        scorer.measure(a, b),
      );
    }
  }, 60_000);

  it.each([false, true])(
    'weighs pairs of a family as the plain one does, spilled: %s',
    async (spill) => {
      const all = await setUp(largeCorpus(400, 5), 3, spill);
      const { collection, corpus, counts, index, trimmed, rarity, shingleSize, verifier } = all;
      const table = new FamilyTable(corpus, index.frequent);
      let changed = 0;
      for (const from of [0, 40, 200]) {
        const family = Array.from({ length: 40 }, (_, i) => from + i);
        const frequent = new FamilyFrequencies(collection, family, counts);
        const weight = new PhraseWeight(collection.vocabulary, { ...counts, frequent });
        const full = new Verifier(collection, rarity, shingleSize, weight);
        const ofTrimmed = new Verifier(trimmed, rarity, shingleSize, weight);
        for (const a of family) {
          full.load(a);
          ofTrimmed.load(a);
          for (const b of family.filter((other) => other > a && other % 3 === 0)) {
            const alone = verifier.compare(a, b).whole?.sharedOwnBits ?? 0;
            const found = verifier.compare(a, b, table.of(family));
            expect(found.whole).toEqual(full.compare(b));
            if (found.trimmed !== undefined) expect(found.trimmed).toEqual(ofTrimmed.compare(b));
            if ((found.whole?.sharedOwnBits ?? 0) > alone) changed++;
          }
        }
      }
      expect(changed).toBeGreaterThan(0);
    },
    60_000,
  );
});
