import { describe, expect, it } from 'vitest';
import { summariseSkipped } from '../../../src/cli/screen/notices.ts';
import { nearest } from '../../../src/cli/options/nearest.ts';
import { describeTiming, Stopwatch } from '../../../src/cli/screen/timing.ts';

describe('what was skipped', () => {
  const binary = { path: 'a', reason: 'binary file' };
  const broken = { path: 'b.jsonl', line: 3, reason: 'invalid JSON: unexpected end' };

  it('is counted by reason, the most frequent first', () => {
    expect(summariseSkipped([broken, binary, { ...binary, path: 'c' }])).toBe(
      '3 inputs skipped: binary file (2), invalid JSON (1)',
    );
  });

  it('is called a file, a record or an input', () => {
    expect(summariseSkipped([binary])).toBe('1 file skipped: binary file');
    expect(summariseSkipped([broken, broken])).toBe('2 records skipped: invalid JSON');
  });
});

describe('the nearest word', () => {
  const known = ['threshold', 'textField', 'titleField', 'by'];

  it.each([
    ['treshold', 'threshold'],
    ['textfield', 'textField'],
    ['titelField', 'titleField'],
    ['b', undefined],
    ['colour', undefined],
    ['', undefined],
  ])('%s: %s', (word, guess) => {
    expect(nearest(word, known)).toBe(guess);
  });
});

it('adds the time of a repeated phase to its earlier time', () => {
  let time = 10;
  const stopwatch = new Stopwatch(() => time);
  const steps = [
    ['scan', 5],
    ['read', 20],
    ['verify', 1],
    ['read', 4],
    ['read', 2],
  ] as const;
  for (const [phase, milliseconds] of steps) {
    stopwatch.enter(phase);
    time += milliseconds;
  }
  const timing = stopwatch.finish();
  expect(timing).toEqual({ phases: { scan: 5, read: 26, verify: 1 }, total: 42 });
  expect(describeTiming(timing)).toBe('timing: scan 5 ms, read 26 ms, verify 1 ms, total 42 ms');
});
