/** Working folders beside a corpus, and configs that would turn a report inside out. */

import { afterEach } from 'vitest';
import { type Outcome, Sandbox } from '../run-dedupe.ts';
import { BEES, LANTERNS } from '../stories.ts';

export const IS_POSIX = process.platform !== 'win32';
const sandboxes: Sandbox[] = [];

/** Made for one test, and removed after it. */
export function sandbox(files: Record<string, string>): Sandbox {
  const made = new Sandbox(files);
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

/** The file that configs of code leave behind. */
export const MARK = 'it-ran';
/** Code that leaves the mark. */
export const CODE = `require('node:fs').writeFileSync(__dirname + '/${MARK}', '');\nmodule.exports = {};\n`;
/** The same as a module. */
export const MODULE = `
import { writeFileSync } from 'node:fs';
writeFileSync(new URL('${MARK}', import.meta.url), '');
export default {};
`;
const SETTINGS = {
  threshold: 1,
  ignore: ['*'],
  errorOnEmpty: false,
  quiet: true,
  output: 'seized',
};
const YAML = 'threshold: 1\nignore: ["*"]\nerrorOnEmpty: false\noutput: seized\n';
/** A config in every format. */
export const CONFIGS: Record<string, string> = {
  'dedupe.config.json': JSON.stringify(SETTINGS),
  'dedupe.config.jsonc': `// ours\n${JSON.stringify(SETTINGS)}`,
  'dedupe.config.yaml': YAML,
  'dedupe.config.yml': YAML,
  'dedupe.config.js': CODE,
  'dedupe.config.cjs': CODE,
  'dedupe.config.mjs': MODULE,
  '.deduperc': YAML,
  'package.json': JSON.stringify({ name: 'corpus', dedupe: SETTINGS }),
};
/** Their names. */
export const NAMES = Object.keys(CONFIGS);
/** Two equal texts and another. */
export const TEXTS = { 'a.txt': LANTERNS, 'b.txt': LANTERNS, 'c.txt': BEES };

/** A working folder of its own, beside a corpus in a folder of a folder. */
export function deskAndCorpus(): Sandbox {
  const corpus = Object.entries(TEXTS).map(([name, text]) => [`corpus/in/${name}`, text]);
  return sandbox({ ...Object.fromEntries(corpus), 'desk/note': '' });
}

/** Runs the program in the working folder. */
export function atDesk(made: Sandbox, words: string): Promise<Outcome> {
  return made.shell(`cd desk && dedupe ${words}`);
}
