import { describe, expect, it } from 'vitest';
import { describeProgress, ProgressLine } from '../../../src/cli/screen/progress.ts';
import { PHASES, type Progress } from '../../../src/model/progress.ts';

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
  it('is painted immediately, then at most ten times a second', () => {
    const screen = new Screen();
    const line = new ProgressLine(screen);
    for (screen.time = 0; screen.time < 1000; screen.time++) {
      line.update({ phase: 'read', done: screen.time });
    }
    expect(screen.writes).toHaveLength(10);
    expect(screen.writes[0]).toBe('\r\u001b[Kread \u2026');
  });

  it('shows a new phase immediately, as its work may be one long step', () => {
    const screen = new Screen();
    const line = new ProgressLine(screen);
    line.update({ phase: 'verify', done: 9, total: 10 });
    screen.time = 5;
    line.update({ phase: 'verify', done: 10, total: 10 });
    line.update({ phase: 'cluster', done: 0 });
    expect(screen.writes).toEqual(['\r\u001b[Kverify 90 %', '\r\u001b[Kcluster \u2026']);
  });

  it('is painted no more than ten times in any second, whatever the phases', () => {
    const screen = new Screen();
    const line = new ProgressLine(screen);
    const paints: number[] = [];
    for (screen.time = 0; screen.time < 5000; screen.time += 7) {
      const phase = screen.time % 2 === 0 ? 'read' : 'verify';
      const before = screen.writes.length;
      line.update({ phase, done: screen.time, total: 5000 });
      if (screen.writes.length > before) paints.push(screen.time);
    }
    for (const [i, time] of paints.slice(10).entries()) {
      expect(time - (paints[i] ?? 0)).toBeGreaterThanOrEqual(1000);
    }
    expect(paints.length).toBeGreaterThan(40);
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

describe('its text', () => {
  it.each<[Progress, number, string]>([
    [{ phase: 'scan', done: 0 }, 0, 'scan \u2026'],
    [{ phase: 'scan', done: 1 }, 0, 'scan 1 file'],
    [{ phase: 'read', done: 1234 }, 0, 'read 1,234 articles'],
    [{ phase: 'read', done: 41_200 }, 2251, 'read 41,200 articles, 18,300/s'],
    [{ phase: 'read', done: 7 }, 2000, 'read 7 articles, 4/s'],
    [{ phase: 'read', done: 41_200, share: 0.5 }, 2251, 'read 41,200 articles, 18,300/s, 3 s left'],
    [{ phase: 'read', done: 10_000, total: 10_000 }, 1000, 'read 10,000 articles, 10,000/s'],
    [{ phase: 'candidates', done: 0, total: 10 }, 9000, 'candidates 0 %'],
    [{ phase: 'verify', done: 62, total: 100 }, 400, 'verify 62 %'],
    [{ phase: 'verify', done: 625, total: 1000 }, 5000, 'verify 62 %, 3 s left'],
    [{ phase: 'verify', done: 10, total: 10_000 }, 1000, 'verify 0 %, 17 min left'],
    [{ phase: 'verify', done: 1, total: 10_000 }, 1000, 'verify 0 %, 2 h 47 min left'],
    [{ phase: 'verify', done: 9999, total: 10_000 }, 1000, 'verify 99 %, 1 s left'],
    [{ phase: 'cluster', done: 0 }, 3000, 'cluster \u2026'],
    [{ phase: 'cluster', done: 0, total: 0 }, 3000, 'cluster \u2026'],
    [{ phase: 'evidence', done: 5, total: 5 }, 3000, 'evidence 100 %'],
  ])('%o after %i ms', (progress, elapsed, line) => {
    expect(describeProgress(progress, elapsed)).toBe(line);
  });

  it('fits a line of 80 columns, whatever the numbers', () => {
    for (const phase of PHASES) {
      for (const share of [1e-6, 0.5]) {
        const progress = { phase, done: 9_999_999_999, total: 9_999_999_999, share };
        expect(describeProgress(progress, 3_600_000).length).toBeLessThan(80);
      }
    }
  });
});
