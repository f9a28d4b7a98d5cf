/** What a run does where the system gives it less than it would take. */

import { afterAll, describe, expect, it } from 'vitest';
import { largeCorpus } from '../large-corpus.ts';
import { Sandbox } from './run-dedupe.ts';

const box = new Sandbox({
  'some.jsonl': largeCorpus(300)
    .map((article) => JSON.stringify(article))
    .join('\n'),
});

afterAll(() => box.remove());

// elsewhere a shell may not limit addresses
describe.skipIf(process.platform !== 'linux')('under ulimit -v', () => {
  it('works without the kernel, says so, and finds the same', async () => {
    const plain = await box.shell('dedupe some.jsonl --json');
    expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
    const limited = await box.shell('ulimit -v 6000000; dedupe some.jsonl --json');
    expect(limited).toMatchObject({ exitCode: 0, stdout: plain.stdout });
    expect(limited.stderr).toMatch(/^warning: the 10 GB of addresses .* \(see ulimit -v\): .*\n$/);
    expect(JSON.parse(plain.stdout).summary.pairs).toBeGreaterThan(20);
  });
});
