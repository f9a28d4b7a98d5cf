import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';

const FRAMES = fileURLToPath(new URL('../../fixtures/frames', import.meta.url));

const box = new Sandbox();

const dedupe = async (...words: string[]) => {
  const { stdout, stderr, exitCode } = await box.dedupe([FRAMES, ...words]);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return stdout;
};

afterAll(() => box.remove());

describe('boilerplate', () => {
  it('is listed with --show-boilerplate, in JSON and in text', async () => {
    const found = JSON.parse(await dedupe('--json', '--show-boilerplate'));
    expect(found.boilerplate).toMatchObject([
      { opening: expect.stringMatching(/^About The Bench/u), words: 42, documents: 9 },
      { opening: expect.stringMatching(/^Home \| Sheds/u), words: 29, documents: 9 },
      { opening: expect.stringMatching(/^Never miss a workshop/u), words: 40, documents: 8 },
    ]);
    expect(found.settings.boilerplate).toBe(true);
    expect(await dedupe('--show-boilerplate')).toMatch(/^boilerplate {2}42 words in 9 articles/mu);
  });

  it('is not listed unless asked for', async () => {
    expect(JSON.parse(await dedupe('--json'))).not.toHaveProperty('boilerplate');
    expect(await dedupe()).not.toContain('boilerplate');
  });

  it('counts for nothing, and with --no-boilerplate it joins every page and every answer', async () => {
    const sizes = async (...words: string[]): Promise<number[]> => {
      const { clusters } = JSON.parse(await dedupe('--json', ...words));
      return clusters.map(({ size }: { size: number }) => size);
    };
    expect(await sizes()).toEqual([2]);
    expect(await sizes('--no-boilerplate')).toEqual([9, 3]);
  });

  it('is not set aside with --no-boilerplate', async () => {
    const found = JSON.parse(await dedupe('--json', '--show-boilerplate', '--no-boilerplate'));
    expect(found).toMatchObject({ boilerplate: [], settings: { boilerplate: false } });
  });
});
