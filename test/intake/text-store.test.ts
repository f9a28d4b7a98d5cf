import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../src/intake/byte-store.ts';
import { TextStore } from '../../src/intake/text-store.ts';

/** In memory, all in a file, and some here, some there. */
const LIMITS = [Infinity, 0, 100_000];

describe.each(LIMITS)('the text store with %s bytes of memory', (limit) => {
  it('gives back every text, by number, whatever is in it', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const store = new TextStore(new ByteStore(limit));
        expect(texts.map((each) => store.add(each))).toEqual(texts.map((_, i) => i));
        expect(store.size).toBe(texts.length);
        expect(texts.map((_, i) => store.read(i))).toEqual(texts);
      }),
    );
  });

  it('takes texts end to end, between others', () => {
    const bytes = new ByteStore(limit);
    const store = new TextStore(bytes);
    const texts = ['first', '', 'caf\u00e9', '\ufeffmark', 'last'];
    const parts = texts.map((text) => Buffer.from(text));
    let end = 0;
    const ends = parts.map(({ length }) => (end += length));
    store.add('before');
    store.addChunk(bytes.add(new Uint8Array(Buffer.concat(parts))), ends);
    store.add('after');
    store.addChunk(bytes.add(new Uint8Array(0)), []);
    store.add('at the end');
    const all = ['before', ...texts, 'after', 'at the end'];
    expect(all.map((_, i) => store.read(i))).toEqual(all);
    expect(store.size).toBe(all.length);
  });

  it('keeps every offset where it was, also behind a byte order mark and half a character', () => {
    const store = new TextStore(new ByteStore(limit));
    const number = store.add('\ufeffcaf\u00e9 \ud83d half \udea2 end');
    expect(store.read(number)).toBe('\ufeffcaf\u00e9 \ufffd half \ufffd end');
  });

  it('holds more texts and longer ones than it makes room for at first', () => {
    const store = new TextStore(new ByteStore(limit));
    const long = 'a long line of ferries '.repeat(1_000_000);
    const texts = [...Array.from({ length: 3000 }, (_, i) => `text ${i}`), long, '', 'last'];
    for (const text of texts) store.add(text);
    // not by equality of the arrays, which would print megabytes
    expect(texts.every((text, i) => store.read(i) === text)).toBe(true);
  });
});
