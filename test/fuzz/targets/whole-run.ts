/**
 * A whole run on a folder with a file of each format: the same bytes by one thread, by two and by the
 * plain way, and every file read or skipped.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dedupe, type DedupeOptions } from '../../../src/dedupe.ts';
import { listFiles, readArticles } from '../../../src/files/articles.ts';
import { report } from '../../../src/report/formats.ts';
import { plainDedupe } from '../../oracle/pipeline.ts';
import { countRecords } from '../records.ts';
import { ensure, ensureSame, type Target } from '../target.ts';
import { html } from './html.ts';
import { jsonLines } from './json-lines.ts';
import { markdown } from './markdown.ts';

const OTHERS = 70;
const NAMES = ['a.txt', 'b.md', 'c.html', 'd.mdx', 'e.jsonl', 'f.jsonl', 'g.txt'];
const WAYS: readonly DedupeOptions[] = [{ workers: 1 }, { workers: 2 }];

export const wholeRun: Target = {
  name: 'whole-run',
  maxBytes: 1 << 14,
  tokens: [...markdown.tokens, ...html.tokens, ...jsonLines.tokens],
  start() {
    const folder = mkdtempSync(join(tmpdir(), 'dedupe-fuzz-'));
    writeFileSync(join(folder, 'others.jsonl'), otherArticles());
    return {
      async execute(input) {
        writeFiles(folder, input);
        const results = [];
        for (const way of WAYS) results.push(await run(folder, dedupe, way));
        results.push(await run(folder, plainDedupe, {}));
        const [first, ...others] = results;
        for (const other of others) ensureSame(other, first, 'another way gives another result');
      },
      end: () => rmSync(folder, { recursive: true }),
    };
  },
};

/** Invented news, each of its own words but for a few. */
function otherArticles(): string {
  const lines = Array.from({ length: OTHERS }, (_, i) => {
    const words = Array.from({ length: 30 }, (_, j) => `w${(i * 31 + j * 17) % 900}x${j % 7}`);
    return JSON.stringify({ id: `other-${i}`, text: words.join(' ') });
  });
  return `${lines.join('\n')}\n`;
}

/** The input as each format, in parts that it decides itself, and twice as text. */
function writeFiles(folder: string, input: Buffer): void {
  for (const [i, name] of NAMES.entries()) {
    const from = name === 'g.txt' ? 0 : ((input[i] ?? 0) * i) % (input.length + 1);
    writeFileSync(join(folder, name), input.subarray(from));
  }
  const packed = gzipSync(input, { level: 1 });
  writeFileSync(join(folder, 'h.jsonl.gz'), packed);
  const end = Math.max(1, packed.length - (input.length % 9));
  writeFileSync(join(folder, 'i.jsonl.gz'), packed.subarray(0, end));
}

async function run(folder: string, find: typeof dedupe, way: DedupeOptions): Promise<string> {
  const warnings: string[] = [];
  const onWarning = (message: string): number => warnings.push(message);
  const result = await find(readArticles([folder]), { ...way, onWarning });
  const told = [...result.documents, ...result.skipped].map(({ path }) => path);
  for (const { path } of listFiles([folder]).files) {
    const found = told.filter((other) => other === path).length;
    const expected = expectedIn(path);
    // a stream that was cut has as many as came before
    const isRight = expected === undefined ? found > 0 : found === expected;
    ensure(isRight, `all of a file is accounted for: ${path}, ${found} of ${expected}`);
  }
  return [...(await report('json', result)), ...warnings.toSorted()].join('\n');
}

/** How many documents and skips a file comes to, if that is known. */
function expectedIn(path: string): number | undefined {
  if (path.endsWith('.gz')) return countPacked(readFileSync(path));
  return path.endsWith('.jsonl') ? countRecords(readFileSync(path)) : 1;
}

function countPacked(bytes: Buffer): number | undefined {
  try {
    return countRecords(gunzipSync(bytes));
  } catch {
    return undefined;
  }
}
