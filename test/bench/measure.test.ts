import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/lib/measure.js';

const AMPLE = 1e12;

describe.skipIf(process.platform === 'win32')('a command that is measured', () => {
  it('is told apart by what it says and how it ends', async () => {
    const good = await measure(['sh', '-c', 'echo out; echo log >&2']);
    expect(good).toMatchObject({ status: 'ok', exitCode: 0, stdout: 'out\n', stderr: 'log\n' });
    const bad = await measure([
      'sh',
      '-c',
      'echo "error: no such word" >&2; echo help >&2; exit 3',
    ]);
    expect(bad).toMatchObject({ status: 'failed', reason: 'exit 3: error: no such word' });
  });

  it('is ended, with all that it started, when its time is up', async () => {
    const limits = { seconds: 0.2, bytes: AMPLE };
    const run = await measure(['sh', '-c', 'sleep 60 & sleep 60'], { limits });
    expect(run.status).toBe('timed out');
    // either of the two would have kept standard output open
    expect(run.wall).toBeLessThan(30);
    // GNU time was ended too, and told nothing
    if (process.platform === 'linux') expect(run.cpu).toBeGreaterThanOrEqual(0);
  });

  it('is ended when it takes too much memory', async () => {
    const run = await measure(['sleep', '60'], { limits: { seconds: 60, bytes: 1 } });
    expect(run.status).toBe(process.platform === 'linux' ? 'too much memory' : 'timed out');
  });
});
