/** Stemmers: foreign code that gets words of any length and script. */

import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { loadStemmer, STEM_LANGUAGES } from '../../../src/intake/stem.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { ensure, type Target } from '../target.ts';

export const stem: Target = {
  name: 'stem',
  tokens: [
    ['ational', 'ization', 'fulness', 'ing', 'ed', 's', 'y', 'b', 'bcd', 'aeiou', 'x', '0', '7'],
    ['heiten', 'lich', 'ungen', 'ß', 'ement', 'issions', 'amente', 'ность', 'вшись', 'ать', 'щ'],
    ['ення', 'memper', 'kan', 'nya', ' ', '\n', '新', '\u0301', 'ligheten', 'mente', 'ij', 'é'],
  ].flat(),
  async start() {
    const maps = await Promise.all(STEM_LANGUAGES.map(loadStemmer));
    const tokenisers = maps.map((map) => new Tokeniser(map));
    const plain = new Tokeniser();
    return {
      execute(input) {
        const { text } = decodeText(input);
        const { count } = plain.tokenise(text);
        // two of them, which the input decides
        for (const turn of [text.length, text.length * 5 + 1]) {
          const tokeniser = tokenisers[turn % tokenisers.length] ?? plain;
          ensure(tokeniser.tokenise(text).count <= count, 'no more tokens than words');
        }
      },
    };
  },
};
