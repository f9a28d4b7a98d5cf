/** A small compressed file of sound records that are far too many, or too long together, for the memory of a run. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HeapBudget } from '../../src/runtime/heap-budget.ts';
import { Sandbox } from '../cli/run-dedupe.ts';
import { peakOf } from './peak.ts';

const GULL = 'A gull took the last herring from the quay while the harbour master slept. ';

describe('a file of records that unpacks to much more than the memory', () => {
  it('is read, and its texts are shown, in little memory', async () => {
    const record = (i: number): string =>
      `${JSON.stringify({ id: `r${i}`, text: `${GULL.repeat(1500)} number ${i % 2}` })}\n`;
    const lines = Array.from({ length: 3500 }, (_, i) => record(i)).join('');
    const box = new Sandbox({
      'b/many.jsonl.gz': gzipSync(lines, { level: 1 }),
      'b/few.jsonl': record(5),
    });
    try {
      const { stdout, peak } = await peakOf(box, 'b --memory 128M --json');
      expect(JSON.parse(stdout).summary).toMatchObject({ documents: 3501, skipped: 0 });
      expect(stdout).toContain('"A gull took the last herring');
      // the texts are 400 MB
      expect(peak).toBeLessThan(360);
      const { stdout: other } = await box.dedupe(['b', '--json']);
      expect(stdout).toBe(other);
    } finally {
      box.remove();
    }
  }, 120_000);

  it.each(['many.jsonl', 'many.jsonl.gz', '-'])(
    'is refused when its articles are too many to be named: %s',
    async (name) => {
      const lines = '{"text":"a gull"}\n'.repeat(500_000);
      const files = { [name]: name.endsWith('gz') ? gzipSync(lines) : lines };
      const box = new Sandbox(name === '-' ? {} : files);
      try {
        const stdin = name === '-' ? { stdin: lines } : {};
        const { stderr, exitCode } = await box.dedupe([name, '--memory', '128M'], stdin);
        expect(stderr).toMatch(
          /^dedupe: there is no memory for more than \d+ articles \(134 MB for ids, paths and titles\): raise --memory, or look at parts of the corpus\n$/,
        );
        expect(exitCode).toBe(2);
      } finally {
        box.remove();
      }
    },
    60_000,
  );
});

describe('the budget of the heap', () => {
  it('counts ids and titles by their length', () => {
    const budget = new HeapBudget(100_000);
    budget.take({ id: 'a'.repeat(50_000) }, 1);
    budget.take({ id: 'b', title: 'b'.repeat(40_000) }, 2);
    expect(() => budget.take({ id: 'c', url: 'c'.repeat(10_000) }, 3)).toThrow(
      /more than 3 articles/,
    );
    expect(() => new HeapBudget(100_000).expect(1000)).toThrow(/raise --memory/);
    expect(() => new HeapBudget().expect(1e9)).toThrow(/max-old-space-size/);
    new HeapBudget().expect(1e6);
  });
});
