/**
 * The two documents that an explanation is about, with what is counted for them once: rarity, how many
 * texts have their shingles, and the exact evidence for score and relation.
 */

import type { TokenTexts } from '../core/texts/collection.ts';
import { DedupeError } from '../model/error.ts';
import { HeldShingles } from '../core/candidates/one-document/held-shingles.ts';
import { FamilyFrequencies } from '../core/rarity/family-frequencies.ts';
import { PhraseWeight } from '../core/rarity/phrase-weight.ts';
import { tokenRarity } from '../core/rarity/rarity.ts';
import { findPair } from '../core/score/known-pairs.ts';
import { isCopyRelation } from '../core/score/relation.ts';
import { Verifier } from '../core/verification/long-texts.ts';
import type { Evidence } from '../core/verification/evidence.ts';
import { loadStemmer } from '../intake/stem.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** Two documents, and the numbers of the pair of texts that they have. */
export interface Subject {
  readonly corpus: ScoredCorpus;
  /** The documents as named. */
  readonly documents: readonly [a: number, b: number];
  /** For each, the first document with the same text, the only one that was compared. */
  readonly texts: readonly [a: number, b: number];
  readonly isIdentical: boolean;
  /** True if one of the two has no words. */
  readonly isEmpty: boolean;
  /** Bits, by token number. */
  readonly rarity: Float64Array;
  /** The shingles of both texts, counted over all distinct ones. */
  readonly held: readonly [a: HeldShingles, b: HeldShingles];
}

/**
 * Finds the two documents and counts for them.
 *
 * @throws {DedupeError} `UNKNOWN_DOCUMENT` for an id that no document has, `BAD_OPTION` if both are the
 * same document.
 */
export async function findSubject(
  corpus: ScoredCorpus,
  [idA, idB]: readonly [a: string, b: string],
): Promise<Subject> {
  if (idA === idB) {
    throw new DedupeError('BAD_OPTION', `"${idA}" is named twice: name two documents to explain`);
  }
  const documents = [numberOf(corpus, idA), numberOf(corpus, idB)] as const;
  const { intake, identical, settings } = corpus;
  const { collection } = intake;
  const [textA = documents[0], textB = documents[1]] = documents.map(
    (document) => identical.representative[document],
  );
  const texts = [textA, textB] as const;
  const map = settings.stem === null ? undefined : await loadStemmer(settings.stem);
  const held = [new HeldShingles(collection, textA), new HeldShingles(collection, textB)] as const;
  for (const text of identical.distinct) for (const shingles of held) shingles.count(text);
  return {
    corpus,
    documents,
    texts,
    isIdentical: textA === textB,
    isEmpty: documents.some((document) => collection.length(document) === 0),
    rarity: tokenRarity(
      collection.vocabulary,
      { distinct: identical.distinct.length, wordDf: corpus.counts.wordDf },
      map,
    ),
    held,
  };
}

function numberOf({ intake }: ScoredCorpus, id: string): number {
  const document = intake.metadata.findIndex((metadata) => metadata.id === id);
  if (document === -1) throw new DedupeError('UNKNOWN_DOCUMENT', `no document has the id "${id}"`);
  return document;
}

/** The evidence for the score: of what is left of both texts when boilerplate is set aside. */
export function ownEvidence(subject: Subject): Evidence {
  const { trimmed, intake } = subject.corpus;
  const { collection } = intake;
  const isCut = subject.texts.some((text) => trimmed.length(text) < collection.length(text));
  const texts = isCut ? trimmed : collection;
  const found = evidenceOf(subject, texts);
  const family = familyOf(subject);
  const { counts, scorer } = subject.corpus;
  const compared = { whole: found, trimmed: undefined };
  if (family === undefined || scorer.undoubtedScore(compared) === undefined) return found;
  return evidenceOf(subject, texts, new FamilyFrequencies(collection, family, counts));
}

/** The texts that count as one for this pair; undefined if there are none. */
function familyOf({ corpus, texts }: Subject): readonly number[] | undefined {
  const [a, b] = [Math.min(...texts), Math.max(...texts)];
  const known = findPair(corpus.scored, a, b);
  // what follows a form, or quotes, is no version
  if (known !== undefined && !isCopyRelation(known.relation)) return undefined;
  return corpus.families?.ofPair(a, b);
}

/** The evidence for the relation: of the whole texts. */
export function wholeEvidence(subject: Subject): Evidence {
  return evidenceOf(subject, subject.corpus.intake.collection);
}

/** The evidence of the pair in `texts`, by these frequencies of phrases; sides as the documents were named. */
function evidenceOf(
  { corpus, texts: [a, b], rarity }: Subject,
  texts: TokenTexts,
  frequent = corpus.counts.frequent,
): Evidence {
  const phraseWeight = new PhraseWeight(texts.vocabulary, { ...corpus.counts, frequent });
  const verifier = new Verifier(texts, rarity, corpus.settings.shingleSize, phraseWeight);
  verifier.load(a);
  return verifier.compare(b);
}
