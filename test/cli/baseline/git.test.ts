/** What git knows: another ref as a baseline, and files that changed. */

import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BEES } from '../stories.ts';
import { Sandbox } from '../run-dedupe.ts';
import { CLOCK, edited, OLD, removeAll, type Report, repository } from './repository.ts';

afterEach(removeAll);

describe('a check beside another ref', () => {
  it('knows what the ref has, and needs no file', async () => {
    const team = repository();
    team.git('checkout', '--quiet', '-b', 'work');
    const words = ['news', '--baseline-from-ref', 'main', '--check'];
    expect(await team.dedupe(words)).toMatchObject({ exitCode: 0, stderr: '' });
    team.write({
      'news/clock.md': CLOCK.replace('four', 'five'),
      'news/bees-copy.md': edited(BEES),
    });
    team.commit('edit and copy');
    const { exitCode, stdout } = await team.dedupe([...words, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).baseline).toEqual({ new: 1, known: 2, stale: [] });
    expect(team.git('status', '--short')).toBe('');
    expect(team.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  });

  it('takes paths of a folder below the root, and one that the ref has not', async () => {
    const team = repository({ 'site/news/clock.md': CLOCK, 'site/news/again.md': CLOCK });
    team.write({ 'site/more/bees.md': BEES, 'site/more/bees-copy.md': BEES });
    const line = 'cd site && dedupe news more --baseline-from-ref HEAD --check --json';
    const { exitCode, stdout, stderr } = await team.shell(line);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout).baseline).toEqual({ new: 1, known: 1, stale: [] });
  });

  it('refuses refs that git does not know, or would take for an option', async () => {
    const team = repository();
    for (const ref of ['nowhere', '--output=x', '-x', 'main:news', '']) {
      const outcome = await team.dedupe(['news', `--baseline-from-ref=${ref}`]);
      expect(outcome.exitCode, ref).toBe(2);
      expect(outcome.stderr, ref).not.toContain('    at ');
    }
  });

  it('says so outside of a repository, whatever GIT_DIR says', async () => {
    const team = repository();
    const alone = new Sandbox(OLD);
    try {
      const env = { GIT_DIR: join(team.folder, '.git'), GIT_WORK_TREE: team.folder };
      const outcome = await alone.dedupe(['news', '--baseline-from-ref', 'main'], { env });
      expect(outcome).toMatchObject({ exitCode: 2 });
      expect(outcome.stderr).toContain('in no git repository');
    } finally {
      alone.remove();
    }
  });
});

describe('what touches changed files', () => {
  it('is all that is reported, found in the whole folder', async () => {
    const team = repository();
    team.write({ 'news/bees-copy.md': edited(BEES) });
    const words = ['news', '--changed-since', 'HEAD', '--check'];
    const { exitCode, stdout } = await team.dedupe([...words, '--json']);
    const report: Report = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(
      report.clusters.map(({ members }) => members.map(({ document }) => document).toSorted()),
    ).toEqual([['news/bees-copy.md', 'news/bees.md']]);
    team.commit('a copy');
    expect((await team.dedupe(words)).exitCode).toBe(0);
    expect((await team.dedupe(['news', '--changed-since', 'HEAD~1', '--check'])).exitCode).toBe(1);
  });
});
