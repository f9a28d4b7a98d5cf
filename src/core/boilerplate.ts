/**
 * Sets aside what says nothing of where a text comes from: boilerplate and quoted mail. What is left is
 * the text's own, and the score is made of that.
 *
 * - Boilerplate is found by its spread (see spread.ts): runs of text that otherwise different documents
 *   share, wherever they stand: navigation, footers, disclaimers, signatures, a box in the middle.
 * - Quoted mail is found by its marks (see quoted-lines.ts).
 *
 * A quotation that five or more articles share, which are otherwise different, is set aside as well:
 * they all copied it, and it makes none of them a version of another. Where such a pair is reported for
 * what else it shares, the quotation is among its passages; resemblance and containment are those of
 * the whole texts.
 *
 * A text that has next to nothing of its own stays whole: a page without content, a copy of what others
 * quote, an answer that is all quotation.
 */
import { findPieces, type Piece } from './boilerplate-pieces.ts';
import { Collection, type TokenTexts } from './collection.ts';
import {
  findRepeatedWindows,
  type HashedWindows,
  type PhraseCounts,
  type RepeatedWindows,
} from './repeated-windows.ts';
import { coverOf, findSpread } from './spread.ts';

/** Tokens, and the share of the text, that must be left beside boilerplate. */
const MIN_LEFT = 15;
const MIN_LEFT_SHARE = 0.1;
/** Beside quoted lines; one who quotes more than this leaves out passes the text on. */
const MIN_UNQUOTED_SHARE = 0.5;

/** What to set aside by. */
export interface BoilerplateInput {
  readonly counts: PhraseCounts;
  /** By document that has quoted lines: 1 for each of its tokens that stand in them. */
  readonly quoted: ReadonlyMap<number, Uint8Array>;
  /** The windows of frequent phrases, where they are known already. */
  readonly windows?: HashedWindows;
}

/** What is left of a document of which something was set aside. */
export interface CutText {
  /** The tokens left, in order. */
  readonly tokens: Int32Array;
  /** How often two tokens follow each other that stand apart in the whole text. */
  readonly joints: number;
}

/** The documents of a collection without what was set aside; the same numbers. */
export class OwnTexts implements TokenTexts {
  readonly vocabulary: Collection['vocabulary'];
  readonly size: number;
  /** The boilerplate that was found. */
  readonly pieces: readonly Piece[];
  readonly #whole: Collection;
  readonly #cut: ReadonlyMap<number, CutText>;

  constructor(
    whole: Collection,
    cut: ReadonlyMap<number, CutText> = new Map(),
    pieces: readonly Piece[] = [],
  ) {
    this.vocabulary = whole.vocabulary;
    this.size = whole.size;
    this.pieces = pieces;
    this.#whole = whole;
    this.#cut = cut;
  }

  /** The documents of which something was set aside, in no order. */
  cutDocuments(): Iterable<number> {
    return this.#cut.keys();
  }

  /** True where something of the document was set aside. */
  isCut(document: number): boolean {
    return this.#cut.has(document);
  }

  /** How often two tokens of the document follow each other that stand apart in the whole text. */
  joints(document: number): number {
    return this.#cut.get(document)?.joints ?? 0;
  }

  /** The number of tokens left. */
  length(document: number): number {
    return this.#cut.get(document)?.tokens.length ?? this.#whole.length(document);
  }

  /** The tokens left, in order. */
  tokensOf(document: number): Int32Array {
    return this.#cut.get(document)?.tokens ?? this.#whole.tokensOf(document);
  }
}

/** Sets aside what is not the own text of `documents`, ascending numbers of distinct texts. */
export function cutBoilerplate(
  collection: Collection,
  documents: Int32Array,
  { counts, quoted, windows: hashed }: BoilerplateInput,
): OwnTexts {
  const windows = findRepeatedWindows(collection, documents, counts, hashed);
  if (windows === undefined && quoted.size === 0) return new OwnTexts(collection);
  const cut = new Map<number, CutText>();
  for (const document of documents) {
    const marks = quoted.get(document);
    const kept = marks && withoutQuoted(collection.tokensOf(document), marks);
    if (kept !== undefined) cut.set(document, kept);
  }
  if (windows === undefined) return new OwnTexts(collection, cut);
  const isSpread = findSpread(collection, windows);
  cutSpread(collection, windows, { isSpread, quoted, cut });
  return new OwnTexts(collection, cut, findPieces(windows, isSpread));
}

/** The tokens that are not marked; undefined where there are too few of them, or no others. */
function withoutQuoted(tokens: Int32Array, marks: Uint8Array): CutText | undefined {
  const kept = keepTokens(tokens, (i) => marks[i] === 0);
  return isEnough(kept.tokens.length, tokens.length, MIN_UNQUOTED_SHARE) ? kept : undefined;
}

function keepTokens(tokens: Int32Array, isKept: (place: number) => boolean): CutText {
  const kept = new Int32Array(tokens.length);
  let count = 0;
  let joints = 0;
  let last = -1;
  for (let i = 0; i < tokens.length; i++) {
    if (!isKept(i)) continue;
    if (count > 0 && last < i - 1) joints++;
    kept[count++] = tokens[i] ?? 0;
    last = i;
  }
  return { tokens: kept.slice(0, count), joints };
}

function isEnough(left: number, of: number, share: number): boolean {
  return left < of && left >= MIN_LEFT && left >= of * share;
}

interface Cut {
  readonly isSpread: Uint8Array;
  readonly quoted: BoilerplateInput['quoted'];
  /** What is left of each document that is cut. */
  readonly cut: Map<number, CutText>;
}

/** Cuts boilerplate out of every document that has enough beside it. */
function cutSpread(
  collection: Collection,
  windows: RepeatedWindows,
  { isSpread, quoted, cut }: Cut,
): void {
  const isCovering = (number: number): boolean => isSpread[number] === 1;
  for (const [rank, document] of windows.documents.entries()) {
    const tokens = collection.tokensOf(document);
    const cover = coverOf(windows, rank, { length: tokens.length, isCovering });
    const marks = cut.has(document) ? quoted.get(document) : undefined;
    const before = cut.get(document)?.tokens.length ?? tokens.length;
    const kept = keepTokens(tokens, (i) => cover[i] === 0 && (marks?.[i] ?? 0) === 0);
    if (isEnough(kept.tokens.length, before, MIN_LEFT_SHARE)) cut.set(document, kept);
  }
}
