import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeArticles, parseArticles } from '../../src/intake/memory/remembered-articles.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());
const count = fc.nat();
const articles = fc
  .array(fc.record({ id: text, path: text, title: text, body: fc.string() }), { maxLength: 4 })
  .chain((rows) => {
    const bodies = rows.map(({ body }) => Buffer.from(body.toWellFormed()));
    let end = 0;
    return fc.record({
      metadata: fc.constant(
        rows.map((row) => {
          const { body: _, ...metadata } = row;
          return metadata;
        }),
      ),
      texts: fc.constant(new Uint8Array(Buffer.concat(bodies))),
      ends: fc.constant(bodies.map(({ length }) => (end += length))),
      quoted: fc.array(fc.tuple(count, fc.uint8Array())).map((pairs) => new Map(pairs)),
      bytes: count,
      skipped: fc.array(fc.record({ path: text, reason: text })),
      warnings: fc.array(text),
      repairs: fc.array(fc.tuple(text, count)).map((pairs) => new Map(pairs)),
    });
  });

describe('remembered articles', () => {
  it('are those that were described', () => {
    fc.assert(
      fc.property(articles, ({ texts, ...described }) => {
        const rows = {
          count: 0,
          starts: new Uint32Array(),
          lengths: new Uint32Array(),
          hashes: new Uint32Array(),
        };
        const { rows: _, ...known } = { rows, ...described, texts };
        expect(parseArticles(describeArticles(known), texts)).toEqual(known);
      }),
    );
  });

  it('are none if anything in their description has another shape', () => {
    const whole = {
      metadata: [{ id: 'a' }],
      ends: [3],
      quoted: [[0, 'AQ==']],
      bytes: 3,
      skipped: [],
      warnings: [],
      repairs: [],
    };
    const texts = new Uint8Array([97, 98, 99]);
    expect(parseArticles(JSON.stringify(whole), texts)).toBeDefined();
    const others = [
      { metadata: [] },
      { metadata: [{}] },
      { metadata: [{ id: 1 }] },
      { metadata: [{ id: 'a', title: {} }] },
      { ends: [2] },
      { ends: [4] },
      { ends: ['3'] },
      { ends: [-1, 3], metadata: [{ id: 'a' }, { id: 'b' }] },
      { ends: [3, 2], metadata: [{ id: 'a' }, { id: 'b' }] },
      { quoted: [[0]] },
      { quoted: {} },
      { bytes: null },
      { skipped: ['a'] },
      { warnings: 'none' },
      { repairs: [[1, 1]] },
    ];
    for (const other of others) {
      expect(parseArticles(JSON.stringify({ ...whole, ...other }), texts)).toBeUndefined();
    }
  });
});
