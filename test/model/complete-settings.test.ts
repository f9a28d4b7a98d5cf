import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DedupeError } from '../../src/model/error.ts';
import { ENGINES, MEASURES, RELATIONS, type Settings } from '../../src/model/settings.ts';
import {
  completeSettings,
  DEFAULT_SETTINGS,
  MAX_SHINGLE_SIZE,
} from '../../src/model/complete-settings.ts';

/** What refusing these settings says. */
function refusal(given: object): DedupeError {
  try {
    completeSettings(given);
  } catch (error) {
    if (error instanceof DedupeError) return error;
    throw error;
  }
  throw new Error(`accepted ${JSON.stringify(given)}`);
}

const valid: fc.Arbitrary<Partial<Settings>> = fc
  .record(
    {
      by: fc.constantFrom(...MEASURES),
      threshold: fc.double({ min: 0, max: 1, noNaN: true }),
      relation: fc.constantFrom(...RELATIONS),
      prior: fc.constantFrom('learnt' as const, 0.01, 0.3),
      shingleSize: fc.integer({ min: 1, max: MAX_SHINGLE_SIZE }),
      engine: fc.constantFrom(...ENGINES),
      scaled: fc.double({ min: 1, max: 1e9, noNaN: true }),
      stem: fc.constantFrom(null, 'english'),
      boilerplate: fc.boolean(),
      allPairs: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .chain((settings) =>
    fc
      .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 }))
      .map(([rows, bands]) => ({ ...settings, bands, permutations: rows * bands })),
  );

describe('the settings of a run', () => {
  it('are the documented defaults if nothing is given', () => {
    expect(completeSettings({})).toEqual({
      by: 'score',
      threshold: 0.5,
      relation: 'rewrite',
      prior: 'learnt',
      shingleSize: 3,
      engine: 'exact',
      scaled: 1,
      permutations: 128,
      bands: 32,
      stem: null,
      boilerplate: true,
      allPairs: false,
    });
  });

  it('keep what is given and in range, and complete the rest', () => {
    fc.assert(
      fc.property(valid, (given) => {
        expect(completeSettings(given)).toEqual({ ...DEFAULT_SETTINGS, ...given });
      }),
    );
  });

  it('take undefined as not given, and leave out what is not a setting', () => {
    const callback = (): void => {};
    const given: object = {
      threshold: undefined,
      stem: undefined,
      onProgress: callback,
    };
    expect(completeSettings(given)).toEqual(DEFAULT_SETTINGS);
    expect(Object.keys(completeSettings(given))).toEqual(Object.keys(DEFAULT_SETTINGS));
  });

  it('refuse an unknown option, such as a misspelt one', () => {
    const misspelt: object = { treshold: 0.9 };
    expect(() => completeSettings(misspelt)).toThrow(/unknown option "treshold".*threshold/);
    const inherited: object = { constructor: 1 };
    expect(() => completeSettings(inherited)).toThrow('unknown option "constructor"');
  });

  it('do not change the defaults', () => {
    completeSettings({ threshold: 0.9 });
    expect(completeSettings({}).threshold).toBe(0.5);
  });

  it.each([
    [{ by: 'jaccard' }, 'invalid by "jaccard": expected one of score, resemblance, containment'],
    [
      { relation: 'copy' },
      'invalid relation "copy": expected one of identical, near-duplicate, excerpt, rewrite, quotation, template',
    ],
    [{ engine: 'lsh' }, 'invalid engine "lsh": expected one of exact, minhash'],
    [{ threshold: 1.01 }, 'invalid threshold "1.01": expected a number from 0 to 1'],
    [{ threshold: -0.1 }, 'invalid threshold "-0.1": expected a number from 0 to 1'],
    [{ threshold: NaN }, 'invalid threshold "NaN": expected a number from 0 to 1'],
    [{ scaled: 0.5 }, 'invalid scaled "0.5": expected a number from 1 up'],
    [{ scaled: Infinity }, 'invalid scaled "Infinity": expected a number from 1 up'],
    [{ scaled: NaN }, 'invalid scaled "NaN": expected a number from 1 up'],
    [{ shingleSize: 0 }, 'invalid shingleSize "0": expected a whole number from 1 to 64'],
    [{ shingleSize: 65 }, 'invalid shingleSize "65": expected a whole number from 1 to 64'],
    [{ shingleSize: 2.5 }, 'invalid shingleSize "2.5": expected a whole number from 1 to 64'],
    [{ permutations: 0 }, 'invalid permutations "0": expected a whole number from 1 to 4096'],
    [{ permutations: 4097 }, 'invalid permutations "4097": expected a whole number from 1 to 4096'],
    [{ bands: 0 }, 'invalid bands "0": expected a whole number from 1 to 128'],
    [{ bands: 129 }, 'invalid bands "129": expected a whole number from 1 to 128'],
    [{ bands: 48 }, 'invalid bands "48": expected a divisor of permutations, 128'],
    [
      { permutations: 100, bands: 32 },
      'invalid bands "32": expected a divisor of permutations, 100',
    ],
  ])('refuse %j and say what may be given', (given, message) => {
    const error = refusal(given);
    expect(error.code).toBe('BAD_OPTION');
    expect(error.message).toBe(message);
  });

  it.each([
    { threshold: '0.5' },
    { scaled: '2' },
    { shingleSize: '3' },
    { threshold: null },
    { by: null },
  ])('refuse %j, which is of another type', (given) => {
    expect(refusal(given).code).toBe('BAD_OPTION');
  });

  it('accept both ends of every range', () => {
    for (const threshold of [0, 1]) {
      expect(completeSettings({ threshold }).threshold).toBe(threshold);
    }
    for (const shingleSize of [1, MAX_SHINGLE_SIZE]) {
      expect(completeSettings({ shingleSize }).shingleSize).toBe(shingleSize);
    }
    for (const bands of [1, 128]) expect(completeSettings({ bands }).bands).toBe(bands);
    expect(completeSettings({ permutations: 4096, bands: 4096 }).bands).toBe(4096);
  });

  it('accept the former name of an engine, and call it as it is called now', () => {
    const given: object = { engine: 'scaled' };
    expect(completeSettings(given).engine).toBe('exact');
  });
});
