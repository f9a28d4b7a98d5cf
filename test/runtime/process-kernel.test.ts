/** One kernel for run after run: nothing of an earlier run shows, and runs at the same time do not meet. */

import { afterEach, describe, expect, it } from 'vitest';
import { dedupe, explain, scoreCorpus } from '../../src/index.ts';
import { borrowKernel, returnKernel } from '../../src/runtime/process-kernel.ts';
import { largeCorpus } from '../large-corpus.ts';
import { plainDedupe } from '../oracle/pipeline.ts';

/** Writes what no run expects wherever the next run may look; a larger memory is one that has grown. */
async function spoil(bytes: number): Promise<void> {
  const lent = await borrowKernel();
  const { kernel, used } = lent;
  if (bytes > 0) kernel.allocate(bytes);
  kernel.bytes.fill(0xab, used);
  returnKernel(lent);
}

const corpora = [largeCorpus(90, 3), largeCorpus(5, 4), largeCorpus(140, 5), largeCorpus(30, 6)];

describe('a kernel that was used before', () => {
  it.each([0, 24 << 20])(
    'leaves no trace in what is found next, with %i bytes more',
    async (bytes) => {
      for (const articles of corpora) {
        await spoil(bytes);
        const expected = await plainDedupe(articles);
        expect(await dedupe(articles)).toEqual(expected);
        await spoil(bytes);
        expect(await dedupe(articles, { workers: 2, spill: true })).toEqual(expected);
      }
    },
    60_000,
  );

  it('is the one of the last run, and another one while that goes on', async () => {
    const first = await borrowKernel();
    const second = await borrowKernel();
    expect(second.kernel.memory).not.toBe(first.kernel.memory);
    returnKernel(first);
    expect((await borrowKernel()).kernel).toBe(first.kernel);
    returnKernel(second);
  });

  it('is given up when it has grown large', async () => {
    const lent = await borrowKernel();
    lent.kernel.allocate(100 << 20);
    returnKernel(lent);
    const next = await borrowKernel();
    expect(next.kernel).not.toBe(lent.kernel);
    returnKernel(next);
  });

  it('serves the next run if one was aborted', async () => {
    const controller = new AbortController();
    const onProgress = ({ phase }: { phase: string }): void => {
      if (phase === 'verify') controller.abort(new Error('enough'));
    };
    const { signal } = controller;
    const [articles = []] = corpora;
    const aborted = dedupe(articles, { signal, onProgress, workers: 2 });
    await expect(aborted).rejects.toThrow('enough');
    expect(await dedupe(articles)).toEqual(await plainDedupe(articles));
  });
});

describe('runs at the same time', () => {
  afterEach(() => spoil(0));

  it('find what each finds alone', async () => {
    const alone = [];
    for (const articles of corpora) alone.push(await dedupe(articles));
    const together = await Promise.all(
      [...corpora, ...corpora].map((articles, i) => dedupe(articles, { workers: 1 + (i % 2) })),
    );
    expect(together).toEqual([...alone, ...alone]);
  }, 60_000);

  it('leave a scored corpus alone that is still asked', async () => {
    const [articles = [], , others = []] = corpora;
    const scored = await scoreCorpus(articles);
    const ask = () =>
      scored.ids.slice(1).map((_, i) => [scored.measure(i, i + 1), scored.opening(i)]);
    const before = ask();
    await dedupe(others);
    await explain(others, [others[0]?.id ?? '', others[1]?.id ?? '']);
    const again = await scoreCorpus(articles);
    expect(again.pairs).toEqual(scored.pairs);
    expect(ask()).toEqual(before);
    const settings = { by: 'score', threshold: 0.4, relation: 'rewrite' } as const;
    expect(scored.cluster(settings)).toEqual(again.cluster(settings));
  }, 60_000);

  it('get the kernel of a scored corpus that was ended, once', async () => {
    const [articles = []] = corpora;
    const scored = await scoreCorpus(articles);
    const { length } = scored.pairs.a;
    await scored.end();
    await scored.end();
    const [first, second] = [await borrowKernel(), await borrowKernel()];
    expect(first.kernel).not.toBe(second.kernel);
    returnKernel(first);
    returnKernel(second);
    expect(() => scored.measure(0, 1)).toThrow('the corpus was ended');
    expect(scored.pairs.a).toHaveLength(length);
  });

  it('take no more memory when corpora are scored and ended one after another', async () => {
    const kernels = new Set<unknown>();
    for (const articles of corpora) {
      const scored = await scoreCorpus(articles);
      await scored.end();
      const lent = await borrowKernel();
      kernels.add(lent.kernel);
      returnKernel(lent);
    }
    expect(kernels.size).toBe(1);
  });

  it('leave results alone that were found before', async () => {
    const [articles = [], , others = []] = corpora;
    const result = await dedupe(articles, { showBoilerplate: true });
    const copy = structuredClone(result);
    await spoil(0);
    await dedupe(others);
    expect(result).toEqual(copy);
  });
});
