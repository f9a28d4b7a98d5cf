/** Own texts as sets of phrases: those of the kernel against the plain ones. */

import { describe, expect, it } from 'vitest';
import { KernelPhraseSets } from '../../../src/core/boilerplate/kernel-own-phrases.ts';
import { MAX_COMPARED, type Phrases } from '../../../src/core/boilerplate/own-phrases.ts';
import { takeInto } from '../../intake/kernel-intake.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { PlainPhraseSets } from '../../oracle/phrase-sets.ts';
import { drawWords, seededRandom } from '../small-corpus.ts';

const random = seededRandom(11);
/** From nothing to more than is looked at; few words, so that phrases repeat. */
const LENGTHS = [0, 1, 2, 3, 4, 12, 60, 61, 300, 900, MAX_COMPARED, 3000, 3001];
const texts = LENGTHS.map((length) => drawWords(random, length, 40).join(' '));

async function setUp() {
  const articles = texts.map((text, i) => ({ id: ` ${String(i).padStart(2, '0')}`, text }));
  const { collection } = await takeInto([...articles, ...largeCorpus(300)]);
  return {
    collection,
    fast: new KernelPhraseSets(collection),
    plain: new PlainPhraseSets(collection),
  };
}

/** A frame over a share of a text, in stretches. */
function frameOf(length: number, share: number): Uint8Array {
  const frame = new Uint8Array(length);
  for (let at = 0; at < length; at += 10) if (random() < share) frame.fill(1, at, at + 10);
  return frame;
}

const numbersOf = ({ count, halves }: Phrases): number[] => [...halves.subarray(0, 2 * count)];

describe('own phrases on the kernel', () => {
  it('are those of the plain sets, whatever is framed', async () => {
    const { collection, fast, plain } = await setUp();
    for (const share of [0, 0.3, 0.9, 1]) {
      for (let document = 0; document < texts.length; document++) {
        const frame = frameOf(collection.length(document), share);
        const expected = plain.distinct(document, frame);
        expect(numbersOf(fast.distinct(document, frame))).toEqual(numbersOf(expected));
      }
    }
  });

  it('are alike where the plain ones are', async () => {
    const { collection, fast, plain } = await setUp();
    const sets = Array.from({ length: texts.length * 3 }, (_, i) =>
      plain.distinct(i % texts.length, frameOf(collection.length(i % texts.length), (i % 5) / 5)),
    );
    let alike = 0;
    for (const a of sets) {
      for (const b of sets) {
        const expected = plain.areAlike(a, b);
        expect(fast.areAlike(a, b)).toBe(expected);
        if (expected) alike++;
      }
    }
    // both verdicts come up
    expect(alike).toBeGreaterThan(50);
    expect(alike).toBeLessThan(sets.length ** 2 - 50);
  });
});
