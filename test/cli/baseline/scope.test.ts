/** A baseline beside a focus, changed files, and runs against other places. */

import { afterEach, describe, expect, it } from 'vitest';
import { BEES } from '../stories.ts';
import { accepted, CLOCK, edited, FERRY, QUARRY, removeAll, repository } from './repository.ts';

afterEach(removeAll);

describe('a baseline and a focus', () => {
  it('say what is new there, and take nothing else for stale', async () => {
    const team = await accepted();
    const before = team.read('dedupe.baseline');
    team.write({ 'news/bees-copy.md': edited(BEES) });
    const clock = await team.findings('--focus', 'news/clock.md');
    expect(clock).toEqual({ exitCode: 0, news: [], known: 1, stale: [] });
    const copy = await team.findings('--focus', 'news/bees-copy.md');
    expect(copy).toMatchObject({ exitCode: 1, news: ['news/bees-copy.md'], known: 0 });
    await team.update('--focus', 'news/clock.md');
    expect(team.read('dedupe.baseline')).not.toBe(before);
    expect(await team.findings()).toMatchObject({ exitCode: 0, known: 3, stale: [] });
  });

  it('have a path that means nothing refused, and no file written', async () => {
    const team = repository();
    const outcome = await team.check('--update-baseline', '--focus', 'news/clok.md');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('did you mean "news/clock.md"?');
    expect(team.git('status', '--short')).toBe('');
  });

  it('tell of a saved result what is new there', async () => {
    const team = await accepted();
    team.write({ 'news/bees-copy.md': edited(BEES) });
    await team.check('-f', 'json', '-o', 'all.json');
    const { stdout } = await team.dedupe([
      'report',
      'all.json',
      '--focus',
      'news/clock.md',
      '--json',
    ]);
    expect(JSON.parse(stdout).baseline).toEqual({ new: 0, known: 1, stale: [] });
  });

  it('are about what changed and is in focus, with changed files', async () => {
    const team = await accepted();
    team.write({ 'news/bees-copy.md': edited(BEES), 'news/quarry-copy.md': edited(QUARRY) });
    const words = ['--changed-since', 'HEAD', '--focus', 'news/bees-copy.md'];
    const both = await team.findings(...words, '--focus', 'news/ferry.md');
    expect(both).toEqual({ exitCode: 1, news: ['news/bees-copy.md'], known: 0, stale: [] });
  });
});

describe('a baseline and the cache', () => {
  it('know the same, also for names to accept', async () => {
    const team = repository();
    const words = ['news', '--baseline', 'dedupe.baseline', '--cache=kept', '-v'];
    const plain = await team.dedupe(['news', '--cache=kept', '--json']);
    const accept = ['--accept', 'news/clock.md', 'clock-again.md'];
    expect(await team.dedupe([...words, ...accept])).toMatchObject({ exitCode: 0 });
    await team.dedupe([...words, '--update-baseline']);
    const first = await team.dedupe([...words, '--check', '--json']);
    const again = await team.dedupe([...words, '--check', '--json']);
    expect(again.stderr).toContain('nothing has changed');
    expect(again).toMatchObject({ exitCode: 0, stdout: first.stdout });
    expect(await team.dedupe([...words, ...accept])).toMatchObject({ exitCode: 0 });
    const typo = await team.dedupe([...words, '--focus', 'news/clok.md']);
    expect(typo.exitCode).toBe(2);
    expect((await team.dedupe(['news', '--cache=kept', '--json'])).stdout).toBe(plain.stdout);
    const files = team.git('ls-files', '--others', 'kept').trim().split('\n').length;
    await team.dedupe(['news', '--baseline-from-ref', 'main', '--cache=kept']);
    await team.dedupe(['news', '--baseline-from-ref', 'main', '--cache=kept']);
    expect(team.git('ls-files', '--others', 'kept').trim().split('\n')).toHaveLength(files);
  });
});

describe('changed files beside a baseline', () => {
  it('have the clusters of the whole run, and their own findings counted', async () => {
    const team = await accepted();
    team.write({ 'news/ferry-again.md': edited(FERRY).replace('museum', 'school') });
    const { exitCode, stdout } = await team.check('--changed-since', 'HEAD', '--json');
    const { baseline, clusters, focus, summary } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(baseline).toEqual({ new: 0, known: 1, stale: [] });
    expect(focus).toEqual(['news/ferry-again.md']);
    expect(summary).toMatchObject({ documents: 6, clusters: 1, focused: 1 });
    expect(clusters[0].size).toBe(2);
  });
});

describe('a baseline of what is compared with another place', () => {
  const files = {
    'news/ferry.md': FERRY,
    'news/clock.md': CLOCK,
    'drafts/ferry.md': edited(FERRY),
    'drafts/quarry.md': QUARRY,
  };
  const words = ['drafts', '--against', 'news', '--check', '--json'];

  it('knows its findings, and fails on others', async () => {
    const team = repository(files);
    const beside = [...words, '--baseline', 'dedupe.baseline'];
    expect(await team.dedupe([...beside, '--update-baseline'])).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await team.dedupe(beside);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).baseline).toEqual({ new: 0, known: 1, stale: [] });
    team.write({ 'drafts/clock.md': CLOCK });
    expect((await team.dedupe(beside)).exitCode).toBe(1);
    team.delete('drafts/clock.md');
    team.delete('drafts/ferry.md');
    const gone = JSON.parse((await team.dedupe(beside)).stdout);
    expect(gone.baseline.stale).toEqual([{ documents: ['drafts/ferry.md'] }]);
  });

  it('may be another ref, which may lack either place', async () => {
    const team = repository(files);
    const beside = [...words, '--baseline-from-ref', 'HEAD'];
    const same = await team.dedupe(beside);
    expect(same).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(same.stdout).baseline).toEqual({ new: 0, known: 1, stale: [] });
    team.write({ 'drafts/clock.md': CLOCK });
    const more = JSON.parse((await team.dedupe(beside)).stdout);
    expect(more.baseline).toEqual({ new: 1, known: 1, stale: [] });
    team.write({ 'more/quarry.md': QUARRY });
    const line = ['more', '--against', 'drafts', '--check', '--baseline-from-ref', 'HEAD'];
    expect(await team.dedupe(line)).toMatchObject({ exitCode: 1, stderr: '' });
  });
});
