/**
 * How many pairs of documents a listed pair stands for, with identical copies counted.
 *
 * A run lists each identical copy in one pair only, with the first document of its text, and only
 * that first document in pairs with other texts. So a pair of two texts with m and n copies stands
 * for m x n pairs of documents, and the pair of a copy for one with every earlier copy. They are
 * counted here, never listed: linear in documents and pairs.
 *
 * Against judged pairs a listed pair stands for what was judged of it, by weight.
 */

import { RELATIONS } from '../model/settings.ts';
import {
  isCopy,
  type JudgedPairs,
  pairKey,
  type TrueClusters,
  type TruePairs,
  type Truth,
} from './labels/truth.ts';

/** The listed pairs as parallel arrays: documents a < b, and the relation as an index. */
export interface PairColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly relation: Uint8Array;
}

/** For each listed pair: how many pairs of judged documents it stands for, and how many are true. */
export interface Expansion {
  readonly pairs: Float64Array;
  readonly truePairs: Float64Array;
  /** The squares of weights, against judged pairs only: they say how much a share can be trusted. */
  readonly squares?: Float64Array;
  /** For each pair of a pairs file or judged pair, the listed pair that it is found in, or -1; else empty. */
  readonly listedAs: Int32Array;
  /** For each document, the first one with the same text, maybe itself. */
  readonly first: Int32Array;
}

const IDENTICAL = RELATIONS.indexOf('identical');
const NONE = -1;

/** Returns what each listed pair stands for among the documents that `truth` judges. */
export function expandCopies(listed: PairColumns, truth: Truth, documents: number): Expansion {
  const texts = findTexts(listed, documents);
  if (truth.kind === 'pairs') return expandForPairs(listed, texts, truth);
  if (truth.kind === 'judged') return weighJudged(listed, texts, truth);
  return expandForClusters(listed, texts, truth);
}

/** Which documents share their text. */
interface SharedTexts {
  /** For each document, the first one with the same text, maybe itself. */
  readonly first: Int32Array;
  /** For each document that is not the first of its text, its listed pair; else -1. */
  readonly copyPair: Int32Array;
}

function findTexts({ a, b, relation }: PairColumns, documents: number): SharedTexts {
  const first = Int32Array.from({ length: documents }, (_, document) => document);
  const copyPair = new Int32Array(documents).fill(NONE);
  for (const [pair, copy] of b.entries()) {
    const text = a[pair] ?? copy;
    if (relation[pair] !== IDENTICAL || text >= (first[copy] ?? 0)) continue;
    first[copy] = text;
    copyPair[copy] = pair;
  }
  // ascending, so that the document copied from is resolved already
  for (const [document, text] of first.entries()) first[document] = first[text] ?? text;
  return { first, copyPair };
}

/** The listed pairs of two texts, without those of a copy within one text. */
function* pairsOfTexts({ a, b }: PairColumns, { first }: SharedTexts): Generator<PairOfTexts> {
  for (const [pair, textA] of a.entries()) {
    const textB = b[pair] ?? NONE;
    if (first[textA] === textA && first[textB] === textB) yield { pair, a: textA, b: textB };
  }
}

interface PairOfTexts {
  /** Number of the listed pair. */
  readonly pair: number;
  readonly a: number;
  readonly b: number;
}

function expandForClusters(
  listed: PairColumns,
  texts: SharedTexts,
  truth: TrueClusters,
): Expansion {
  const pairs = new Float64Array(listed.a.length);
  const truePairs = new Float64Array(listed.a.length);
  const tallies = new Tallies(truth.labels.length);
  for (const [document, label] of truth.labels.entries()) {
    if (label < 0) continue;
    const text = texts.first[document] ?? document;
    const pair = texts.copyPair[document] ?? NONE;
    if (pair !== NONE) {
      pairs[pair] = tallies.size(text);
      truePairs[pair] = tallies.count(text, label);
    }
    tallies.add(text, label);
  }
  for (const { pair, a, b } of pairsOfTexts(listed, texts)) {
    pairs[pair] = tallies.size(a) * tallies.size(b);
    truePairs[pair] = tallies.countShared(a, b);
  }
  return { pairs, truePairs, listedAs: new Int32Array(0), first: texts.first };
}

/**
 * How many documents of a text have which label. Most texts have one document, so the labels of a
 * text become a map only when there is a second one.
 */
class Tallies {
  readonly #sizes: Float64Array;
  readonly #onlyLabel: Int32Array;
  readonly #counts = new Map<number, Map<number, number>>();

