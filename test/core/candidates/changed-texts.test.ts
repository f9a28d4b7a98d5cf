/** The texts that the kernel flags are those that a look at each word and phrase flags. */
import { describe, expect, it } from 'vitest';
import {
  changedTexts,
  type CountedBy,
  textCounts,
} from '../../../src/core/candidates/changed-texts.ts';
import { KernelIndex } from '../../../src/core/candidates/candidates.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { Shingler } from '../../../src/core/shingles/shingles.ts';
import { KernelCorpus } from '../../../src/core/texts/corpus.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { HAS_CHANGED_PHRASE, HAS_CHANGED_WORD } from '../../../src/kernel/layout/candidates.ts';
import type { Article } from '../../../src/model/article.ts';
import { ScratchFile } from '../../../src/runtime/scratch-file.ts';
import { takeInto } from '../../intake/kernel-intake.ts';

/** Articles with words of their own; the first `quoting` have a sentence in common, and every third another. */
function articlesWith(quoting: number, last: string): Article[] {
  return Array.from({ length: 60 }, (_, i) => {
    const own = Array.from({ length: 30 }, (_, k) => `w${(i * 7 + k * 13) % 97}`).join(' ');
    const quoted = i < quoting ? 'the harbour master closed the northern gate' : '';
    const other = i % 3 === 0 ? 'lanterns were lit along the quay' : '';
    return {
      id: String(i).padStart(3, '0'),
      text: `${own} ${quoted} ${other} ${i === 59 ? last : ''}`,
    };
  });
}

async function counted(
  articles: readonly Article[],
): Promise<{ corpus: KernelCorpus; by: CountedBy }> {
  const { collection } = await takeInto(articles, { workers: 2 });
  const { distinct } = groupIdentical(collection);
  const corpus = new KernelCorpus(collection, distinct, { pause: () => Promise.resolve() });
  const index = new KernelIndex(corpus, {
    entryBytes: 1 << 20,
    blockBytes: 1 << 16,
    postingBytes: 1 << 20,
    createFile: () => ScratchFile.create(),
  });
  await index.build();
  const { wordDf, frequent } = index;
  const rarity = tokenRarity(collection.vocabulary, { distinct: distinct.length, wordDf });
  return { corpus, by: { rarity, wordDf, frequent } };
}

/** By id of a text: its flags, by all that is known of both runs. */
function flagsOf(now: Awaited<ReturnType<typeof counted>>, before: typeof now): number[] {
  const { collection } = now.corpus;
  const wordsOf = ({ corpus, by }: typeof now): Map<string, string> =>
    new Map(
      Array.from({ length: corpus.collection.vocabulary.size }, (_, word) => [
        corpus.collection.vocabulary.key(word),
        `${by.rarity[word]} ${(by.wordDf[word] ?? 0) < 5}`,
      ]),
    );
  const [words, earlier] = [wordsOf(now), wordsOf(before)];
  const shingler = new Shingler(collection, 3);
  return Array.from({ length: collection.size }, (_, document) => {
    const { count, hi, lo } = shingler.sequence(document);
    let flags = 0;
    for (let i = 0; i < count; i++) {
      const [high, low] = [hi[i] ?? 0, lo[i] ?? 0];
      const [one, other] = [now.by.frequent.get(high, low), before.by.frequent.get(high, low)];
      if (Math.max(8, one) !== Math.max(8, other)) flags |= HAS_CHANGED_PHRASE;
    }
    for (const token of collection.tokensOf(document)) {
      const key = collection.vocabulary.key(token);
      if (words.get(key) !== (earlier.get(key) ?? '10.5 true')) flags |= HAS_CHANGED_WORD;
    }
    return flags;
  });
}

describe('texts in which something counts otherwise than before', () => {
  it('are none if nothing has changed', async () => {
    const before = await counted(articlesWith(20, ''));
    const now = await counted(articlesWith(20, ''));
    const flags = await changedTexts(now.corpus, now.by, textCounts(before.corpus, before.by));
    expect([...flags]).toEqual(articlesWith(20, '').map(() => 0));
  });

  it.each([
    ['one text has a frequent phrase less', 19, ''],
    ['one text has it more', 21, ''],
    ['too few have it now', 3, ''],
    ['a word is no longer one of few texts', 20, 'northern'],
    ['new words come', 20, 'nobody has seen this before'],
  ])('are found if %s', async (_, quoting, last) => {
    const before = await counted(articlesWith(20, ''));
    const now = await counted(articlesWith(quoting, last));
    const flags = await changedTexts(now.corpus, now.by, textCounts(before.corpus, before.by));
    const expected = flagsOf(now, before);
    expect([...flags]).toEqual(expected);
    if (quoting !== 20) expect(expected.filter((flag) => flag !== 0).length).toBeGreaterThan(2);
  });
});
