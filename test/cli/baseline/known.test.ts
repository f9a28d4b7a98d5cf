/** Checks that look at what is new alone, as a team would use them. */

import { afterEach, describe, expect, it } from 'vitest';
import { BEES } from '../stories.ts';
import {
  accepted,
  CLOCK,
  edited,
  FERRY,
  NEWCOMER,
  NOTHING_NEW,
  QUARRY,
  removeAll,
  repository,
  type Repository,
} from './repository.ts';

afterEach(removeAll);

describe('a check beside a baseline', () => {
  it('passes on what was accepted, and fails without the baseline', async () => {
    const team = await accepted();
    expect(await team.findings()).toEqual(NOTHING_NEW);
    expect((await team.dedupe(['news', '--check'])).exitCode).toBe(1);
    const { stdout } = await team.check();
    expect(stdout).toContain('0 new, 2 known');
  });

  it('fails on a new copy', async () => {
    const team = await accepted();
    team.write({ 'news/bees-copy.md': edited(BEES) });
    expect(await team.findings()).toMatchObject({
      exitCode: 1,
      news: ['news/bees-copy.md'],
      known: 2,
    });
  });

  it('fails on a third copy of an accepted pair', async () => {
    const team = await accepted();
    team.write({ 'news/clock-third.md': CLOCK });
    const { exitCode, news, known } = await team.findings();
    expect({ exitCode, known, count: news.length }).toEqual({ exitCode: 1, known: 2, count: 1 });
    team.delete('news/clock-third.md');
    team.write({ 'news/ferry-third.md': FERRY.replace('apples', 'pears') });
    expect((await team.findings()).news).toEqual(['news/ferry-third.md']);
  });

  it('fails on a copy that comes when another one goes', async () => {
    const team = await accepted();
    team.delete('news/clock-again.md');
    team.write({ 'news/bees-copy.md': BEES });
    expect(await team.findings()).toEqual({
      exitCode: 1,
      news: ['news/bees-copy.md'],
      known: 1,
      stale: ['news/clock-again.md', 'news/clock.md'],
    });
  });

  it('fails on another copy in the cluster of the one that goes', async () => {
    const team = await accepted();
    team.delete('news/ferry-again.md');
    team.write({ 'news/ferry-other.md': FERRY.replace('apples', 'pears') });
    // the new one is the original of the two, so that the finding is the old one
    expect(await team.findings()).toMatchObject({
      exitCode: 1,
      news: ['news/ferry.md'],
      known: 1,
    });
  });

  it('passes when files of accepted pairs are moved', async () => {
    const team = await accepted();
    team.move('news/clock-again.md', 'news/the-clock.md');
    team.move('news/ferry.md', 'news/a-ferry.md');
    expect(await team.findings()).toEqual(NOTHING_NEW);
  });

  it('passes when an accepted pair is edited, also in several steps, and moved', async () => {
    const team = await accepted();
    team.write({ 'news/clock-again.md': CLOCK.replace('four minutes', 'five minutes') });
    expect(await team.findings()).toEqual(NOTHING_NEW);
    team.write({ 'news/ferry-again.md': edited(FERRY).replace('museum', 'collector of ships') });
    team.write({ 'news/ferry.md': FERRY.replace('seventy', 'sixty nine') });
    expect(await team.findings()).toEqual(NOTHING_NEW);
    team.move('news/ferry-again.md', 'news/ferry-moved.md');
    expect(await team.findings()).toEqual(NOTHING_NEW);
  });

  it('tells of a removed pair, which pruning takes out', async () => {
    const team = await accepted();
    team.delete('news/clock-again.md');
    const stale = ['news/clock-again.md', 'news/clock.md'];
    expect(await team.findings()).toEqual({ exitCode: 0, news: [], known: 1, stale });
    const { stderr } = await team.check();
    expect(stderr).toContain('2 entries of the baseline are stale');
    expect(await team.findings('--prune-baseline')).toEqual({ ...NOTHING_NEW, known: 1 });
    expect(team.git('diff', '--numstat', 'dedupe.baseline')).toMatch(/^0\t2\t/);
    team.write({ 'news/clock-again.md': CLOCK });
    expect((await team.findings()).exitCode).toBe(1);
  });

  it('flips nothing when an article comes that has nothing to do with the others', async () => {
    const team = await accepted();
    const before = await team.check('--json');
    team.write({ 'news/swifts.md': NEWCOMER });
    expect(await team.findings()).toEqual(NOTHING_NEW);
    const after = await team.check('--json');
    const priorOf = (text: string): unknown => JSON.parse(text).settings.prior;
    expect(priorOf(after.stdout)).toBe(priorOf(before.stdout));
    await team.update();
    expect(team.git('diff', '--stat')).toBe('');
  });

  it('takes the prior of the baseline, so that nothing is learnt anew, unless one is given', async () => {
    const team = await accepted();
    const text = team.read('dedupe.baseline');
    team.write({ 'dedupe.baseline': text.replace(/"prior":[\d.]+/, '"prior":0.0723') });
    const priorOf = async (...words: readonly string[]): Promise<unknown> =>
      JSON.parse((await team.check('--json', ...words)).stdout).settings.prior;
    expect(await priorOf()).toBe(0.0723);
    expect(await priorOf('--prior', '.2')).toBe(0.2);
    await team.update();
    expect(team.read('dedupe.baseline')).toContain('"prior":0.0723');
    await team.update('--prior', '.2');
    expect(team.read('dedupe.baseline')).toContain('"prior":0.2');
  });

  it('knows both sides of a merge of two branches that accepted other copies', async () => {
    const team = await accepted();
    team.git('checkout', '--quiet', '-b', 'bees');
    team.write({ 'news/bees-copy.md': edited(BEES), 'news/clock-third.md': CLOCK });
    await team.update();
    team.commit('more bees');
    team.git('checkout', '--quiet', 'main');
    team.write({ 'news/quarry-copy.md': edited(QUARRY), 'news/clock-fourth.md': CLOCK });
    await team.update();
    team.commit('more quarries');
    writeAttributes(team);
    team.git('merge', '--quiet', '-m', 'both', 'bees');
    expect(await team.findings()).toEqual({ exitCode: 0, news: [], known: 6, stale: [] });
    team.write({ 'news/clock-fifth.md': CLOCK });
    expect((await team.findings()).exitCode).toBe(1);
  });
});

