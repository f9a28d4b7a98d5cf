import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVALID_UTF8, NEEDS_NORMALISING } from '../../src/kernel/layout/tokens.ts';
import { KernelTokeniser } from '../oracle/kernel-tokeniser.ts';
import { normaliseText } from '../../src/core/tokens/normalise.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';
import { anyText } from '../core/any-text.ts';
import {
  hashesAt,
  kernel,
  kernelModule,
  OUT,
  TABLES,
  TEXT,
  utf8,
  viewAt,
  write,
} from './kernel-memory.ts';
import { hashesOf } from '../core/tokens.ts';

const reference = new Tokeniser();
const tokeniser = new KernelTokeniser(kernelModule);

/** True where kernel and reference give the same tokens, places included. */
function isSame(text: string): boolean {
  const a = tokeniser.tokenise(text);
  const b = reference.tokenise(text);
  if (a.count !== b.count) return false;
  // U+FFFD in place of a lone surrogate is all that the kernel does not normalise for
  const hasPlaces = tokeniser.isNormalised === reference.isNormalised;
  for (let i = 0; i < b.count; i++) {
    if (a.hi[i] !== b.hi[i] || a.lo[i] !== b.lo[i] || a.isNumber[i] !== b.isNumber[i]) return false;
    if (hasPlaces && (a.start[i] !== b.start[i] || a.end[i] !== b.end[i])) return false;
  }
  return hasPlaces || /\p{Surrogate}/u.test(text);
}

/** The texts of a property that are not the same. */
const different = (texts: readonly string[]): string[] => texts.filter((text) => !isSame(text));

/** Nothing, or private use: one row in 32 stands for the others. */
const isSparse = (point: number): boolean =>
  (point >= 0x32400 && point < 0xe0000) || (point >= 0xe1000 && point < 0x10ff00);

/** What the kernel says of bytes, between bytes that would go on with any of their characters. */
function countOf(bytes: Uint8Array, around: number, isNormal = false): number {
  const end = write(bytes, TEXT, around);
  const tokenise = isNormal ? kernel.tokeniseNormal : kernel.tokenise;
  return tokenise(TEXT, end, OUT, TABLES);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the reference says of bytes: the hashes, or the code of the kernel. */
function expectedOf(bytes: Uint8Array): bigint[] | number {
  const text = decoded(bytes);
  if (text === undefined) return INVALID_UTF8;
  const hashes = hashesOf(reference.tokenise(text));
  return reference.isNormalised ? NEEDS_NORMALISING : hashes;
}

/** UTF-8 with a few bytes changed, cut out or put in. */
const anyBytes = fc
  .tuple(
    anyText.map((text) => Array.from(utf8(text))),
    fc.array(fc.tuple(fc.nat(400), fc.nat(2), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
  )
  .map(([bytes, changes]) => {
    for (const [place, removed, byte] of changes) {
      bytes.splice(place % (bytes.length + 1), removed, byte);
    }
    return Uint8Array.from(bytes);
  });

describe('the tokeniser of the kernel', () => {
  it('gives the tokens of the reference for text of all scripts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(different([text])).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives them for every code point, alone and between letters of both kinds', () => {
    for (let row = 0; row < 0x110000; row += 256) {
      if (isSparse(row) && row % 0x2000 !== 0) continue;
      const points = Array.from({ length: 256 }, (_, i) => String.fromCodePoint(row + i));
      expect(different(points)).toEqual([]);
      expect(different(points.map((point) => `a${point}b新${point}`))).toEqual([]);
    }
  });

  it('gives them for words of every length at every place of a block', () => {
    const letters = [
      'a',
      'Z',
      '9',
      'é',
      'Я',
      '新',
      'ก',
      '\u{10400}',
      '’',
      'ß',
      'ё',
      'æ',
      'ð',
      'aé',
      'éaaЖ',
    ];
    for (const letter of letters) {
      const texts = [];
      for (let before = 0; before <= 80; before++) {
        for (const length of [1, 2, 7, 8, 9, 15, 16, 17, 31, 63, 64, 65, 66, 127, 128, 129, 200]) {
          texts.push(`${' '.repeat(before)}${letter.repeat(length)} b`);
          texts.push(`${'x'.repeat(before)}${letter.repeat(length)}`);
        }
      }
      expect(different(texts)).toEqual([]);
    }
  });

  it('gives them for texts of every length up to two blocks', () => {
    const sample =
      'Rain — “very heavy”, they said; 12,5 мм в Цюрихе (Zürich) и 新华社北京。Ἀθῆναι ';
    for (let start = 0; start < sample.length; start++) {
      const texts = Array.from({ length: 140 }, (_, length) =>
        (sample + sample + sample).slice(start, start + length),
      );
      expect(different(texts)).toEqual([]);
    }
  });

  it('gives them for tokens that fold to more bytes or fewer', () => {
    // the first is left with one letter, the second with two of three bytes each
    for (let length = 1; length < 60; length++) {
      expect(different(['ΐ'.repeat(length), 'ൺ'.repeat(length)])).toEqual([]);
    }
    expect(different([`${'ൺ'.repeat(30_000)} a ${'ῷ'.repeat(500)}`])).toEqual([]);
  });

  it('never takes bytes for text that are not valid UTF-8, nor bytes behind the text for its own', () => {
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(0x61, 0x80, 0xbf, 0xe2, 0xff), (bytes, around) => {
        const expected = expectedOf(bytes);
        const count = countOf(bytes, around);
        if (typeof expected !== 'number') {
          expect(hashesAt(OUT, Math.max(count, 0), 16)).toEqual(expected);
        } else if (expected === INVALID_UTF8) {
          // whichever of the two it meets first
          expect([INVALID_UTF8, NEEDS_NORMALISING]).toContain(count);
        } else {
          expect(count).toBe(NEEDS_NORMALISING);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('says so of every lead byte with what may follow', () => {
    const edges = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xe0, 0xff];
    const wrong: number[][] = [];
    const check = (...bytes: number[]): void => {
      const all = Uint8Array.from(bytes);
      const isInvalid = countOf(all, 0x80, true) === INVALID_UTF8;
      if (isInvalid !== (decoded(all) === undefined)) wrong.push(bytes);
    };
    for (let lead = 0x80; lead < 0x100; lead++) {
      check(lead);
      for (const second of edges) {
        check(lead, second);
        for (const third of edges) {
          check(lead, second, third);
          check(lead, second, third, 0x80);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('writes no further than it says that it needs', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = utf8(normaliseText(text, reference.tables));
        const end = write(bytes);
        const room = 8 * bytes.length + 32;
        viewAt(OUT + room).setBigUint64(0, 0x0123456789abcdefn);
        kernel.tokeniseNormal(TEXT, end, OUT, TABLES);
        expect(viewAt(OUT + room).getBigUint64(0)).toBe(0x0123456789abcdefn);
      }),
      { numRuns: 1000 },
    );
  });
});
