import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextStore } from '../../src/intake/text-store.ts';

describe('the text store', () => {
  test('gives back every text, by number, whatever is in it', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const store = new TextStore();
        expect(texts.map((each) => store.add(each))).toEqual(texts.map((_, i) => i));
        expect(store.size).toBe(texts.length);
        expect(texts.map((_, i) => store.read(i))).toEqual(texts);
      }),
    );
  });

  test('takes texts end to end, between others', () => {
    const store = new TextStore();
    const texts = ['first', '', 'caf\u00e9', '\ufeffmark', 'last'];
    const bytes = texts.map((text) => Buffer.from(text));
    let end = 0;
    const ends = bytes.map(({ length }) => (end += length));
    store.add('before');
    store.addChunk(new Uint8Array(Buffer.concat(bytes)), ends);
    store.add('after');
    store.addChunk(new Uint8Array(0), []);
    store.add('at the end');
    const all = ['before', ...texts, 'after', 'at the end'];
    expect(all.map((_, i) => store.read(i))).toEqual(all);
    expect(store.size).toBe(all.length);
  });

  test('keeps every offset where it was, also behind a byte order mark and half a character', () => {
    const store = new TextStore();
    const number = store.add('\ufeffcaf\u00e9 \ud83d half \udea2 end');
    expect(store.read(number)).toBe('\ufeffcaf\u00e9 \ufffd half \ufffd end');
  });

  test('holds more texts and longer ones than it makes room for at first', () => {
    const store = new TextStore();
    const long = 'a long line of ferries '.repeat(1_000_000);
    const texts = [...Array.from({ length: 3000 }, (_, i) => `text ${i}`), long, '', 'last'];
    for (const text of texts) store.add(text);
    // not by equality of the arrays, which would print megabytes
    expect(texts.every((text, i) => store.read(i) === text)).toBe(true);
  });
});
