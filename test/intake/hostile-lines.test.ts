/** Lines that are too long or no records are skipped, counted and told. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Sandbox } from '../cli/run-dedupe.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { both, idsOf, MANY, recordOf } from './both-pipelines.ts';

describe('a line that is too long', () => {
  it('is skipped with its number, and reading goes on behind it', async () => {
    const lines = [
      recordOf(1),
      `{"text":"${'gull '.repeat(5000)}"}`,
      recordOf(2),
      'x'.repeat(30_000),
      recordOf(3),
    ];
    const tree = {
      ...MANY,
      'a.jsonl': lines.join('\n'),
      'b.jsonl.gz': gzipSync(lines.map((line) => line.replace(/"r/, '"r1')).join('\r\n')),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: 4096 });
      expect(idsOf(told)).toEqual(['r1', 'r11', 'r12', 'r13', 'r2', 'r3']);
      expect(told.result.skipped.map(({ path, line }) => [path, line])).toEqual([
        ['a.jsonl', 2],
        ['a.jsonl', 4],
        ['b.jsonl.gz', 2],
        ['b.jsonl.gz', 4],
      ]);
      expect(told.result.skipped[0]?.reason).toBe('line larger than 4096 bytes');
    });
  });

  it('is measured to the byte, without its line break, and is nothing if it is blank', async () => {
    const one = (number: number): string =>
      `{"id":"r${number}","text":"gull ${number} on the mast"}`;
    const tree = {
      ...MANY,
      'a.jsonl': `${one(1)}\r\n${' '.repeat(200)}\n${one(2)} \n`,
      'b.jsonl': `\uFEFF${one(3)}\n${' \t'.repeat(3_000_000)}\n${one(4)}`,
      'c.jsonl.gz': gzipSync(`${one(5)}\n${' '.repeat(3_000_000)}\r\n${one(6)}\r\n`),
    };
    const limit = one(1).length;
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: limit });
      expect(idsOf(told)).toEqual(['r1', 'r3', 'r4', 'r5', 'r6']);
      expect(told.result.skipped).toMatchObject([{ path: 'a.jsonl', line: 3 }]);
    });
  });

  it('may go over many pieces of a file', async () => {
    const long = `"${'gull '.repeat(900_000)}`;
    const tree = {
      ...MANY,
      'a.jsonl': [recordOf(1), long, recordOf(2), 'no', recordOf(3)].join('\n'),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: 100_000 });
      expect(idsOf(told)).toEqual(['r1', 'r2', 'r3']);
      const bad = 'invalid JSON: no { at its start';
      expect(told.result.skipped.map(({ line, reason }) => [line, reason])).toEqual([
        [2, 'line larger than 100000 bytes'],
        [4, bad],
      ]);
      const wide = await both(root, { maxRecordSize: 5_000_000 });
      expect(wide.result.skipped.map(({ line, reason }) => [line, reason])).toEqual([
        [2, 'invalid JSON: no " at its end'],
        [4, bad],
      ]);
    });
  });
});

describe('bad lines by the thousand', () => {
  it('are listed up to a thousand of a file, then summed by reason, and all are counted', async () => {
    const bad = Array.from({ length: 4000 }, (_, i) => (i % 4 === 3 ? '[1]' : 'x'));
    const tree = {
      ...MANY,
      'a.jsonl': ['{', ...bad, recordOf(1), '{}', ''].join('\n'),
      'b.jsonl.gz': gzipSync(bad.join('\n')),
    };
    await withFolder(tree, async (root) => {
      const { result } = await both(root);
      expect(result.summary.skipped).toBe(8002);
      const ofA = result.skipped.filter(({ path }) => path === 'a.jsonl');
      expect(ofA.filter(({ count }) => count === undefined).length).toBe(1001);
      expect(
        ofA.filter(({ count }) => count !== undefined).map(({ line, count }) => [line, count]),
      ).toEqual([
        [1001, 751],
        [1002, 2250],
      ]);
      expect(ofA.at(-1)).toEqual({ path: 'a.jsonl', line: 4003, reason: 'no text field "text"' });
    });
  });

  it('have reasons that quote nothing of them', async () => {
    const lines = [
      '\u001b]0;x\u0007',
      '{"\u001b":}',
      '"\u001b',
      '[\u001b',
      'nul',
      '{"a":1',
      '-',
      '1e5',
      'true',
    ];
    await withFolder({ ...MANY, 'a.jsonl': lines.join('\n') }, async (root) => {
      const { result } = await both(root);
      expect(result.skipped.map(({ reason }) => reason)).toEqual([
        'invalid JSON: no { at its start',
        'invalid JSON',
        'invalid JSON: no " at its end',
        'invalid JSON: no ] at its end',
        'invalid JSON: no { at its start',
        'invalid JSON: no } at its end',
        'invalid JSON: no { at its start',
        'not a JSON object but a number',
        'not a JSON object but a boolean',
      ]);
    });
  });

  it('are counted by the program, in its summary and in its list', async () => {
    const box = new Sandbox({ 'a.jsonl': `${recordOf(1)}\n${'x\n'.repeat(3000)}` });
    try {
      const { stderr, stdout } = await box.dedupe(['-v', '.']);
      expect(stdout).toContain('3,000 skipped');
      expect(stderr).toContain('3,000 records skipped: invalid JSON');
      expect(stderr).toMatch(/a\.jsonl:1002: invalid JSON: .* \(the first of 2,000 lines\)/);
    } finally {
      box.remove();
    }
  });
});
