import { readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { ScratchFile } from '../src/scratch-file.ts';
import { Sandbox } from './cli/run-dedupe.ts';
import { largeCorpus } from './large-corpus.ts';

const leftovers = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('neardup-'));

/** Tests beside this one create files too, and each has a name for a moment. */
const nothingLeft = (): Promise<void> => vi.waitFor(() => expect(leftovers()).toEqual([]));

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

  it.each([150, 250, 400, 800])(
    'leaves nothing behind a run that is interrupted after %i ms',
    async (interruptAfter) => {
      const lines = largeCorpus(3000).map((article) => JSON.stringify(article));
      const folder = new Sandbox({
        'many.jsonl': Array.from({ length: 12 }, () => lines.join('\n')).join('\n'),
      });
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
