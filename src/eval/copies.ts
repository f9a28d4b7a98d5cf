/**
 * What a listed pair stands for, once identical copies are counted.
 *
 * A run lists each identical copy in one pair only, with the first document of its text, and only
 * that first document in pairs with other texts. So a pair of two texts with m and n copies stands
 * for m x n pairs of documents, and a copy's pair for one with every earlier copy. Here they are
 * counted, never listed: linear in documents and pairs.
 */

import { RELATIONS } from '../model/settings.ts';
import { pairKey, type TrueClusters, type TruePairs, type Truth } from './labels/truth.ts';

/** Listed pairs as parallel arrays: documents a < b, and the relation as an index. */
export interface ListedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly relation: Uint8Array;
}

/** For each listed pair: how many pairs of judged documents it stands for, and how many are true. */
export interface Expansion {
  readonly pairs: Float64Array;
  readonly truePairs: Float64Array;
  /** The listed pair that each true pair of a pairs file is found in, or -1; empty otherwise. */
  readonly listedAs: Int32Array;
  /** The first document with the text of each document: itself, where it is the first. */
  readonly first: Int32Array;
}

const IDENTICAL = RELATIONS.indexOf('identical');
const NONE = -1;

/** Returns what each listed pair stands for among the documents that `truth` judges. */
export function expandCopies(listed: ListedPairs, truth: Truth, documents: number): Expansion {
  const texts = findTexts(listed, documents);
  if (truth.kind === 'pairs') return expandForPairs(listed, texts, truth);
  return expandForClusters(listed, texts, truth);
}

/** Which documents share their text. */
interface Texts {
  /** The first document with the text of each document: itself, where it is the first. */
  readonly first: Int32Array;
  /** The listed pair of each document that is not the first of its text, else -1. */
  readonly copyPair: Int32Array;
}

function findTexts({ a, b, relation }: ListedPairs, documents: number): Texts {
  const first = Int32Array.from({ length: documents }, (_, document) => document);
  const copyPair = new Int32Array(documents).fill(NONE);
  for (let pair = 0; pair < a.length; pair++) {
    const copy = b[pair]!;
    if (relation[pair] !== IDENTICAL || a[pair]! >= first[copy]!) continue;
    first[copy] = a[pair]!;
    copyPair[copy] = pair;
  }
  // ascending, so that the document copied from is resolved already
  for (let document = 0; document < documents; document++) {
    first[document] = first[first[document]!]!;
  }
  return { first, copyPair };
}

/** Whether a listed pair stands for two texts, rather than for a copy within one. */
function joinsTexts({ a, b }: ListedPairs, { first }: Texts, pair: number): boolean {
  return first[a[pair]!] === a[pair] && first[b[pair]!] === b[pair];
}

function expandForClusters(listed: ListedPairs, texts: Texts, truth: TrueClusters): Expansion {
  const pairs = new Float64Array(listed.a.length);
  const truePairs = new Float64Array(listed.a.length);
  const tallies = new Tallies(truth.labels.length);
  for (const [document, label] of truth.labels.entries()) {
    if (label < 0) continue;
    const text = texts.first[document]!;
    const pair = texts.copyPair[document]!;
    if (pair >= 0) {
      pairs[pair] = tallies.size(text);
      truePairs[pair] = tallies.count(text, label);
    }
    tallies.add(text, label);
  }
  for (let pair = 0; pair < listed.a.length; pair++) {
    if (!joinsTexts(listed, texts, pair)) continue;
    const [a, b] = [listed.a[pair]!, listed.b[pair]!];
    pairs[pair] = tallies.size(a) * tallies.size(b);
    truePairs[pair] = tallies.countShared(a, b);
  }
  return { pairs, truePairs, listedAs: new Int32Array(0), first: texts.first };
}

/**
 * How many documents of a text carry which label. Most texts have one document, so the labels of a
 * text are a map only once there is a second one.
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
    if (counts !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
    else if (this.size(text) === 0 || this.#onlyLabel[text] === label)
      this.#onlyLabel[text] = label;
    else this.#counts.set(text, this.#split(text).set(label, 1));
    this.#sizes[text]! += 1;
  }

  #split(text: number): Map<number, number> {
    return new Map([[this.#onlyLabel[text]!, this.size(text)]]);
  }

  size(text: number): number {
    return this.#sizes[text]!;
  }

  count(text: number, label: number): number {
    const counts = this.#counts.get(text);
    if (counts !== undefined) return counts.get(label) ?? 0;
    return this.#onlyLabel[text] === label ? this.size(text) : 0;
  }

  /** Pairs of one document each that carry the same label: walks the shorter list of labels. */
  countShared(a: number, b: number): number {
    const [countsA, countsB] = [this.#counts.get(a), this.#counts.get(b)];
    if (countsA === undefined) return this.size(a) * this.count(b, this.#onlyLabel[a]!);
    if (countsB === undefined) return this.size(b) * this.count(a, this.#onlyLabel[b]!);
    const [few, other] = countsA.size < countsB.size ? [countsA, b] : [countsB, a];
    let shared = 0;
    for (const [label, count] of few) shared += count * this.count(other, label);
    return shared;
  }
}

function expandForPairs(listed: ListedPairs, texts: Texts, truth: TruePairs): Expansion {
  const documents = texts.first.length;
  const pairs = new Float64Array(listed.a.length);
  const sizes = new Float64Array(documents);
  for (let document = 0; document < documents; document++) {
    const text = texts.first[document]!;
    const pair = texts.copyPair[document]!;
    if (pair >= 0) pairs[pair] = sizes[text]!;
    sizes[text]! += 1;
  }
  for (let pair = 0; pair < listed.a.length; pair++) {
    if (!joinsTexts(listed, texts, pair)) continue;
    pairs[pair] = sizes[listed.a[pair]!]! * sizes[listed.b[pair]!]!;
  }
  const listedAs = findListed(listed, texts, truth);
  const truePairs = new Float64Array(listed.a.length);
  for (const pair of listedAs) if (pair >= 0) truePairs[pair]! += 1;
  return { pairs, truePairs, listedAs, first: texts.first };
}

/** The listed pair that stands for each true pair, or -1 for one that was never a candidate. */
function findListed(listed: ListedPairs, texts: Texts, truth: TruePairs): Int32Array {
  const { first, copyPair } = texts;
  const keyOf = (a: number, b: number): number => pairKey(first[a]!, first[b]!, first.length);
  const byKey = new Map<number, number>();
  for (const [index, a] of truth.a.entries()) byKey.set(keyOf(a, truth.b[index]!), NONE);
  for (let pair = 0; pair < listed.a.length; pair++) {
    if (!joinsTexts(listed, texts, pair)) continue;
    const key = keyOf(listed.a[pair]!, listed.b[pair]!);
    if (byKey.has(key)) byKey.set(key, pair);
  }
  return truth.a.map((a, index) => {
    const b = truth.b[index]!;
    // b is the later of the two, as a < b
    return first[a] === first[b] ? copyPair[b]! : (byKey.get(keyOf(a, b)) ?? NONE);
  });
}
