import { describe, expect, it } from 'vitest';
import { PassageFinder } from '../../src/result/passage-finder.ts';
import { loadStemmer } from '../../src/intake/stem.ts';
import { takeInto } from '../intake/kernel-intake.ts';
import { shinglesOf, wordsOf } from '../fixtures/shingles.ts';
import { documentsOf } from '../fixtures/themes.ts';
import { drawWords, seededRandom } from '../core/small-corpus.ts';

/** The passages of two texts, as the text they hold in each. */
async function passagesOf(
  a: string,
  b: string,
  language?: string,
): Promise<[inA: string, inB: string][]> {
  const map = language === undefined ? undefined : await loadStemmer(language);
  const intake = await takeInto(
    [
      { id: 'a', text: a },
      { id: 'b', text: b },
    ],
    { map },
  );
  return new PassageFinder(intake)
    .passages(0, 1)
    .map((passage) => [a.slice(...passage.a), b.slice(...passage.b)]);
}

describe('the evidence for a short text in a very long one', () => {
  const draw = seededRandom(8);
  // few different words, so that many occur everywhere
  const words = drawWords(draw, 30_000, 3000);
  const quote = words.slice(17_000, 17_120);
  const short = [...drawWords(draw, 60, 3000), ...quote, ...drawWords(draw, 60, 3000)].join(' ');
  const long = words.join(' ');

  it.each([
    ['second', short, long],
    ['first', long, short],
  ])('is what they share, the long one being the %s', async (_, a, b) => {
    const found = await passagesOf(a, b);
    const lengths = found.map(([inA]) => inA.length);
    const longest = found[lengths.indexOf(Math.max(...lengths))];
    expect(longest).toEqual([quote.join(' '), quote.join(' ')]);
    for (const [inA, inB] of found) expect(inA.split(' ')[0]).toBe(inB.split(' ')[0]);
  });
});

describe('evidence', () => {
  it('is the text as each document has it', async () => {
    const a = 'Oslo —  The “brass heron” was seen\nby nobody at all, they said.';
    const b = '<p>Yesterday, the brass heron was seen by nobody AT ALL; more soon.</p>';
    expect(await passagesOf(a, b)).toEqual([
      ['The “brass heron” was seen\nby nobody at all', 'the brass heron was seen by nobody AT ALL'],
    ]);
  });

  it('points into masked text with soft hyphens, marks and wide letters', async () => {
    const a = '          The co\u00adop\u00aderative cafe\u0301   of   Ｂrackwater opens     ';
    const b = '\u00a0\u00a0the cooperative caf\u00e9 of Brackwater opens';
    expect(await passagesOf(a, b)).toEqual([
      ['The co\u00adop\u00aderative cafe\u0301   of   Ｂrackwater opens', b.trim()],
    ]);
  });

  it('points at a moved paragraph, in masked text, on both sides', async () => {
    const [lamp, gulls] = [
      'The lamp was lit at nine, as ever.',
      'Forty gulls sat on the north wall.',
    ];
    const a = `  ${lamp}      \n\n    ${gulls}\n`;
    const b = `     ${gulls.replace('wall', 'WALL')}\n\u00a0 Later:   ${lamp.replace(' as ', '  as\n')}`;
    expect(await passagesOf(a, b)).toEqual([
      ['The lamp was lit at nine, as ever', 'The lamp was lit at nine,  as\never'],
      ['Forty gulls sat on the north wall', 'Forty gulls sat on the north WALL'],
    ]);
  });

  it('follows a text in Chinese', async () => {
    const shared = '灯塔看守人每天晚上都要数海鸥';
    expect(await passagesOf(`据说，${shared}。`, `「${shared}」他说`)).toEqual([[shared, shared]]);
  });

  it('takes words for the same that a stemmer makes the same', async () => {
    const [a, b] = ['the keepers counted gulls nightly', 'the keeper counts gull nightly'];
    expect(await passagesOf(a, b)).toEqual([]);
    expect(await passagesOf(a, b, 'english')).toEqual([[a, b]]);
  });

  it('is none between strangers and in empty texts', async () => {
    expect(await passagesOf('one two three four', 'five six seven eight')).toEqual([]);
    expect(await passagesOf('', '')).toEqual([]);
  });

  it.each([
    ['evening-post-rewrite.txt', 0.9],
    ['insurer-weekly-excerpt.txt', 0.95],
    ['port-ellery-syndicated.txt', 0.99],
  ])('covers what %s took from the wire story', async (id, least) => {
    const texts = documentsOf('wire');
    const [story = '', copy = ''] = [texts.get('northline-barrier.txt'), texts.get(id)];
    const taken = (await passagesOf(story, copy)).map(([, inCopy]) => inCopy);
    const shared = [...shinglesOf(copy, 5)].filter((each) => shinglesOf(story, 5).has(each));
    const shown = new Set(taken.flatMap((passage) => [...shinglesOf(passage, 5)]));
    expect(shared.length).toBeGreaterThan(5);
    const covered = shared.filter((each) => shown.has(each)).length / shared.length;
    expect(covered).toBeGreaterThanOrEqual(least);
    for (const passage of taken) expect(wordsOf(passage).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the evidence for two very long texts', () => {
  it.each([
    ['of ASCII', 'ferry and harbour, '],
    ['with accents and wide letters', 'caf\u00e9 \uff22 and ferry, '],
  ])('is that of shorter ones, token by token, %s', async (_, words) => {
    const draw = seededRandom(5);
    const a = drawWords(draw, 400, 300).map((word, i) => (i % 9 === 0 ? words + word : word));
    const b = a.map((word, i) => (i % 50 === 49 ? `new${word}` : word)).toSpliced(200, 30);
    const intake = await takeInto(
      [
        { id: 'a', text: a.join(' ') },
        { id: 'b', text: b.join('  ') },
      ],
      {},
    );
    const [plain, long] = [new PassageFinder(intake), new PassageFinder(intake, undefined, 100)];
    expect(plain.passages(0, 1).length).toBeGreaterThan(1);
    expect(long.passages(0, 1)).toEqual(plain.passages(0, 1));
    expect(long.whole(0, 1)).toEqual(plain.whole(0, 1));
  });
});
