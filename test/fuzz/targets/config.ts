/** Config files that are data: settings, or a refusal that says why. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/cli/config/config.ts';
import { DedupeError } from '../../../src/model/error.ts';
import { ensure, type Target } from '../target.ts';

const NAMES = ['dedupe.config.json', 'dedupe.config.jsonc', 'dedupe.config.yaml'];

export const config: Target = {
  name: 'config',
  tokens: [
    ['{', '}', '[', ']', ',', ':', '"', '//', '/*', '*/', '\n', '{}', '[]', 'null', 'true', '.5'],
    ['"threshold":', '"ignore":', '"paths":', '"format":', '"output":', '"$schema":', '"by":'],
    ['"__proto__":', '"constructor":', '"memory":"512M"', '"workers":', '"stem":"english"', '\\'],
    ['threshold: ', '- a\n', '&a ', '*a', '<<: ', '!!js/function ', '!!set ', '? ', '|\n', '#'],
    ['"ext":["md"]', '"color":"never"', '"quiet":', '"relation":', '"aA0{b,c}"', '{,', '},'],
  ].flat(),
  start() {
    const folder = mkdtempSync(join(tmpdir(), 'dedupe-fuzz-'));
    const paths = NAMES.map((name) => join(folder, name));
    return {
      async execute(input) {
        const path = paths[input.length % paths.length] ?? '';
        writeFileSync(path, input);
        await load(path);
      },
      end: () => rmSync(folder, { recursive: true }),
    };
  },
};

async function load(path: string): Promise<void> {
  try {
    const { values } = await loadConfig(path);
    ensure(Object.getPrototypeOf(values) === Object.prototype, 'settings are a plain object');
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error;
  }
}
