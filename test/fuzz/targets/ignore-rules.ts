/** Ignore files: any rules give a verdict on any path, and in time. */

import { IgnoreRules } from '../../../src/files/ignore-rules.ts';
import { ensure, type Target } from '../target.ts';

const PATHS = [
  'a',
  'a/',
  'a/b.txt',
  `${'a/'.repeat(60)}b.txt`,
  `${'ab'.repeat(60)}.txt`,
  '{a,b}[c]*?.md',
  ' a /\\ b',
];

export const ignoreRules: Target = {
  name: 'ignore-rules',
  maxBytes: 1 << 14,
  tokens: [
    ['*', '**', '?', '[', ']', '[a-z]', '[!a]', '[^', '[[:alpha:]]', '!', '#', '\\', '/', '//'],
    ['**/', '/**', '/**/', '**/?*/', '*a*', '*.txt', '\\ ', ' ', '\n', '\r\n', '{a,b}', '(', ')'],
    ['(a+)+$', '.*', '|', '^', '$', '+', '-', '[z-a]', '[]', '[]a]', '[\\]]', 'a', '.git', '..'],
  ].flat(),
  start: () => ({
    execute(input) {
      // as a walk reads them, byte by byte
      const text = input.toString('latin1');
      const rules = IgnoreRules.NONE.with('', text).with('a', text);
      for (const path of [...PATHS, ...ownPaths(text)]) {
        const verdict = rules.verdict(path);
        ensure(verdict === undefined || typeof verdict === 'boolean', 'a verdict is yes or no');
      }
    },
  }),
};

/** Lines of the rules, taken for paths as a walk would give them. */
function ownPaths(text: string): string[] {
  const lines = text.split('\n', 4).map((line) => line.slice(0, 200).split('/'));
  return lines
    .map((names) => names.filter((name) => !/^\.{0,2}$|\0/.test(name)).join('/'))
    .filter((path) => path !== '');
}
