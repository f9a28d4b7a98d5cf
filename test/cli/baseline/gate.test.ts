/** What a check fails for. */

import { afterEach, describe, expect, it } from 'vitest';
import { accepted, removeAll } from './repository.ts';

afterEach(removeAll);

describe('the gate', () => {
  it('fails on any, on new, or on none', async () => {
    const team = await accepted();
    const codeOf = async (...words: readonly string[]): Promise<number | null> =>
      (await team.dedupe(['news', ...words])).exitCode;
    const beside = ['--baseline', 'dedupe.baseline'];
    expect(await codeOf('--fail-on', 'any')).toBe(1);
    expect(await codeOf('--fail-on', 'none', '--check')).toBe(0);
    expect(await codeOf('--fail-on', 'any', ...beside)).toBe(1);
    expect(await codeOf('--fail-on', 'new', ...beside)).toBe(0);
    expect(await codeOf('--fail-on', 'new')).toBe(2);
    expect(await codeOf('--max-findings', '1')).toBe(1);
    expect(await codeOf('--max-findings', '2')).toBe(0);
    expect(await codeOf('--max-findings', '0', ...beside)).toBe(0);
    expect(await codeOf('--max-findings', '1', '--fail-on', 'any', ...beside)).toBe(1);
  });
});
