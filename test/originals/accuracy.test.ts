/**
 * How often the choice of the original is right, at each of the confidences that it claims. `cases.yaml`
 * was written before the rules were tuned, `held-out.yaml` and `second-check.yaml` after.
 */
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../src/model/result.ts';
import { type Case, choiceIn, readCases } from './cases.ts';

interface Outcome {
  readonly each: Case;
  readonly confidence: Confidence;
  readonly isRight: boolean;
}

async function outcomesOf(file: string): Promise<readonly Outcome[]> {
  return Promise.all(
    readCases(file).map(async (each) => {
      const { id, confidence } = await choiceIn(each);
      return { each, confidence, isRight: id === each.original };
    }),
  );
}

const share = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ isRight }) => isRight).length / Math.max(1, outcomes.length);

/** One line a confidence: how many choices, how many of them right, and which are not. */
function tableOf(outcomes: readonly Outcome[]): string {
  return (['sure', 'likely', 'guess'] as const)
    .map((confidence) => {
      const own = outcomes.filter((outcome) => outcome.confidence === confidence);
      const wrong = own.filter(({ isRight }) => !isRight).map(({ each }) => each.name);
      const names = wrong.length === 0 ? '' : `; not: ${wrong.join(', ')}`;
      return `  ${confidence}: ${own.length - wrong.length} of ${own.length} right${names}`;
    })
    .join('\n');
}

const FILES = [
  ['cases.yaml', 60, 10],
  ['held-out.yaml', 30, 10],
  ['second-check.yaml', 30, 10],
] as const;

describe.each(FILES)('the choice in %s', (file, size, languages) => {
  it('is right if it says that it is sure, which is often', async () => {
    const outcomes = await outcomesOf(file);
    console.log(`${file}\n${tableOf(outcomes)}`);
    const sure = outcomes.filter(({ confidence }) => confidence === 'sure');
    expect(outcomes.length).toBeGreaterThanOrEqual(size);
    expect(share(sure)).toBeGreaterThanOrEqual(0.95);
    expect(sure.length).toBeGreaterThan(outcomes.length / 2);
    expect(share(outcomes)).toBeGreaterThan(0.75);
  });

  it('is asked about groups in ten languages, each with an original of its own', () => {
    const cases = readCases(file);
    expect(new Set(cases.map(({ language }) => language)).size).toBeGreaterThanOrEqual(languages);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const { members, original } of cases) {
      expect(Object.keys(members)).toContain(original);
      expect(Object.keys(members).length).toBeGreaterThan(1);
    }
  });
});
