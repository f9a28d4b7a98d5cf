import fc from 'fast-check';
import { expect, it } from 'vitest';
import { narrow } from '../../../src/core/passages/narrow.ts';
import { numbersBelow } from '../small-corpus.ts';

const SEPARATOR = 1_000_000;

const places = fc
  .uniqueArray(fc.integer({ min: 0, max: 997 }), { maxLength: 12 })
  .map((positions) => positions.toSorted((x, y) => x - y));

it('what is left of a document is its tokens around the places, in order, each once', () => {
  fc.assert(
    fc.property(places, (positions) => {
      // every token is its own position
      const { tokens, origins } = narrow(numbersBelow(1000), positions, SEPARATOR);
      expect(tokens).toHaveLength(origins.length);
      const kept = [...tokens].filter((token) => token !== SEPARATOR);
      const near = [...numbersBelow(1000)].filter((token) =>
        positions.some((position) => token >= position - 16 && token < position + 19),
      );
      expect(kept).toEqual(near);
      expect([...tokens].every((token, i) => token === SEPARATOR || token === origins[i])).toBe(
        true,
      );
    }),
  );
});

it('pieces that stood apart are parted, and only these', () => {
  fc.assert(
    fc.property(places, (positions) => {
      const { tokens } = narrow(numbersBelow(1000), positions, SEPARATOR);
      for (const [i, token] of tokens.entries()) {
        const [before = -1, after = -1] = [tokens[i - 1], tokens[i + 1]];
        if (token === SEPARATOR) expect(after).toBeGreaterThan(before + 1);
        else if (i > 0 && before !== SEPARATOR) expect(token).toBe(before + 1);
      }
    }),
  );
});

it('nothing is left around no places', () => {
  expect(narrow(numbersBelow(50), [], SEPARATOR).tokens).toHaveLength(0);
});
