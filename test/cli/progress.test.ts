import { describe, expect, it } from 'vitest';
import { describeProgress, ProgressLine } from '../../src/cli/progress.ts';

class Screen {
  columns = 60;
  time = 0;
  readonly writes: string[] = [];

  write(text: string): void {
    this.writes.push(text);
  }

  now(): number {
    return this.time;
  }
}

describe('the progress line', () => {
  it('is painted at once, then at most ten times a second', () => {
    const screen = new Screen();
    const line = new ProgressLine(screen);
    for (screen.time = 0; screen.time < 1000; screen.time++) {
      line.update({ phase: 'read', done: screen.time });
    }
    expect(screen.writes).toHaveLength(10);
    expect(screen.writes[0]).toBe('\r\u001b[Kread …');
  });

  it('is erased once, and only if it was painted', () => {
    const screen = new Screen();
    const line = new ProgressLine(screen);
    line.erase();
    expect(screen.writes).toEqual([]);
    line.update({ phase: 'scan', done: 1 });
    line.erase();
    line.erase();
    expect(screen.writes.slice(1)).toEqual(['\r\u001b[K']);
  });

  it('never wraps', () => {
    const screen = new Screen();
    screen.columns = 12;
    new ProgressLine(screen).update({ phase: 'candidates', done: 123_456, total: 1_000_000 });
    expect(screen.writes).toEqual(['\r\u001b[Kcandidates ']);
  });
});

describe('what it says', () => {
  it.each([
    [{ phase: 'read', done: 1234 } as const, 0, 'read 1,234'],
    [{ phase: 'read', done: 5000 } as const, 1000, 'read 5,000 · 5,000/s'],
    [
      { phase: 'verify', done: 250, total: 1000 } as const,
      1000,
      'verify 250 / 1,000 · 250/s · 3 s left',
    ],
    [
      { phase: 'verify', done: 10, total: 10_000 } as const,
      1000,
      'verify 10 / 10,000 · 10/s · 17 min left',
    ],
    [
      { phase: 'verify', done: 1, total: 10_000 } as const,
      1000,
      'verify 1 / 10,000 · 1/s · 2 h 47 min left',
    ],
    [{ phase: 'verify', done: 0, total: 10 } as const, 9000, 'verify 0 / 10'],
  ])('%o after %i ms', (progress, elapsed, line) => {
    expect(describeProgress(progress, elapsed)).toBe(line);
  });
});
