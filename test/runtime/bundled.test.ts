/** The library in one file, as bundlers leave it: without the files that it was built with. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'neardup-bundled-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const PROGRAM = `
import { dedupe } from ${JSON.stringify(join(ROOT, 'dist/index.js'))};
const text = 'The ferry sank at dawn off Port Ellery, with nobody aboard.';
const { pairs } = await dedupe([{ id: 'a', text }, { id: 'b', text: text.replace('dawn', 'noon') }]);
console.log(pairs.length, pairs[0].relation);
`;

describe('the bundled library', () => {
  it('has its kernel inside', async () => {
    const bundle = await rolldown({
      input: 'program',
      platform: 'node',
      plugins: [
        {
          name: 'program',
          resolveId: (id) => (id === 'program' ? id : undefined),
          load: (id) => (id === 'program' ? PROGRAM : undefined),
        },
      ],
      logLevel: 'silent',
    });
    await bundle.write({ dir: FOLDER, entryFileNames: 'one.mjs', codeSplitting: false });
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(FOLDER, 'one.mjs')], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr, status }).toEqual({
      stdout: '1 rewrite\n',
      stderr: '',
      status: 0,
    });
  }, 60_000);
});
