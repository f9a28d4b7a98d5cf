/**
 * Whether texts are somewhere already: the matches of each asked document, the best first, from the result of a run
 * against the others. O(documents + pairs).
 */

import type { DedupeResult, DocumentEntry, Pair, Passage, Place } from '../../model/result.ts';
import type { Relation } from '../../model/settings.ts';

/** A run of text that an asked document and a match share. */
export interface QueryPassage {
  readonly asked: Passage['a'];
  readonly match: Passage['a'];
  readonly placeAsked?: Place;
  readonly placeMatch?: Place;
}

/** A document that has text of the asked one. */
export interface QueryMatch {
  readonly document: string;
  readonly path: string;
  readonly line?: number;
  readonly title?: string;
  readonly relation: Relation;
  /** If the relation is `excerpt`: which of the two is the excerpt. */
  readonly excerpt?: 'asked' | 'match';
  readonly score: number;
  readonly resemblance: number;
  /** The share of the asked document's shingles that the match has. */
  readonly containment: number;
  /** The share of the match's shingles that the asked document has. */
  readonly held: number;
  /** True if the canonical link of one names the other. */
  readonly settled?: true;
  readonly passages: readonly QueryPassage[];
}

/** One asked document with its matches. */
export interface QueryAnswer {
  readonly document: string;
  readonly path: string;
  readonly line?: number;
  readonly words: number;
  readonly matches: readonly QueryMatch[];
}

/** What is known of all asked documents. */
export interface QueryAnswers {
  readonly answers: readonly QueryAnswer[];
  /** Documents that they were compared with. */
  readonly documents: number;
  readonly skipped: number;
}

/** The answers of a run against others, in order of ids. */
export function answersOf({ documents, pairs, summary }: DedupeResult): QueryAnswers {
  const entries = new Map(documents.map((entry) => [entry.id, entry]));
  const matches = new Map<string, QueryMatch[]>();
  for (const pair of pairs) {
    const [a, b] = [entries.get(pair.a), entries.get(pair.b)];
    if (a === undefined || b === undefined) continue;
    const [asked, match] = a.asked === true ? [a, b] : [b, a];
    const known = matches.get(asked.id);
    const one = matchOf(pair, match, asked === a);
    if (known === undefined) matches.set(asked.id, [one]);
    else known.push(one);
  }
  const answers = documents.flatMap(({ id, path, line, words, asked }): QueryAnswer[] => {
    if (asked !== true) return [];
    const found = (matches.get(id) ?? []).sort(bestFirst);
    return [{ document: id, path, ...(line !== undefined && { line }), words, matches: found }];
  });
  const others = documents.length - answers.length;
  return { answers, documents: others, skipped: summary.skipped };
}

/** Scores that are shown alike are alike; then what resembles more is better. Sorting is stable. */
function bestFirst(x: QueryMatch, y: QueryMatch): number {
  return Math.round(y.score * 100) - Math.round(x.score * 100) || y.resemblance - x.resemblance;
}

function matchOf(pair: Pair, { id, path, line, title }: DocumentEntry, isA: boolean): QueryMatch {
  const { relation, excerpt, score, resemblance, containmentA, containmentB, settled } = pair;
  const askedSide = isA ? 'a' : 'b';
  return {
    document: id,
    path,
    ...(line !== undefined && { line }),
    ...(title !== undefined && { title }),
    relation,
    ...(excerpt !== undefined && { excerpt: excerpt === askedSide ? 'asked' : 'match' }),
    score,
    resemblance,
    containment: isA ? containmentA : containmentB,
    held: isA ? containmentB : containmentA,
    ...(settled !== undefined && { settled }),
    passages: pair.passages.map((passage) => passageOf(passage, isA)).sort(inText),
  };
}

function passageOf({ a, b, placeA, placeB }: Passage, isA: boolean): QueryPassage {
  const [asked, match] = isA ? [a, b] : [b, a];
  const [placeAsked, placeMatch] = isA ? [placeA, placeB] : [placeB, placeA];
  return {
    asked,
    match,
    ...(placeAsked !== undefined && { placeAsked }),
    ...(placeMatch !== undefined && { placeMatch }),
  };
}

const inText = (x: QueryPassage, y: QueryPassage): number =>
  x.asked[0] - y.asked[0] || x.match[0] - y.match[0];
