/**
 * A share drawn as a bar of block characters, an eighth of a cell fine.
 */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** The two halves of a bar, coloured apart; together always as wide as asked. */
export interface Bar {
  readonly filled: string;
  readonly rest: string;
}

/** `share` in [0, 1] of `cells` columns. Only 1 fills the bar, and only 0 leaves it empty. */
export function bar(share: number, cells: number): Bar {
  const steps = cells * EIGHTHS.length;
  const eighths = share <= 0 ? 0 : share >= 1 ? steps : within(share * steps, 1, steps - 1);
  const part = EIGHTHS[eighths % EIGHTHS.length] ?? '';
  const filled = '█'.repeat(Math.floor(eighths / EIGHTHS.length)) + part;
  return { filled, rest: '░'.repeat(cells - filled.length) };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}
