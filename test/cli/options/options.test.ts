import { describe, expect, it } from 'vitest';
import { flagOf, OPTIONS, SPECS } from '../../../src/cli/options/options.ts';
import { variableOf } from '../../../src/cli/options/variables.ts';
import { resolveOptions } from '../../../src/cli/options/resolve.ts';
import { DEFAULT_SETTINGS, pickSettings } from '../../../src/model/complete-settings.ts';

/** Switches that name what to do for one call, so that there is nothing to turn off. */
const ACTIONS = ['json', 'ndjson', 'updateBaseline', 'pruneBaseline', 'printConfig', 'listFiles'];

describe('the option table', () => {
  it('has a flag to turn off every switch that is not an action', () => {
    const stuck = SPECS.filter(([, spec]) => spec.kind.isSwitch && !spec.negative);
    expect(stuck.map(([key]) => key)).toEqual(ACTIONS);
  });

  it('gives each flag one meaning', () => {
    const flags = SPECS.flatMap(([key, { short, negative }]) => [
      flagOf(key),
      short,
      negative?.flag,
    ]);
    const named = flags.filter((flag) => flag !== undefined);
    expect(named).toHaveLength(new Set(named).size);
  });

  it('has defaults that its own kinds accept', () => {
    const odd = SPECS.filter(([, { kind, default: start }]) => {
      return start !== undefined && kind.accept(start) === undefined;
    });
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  it('has the defaults of the library', () => {
    const { values } = resolveOptions({ given: [], env: {}, config: {} });
    expect(pickSettings(values)).toEqual(DEFAULT_SETTINGS);
  });

  it('names flags and variables after their keys', () => {
    expect([flagOf('textField'), variableOf('textField')]).toEqual([
      '--text-field',
      'DEDUPE_TEXT_FIELD',
    ]);
  });

  it('has summaries that fit two lines of help, or three with a list of names', () => {
    const most = (summary: string): number => (summary.split(', ').length > 5 ? 120 : 80);
    const long = Object.values(OPTIONS).filter(({ summary }) => summary.length > most(summary));
    expect(long).toEqual([]);
  });
});
