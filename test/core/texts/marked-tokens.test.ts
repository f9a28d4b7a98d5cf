import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedMarks } from '../../../src/core/texts/marked-tokens.ts';

const anyMarks = fc
  .array(fc.constantFrom(0, 1), { maxLength: 60 })
  .map((marks) => Uint8Array.from(marks));

describe('packed marks', () => {
  it('are what was packed, in any order of the documents', () => {
    const anyDocuments = fc.array(fc.option(anyMarks, { nil: undefined }), { maxLength: 400 });
    fc.assert(
      fc.property(anyDocuments, fc.infiniteStream(fc.nat()), (documents, numbers) => {
        const packed = new PackedMarks();
        for (const [document, marks] of documents.entries()) {
          if (marks !== undefined) packed.set(document, marks);
        }
        expect(packed.size).toBe(documents.filter((marks) => marks !== undefined).length);
        expect(documents.map((_, document) => packed.get(document))).toEqual(documents);
        expect(packed.get(documents.length + 7)).toBeUndefined();
        const order = Int32Array.from(documents.keys());
        const keys = documents.map(() => numbers.next().value ?? 0);
        order.sort((x, y) => (keys[x] ?? 0) - (keys[y] ?? 0) || x - y);
        const reordered = packed.reordered(order);
        expect(Array.from(order, (_, document) => reordered.get(document))).toEqual(
          Array.from(order, (document) => documents[document]),
        );
        expect(reordered.size).toBe(packed.size);
      }),
    );
  });

  it('grow with documents far apart and with long texts', () => {
    const packed = new PackedMarks();
    const long = Uint8Array.from({ length: 5000 }, (_, i) => i % 2);
    packed.set(3, long);
    packed.set(100_000, Uint8Array.of(1));
    packed.set(7, new Uint8Array(4));
    expect(packed.get(3)).toEqual(long);
    expect(packed.get(100_000)).toEqual(Uint8Array.of(1));
    expect(packed.get(7)).toEqual(new Uint8Array(4));
    expect(packed.get(4)).toBeUndefined();
    expect(packed.size).toBe(3);
  });
});
