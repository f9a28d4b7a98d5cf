import { expect, it } from 'vitest';
import { colorLevel } from '../../../src/cli/screen/color.ts';

type Row = [
  when: 'auto' | 'always' | 'never',
  isTerminal: boolean,
  env: Record<string, string>,
  level: number,
];

const ROWS: Row[] = [
  ['auto', true, {}, 1],
  ['auto', false, {}, 0],
  ['auto', true, { TERM: 'xterm-256color' }, 2],
  ['auto', true, { COLORTERM: 'truecolor', TERM: 'xterm-256color' }, 3],
  ['auto', true, { TERM: 'dumb' }, 0],
  ['auto', true, { NO_COLOR: '1' }, 0],
  ['auto', true, { NO_COLOR: '' }, 1],
  ['auto', false, { FORCE_COLOR: '1' }, 1],
  ['auto', false, { FORCE_COLOR: '' }, 1],
  ['auto', false, { FORCE_COLOR: 'true' }, 1],
  ['auto', false, { FORCE_COLOR: '2' }, 2],
  ['auto', false, { FORCE_COLOR: '3' }, 3],
  ['auto', true, { FORCE_COLOR: '0' }, 0],
  ['auto', true, { FORCE_COLOR: 'false' }, 0],
  ['auto', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, 1],
  ['auto', false, { FORCE_COLOR: '1', TERM: 'dumb' }, 1],
  ['never', true, { FORCE_COLOR: '3' }, 0],
  ['always', false, {}, 1],
  ['always', false, { NO_COLOR: '1', COLORTERM: '24bit' }, 3],
  ['always', false, { FORCE_COLOR: '0' }, 1],
];

it.each(ROWS)('--color %s, terminal %s, %o: level %i', (when, isTerminal, env, level) => {
  expect(colorLevel({ when, isTerminal, env })).toBe(level);
});
