import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, isBinary } from '../../src/read/decode.ts';

const bytesOf = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

describe('decodeText', () => {
  it('gives the same text with and without a byte-order mark', () => {
    expect(decodeText(bytesOf([0xef, 0xbb, 0xbf], 'p\u00EAche'))).toEqual({
      text: 'p\u00EAche',
      repairedBytes: 0,
    });
    expect(decodeText(bytesOf('p\u00EAche'))).toEqual({ text: 'p\u00EAche', repairedBytes: 0 });
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('\uFEFFp\u00EAche \u{1F350}', 'utf16le');
    expect(decodeText(little).text).toBe('p\u00EAche \u{1F350}');
    expect(decodeText(Buffer.from(little).swap16()).text).toBe('p\u00EAche \u{1F350}');
  });

  it('counts the bytes that it replaces, and not a replacement character of the file', () => {
    expect(decodeText(bytesOf('a', [0xe9], 'b'))).toEqual({ text: 'a\uFFFDb', repairedBytes: 1 });
    expect(decodeText(bytesOf([0xe2, 0x82], ' \uFFFD ', [0xff])).repairedBytes).toBe(3);
    expect(decodeText(bytesOf('\uFFFD')).repairedBytes).toBe(0);
  });

  it('counts exactly the stray bytes put between valid characters', () => {
    const stray = fc.constantFrom(0xff, 0xfe, 0xc0, 0x80);
    const part = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), stray);
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const bytes = bytesOf(
          'x',
          ...parts.map((one) => (typeof one === 'string' ? `${one}.` : [one])),
        );
        const strays = parts.filter((one) => typeof one === 'number').length;
        expect(decodeText(bytes).repairedBytes).toBe(strays);
      }),
    );
  });
});

describe('isBinary', () => {
  it('goes by a NUL in the first 8 kB, unless the file is UTF-16', () => {
    expect(isBinary(bytesOf('GIF', [0]))).toBe(true);
    expect(isBinary(bytesOf('x'.repeat(8192), [0]))).toBe(false);
    expect(isBinary(Buffer.from('\uFEFFpear', 'utf16le'))).toBe(false);
    expect(isBinary(bytesOf(''))).toBe(false);
  });
});
