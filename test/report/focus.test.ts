/** A result with a focus, held to the filter of the whole one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import { hasFinding } from '../../src/ci/gate.ts';
import type { DedupeResult } from '../../src/model/result.ts';
import { listFindings } from '../../src/report/findings/findings.ts';
import { focusOn } from '../../src/report/focus.ts';
import { report, REPORT_FORMATS } from '../../src/report/formats.ts';
import { editedCorpus } from '../invented-articles.ts';
import { bytesOf, isValid } from '../results.ts';
import { randomResult } from './arbitrary.ts';

/** A result, and some of its documents. */
function withFocus(result: DedupeResult): fc.Arbitrary<[DedupeResult, ReadonlySet<string>]> {
  const ids = fc.subarray(result.documents.map(({ id }) => id));
  return ids.map((some) => [result, new Set(some)]);
}

function expectFiltered(whole: DedupeResult, ids: ReadonlySet<string>): void {
  const found = focusOn(whole, ids);
  const touches = (...documents: readonly string[]): boolean => documents.some((id) => ids.has(id));
  expect(found.clusters).toEqual(
    whole.clusters.filter(({ members }) => members.some(({ document }) => ids.has(document))),
  );
  expect(found.pairs.filter(({ a, b }) => touches(a, b))).toEqual(
    whole.pairs.filter(({ a, b }) => touches(a, b)),
  );
  const known = new Map(whole.documents.map((entry) => [entry.id, entry]));
  for (const entry of found.documents) expect(entry).toEqual(known.get(entry.id));
}

/** An invented result has copies in other clusters than their texts, so this holds for real ones. */
function expectFindings(whole: DedupeResult, ids: ReadonlySet<string>): void {
  const found = focusOn(whole, ids);
  const touches = (...documents: readonly string[]): boolean => documents.some((id) => ids.has(id));
  expect(listFindings(found)).toEqual(
    listFindings(whole).filter(({ document, other, original }) =>
      touches(document.id, other.id, original?.id ?? other.id),
    ),
  );
}

describe('a result with a focus', () => {
  it('has exactly what touches it in the whole result, whatever that holds', () => {
    fc.assert(
      fc.property(randomResult.chain(withFocus), ([whole, ids]) => {
        expectFiltered(whole, ids);
      }),
      { numRuns: 100 },
    );
  });

  it('has what touches it in a real one, and is valid', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, fc.infiniteStream(fc.boolean()), async (articles, coins) => {
        const whole = await dedupe(articles);
        const ids = new Set(whole.documents.filter(() => coins.next().value).map(({ id }) => id));
        expectFiltered(whole, ids);
        expectFindings(whole, ids);
        const found = focusOn(whole, ids);
        expect(isValid(JSON.parse(bytesOf(found))), JSON.stringify(isValid.errors)).toBe(true);
        expect(hasFinding(found)).toBe(listFindings(found).length > 0);
      }),
      { numRuns: 30 },
    );
  });

  it('is the whole result, but for the focus, if all documents are in it', () => {
    fc.assert(
      fc.property(randomResult, (whole) => {
        const { clusters, pairs, documents } = focusOn(
          whole,
          new Set([
            ...whole.documents.map(({ id }) => id),
            ...whole.clusters.flatMap(({ members }) => members.map(({ document }) => document)),
            ...whole.pairs.flatMap(({ a, b }) => [a, b]),
          ]),
        );
        expect({ clusters, pairs, documents }).toEqual({
          clusters: whole.clusters,
          pairs: whole.pairs,
          documents: whole.documents,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('can be written in every format', async () => {
    for (const name of REPORT_FORMATS) {
      const [whole] = fc.sample(randomResult, { numRuns: 1, seed: 7 });
      if (whole === undefined) continue;
      const found = focusOn(whole, new Set(whole.documents.slice(0, 1).map(({ id }) => id)));
      const written = [...(await report(name, found, { nul: true }))].join('');
      expect(typeof written).toBe('string');
    }
  });
});
