/** Damaged gzip is read as far as it can be, and the rest is told. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Sandbox } from '../cli/run-dedupe.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { both, idsOf, MANY, records } from './both-pipelines.ts';

describe('damaged gzip', () => {
  const whole = records(9000).join('\n');
  const zip = gzipSync(whole);

  it('gives every whole record before the end of a file that is cut short', async () => {
    await withFolder(
      { ...MANY, 'cut.jsonl.gz': zip.subarray(0, zip.length - 4000) },
      async (root) => {
        const told = await both(root);
        const count = idsOf(told).length;
        expect(count).toBeGreaterThan(8000);
        expect(told.result.skipped).toEqual([
          { path: 'cut.jsonl.gz', line: count + 1, reason: 'damaged gzip: unexpected end of file' },
        ]);
      },
    );
  });

  it('gives every whole record before a damage in the middle', async () => {
    // stored blocks: what stands before the damage is known to the byte
    const parts = [gzipSync(whole.slice(0, 300_000), { level: 0 }), Buffer.from(zip)];
    const damaged = Buffer.concat(parts);
    damaged.fill(0xff, (parts[0]?.length ?? 0) + 10, (parts[0]?.length ?? 0) + 40);
    await withFolder({ ...MANY, 'mid.jsonl.gz': damaged }, async (root) => {
      const told = await both(root);
      const lines = whole.slice(0, 300_000).split('\n').length - 1;
      expect(idsOf(told).length).toBe(lines);
      expect(told.result.skipped).toMatchObject([{ path: 'mid.jsonl.gz', line: lines + 1 }]);
      expect(told.result.skipped[0]?.reason).toMatch(/^damaged gzip: /);
    });
  });

  it('is none if only the checksum is wrong: the last record counts as well', async () => {
    const wrong = Buffer.from(gzipSync(records(50).join('\n')));
    wrong.fill(0x55, wrong.length - 8, wrong.length - 4);
    await withFolder({ ...MANY, 'sum.jsonl.gz': wrong }, async (root) => {
      const told = await both(root);
      expect(idsOf(told).length).toBe(50);
      expect(told.result.skipped).toEqual([
        { path: 'sum.jsonl.gz', line: 51, reason: 'damaged gzip: incorrect data check' },
      ]);
    });
  });

  it('has a warning for what follows the data, and loses no record for it', async () => {
    const tree = {
      ...MANY,
      'a.jsonl.gz': Buffer.concat([gzipSync(records(40).join('\n')), Buffer.from('left over')]),
      'b.txt.gz': Buffer.concat([gzipSync('a gull on the mast'), Buffer.from([0, 0, 0, 7])]),
      'c.txt.gz': Buffer.concat([gzipSync('a heron on the pier'), Buffer.alloc(600)]),
      'd.txt.gz': Buffer.concat([gzipSync('two ropes '), gzipSync('and a net')]),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root);
      expect(idsOf(told).length).toBe(40);
      expect(told.result.skipped).toEqual([]);
      expect(told.warnings).toEqual(
        ['a.jsonl.gz', 'b.txt.gz'].map(
          (name) =>
            `${name}: bytes after the end of the gzip data are left out, because they are not gzip`,
        ),
      );
    });
  });

  it('is a skip of the whole file if nothing comes before it', async () => {
    await withFolder({ ...MANY, 'none.jsonl.gz': 'not gzip at all' }, async (root) => {
      expect((await both(root)).result.skipped).toEqual([
        { path: 'none.jsonl.gz', reason: 'damaged gzip: incorrect header check' },
      ]);
    });
  });

  it('loses no record of standard input either', async () => {
    const box = new Sandbox();
    try {
      const { stdout } = await box.dedupe(['-', '--json'], { stdin: zip.subarray(0, -4000) });
      const { summary, skipped } = JSON.parse(stdout);
      expect(summary.documents).toBeGreaterThan(8000);
      expect(skipped).toMatchObject([{ path: '-', line: summary.documents + 1 }]);
    } finally {
      box.remove();
    }
  });
});
