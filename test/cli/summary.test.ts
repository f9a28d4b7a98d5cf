import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { TWINS } from './stories.ts';

let box: Sandbox;

afterEach(() => box.remove());

describe('the end of a report alone', () => {
  it('is what --summary prints, and -q --check the verdict', async () => {
    box = new Sandbox(TWINS);
    const whole = await box.dedupe(['articles']);
    const verdict = whole.stdout.trimEnd().split('\n').at(-1);
    expect(verdict).toMatch(
      /^\d+ articles, 1 duplicate in 1 cluster, \d+% of all words duplicated/u,
    );
    const summary = await box.dedupe(['articles', '--summary']);
    expect(summary).toMatchObject({ exitCode: 0, stderr: '', stdout: `${verdict}\n` });
    const check = await box.dedupe(['articles', '-q', '--check']);
    expect(check).toMatchObject({ exitCode: 1, stderr: '', stdout: `${verdict}\n` });
  });

  it('changes no report for programs', async () => {
    box = new Sandbox(TWINS);
    const json = await box.dedupe(['articles', '--json']);
    expect((await box.dedupe(['articles', '--json', '--summary'])).stdout).toBe(json.stdout);
  });
});
