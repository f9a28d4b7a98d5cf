import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary, type Words } from '../../../src/core/texts/vocabulary.ts';

/** Halves that collide: few values, equal low bits, both signs. */
const half = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.nat(5).map((n) => n << 16),
  fc.nat(5).map((n) => (n << 28) - 1),
  fc.integer(),
);

/** Words that differ at the end of an eight-byte block, or in the last byte. */
const word = fc.constantFrom('a', 'b', 'tidewater', 'tidewaters', 'tidewaterz', 'lighthousekeeper');

/** One token with this hash. */
function tokenOf(hi: number, lo: number, text: string): Words {
  const words = new TextEncoder().encode(text);
  return {
    hi: Int32Array.of(hi),
    lo: Int32Array.of(lo),
    isNumber: Uint8Array.of(0),
    words,
    wordEnds: Int32Array.of(words.length),
  };
}

describe('a vocabulary', () => {
  it('numbers words in the order of their first appearance, as a map would, whatever their hashes', () => {
    // up to eight bytes, equal lengths and hashes are equal words: the hash decides for those
    const key = (hi: number, lo: number, text: string): string =>
      `${hi} ${lo} ${text.length > 8 ? text : text.length}`;
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half, word), { maxLength: 300 }), (tokens) => {
        const vocabulary = new Vocabulary();
        const model = new Map<string, number>();
        for (const [hi, lo, text] of tokens) {
          const known = model.get(key(hi, lo, text));
          const token = tokenOf(hi, lo, text);
          expect(vocabulary.find(token, 0)).toBe(known ?? -1);
          expect(vocabulary.number(token, 0)).toBe(known ?? model.size);
          if (known === undefined) model.set(key(hi, lo, text), model.size);
          expect(vocabulary.size).toBe(model.size);
        }
        const numbered = [...model.keys()];
        const held = numbered.map((_, n) => `${vocabulary.hi[n]} ${vocabulary.lo[n]}`);
        expect(held).toEqual(numbered.map((k) => k.split(' ').slice(0, 2).join(' ')));
      }),
    );
  });

  it('keeps every number when it outgrows its tables, even if hashes share their low bits', () => {
    const vocabulary = new Vocabulary();
    const size = 70_000;
    const tokenAt = (n: number): Words =>
      n > 500
        ? tokenOf(n, Math.imul(n, 0x9e3779b1), `word ${n}`)
        : tokenOf(0, (n % 8) << 20, `a long word ${n}`);
    for (let n = 0; n < size; n++) vocabulary.number(tokenAt(n), 0);
    expect(vocabulary.size).toBe(size);
    const moved: number[] = [];
    for (let n = 0; n < size; n++) {
      const token = tokenAt(n);
      if (vocabulary.find(token, 0) !== n || vocabulary.number(token, 0) !== n) moved.push(n);
      if (vocabulary.hi[n] !== token.hi[0] || vocabulary.lo[n] !== token.lo[0]) moved.push(n);
    }
    expect(moved).toEqual([]);
    expect(vocabulary.find(tokenOf(-1, 12_345, 'word -1'), 0)).toBe(-1);
  });

  it('takes over tokens that are numbered already, even words that share a hash', () => {
    const words = ['saltmarshes', 'lighthouses', 'ferry', 'saltmarshes2'];
    const bytes = words.map((text) => new TextEncoder().encode(text));
    const ends = bytes.map((_, i) => bytes.slice(0, i + 1).reduce((sum, b) => sum + b.length, 0));
    const vocabulary = Vocabulary.from({
      hashes: Uint32Array.from([1, 2, 1, 2, 3, 4, 1, 2]),
      isNumber: new Uint8Array(4),
      words: Uint8Array.from(bytes.flatMap((b) => [...b])),
      wordEnds: Int32Array.from(ends),
    });
    for (const [n, text] of words.entries()) {
      const token = n === 2 ? tokenOf(4, 3, text) : tokenOf(2, 1, text);
      expect(vocabulary.find(token, 0)).toBe(n);
    }
    expect(vocabulary.find(tokenOf(2, 1, 'lighthouses2'), 0)).toBe(-1);
  });
});
