import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/cli/config/config-schema.ts';
import { loadConfig } from '../../../src/cli/config/config.ts';
import { SPECS } from '../../../src/cli/options/options.ts';
import { sandbox } from './desk.ts';

const FILE = fileURLToPath(new URL('../../../src/cli/config/config.schema.json', import.meta.url));

/** After a change of the table of options: UPDATE_SCHEMA=1 writes the file, and oxfmt lays it out. */
if (process.env['UPDATE_SCHEMA'] === '1') {
  writeFileSync(FILE, `${JSON.stringify(configSchema(), null, 2)}\n`);
}

const schema: object = JSON.parse(readFileSync(FILE, 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

/** Whether the program takes a config. */
async function isTaken(config: unknown): Promise<boolean> {
  const made = sandbox({ 'dedupe.config.json': JSON.stringify(config) });
  const file = join(made.folder, 'dedupe.config.json');
  return loadConfig(file).then(
    () => true,
    () => false,
  );
}

describe('the schema of configs', () => {
  it('is what the table of options says', () => {
    expect(JSON.stringify(schema)).toBe(JSON.stringify(configSchema()));
  });

  it('is exported by the package', () => {
    const require = createRequire(import.meta.url);
    expect(require.resolve('neardup/config.schema.json')).toBe(FILE);
    const manifest: { files: string[] } = require('../../../package.json');
    expect(manifest.files).toContain('src/cli/config/config.schema.json');
  });

  it('takes every default, as the program does', async () => {
    for (const [key, { isFlagOnly, default: usual }] of SPECS) {
      if (isFlagOnly === true || usual === undefined) continue;
      expect(validate({ [key]: usual }), key).toBe(true);
      expect(await isTaken({ [key]: usual }), key).toBe(true);
    }
  });

  it.each([
    {},
    { $schema: './node_modules/neardup/config.schema.json', paths: ['posts', 'drafts'] },
    { paths: 'posts,drafts', threshold: 0.7, relation: 'near-duplicate', prior: 0.01 },
    { prior: 'learnt', stem: null, maxFileSize: '1.5 GiB', memory: 536_870_912, workers: 4 },
    { ext: ['md'], ignore: '*.tmp', limit: { idLength: 8000, ignoreSize: '2M' }, cache: true },
    { limit: ['id-length=8000'], check: true, texts: false },
    { overrides: [] },
    { overrides: [{ files: 'archive/**', threshold: 0.8, relation: 'near-duplicate' }] },
    { overrides: [{ files: ['old', '!old/kept'], ignore: true }, { files: ['a.md'] }] },
  ])('takes what the program takes: %j', async (config) => {
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
    expect(await isTaken(config)).toBe(true);
  });

  it.each([
    [],
    { treshold: 0.5 },
    { threshold: '0.5' },
    { threshold: 1.5 },
    { relation: 'similar' },
    { prior: 1 },
    { workers: 1.5 },
    { maxFileSize: 'large' },
    { memory: 1000 },
    { check: 'yes' },
    { cache: 'elsewhere' },
    { listFiles: true },
    { ext: [''] },
    { limit: { idLenght: 8000 } },
    { limit: { configSize: 8000 } },
    { overrides: { files: 'a' } },
    { overrides: [{ threshold: 0.5 }] },
    { overrides: [{ files: [], threshold: 0.5 }] },
    { overrides: [{ files: 'a', by: 'score' }] },
    { overrides: [{ files: 'a', ignore: ['b'] }] },
  ])('refuses what the program refuses: %j', async (config) => {
    expect(validate(config)).toBe(false);
    expect(await isTaken(config)).toBe(false);
  });
});
