import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  finishShingle,
  hashText,
  hashToken,
  multiply,
  power,
  SHINGLE_BASE,
} from '../../../src/core/tokens/hash.ts';
import { joinHalves, shingleHash, splitHash, tokenHash } from '../../oracle/hash-oracle.ts';

const MODULUS = 2n ** 64n;
const EDGES = [0n, 1n, 0xffffn, 0x10000n, 0x7fffffffn, 0x80000000n, 0xffffffffn, 2n ** 32n];
const any64 = fc.oneof(
  fc.bigInt({ min: 0n, max: MODULUS - 1n }),
  fc.constantFrom(...EDGES, ...EDGES.map((edge) => MODULUS - 1n - edge)),
);

function hashUtf8(text: string): bigint {
  const bytes = new TextEncoder().encode(text);
  const words = new Int32Array(2 * Math.ceil(bytes.length / 8));
  new Uint8Array(words.buffer).set(bytes);
  const out = { hi: 1, lo: 1 };
  hashToken(words, bytes.length, out);
  return joinHalves(out.hi, out.lo);
}

describe('64-bit arithmetic in halves', () => {
  it('multiplies modulo 2^64', () => {
    fc.assert(
      fc.property(any64, any64, (a, b) => {
        const value = splitHash(a);
        multiply(value, splitHash(b));
        expect(joinHalves(value.hi, value.lo)).toBe((a * b) % MODULUS);
      }),
      { numRuns: 2000 },
    );
  });

  it('adds modulo 2^64', () => {
    fc.assert(
      fc.property(any64, any64, (a, b) => {
        const value = splitHash(a);
        const { hi, lo } = splitHash(b);
        add(value, hi, lo);
        expect(joinHalves(value.hi, value.lo)).toBe((a + b) % MODULUS);
      }),
      { numRuns: 2000 },
    );
  });

  it('raises to a power, even to the largest whole number', () => {
    const exponents = fc.oneof(fc.nat(200), fc.constantFrom(Number.MAX_SAFE_INTEGER, 2 ** 33));
    fc.assert(
      fc.property(any64, exponents, (base, exponent) => {
        const { hi, lo } = power(splitHash(base), exponent);
        expect(joinHalves(hi, lo)).toBe(powerPlainly(base, BigInt(exponent)));
      }),
    );
  });
});

function powerPlainly(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = powerPlainly(base, exponent / 2n);
  return (half * half * (exponent % 2n === 1n ? base : 1n)) % MODULUS;
}

describe('the hash', () => {
  it('of a text is that of its units as bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const words = new Int32Array(2 * Math.ceil(text.length / 4));
        const bytes = new Uint8Array(words.buffer);
        bytes.set(Buffer.from(text, 'utf16le'));
        const [expected, out] = [
          { hi: 1, lo: 1 },
          { hi: 2, lo: 2 },
        ];
        hashToken(words, 2 * text.length, expected);
        hashText(text, out);
        expect(out).toEqual(expected);
      }),
    );
  });

  it('of a token is that of the specification', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(hashUtf8(text)).toBe(tokenHash(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a shingle is that of the specification', () => {
    fc.assert(
      fc.property(fc.array(any64, { minLength: 1, maxLength: 9 }), (tokens) => {
        const value = { hi: 0, lo: 0 };
        for (const token of tokens) {
          multiply(value, SHINGLE_BASE);
          const { hi, lo } = splitHash(token);
          add(value, hi, lo);
        }
        finishShingle(value, tokens.length);
        expect(joinHalves(value.hi, value.lo)).toBe(shingleHash(tokens));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a', 0x723d2d23b4d9c14n],
    ['harbour', 0x2be41a42ae9f1f4bn],
    ['lighthouse', 0xcfc3d1f17218757n],
    ['新华', 0xeed04775456a0d94n],
  ])('of %j never changes', (text, hash) => {
    expect(hashUtf8(text)).toBe(hash);
    expect(tokenHash(text)).toBe(hash);
  });

  it('tells tokens of equal length up to 8 bytes apart, and zero bytes from none', () => {
    const seen = new Set<bigint>();
    for (let n = 0; n < 20_000; n++) seen.add(hashUtf8(n.toString(36).padStart(5, '0')));
    expect(seen.size).toBe(20_000);
    expect(new Set(['', '\0', '\0\0', '\0'.repeat(8), '\0'.repeat(9)].map(hashUtf8)).size).toBe(5);
  });

  it('changes about half of its bits when one bit of the token changes', () => {
    let changed = 0n;
    for (let n = 0; n < 1000; n++) {
      const [one, other] = [`word${n}`, `xord${n}`];
      changed += countBits(hashUtf8(one) ^ hashUtf8(other));
    }
    expect(Number(changed) / 64_000).toBeCloseTo(0.5, 1);
  });
});

function countBits(value: bigint): bigint {
  return value === 0n ? 0n : (value & 1n) + countBits(value >> 1n);
}