/** Keeps the lines of both sides, as the help says. */
function writeAttributes(team: Repository): void {
  team.write({ '.gitattributes': 'dedupe.baseline merge=union\n' });
  team.commit('merge baselines by line');
}

describe('an entry by hand', () => {
  it('accepts two with a reason, and nothing else', async () => {
    const team = repository();
    const beside = ['news', '--baseline', 'dedupe.baseline', '--check'];
    const because = ['--because', 'the copy has a newer picture'];
    const accept = ['--accept', 'news/clock.md', 'news/clock-again.md'];
    const first = await team.dedupe([...beside, ...accept, ...because]);
    expect(first).toMatchObject({ exitCode: 1, stderr: '' });
    expect(team.read('dedupe.baseline')).toContain('the copy has a newer picture');
    expect((await team.findings()).news).toHaveLength(1);
    await team.dedupe([...beside, '--accept', './news/ferry.md', 'ferry-again.md']);
    expect(await team.findings()).toEqual(NOTHING_NEW);
    await team.update();
    expect(team.read('dedupe.baseline')).toContain('the copy has a newer picture');
    const { stdout } = await team.check('-f', 'sarif');
    expect(stdout).toContain('"justification":"the copy has a newer picture"');
  });

  it('refuses two that do not match, and one alone', async () => {
    const team = await accepted();
    const before = team.read('dedupe.baseline');
    const outcome = await team.check('--accept', 'news/clock.md', 'news/ferry.md');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('do not match');
    const one = await team.check('--accept', 'news/clock.md');
    expect(one.exitCode).toBe(2);
    expect(one.stderr).toContain('--accept takes two documents');
    const typo = await team.check('--accept', 'news/clok.md', 'news/ferry.md');
    expect(typo.exitCode).toBe(2);
    expect(typo.stderr).toContain('did you mean "news/clock.md"?');
    expect(team.read('dedupe.baseline')).toBe(before);
  });
});

describe('a copy that its canonical link settles', () => {
  it('is no finding, is in no baseline, and cannot be accepted', async () => {
    const copy = `---\ncanonical: bees.md\n---\n${BEES}`;
    const team = await accepted();
    const before = team.read('dedupe.baseline');
    team.write({ 'news/bees-copy.md': copy });
    expect(await team.findings()).toEqual(NOTHING_NEW);
    await team.update();
    expect(team.read('dedupe.baseline')).toBe(before);
    const outcome = await team.check('--accept', 'news/bees-copy.md', 'news/bees.md');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('"news/bees-copy.md" is settled by a canonical link');
    expect((await team.check('--changed-since', 'HEAD')).exitCode).toBe(0);
    expect((await team.dedupe(['news', '--changed-since', 'HEAD', '--check'])).exitCode).toBe(0);
    team.write({ 'news/bees-third.md': BEES });
    expect(await team.findings()).toMatchObject({ exitCode: 1, known: 2 });
    team.commit('bees');
    team.write({ 'news/bees-copy.md': `${copy}\n` });
    const changed = ['news', '--changed-since', 'HEAD', '--check'];
    expect((await team.dedupe(changed)).exitCode).toBe(0);
  });
});
