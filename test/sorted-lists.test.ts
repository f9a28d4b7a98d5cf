/** A list in the order of the alphabet joins no two texts: whoever sorts the same names gets the same order. */
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import type { DedupeOptions } from '../src/pipeline/options.ts';
import type { DedupeResult } from '../src/model/result.ts';

const NAMES = `Abel Okafor, Brigitte Lund, Casper Holm, Dorothea Vance, Edwin Marsh, Fiona Castell, Gerard Pohl,
Hilde Brandt, Ivo Marek, Jolanda Smit, Kees Verhoef, Lotte Aalbers, Milan Horak, Nadia Ferrand, Oskar Lindqvist`;
const SIGNED = `${NAMES}, Paula Ostrom, Quentin Abbey, Rosa Delgado, Stefan Kroll, Tilda Falk, Ulrich Graf, Vera Novak,
Wanda Sobol, Xenia Petrou, Yannick Moreau, Zita Kovacs`;
const FEWER = `Abel Okafor, Beatrix Stone, Brigitte Lund, Casper Holm, Dorothea Vance, Edwin Marsh, Fiona Castell,
Gerard Pohl, Hilde Brandt, Ivo Marek, Jan Willems, Jolanda Smit, Kees Verhoef, Lotte Aalbers, Milan Horak`;
const COUNTRIES = `Albania, Austria, Belgium, Bulgaria, Croatia, Cyprus, Denmark, Estonia, Finland, France, Germany,
Greece, Hungary, Iceland, Ireland, Italy, Latvia, Lithuania, Luxembourg, Malta, Norway, Poland, Portugal, Romania`;
const UNSORTED = `Oskar Lindqvist, Ivo Marek, Casper Holm, Lotte Aalbers, Abel Okafor, Milan Horak, Fiona Castell,
Dorothea Vance, Nadia Ferrand, Gerard Pohl, Jolanda Smit, Brigitte Lund, Kees Verhoef, Hilde Brandt, Edwin Marsh`;

const POST = `The new kiln at the pottery was fired for the first time on Sunday and nothing cracked, though the glaze
on the tall jugs ran more than we wished. Next month we try it with salt. We owe the bricks to these people:`;
const OTHER = `Choir practice moves to the fire station while the chapel roof is open. Bring a cushion and something warm,
and mind the hoses by the door. Whoever wants to sing at midsummer has put down a name by now:`;
const STAMPS = `From the first of May a letter of twenty grams costs ninety cents to all of the following, and parcels go by
ship unless the sender pays the air supplement at the counter:`;
const ROAMING = `Calls home are charged as at home while you travel in the places below, for up to sixty days in a year, after
which our fair use rules apply to data but not to messages:`;

const run = (texts: readonly string[], options: DedupeOptions = {}): Promise<DedupeResult> =>
  dedupe(
    texts.map((text, i) => ({ id: `t${i}`, text })),
    options,
  );
const copies = async (...texts: readonly string[]): Promise<number> =>
  (await run(texts)).summary.duplicates;

describe('two texts that share a list', () => {
  it('are unique if it is in the order of the alphabet', async () => {
    expect(await copies(`${POST}\n\n${NAMES}`, `${OTHER}\n\n${NAMES}`)).toBe(0);
    expect(await copies(`${POST}\n\n${NAMES}`, `${OTHER}\n\n${FEWER}`)).toBe(0);
    expect(await copies(`${STAMPS}\n\n${COUNTRIES}`, `${ROAMING}\n\n${COUNTRIES}`)).toBe(0);
    expect(await copies(`Signed for the school:\n${SIGNED}`, `${OTHER}\n\n${SIGNED}`)).toBe(1);
    expect(await copies(`${POST}\n\n${SIGNED}`, `${OTHER}\n\n${SIGNED}`)).toBe(0);
    expect(await copies(`${NAMES}\n\n${POST}`, `${OTHER}\n\n${NAMES}\n\nSee you there.`)).toBe(0);
  });

  it('quote it, for those who ask', async () => {
    const texts = [`${POST}\n\n${NAMES}`, `${OTHER}\n\n${NAMES}`];
    const { pairs } = await run(texts, { relation: 'quotation' });
    expect(pairs).toMatchObject([{ relation: 'quotation', quoting: 'both' }]);
  });

  it('are copies if nobody would list it in that order by chance', async () => {
    expect(await copies(`${POST}\n\n${UNSORTED}`, `${OTHER}\n\n${UNSORTED}`)).toBe(1);
  });

  it('are copies if the rest is shared as well, or there is none', async () => {
    expect(await copies(`${POST}\n\n${NAMES}`, `${POST}\n\n${FEWER}`)).toBe(1);
    expect(await copies(NAMES, FEWER)).toBe(1);
  });
});