  constructor(documents: number) {
    this.#sizes = new Float64Array(documents);
    this.#onlyLabel = new Int32Array(documents).fill(NONE);
  }

  add(text: number, label: number): void {
    const counts = this.#counts.get(text);
    const isOnly = this.size(text) === 0 || this.#only(text) === label;
    if (counts !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
    else if (isOnly) this.#onlyLabel[text] = label;
    else this.#counts.set(text, this.#split(text).set(label, 1));
    this.#sizes[text] = this.size(text) + 1;
  }

  #split(text: number): Map<number, number> {
    return new Map([[this.#only(text), this.size(text)]]);
  }

  #only(text: number): number {
    return this.#onlyLabel[text] ?? NONE;
  }

  size(text: number): number {
    return this.#sizes[text] ?? 0;
  }

  count(text: number, label: number): number {
    const counts = this.#counts.get(text);
    if (counts !== undefined) return counts.get(label) ?? 0;
    return this.#only(text) === label ? this.size(text) : 0;
  }

  /** Pairs of a document of each text that have the same label: walks the shorter list of labels. */
  countShared(a: number, b: number): number {
    const [countsA, countsB] = [this.#counts.get(a), this.#counts.get(b)];
    if (countsA === undefined) return this.size(a) * this.count(b, this.#only(a));
    if (countsB === undefined) return this.size(b) * this.count(a, this.#only(b));
    const [fewer, text] = countsA.size < countsB.size ? [countsA, b] : [countsB, a];
    let shared = 0;
    for (const [label, count] of fewer) shared += count * this.count(text, label);
    return shared;
  }
}

function expandForPairs(listed: PairColumns, texts: SharedTexts, truth: TruePairs): Expansion {
  const pairs = new Float64Array(listed.a.length);
  const sizes = new Float64Array(texts.first.length);
  for (const [document, text] of texts.first.entries()) {
    const earlier = sizes[text] ?? 0;
    const pair = texts.copyPair[document] ?? NONE;
    if (pair !== NONE) pairs[pair] = earlier;
    sizes[text] = earlier + 1;
  }
  for (const { pair, a, b } of pairsOfTexts(listed, texts)) {
    pairs[pair] = (sizes[a] ?? 0) * (sizes[b] ?? 0);
  }
  const listedAs = findListed(listed, texts, truth);
  const truePairs = new Float64Array(listed.a.length);
  for (const pair of listedAs) if (pair !== NONE) truePairs[pair] = (truePairs[pair] ?? 0) + 1;
  return { pairs, truePairs, listedAs, first: texts.first };
}

function weighJudged(listed: PairColumns, texts: SharedTexts, truth: JudgedPairs): Expansion {
  const { length } = listed.a;
  const [pairs, truePairs, squares] = [
    new Float64Array(length),
    new Float64Array(length),
    new Float64Array(length),
  ];
  const listedAs = findListed(listed, texts, truth);
  for (const [row, pair] of listedAs.entries()) {
    if (pair === NONE) continue;
    const weight = truth.weights[row] ?? 0;
    pairs[pair] = (pairs[pair] ?? 0) + weight;
    squares[pair] = (squares[pair] ?? 0) + weight ** 2;
    if (isCopy(truth, row)) truePairs[pair] = (truePairs[pair] ?? 0) + weight;
  }
  return { pairs, truePairs, squares, listedAs, first: texts.first };
}

/** For each known pair, the listed pair that stands for it, or -1 if it was never a candidate. */
function findListed(
  listed: PairColumns,
  texts: SharedTexts,
  truth: Pick<TruePairs, 'a' | 'b'>,
): Int32Array {
  const { first, copyPair } = texts;
  const keyOf = (a: number, b: number): number =>
    pairKey(first[a] ?? a, first[b] ?? b, first.length);
  const byKey = new Map<number, number>();
  for (const [index, x] of truth.a.entries()) byKey.set(keyOf(x, truth.b[index] ?? x), NONE);
  for (const { pair, a, b } of pairsOfTexts(listed, texts)) {
    const key = keyOf(a, b);
    if (byKey.has(key)) byKey.set(key, pair);
  }
  return truth.a.map((x, index) => {
    const y = truth.b[index] ?? x;
    // y is the later of the two, as x < y
    return first[x] === first[y] ? (copyPair[y] ?? NONE) : (byKey.get(keyOf(x, y)) ?? NONE);
  });
}
