import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLabels } from '../../../src/eval/labels/labels-file.ts';

let folder = '';
const TEXT = '\uFEFFid,cluster\nfig,ficus\n';
const LABELS = { kind: 'clusters', ids: ['fig'], clusters: ['ficus'] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neardup-labels-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

describe('a labels file', () => {
  it('is read with a byte order mark or without', async () => {
    expect(await readLabels(await write('marked.csv', TEXT))).toEqual(LABELS);
    expect(await readLabels(await write('plain.csv', TEXT.slice(1)))).toEqual(LABELS);
  });

  it('is read if it is compressed, whatever its name', async () => {
    expect(await readLabels(await write('packed.csv.gz', gzipSync(TEXT)))).toEqual(LABELS);
    expect(await readLabels(await write('packed.csv', gzipSync(TEXT)))).toEqual(LABELS);
  });

  it('is refused with what is wrong if it cannot be read', async () => {
    const missing = join(folder, 'none.csv');
    await expect(readLabels(missing)).rejects.toMatchObject({
      code: 'PATH_MISSING',
      message: `labels file '${missing}' does not exist`,
    });
    await expect(readLabels(folder)).rejects.toMatchObject({
      code: 'BAD_LABELS',
      message: expect.stringContaining('is a folder; name the file first'),
    });
    const broken = await write('broken.csv.gz', gzipSync(TEXT).subarray(0, 20));
    await expect(readLabels(broken)).rejects.toMatchObject({
      message: expect.stringContaining('broken gzip data'),
    });
    const latin = await write('latin.csv', Uint8Array.of(0x69, 0x64, 0xe9));
    await expect(readLabels(latin)).rejects.toMatchObject({
      message: expect.stringContaining('not UTF-8'),
    });
  });
});
