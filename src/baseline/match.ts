/**
 * Which accepted document a document of this run is. Each accepted one stands for one document at most, so a third
 * copy finds none left. In this order: the same text under the same id; the same text elsewhere, which was moved;
 * the same id with an edited text; an edited text elsewhere, if the accepted id is gone and no other accepted text
 * is closer.
 *
 * O(documents) by tables. Moved and edited texts are looked up by 4 digits of their sketches at a time, and no more
 * than 32 of a kind are compared, so that a hostile baseline costs no square.
 */

import { estimatedResemblance } from '../core/shingles/fingerprint.ts';
import type { DocumentEntry } from '../model/result.ts';
import { type AcceptedDocument, byUnit } from './entry.ts';

/** A text with the id of an accepted one is an edit of it: a third of the words may be others. */
const LEAST_EDITED = 0.4;
/** So is one with another id, if it is this close: about one word in ten. */
const LEAST_MOVED = 0.7;

const TEXT_DIGITS = 16;
const SKETCH_START = TEXT_DIGITS + 1;
const SKETCH_END = SKETCH_START + 64;
const BAND = 4;
const MOST_ALIKE = 32;

/** A document of a run that can be recognised. */
type Told = DocumentEntry & { readonly fingerprint: string };

/** The accepted document that each document of a run is, by id. */
export function matchDocuments(
  accepted: readonly AcceptedDocument[],
  documents: readonly DocumentEntry[],
): ReadonlyMap<string, AcceptedDocument> {
  const matching = new Matching(accepted);
  const told = documents.filter(isTold);
  matching.take(told, sameTextSameId);
  matching.takeMoved(told);
  matching.take(told, sameId);
  matching.takeMovedAndEdited(told, new Set(documents.map(({ id }) => id)));
  return matching.found;
}

function isTold(entry: DocumentEntry): entry is Told {
  return entry.fingerprint !== undefined;
}

type Suits = (accepted: AcceptedDocument, entry: Told) => boolean;

const sameTextSameId: Suits = ({ fingerprint }, entry) =>
  textOf(fingerprint) === textOf(entry.fingerprint);

const sameId: Suits = ({ fingerprint }, entry) =>
  estimatedResemblance(fingerprint, entry.fingerprint) >= LEAST_EDITED;

const textOf = (fingerprint: string): string => fingerprint.slice(0, TEXT_DIGITS);

class Matching {
  readonly found = new Map<string, AcceptedDocument>();
  readonly #taken = new Set<AcceptedDocument>();
  readonly #accepted: readonly AcceptedDocument[];
  readonly #byId: ReadonlyMap<string, readonly AcceptedDocument[]>;

  constructor(accepted: readonly AcceptedDocument[]) {
    this.#accepted = accepted.toSorted((a, b) => byUnit(a.document, b.document));
    this.#byId = grouped(this.#accepted, ({ document }) => [document]);
  }

  /** Matches documents with accepted ones of their id. */
  take(documents: readonly Told[], suits: Suits): void {
    for (const entry of this.#unmatched(documents)) {
      const known = this.#byId.get(entry.id) ?? [];
      this.#put(
        entry,
        known.find((one) => !this.#taken.has(one) && suits(one, entry)),
      );
    }
  }

  /** Matches documents with accepted ones of their text, in order of ids. */
  takeMoved(documents: readonly Told[]): void {
    // from the end, as taking from the start of a long list is slow
    const free = this.#accepted.filter((one) => !this.#taken.has(one)).reverse();
    const byText = grouped(free, ({ fingerprint }) => [textOf(fingerprint)]);
    for (const entry of this.#unmatched(documents)) {
      this.#put(entry, byText.get(textOf(entry.fingerprint))?.pop());
    }
  }

  /** Matches documents with the accepted one that they are closest to, if its own document is gone. */
  takeMovedAndEdited(documents: readonly Told[], ids: ReadonlySet<string>): void {
    const unmatched = this.#unmatched(documents);
    if (unmatched.length === 0 || this.#taken.size === this.#accepted.length) return;
    const byBand = grouped(this.#accepted, ({ fingerprint }) => bandsOf(fingerprint), MOST_ALIKE);
    for (const entry of unmatched) {
      const closest = this.#closest(entry, byBand);
      const isGone = closest.filter(({ document }) => !ids.has(document));
      this.#put(
        entry,
        isGone.find((one) => !this.#taken.has(one)),
      );
    }
  }

  /** All that are the closest to a document, and close enough. */
  #closest(
    { fingerprint }: Told,
    byBand: ReadonlyMap<string, readonly AcceptedDocument[]>,
  ): readonly AcceptedDocument[] {
    const near = new Set(bandsOf(fingerprint).flatMap((band) => byBand.get(band) ?? []));
    let best = LEAST_MOVED;
    let closest: AcceptedDocument[] = [];
    for (const one of near) {
      const resemblance = estimatedResemblance(one.fingerprint, fingerprint);
      if (resemblance > best) closest = [];
      if (resemblance < best) continue;
      best = resemblance;
      closest.push(one);
    }
    return closest;
  }

  #unmatched(documents: readonly Told[]): readonly Told[] {
    return documents.filter(({ id }) => !this.found.has(id));
  }

  #put({ id }: Told, accepted: AcceptedDocument | undefined): void {
    if (accepted === undefined) return;
    this.#taken.add(accepted);
    this.found.set(id, accepted);
  }
}

/** The digits of a sketch, some at a time, each with its place. */
function bandsOf(fingerprint: string): readonly string[] {
  const bands: string[] = [];
  for (let at = SKETCH_START; at < SKETCH_END; at += BAND) {
    bands.push(`${at}:${fingerprint.slice(at, at + BAND)}`);
  }
  return bands;
}

/** The documents under each of their names, at most so many. */
function grouped(
  accepted: readonly AcceptedDocument[],
  namesOf: (one: AcceptedDocument) => readonly string[],
  most = Infinity,
): Map<string, AcceptedDocument[]> {
  const groups = new Map<string, AcceptedDocument[]>();
  for (const one of accepted) {
    for (const name of namesOf(one)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [one]);
      else if (group.length < most) group.push(one);
    }
  }
  return groups;
}
