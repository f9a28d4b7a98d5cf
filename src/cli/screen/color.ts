/**
 * How many colours a stream gets. Each stream is decided by itself, in this order: `--color`,
 * `FORCE_COLOR`, `NO_COLOR`, `TERM=dumb`, whether it is a terminal. As in node itself, `FORCE_COLOR`
 * wins over `NO_COLOR`, and its values have the same meaning.
 */

import type { ColorLevel } from '../../report/options.ts';

/** What the choice depends on. */
export interface ColorContext {
  readonly when: 'auto' | 'always' | 'never';
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The colour level of one stream. */
export function colorLevel({ when, isTerminal, env }: ColorContext): ColorLevel {
  if (when === 'never') return 0;
  if (when === 'always') return levelOfTerminal(env);
  if (env['FORCE_COLOR'] !== undefined) return forcedLevel(env['FORCE_COLOR'], env);
  if (env['NO_COLOR'] || env['TERM'] === 'dumb' || !isTerminal) return 0;
  return levelOfTerminal(env);
}

function forcedLevel(force: string, env: ColorContext['env']): ColorLevel {
  if (force === '' || force === 'true') return levelOfTerminal(env);
  return force === '1' ? 1 : force === '2' ? 2 : force === '3' ? 3 : 0;
}

function levelOfTerminal(env: ColorContext['env']): 1 | 2 | 3 {
  if (/^(truecolor|24bit)$/.test(env['COLORTERM'] ?? '')) return 3;
  return /-256(color)?$/.test(env['TERM'] ?? '') ? 2 : 1;
}
