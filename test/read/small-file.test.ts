import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { completeLimits, LIMITS } from '../../src/model/limits.ts';
import {
  readSmallFile as readWithin,
  type SmallFile,
  smallFileLimit,
} from '../../src/read/small-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-file-'));
const at = (name: string): string => join(folder, name);
const isPosix = process.platform !== 'win32';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readSmallFile(path: string, configSize: number = LIMITS.configSize.default): SmallFile {
  return readWithin(path, smallFileLimit('configSize', completeLimits({ configSize })));
}

function written(name: string, content: string): string {
  writeFileSync(at(name), content);
  return at(name);
}

describe('a small file', () => {
  it('is given whole up to its limit, and refused from the next byte on', () => {
    for (const length of [0, 1, 4095, 4096, 4097, 9000]) {
      const path = written('text', 'x'.repeat(length));
      const read = readSmallFile(path, 9000);
      expect(read).toEqual({ kind: 'text', bytes: Buffer.from('x'.repeat(length)) });
    }
    const path = written('text', 'x'.repeat(9001));
    expect(readSmallFile(path, 9000)).toEqual({
      kind: 'refused',
      reason: 'is larger than 9000 bytes: --limit config-size allows more',
    });
  });

  it('that is not there is missing', () => {
    const path = written('file', '');
    expect(readSmallFile(at('nowhere'))).toEqual({ kind: 'missing' });
    expect(readSmallFile(join(path, 'below'))).toEqual({ kind: 'missing' });
  });

  it('of a megabyte is the most by default', () => {
    const path = written('large', '');
    truncateSync(path, LIMITS.configSize.default);
    expect(readSmallFile(path).kind).toBe('text');
    truncateSync(path, LIMITS.configSize.default + 1);
    expect(readSmallFile(path)).toEqual({
      kind: 'refused',
      reason: 'is larger than 1 MB: --limit config-size allows more',
    });
  });

  it('is refused if its name cannot be opened', () => {
    expect(readSmallFile('a\0b')).toEqual({ kind: 'refused', reason: 'has NUL in its name' });
    expect(readSmallFile(at('n'.repeat(300)))).toMatchObject({
      kind: 'refused',
      reason: 'cannot be read: name too long',
    });
  });

  it('is no folder', () => {
    mkdirSync(at('sub'));
    expect(readSmallFile(at('sub'))).toEqual({ kind: 'refused', reason: 'is a folder' });
  });

  it.runIf(isPosix)('is no FIFO, which would wait, and no device, which would not end', () => {
    execFileSync('mkfifo', [at('fifo')]);
    expect(readSmallFile(at('fifo'))).toEqual({
      kind: 'refused',
      reason: 'is a FIFO, not a file',
    });
    symlinkSync('/dev/zero', at('zero'));
    expect(readSmallFile(at('zero'))).toEqual({
      kind: 'refused',
      reason: 'is a device, not a file',
    });
    symlinkSync('loop', at('loop'));
    expect(readSmallFile(at('loop'))).toMatchObject({ kind: 'refused' });
  });

  it.runIf(process.platform === 'linux')('is read even if the system gives its size as 0', () => {
    const read = readSmallFile('/proc/self/status');
    expect(read.kind === 'text' && read.bytes.toString()).toMatch(/^Name:.*\nThreads:/s);
    expect(readSmallFile('/proc/self/status', 100).kind).toBe('refused');
  });
});
