import { describe, expect, it } from 'vitest';
import {
  estimatedResemblance,
  FINGERPRINT,
  isOfSameText,
} from '../../../src/core/shingles/fingerprint.ts';
import { editedText, found, textOf } from '../../baseline/articles.ts';

/** The fingerprints of texts that match each other. */
async function fingerprintsOf(texts: readonly string[]): Promise<readonly string[]> {
  const { documents } = await found(texts.map((text, i) => ({ id: `t${i}`, text })));
  return documents.map(({ fingerprint = '' }) => fingerprint);
}

function resemblance(a: string, b: string): number {
  const pairsOf = (text: string): Set<string> => {
    const words = text.split(' ');
    return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
  };
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / (one.size + other.size - shared);
}

describe('a fingerprint', () => {
  it('is that of the words alone, whatever else is there', async () => {
    const text = textOf(11);
    const [one, other] = await fingerprintsOf([text, text.toUpperCase().replaceAll(' ', ', ')]);
    expect(one).toMatch(FINGERPRINT);
    expect(one).toBe(other);
    const [again] = await fingerprintsOf([text, editedText(text, 7), textOf(12), textOf(13)]);
    expect(again).toBe(one);
  });

  it.each([4, 6, 10, 20, 50])(
    'tells the resemblance to a text with one word in %d replaced',
    async (every) => {
      let error = 0;
      for (let seed = 0; seed < 20; seed++) {
        const text = textOf(100 + seed, 300);
        const edit = editedText(text, every);
        const [one = '', other = ''] = await fingerprintsOf([text, edit]);
        expect(isOfSameText(one, other)).toBe(false);
        error += Math.abs(estimatedResemblance(one, other) - resemblance(text, edit)) / 20;
      }
      expect(error).toBeLessThan(0.1);
    },
  );

  it('tells strangers and short texts apart', async () => {
    const [one = '', , other = ''] = await fingerprintsOf([
      textOf(1),
      textOf(1),
      textOf(2),
      textOf(2),
    ]);
    expect(estimatedResemblance(one, other)).toBeLessThan(0.2);
    const short = [
      'the ferry sank at dawn off Port Ellery',
      'the ferry sank at dawn off Port Ellery',
    ];
    const [brief = ''] = await fingerprintsOf(short);
    expect(brief).toMatch(FINGERPRINT);
  });
});
