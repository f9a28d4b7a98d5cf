import { describe, expect, it } from 'vitest';
import { TrimmedTexts } from '../../../src/core/boilerplate/trimmed-texts.ts';
import { gatherNeighbours } from '../../../src/core/clusters/neighbours.ts';
import { findDigests, SharedSpans } from '../../../src/core/clusters/digest.ts';
import { PairScorer, type PairMeasure } from '../../../src/core/score/measure.ts';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { collectionOf, drawWords, numbersBelow, pairsOf, seededRandom } from '../small-corpus.ts';

const random = seededRandom(21);
const story = (words: number): string[] => drawWords(random, words, 1e9);
const counts = ({ score }: PairMeasure): boolean => score >= 0.5;

/** The numbers of the texts that are digests, all pairs having been measured. */
function digestsAmong(texts: readonly (readonly string[])[]): number[] {
  const collection = collectionOf(texts.map((words) => words.join(' ')));
  const scorer = new PairScorer({
    collection,
    trimmed: new TrimmedTexts(collection),
    rarity: tokenRarity(collection.vocabulary),
    shingleSize: 3,
  });
  const measure = (a: number, b: number): PairMeasure => scorer.measure(a, b);
  const edges = pairsOf([...numbersBelow(texts.length)]).filter(([a, b]) => counts(measure(a, b)));
  const neighbours = gatherNeighbours(
    {
      a: Int32Array.from(edges, ([a]) => a),
      b: Int32Array.from(edges, ([, b]) => b),
      score: Float64Array.from(edges, ([a, b]) => measure(a, b).score),
    },
    texts.length,
  );
  const isDigest = findDigests({
    collection,
    neighbours,
    pairs: edges.map(([a, b]) => measure(a, b)),
    measure,
    counts,
    spans: new SharedSpans(collection),
  });
  return [...numbersBelow(texts.length)].filter((document) => isDigest[document] === 1);
}

describe('a digest', () => {
  const [one, two, three, four] = [story(180), story(180), story(180), story(180)];
  const digest = [one, two, three].flatMap((words) => [...story(8), ...words.slice(20, 100)]);

  it('is what takes a part of each of three stories, whatever its number', () => {
    expect(digestsAmong([one, two, three, digest])).toEqual([3]);
    expect(digestsAmong([digest, one, two, three])).toEqual([0]);
    expect(digestsAmong([one, digest, two, three])).toEqual([1]);
  });

  it('may be made of four stories, and have strangers beside it', () => {
    const larger = [...digest, ...four.slice(0, 90)];
    expect(digestsAmong([story(150), one, two, larger, three, four, story(90)])).toEqual([3]);
  });

  it('is not what takes from two stories only', () => {
    const both = [...one.slice(0, 90), ...two.slice(0, 90)];
    expect(digestsAmong([one, two, both])).toEqual([]);
    expect(digestsAmong([one, two, three, both])).toEqual([]);
  });

  it('is no story whose excerpts do not overlap: they lie in it whole', () => {
    const long = story(300);
    const excerpts = [long.slice(0, 90), long.slice(100, 190), long.slice(200, 300)];
    expect(digestsAmong([...excerpts, long])).toEqual([]);
  });

  it('is no story with many rewrites: they share all of it', () => {
    const rewrites = [2, 3, 4, 5].map((step) =>
      one.map((word, i) => (i % (2 * step) < 2 ? (story(1)[0] ?? '') : word)),
    );
    expect(digestsAmong([...rewrites, one])).toEqual([]);
  });

  it('is not what takes its parts from versions of one story', () => {
    // the three sources match each other, in a part that the text does not take
    const shared = story(150);
    const versions = [one, two, three].map((words) => [...shared, ...words.slice(0, 90)]);
    const taking = versions.flatMap((words) => words.slice(150, 240));
    expect(digestsAmong([...versions, taking])).toEqual([]);
  });

  it('is no story whose excerpts have some words of their own', () => {
    const long = story(600);
    const excerpts = [0, 150, 300, 450].map((at) => [
      ...story(10),
      ...long.slice(at, at + 50),
      ...story(10),
    ]);
    expect(digestsAmong([...excerpts, long])).toEqual([]);
  });

  it('is what takes most of each story, if it is mostly made of them', () => {
    const taking = [one, two, three].flatMap((words) => [...story(6), ...words.slice(20, 140)]);
    expect(digestsAmong([one, two, three, taking])).toEqual([3]);
  });

  it('is no text that shares set phrases with others, here and there', () => {
    // the runs are of four words, and far apart
    const phrases = (words: readonly string[]): string[] =>
      words.flatMap((word, i) => (i % 6 > 3 ? [] : i % 6 === 3 ? [word, ...story(8)] : [word]));
    const scattered = [one, two, three].flatMap((words) => phrases(words.slice(0, 60)));
    expect(digestsAmong([one, two, three, scattered])).toEqual([]);
  });

  it('is not there in a corpus of strangers, nor in an empty one', () => {
    expect(digestsAmong([one, two, three, four])).toEqual([]);
    expect(digestsAmong([])).toEqual([]);
  });
});
