import { readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { ScratchFile } from '../../src/runtime/scratch-file.ts';
import { Sandbox } from '../cli/run-dedupe.ts';
import { largeCorpus } from '../large-corpus.ts';

const foldersThere = (): string[] =>
  readdirSync(tmpdir()).filter((name) => /^neardup-[A-Za-z\d]{6}$/u.test(name));
/** What lies around before these tests is none of their business. */
const BEFORE = new Set(foldersThere());
const leftovers = (): string[] => foldersThere().filter((name) => !BEFORE.has(name));

/** Tests beside this one create files too, and each has a name for a moment. */
const nothingLeft = (): Promise<void> => vi.waitFor(() => expect(leftovers()).toEqual([]));

const LINES = largeCorpus(3000)
  .map((article) => JSON.stringify(article))
  .join('\n');
/** 50 MB, whose tokens do not fit the smallest memory. */
const MANY_LINES = Array.from({ length: Math.ceil(5e7 / LINES.length) }, () => LINES).join('\n');

describe('a scratch file', () => {
  it('gives back what was written, wherever', () => {
    const file = ScratchFile.create();
    file.write(Uint8Array.of(4, 5, 6), 3);
    file.write(Uint8Array.of(1, 2, 3), 0);
    const bytes = new Uint8Array(4);
    file.read(bytes, 1);
    expect([...bytes]).toEqual([2, 3, 4, 5]);
    expect(file.size).toBe(6);
    expect(() => file.read(bytes, 4)).toThrow('too short');
  });

  it.skipIf(process.platform === 'win32')('has no name that could be left behind', async () => {
    const file = ScratchFile.create();
    await nothingLeft();
    if (process.platform === 'linux') {
      expect(readlinkSync(`/proc/self/fd/${file.descriptor}`)).toMatch(/\(deleted\)$/);
    }
  });

  it('names the folder that it cannot be in, and what to do', async () => {
    const folder = new Sandbox({ 'some.jsonl': MANY_LINES });
    const env = { TMPDIR: '/nowhere/at/all' };
    const outcome = await folder.dedupe(['some.jsonl', '--memory', '128M'], { env });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /^dedupe: cannot create temporary files in "\/nowhere\/at\/all" \(ENOENT.*\): set TMPDIR, or give more --memory\n$/,
    );
    folder.remove();
  });

  it.each([150, 250, 400, 800])(
    'leaves nothing behind a run that is interrupted after %i ms',
    async (interruptAfter) => {
      const folder = new Sandbox({ 'many.jsonl': MANY_LINES });
      const outcome = await folder.dedupe(['many.jsonl', '--memory', '128M'], {
        interruptAfter,
      });
      expect(outcome.stderr).not.toContain('AbortError');
      // a signal may come before node has begun, or after the work is done: what a shell calls 130
      expect([0, 130]).toContain(outcome.signal === 'SIGINT' ? 130 : outcome.exitCode);
      await nothingLeft();
      folder.remove();
    },
  );
});
