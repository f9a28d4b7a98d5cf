import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../../src/read/lines.ts';

function split(chunks: readonly Uint8Array[]): { text: string; number: number }[] {
  const splitter = new LineSplitter();
  const lines = [...chunks.flatMap((chunk) => [...splitter.push(chunk)]), ...splitter.end()];
  return lines.map(({ bytes, number }) => ({ text: Buffer.from(bytes ?? []).toString(), number }));
}

describe('LineSplitter', () => {
  it('numbers lines from 1 and counts blank ones', () => {
    expect(split([Buffer.from('pear\n\nplum')])).toEqual([
      { text: 'pear', number: 1 },
      { text: '', number: 2 },
      { text: 'plum', number: 3 },
    ]);
  });

  it('gives the lines of the whole wherever the chunks are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\u00E9', '\n', '\r\n') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(9)), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const chunks: Buffer[] = [];
        let done = 0;
        for (const cut of cuts) chunks.push(bytes.subarray(done, (done += cut)));
        chunks.push(bytes.subarray(done));
        const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''));
        if (whole === '' || whole.endsWith('\n')) expected.pop();
        expect(split(chunks).map((line) => line.text)).toEqual(expected);
      }),
    );
  });
});
