/** That the fuzzers are alive, say the same of the same seed, and can fail. */

import { describe, expect, it } from 'vitest';
import { Fuzzer, inputOf, materialOf } from './fuzz.ts';
import { minimise } from './minimise.ts';
import { seedsOf, type Target } from './target.ts';
import { TARGETS } from './targets.ts';
import { labels } from './targets/labels.ts';

const SEED = 20_240_317;
const INPUTS = 200;
/** A whole run takes a hundred times as long as any other input. */
const FEW = 3;

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s', (name, target) => {
  it('takes its seeds, and inputs made of them', async () => {
    const fuzzer = await Fuzzer.start(target, SEED);
    try {
      for (const seed of seedsOf(target)) expect(await fuzzer.run(seed)).toBeUndefined();
      for (let i = 0; i < (name === 'whole-run' ? FEW : INPUTS); i++) {
        expect(await fuzzer.step(i), `input ${i}`).toBeUndefined();
      }
    } finally {
      fuzzer.end();
    }
  }, 60_000);
});

describe('an input', () => {
  it('is the same for the same seed and number, whatever was made before', () => {
    const material = materialOf(labels);
    const make = (seed: number, iteration: number): string =>
      inputOf('labels', material, { seed, iteration }).toString('latin1');
    const first = Array.from({ length: 50 }, (_, i) => make(1, i));
    expect(Array.from({ length: 50 }, (_, i) => make(1, 49 - i)).toReversed()).toEqual(first);
    expect(make(2, 0)).not.toBe(make(1, 0));
    expect(new Set(first).size).toBeGreaterThan(40);
  });

  it('is small as a rule, and never larger than the target takes', () => {
    const material = { ...materialOf(labels), maxBytes: 20_000 };
    const sizes = Array.from({ length: 2000 }, (_, iteration) => {
      return inputOf('labels', material, { seed: SEED, iteration }).length;
    }).toSorted((a, b) => a - b);
    expect(sizes[1000]).toBeLessThanOrEqual(1024);
    expect(sizes.at(-1)).toBeLessThanOrEqual(20_000);
    expect(sizes.at(-1)).toBeGreaterThan(8192);
  });
});

/** Labels whose reader has a fault. */
function broken(execute: (input: Buffer) => void): Target {
  return { ...labels, start: () => ({ execute }) };
}

async function findFailure(target: Target) {
  const fuzzer = await Fuzzer.start(target, SEED);
  for (let i = 0; i < 5000; i++) {
    const failure = await fuzzer.step(i);
    if (failure !== undefined) return { fuzzer, failure };
  }
  throw new Error('no failure found');
}

describe('a target with a fault', () => {
  it('is caught, and its input made small', async () => {
    const target = broken((input) => {
      const at = input.indexOf('"value":');
      if (at >= 0 && input.includes('[', at)) throw new TypeError(`cannot convert ${at} to text`);
    });
    const { fuzzer, failure } = await findFailure(target);
    expect(failure).toMatchObject({ target: 'labels' });
    expect(failure.message).toContain('TypeError: cannot convert');
    const small = await minimise(fuzzer, failure);
    expect(small.input.toString()).toBe('"value":[');
    expect(small.iteration).toBe(failure.iteration);
    // the number is enough to fail again
    expect(await fuzzer.step(failure.iteration)).toMatchObject({ key: failure.key });
  });

  it('is caught if it rejects', async () => {
    const target: Target = {
      ...labels,
      start: () => ({ execute: (input) => Promise.reject(new RangeError(`${input.length}`)) }),
    };
    expect((await findFailure(target)).failure.key).toContain('RangeError');
  });

  it('is caught when it takes too long twice, by the wall and by the processor', async () => {
    let now = { wall: 0, processor: 0 };
    const clock = { wall: () => now.wall, processor: () => now.processor };
    const first = async (
      turns: readonly { readonly wall: number; readonly processor: number }[],
    ) => {
      let turn = 0;
      const target = broken(() => {
        const { wall, processor } = turns[turn++] ?? { wall: 1, processor: 1 };
        now = { wall: now.wall + wall, processor: now.processor + processor };
      });
      return { failure: await (await Fuzzer.start(target, SEED, clock)).step(0), turn };
    };
    const slow = { wall: 1001, processor: 1001 };
    const busyMachine = { wall: 5000, processor: 900 };
    const manyThreads = { wall: 900, processor: 5000 };
    expect(await first([slow, slow])).toMatchObject({ failure: { key: 'slow' }, turn: 2 });
    expect(await first([slow])).toEqual({ failure: undefined, turn: 2 });
    expect(await first([slow, busyMachine])).toEqual({ failure: undefined, turn: 2 });
    expect(await first([busyMachine, slow])).toEqual({ failure: undefined, turn: 1 });
    expect(await first([manyThreads])).toEqual({ failure: undefined, turn: 1 });
  });
});
