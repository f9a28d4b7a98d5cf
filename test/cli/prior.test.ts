/** The prior on the command line: learnt or pinned, told where it moved, the same bytes on any machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import { scoreCorpus } from '../../src/eval/scored-documents.ts';
import type { DedupeResult } from '../../src/model/result.ts';
import { asLines, inventArticles } from '../invented-collection.ts';
import { Sandbox } from './run-dedupe.ts';
import { TWINS } from './stories.ts';

/** More candidates than the sample takes. */
const ARTICLES = inventArticles(350, 100);
const LEARNT =
  /^(?:Weaker|Only stronger) matches count here, as if (?<percent>[\d.]+)% of likely pairs were copies/u;

let box: Sandbox;

beforeAll(() => {
  box = new Sandbox({ 'all.jsonl': asLines(ARTICLES), ...TWINS });
});

afterAll(() => box.remove());

async function json(words: readonly string[], env = {}): Promise<DedupeResult> {
  const { stdout } = await box.dedupe([...words, '--json', '-q'], { env });
  return JSON.parse(stdout);
}

describe('--prior', () => {
  it.each(['0', '1', '1.5', '-0.2', '15%', 'few', ''])('refuses %j', async (value) => {
    const { exitCode, stderr } = await box.dedupe(['all.jsonl', `--prior=${value}`]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--prior');
    expect(stderr).toContain('expected learnt, or a number between 0 and 1');
  });

  it('is learnt by default, and the summary says the number that was used', async () => {
    const { settings, summary } = await json(['all.jsonl']);
    expect(settings.prior).toBe('learnt');
    expect(summary.prior).toBeGreaterThan(0.15);
    expect(summary.prior).toBeLessThan(1);
  });

  it('gives the same report if what was learnt is pinned, but for the setting and the sample', async () => {
    const learnt = await json(['all.jsonl']);
    const pinned = await json(['all.jsonl', '--prior', String(learnt.summary.prior)]);
    expect(pinned.settings).toEqual({ ...learnt.settings, prior: learnt.summary.prior });
    // a prior that is given needs no sample
    const { scores, ...summary } = learnt.summary;
    expect(scores?.counts).toHaveLength(50);
    expect({ ...pinned, settings: learnt.settings }).toEqual({ ...learnt, summary });
  });

  it('moves scores up and down', async () => {
    const sum = async (prior: string): Promise<number> => {
      const { pairs } = await json(['all.jsonl', '-t', '0.01', '--prior', prior]);
      return pairs.reduce((total, { score }) => total + score, 0);
    };
    const [rare, usual, frequent] = [await sum('0.001'), await sum('.15'), await sum('0.9')];
    expect(rare).toBeLessThan(usual);
    expect(usual).toBeLessThan(frequent);
  });

  it('comes from a variable and from a config file as well', async () => {
    expect((await json(['articles'], { DEDUPE_PRIOR: '0.3' })).settings.prior).toBe(0.3);
    box.write({ 'own.json': '{ "prior": 0.02 }', 'bad.json': '{ "prior": "some" }' });
    const { settings, summary } = await json(['articles', '-c', 'own.json']);
    expect([settings.prior, summary.prior]).toEqual([0.02, 0.02]);
    expect((await box.dedupe(['articles', '-c', 'bad.json'])).stderr).toContain('expected learnt');
  });
});

describe('the end of the text report', () => {
  it('says which prior was learnt, and how to pin the usual one', async () => {
    const { stdout } = await box.dedupe(['all.jsonl']);
    const [verdict, told] = stdout.trimEnd().split('\n').slice(-2);
    expect(verdict).toContain('450 articles');
    const { summary } = await json(['all.jsonl']);
    expect(Number(LEARNT.exec(told ?? '')?.groups?.['percent'])).toBeCloseTo(summary.prior * 100);
    expect(told).toContain('--prior 0.15 pins the usual 15%');
  });

  it.each([
    [['all.jsonl', '--prior', '.4']],
    [['articles']],
    [['all.jsonl', '--by', 'containment']],
  ])('is the verdict if nothing was learnt: %j', async (words) => {
    expect((await box.dedupe(words)).stdout).not.toMatch(/matches count here/u);
  });
});

describe('the prior that is learnt', () => {
  it('gives the same bytes for any order, number of workers and memory', async () => {
    box.write({ 'turned.jsonl': asLines(ARTICLES.toReversed()) });
    const bytes = async (file: string, ...machine: string[]): Promise<string> => {
      const { stdout } = await box.shell(`dedupe - -q --json ${machine.join(' ')} < ${file}`);
      // lines of the input are named there
      return stdout.replaceAll(/"(?:line|startLine|endLine)":\d+,?/gu, '');
    };
    const expected = await bytes('all.jsonl', '--workers 1');
    expect(await bytes('all.jsonl', '--workers 3')).toBe(expected);
    expect(await bytes('turned.jsonl', '--workers 2', '--memory 128M')).toBe(expected);
  });

  it('is the same with tokens in a file, and with copies of texts under other ids', async () => {
    const plain = await dedupe(ARTICLES);
    expect(await dedupe(ARTICLES, { spill: true })).toEqual(plain);
    const copies = ARTICLES.slice(0, 90).map(({ id, text }) => ({ id: `a copy of ${id}`, text }));
    expect((await dedupe([...copies, ...ARTICLES])).summary.prior).toBe(plain.summary.prior);
  });

  it('holds for an evaluation, but not for who fits coefficients', async () => {
    const { pairs } = await dedupe(ARTICLES);
    const scoreWith = async (options: Parameters<typeof scoreCorpus>[1]): Promise<number> => {
      const corpus = await scoreCorpus(ARTICLES, options);
      const [pair] = pairs;
      const [a, b] = [corpus.ids.indexOf(pair?.a ?? ''), corpus.ids.indexOf(pair?.b ?? '')];
      const { score } = corpus.measure(a, b);
      await corpus.end();
      return score;
    };
    expect(await scoreWith({})).toBe(pairs[0]?.score);
    const fitting = await scoreWith({ onEvidence: () => {} });
    expect(fitting).toBeLessThan(pairs[0]?.score ?? 0);
    expect(await scoreWith({ prior: 0.15 })).toBe(fitting);
  });
});

describe('an explanation', () => {
  const words = ['explain', 'n3', 'n353', '--in', 'all.jsonl'];

  it('says which prior holds and what it adds, which the sum of its terms has', async () => {
    const { summary, pairs } = await json(['all.jsonl']);
    const { prior, score } = JSON.parse((await box.dedupe([...words, '--json'])).stdout);
    expect(prior).toMatchObject({ value: summary.prior, isLearnt: true });
    const added = score.terms.find(({ name }: { name: string }) => name === 'prior');
    expect(added.part).toBe(prior.logOdds);
    expect(score.score).toBe(pairs.find(({ a, b }) => a === 'n3' && b === 'n353')?.score);
    const sum = score.terms.reduce((total: number, { part }: { part: number }) => total + part, 0);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(score.score, 4);
  });

  it.each([
    [[], /Prior: [\d.]+% of likely pairs taken for copies, as learnt from all articles/u],
    [['--prior', '.3'], /Prior: 30% of likely pairs taken for copies, as --prior says/u],
    [['--prior', '.15'], /Prior: 15% of likely pairs taken for copies, the usual share/u],
  ])('says it to people: %j', async (more, told) => {
    expect((await box.dedupe([...words, ...more])).stdout).toMatch(told);
  });
});
