/** The file of a baseline, as people, merges and attackers leave it. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BEES } from '../stories.ts';
import { accepted, CLOCK, FERRY, NOTHING_NEW, removeAll, repository } from './repository.ts';

afterEach(removeAll);

describe('the file', () => {
  it('must be there, unless it is made', async () => {
    const team = repository();
    const outcome = await team.check();
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(
      'there is no baseline "dedupe.baseline"; --update-baseline makes',
    );
    expect((await team.check('--prune-baseline')).exitCode).toBe(2);
    expect(team.git('status', '--short')).toBe('');
  });

  it('is refused in one line if it is corrupt, no file, or larger than any', async () => {
    const team = await accepted();
    const file = join(team.folder, 'dedupe.baseline');
    const [head = '', first = ''] = team.read('dedupe.baseline').split('\n');
    for (const [make, problem] of [
      [
        () => team.write({ 'dedupe.baseline': `${head}\n${first.slice(0, 50)}` }),
        'baseline:2 is no entry',
      ],
      [
        () => team.write({ 'dedupe.baseline': '{"__proto__":{"baseline":"neardup"}}' }),
        'is no entry',
      ],
      [() => team.write({ 'dedupe.baseline': new Uint8Array(4096) }), 'is no entry'],
      [() => truncateSync(file, 2 ** 28 + 1), 'is larger than 256 MB'],
      [() => symlinkSync('dedupe.baseline', file), 'cannot read the baseline'],
      [() => symlinkSync('/dev/zero', file), 'is no file'],
      [() => execFileSync('mkfifo', [file]), 'is no file'],
      [() => mkdirSync(file), 'is no file'],
    ] as const) {
      if (problem !== 'is larger than 256 MB') rmSync(file, { force: true });
      make();
      for (const words of [[], ['--prune-baseline']]) {
        const { exitCode, stdout, stderr } = await team.check(...words);
        expect({ exitCode, stdout }, problem).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr.trimEnd().split('\n').length, stderr).toBeLessThanOrEqual(2);
        if (words.length === 0) expect(stderr).toContain(problem);
      }
    }
  });

  it('is no article, whatever it is called, and no report goes into it', async () => {
    const team = repository();
    const beside = ['news', '--baseline', 'news/old.jsonl', '--check'];
    expect((await team.dedupe([...beside, '--update-baseline'])).exitCode).toBe(0);
    expect(await team.dedupe(beside)).toMatchObject({ exitCode: 0, stderr: '' });
    const before = team.read('news/old.jsonl');
    for (const words of [[], ['--update-baseline']]) {
      const outcome = await team.dedupe([
        ...beside,
        ...words,
        '-f',
        'json',
        '-o',
        'news/../news/old.jsonl',
      ]);
      expect(outcome.exitCode).toBe(2);
    }
    expect(team.read('news/old.jsonl')).toBe(before);
  });

  it('may be named by a config, beside it', async () => {
    const team = await accepted();
    team.write({ 'dedupe.config.json': '{"baseline": "dedupe.baseline", "failOn": "new"}' });
    expect((await team.dedupe(['news'])).exitCode).toBe(0);
    expect((await team.shell('cd news && dedupe .')).exitCode).toBe(0);
    team.write({ 'news/bees-copy.md': BEES });
    expect((await team.dedupe(['news'])).exitCode).toBe(1);
    team.write({ 'dedupe.config.json': '{"baseline": "../dedupe.baseline"}' });
    const outcome = await team.dedupe(['news']);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('"baseline" is not a file inside');
  });

  it('tells of the marks that a merge left, and reads what is left without them', async () => {
    const team = repository({
      'news/bees.md': BEES,
      'news/clock.md': CLOCK,
      'news/ferry.md': FERRY,
    });
    await team.update();
    team.commit('nothing to accept');
    team.git('checkout', '--quiet', '-b', 'bees');
    team.write({ 'news/bees-copy.md': BEES });
    await team.update();
    team.commit('more bees');
    team.git('checkout', '--quiet', 'main');
    team.write({ 'news/clock-copy.md': CLOCK });
    await team.update();
    team.commit('more clocks');
    expect(() => team.git('merge', '--quiet', 'bees')).toThrow('git');
    const conflict = await team.check();
    expect(conflict.exitCode).toBe(2);
    expect(conflict.stderr).toContain('is a mark of a merge conflict');
    const lines = team.read('dedupe.baseline').split('\n');
    const kept = lines.filter((line) => !/^(?:<|=|>)/.test(line));
    team.write({ 'dedupe.baseline': kept.join('\n') });
    expect(await team.findings()).toEqual(NOTHING_NEW);
  });

  it('is the same whatever the order of the files and the number of workers', async () => {
    const team = await accepted();
    const before = team.read('dedupe.baseline');
    team.delete('dedupe.baseline');
    await team.update('--workers', '1');
    expect(team.read('dedupe.baseline')).toBe(before);
  });
});
