import { describe, expect, it } from 'vitest';
import { findVersions } from '../../../src/core/clusters/versions.ts';
import { Collection } from '../../../src/core/texts/collection.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { numbers } from '../../large-corpus.ts';

const random = numbers(29);
const word = (): string => `w${random(100_000).toString(36)}`;
const text = (words: number): string[] => Array.from({ length: words }, word);

/** A version of a text with so many percent of its words replaced. */
const edited = (words: readonly string[], percent: number): string[] =>
  words.map((one) => (random(100) < percent ? word() : one));

function versionsAmong(texts: readonly (readonly string[])[]): number[] {
  const tokeniser = new Tokeniser();
  const collection = new Collection();
  for (const words of texts) collection.add(tokeniser.tokenise(words.join(' ')));
  return findVersions(collection, 0, [...texts.keys()]);
}

describe('findVersions', () => {
  it.each([5, 15, 30])('takes all versions of one text, %s %% of their words edited', (percent) => {
    const base = text(250);
    const versions = Array.from({ length: 20 }, () => edited(base, percent));
    expect(versionsAmong(versions)).toEqual([...versions.keys()]);
  });

  it.each([2, 3, 8])('takes no version of another of %s pages with one frame', (count) => {
    const frame = text(200);
    const pages = Array.from({ length: count }, () => text(80));
    const texts = Array.from({ length: 24 }, (_, i) => [
      ...edited(frame, 3),
      ...edited(pages[i % count] ?? [], 3),
    ]);
    expect(versionsAmong(texts).filter((one) => one % count !== 0)).toEqual([]);
  });

  it('takes no form that is filled in', () => {
    const form = text(100);
    const texts = Array.from({ length: 20 }, () => [...form, ...text(60)]);
    expect(versionsAmong(texts)).toEqual([0]);
  });
});
