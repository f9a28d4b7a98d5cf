import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PhrasePlaces } from '../../../src/core/passages/phrase-places.ts';

const texts = fc.array(fc.array(fc.nat(3), { maxLength: 40 }), { minLength: 2, maxLength: 6 });

/** The places of the phrases of `short` in `long`, looked up one by one. */
function placesByForce(long: number[], short: number[], maxTimes: number): number[] {
  const phrasesOf = (tokens: number[]): string[] =>
    tokens.slice(2).map((_, i) => tokens.slice(i, i + 3).join(' '));
  const phrases = phrasesOf(long);
  const wanted = new Set(phrasesOf(short));
  return [...phrases.keys()].filter((place) => {
    const phrase = phrases[place] ?? '';
    return wanted.has(phrase) && phrases.filter((each) => each === phrase).length <= maxTimes;
  });
}

it('the places of phrases are all there are, except for frequent phrases', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5 }), (lists, maxTimes) => {
      const tokens = lists.map((list) => Int32Array.from(list));
      const tokensOf = (document: number): Int32Array => tokens[document] ?? new Int32Array(0);
      const [long = [], ...others] = lists;
      const short = others.map((_, i) => i + 1);
      const places = new PhrasePlaces({ tokensOf }, 0, { short, maxTimes });
      for (const [i, other] of others.entries()) {
        expect(places.of(i + 1)).toEqual(placesByForce(long, other, maxTimes));
      }
    }),
  );
});
