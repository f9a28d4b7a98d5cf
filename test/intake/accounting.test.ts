/**
 * Every file and every record is accounted for: what was read and what was skipped is all there is, whichever
 * pipeline reads it and however many threads.
 */

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import type { Article } from '../../src/model/article.ts';
import type { ReadSources } from '../../src/intake/accumulator.ts';
import { dedupe, readArticles } from '../../src/index.ts';
import { type Tree, withFolder } from '../files/temporary-folder.ts';
import { plainDedupe } from '../oracle/pipeline.ts';

/** One line of a record file, and whether it is blank. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 40 }).map((text) => JSON.stringify({ text })) },
  fc.constantFrom(
    '',
    ' ',
    '\t\r',
    'x',
    '{',
    '{"a":1}',
    '[1]',
    '"a"',
    '17',
    'null',
    '{"text":7}',
    '}{',
  ),
  fc.constantFrom(
    String.raw`{"text":"half \ud800 a pair","id":"\udfff"}`,
    '{"text":"chapter \u2167, \uFB01ne"}',
    '{"text":"..."}',
    `{"text":"${'gull '.repeat(60)}"}`,
    `${' '.repeat(400)}`,
    'y'.repeat(400),
    '\u00A0',
    '\uFEFF{"text":"marked"}',
  ),
);
const lines = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([all, end, isEnded]) => all.join(end) + (isEnded ? end : ''));

const invalid = fc.constantFrom([], [0xff], [0xe2, 0x85], [0xed, 0xa0, 0x80]);

/** Bytes of a text, now and then with some that are not UTF-8. */
const bytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc.tuple(text, invalid, fc.nat()).map(([whole, wrong, place]) => {
    const at = place % (whole.length + 1);
    return Buffer.concat([
      Buffer.from(whole.slice(0, at)),
      Buffer.from(wrong),
      Buffer.from(whole.slice(at)),
    ]);
  });

/** Compressed, and now and then cut short, damaged, or with something behind it. */
const compressed = (content: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      content,
      fc.constantFrom('whole', 'cut', 'damaged', 'garbage', 'zeros', 'twice', 'none'),
      fc.nat(),
    )
    .map(([whole, fate, place]) => {
      const zip = gzipSync(whole);
      const at = place % zip.length;
      if (fate === 'cut') return zip.subarray(0, at);
      if (fate === 'damaged') zip[at] = (zip[at] ?? 0) ^ 0x41;
      if (fate === 'garbage') return Buffer.concat([zip, Buffer.from('behind')]);
      if (fate === 'zeros') return Buffer.concat([zip, Buffer.alloc(9)]);
      if (fate === 'twice') return Buffer.concat([zip, zip]);
      return fate === 'none' ? whole : zip;
    });

const prose = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '---',
    'a gull on the mast',
    '# Gulls\n\nand *herons*',
    '<p>a <b>net</b></p>',
    'GIF\0',
    '\uFEFFmarked',
  ),
);
const file = fc.oneof(
  fc.tuple(fc.constantFrom('jsonl', 'ndjson'), bytes(lines)),
  fc.tuple(fc.constant('jsonl.gz'), compressed(bytes(lines))),
  fc.tuple(fc.constantFrom('txt', 'md', 'html'), bytes(prose)),
  fc.tuple(fc.constantFrom('txt.gz', 'md.gz', 'html.gz'), compressed(bytes(prose))),
);
const tree = fc
  .array(file, { maxLength: 9 })
  .map((files): Tree =>
    Object.fromEntries(files.map(([ext, content], i) => [`${i}.${ext}`, content])),
  );

/** What makes the kernel worth its loading. */
const MANY: Tree = Object.fromEntries(
  Array.from({ length: 66 }, (_, i) => [
    `many/${i}.txt`,
    `gull ${i} on the mast of ferry ${i * 7}`,
  ]),
);

const RECORD_LIMIT = 300;

interface Outcome {
  readonly result: DedupeResult;
  readonly warnings: readonly string[];
  readonly read: readonly Omit<Article, 'text'>[];
}

async function run(root: string, workers: number, way = dedupe): Promise<Outcome> {
  const warnings: string[] = [];
  let read: ReadSources = { metadata: [], skipped: [] };
  const result = await way(readArticles([root], { maxRecordSize: RECORD_LIMIT }), {
    workers,
    onWarning: (message) => warnings.push(message),
    onRead: (all) => (read = all),
  });
  return { result, warnings, read: read.metadata };
}

/** Lines of a file that is whole that are not blank, as anyone would count them. */
function countLines(content: Uint8Array): number {
  const text = Buffer.from(content)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '');
  // blank for JSON is also what is blank for Unicode, where a line is short enough to be read
  return text.split('\n').filter((one) => Buffer.from(one, 'latin1').toString().trim() !== '')
    .length;
}

describe('every input', () => {
  it('is read or skipped, the same by both pipelines and any number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (files) => {
        await withFolder({ ...MANY, ...files }, async (root) => {
          const plain = await run(root, 1, plainDedupe);
          for (const workers of [1, 2]) expect(await run(root, workers)).toEqual(plain);
          expectAllAccountedFor(root, files, plain);
        });
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

function expectAllAccountedFor(root: string, files: Tree, { result, read }: Outcome): void {
  const skippedOf = (path: string) => result.skipped.filter((one) => one.path === path);
  const count = result.skipped.reduce((sum, one) => sum + (one.count ?? 1), 0);
  expect(result.summary).toMatchObject({ documents: read.length, skipped: count });
  for (const [name, content] of Object.entries(files)) {
    const path = `${root}/${name}`;
    const articles = read.filter((one) => one.path === path);
    const skipped = skippedOf(path);
    if (name.includes('jsonl') || name.includes('ndjson')) {
      const isWhole = !name.endsWith('.gz') && !skipped.some((one) => one.line === undefined);
      const places = [...articles, ...skipped].map((one) => one.line);
      expect(new Set(places).size, 'no line is told twice').toBe(places.length);
      if (isWhole) {
        expect(articles.length + skipped.length, name).toBe(countLines(Buffer.from(content)));
      }
    } else {
      expect(articles.length + skipped.length, name).toBe(1);
    }
  }
}
