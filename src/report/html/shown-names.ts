/**
 * The documents of a page: each gets its number when something first names it, and is told with its title, or
 * without a word. O(documents) in all.
 */

import type { DedupeResult, DocumentEntry } from '../../model/result.ts';
import { nameHash } from '../findings/fingerprint.ts';
import { headlineOf, nameOf } from '../text/wording.ts';
import type { PageDocument } from './page-data.ts';

/** A headline is cut; a title may be a whole book. */
const MAX_HEADLINE = 200;
const MAX_NAME = 500;

/** What all paths begin with, up to a slash; empty if that is nothing. */
export function commonFolder(documents: readonly Pick<DocumentEntry, 'path'>[]): string {
  let common = documents[0]?.path ?? '';
  for (const { path } of documents) {
    while (!path.startsWith(common)) {
      common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
    }
  }
  return common.slice(0, common.lastIndexOf('/') + 1);
}

/** Numbers documents. */
export class ShownDocuments {
  /** In the order of their numbers. */
  readonly ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #entries = new Map<string, DocumentEntry>();
  /** Names are hashes. */
  readonly isWordless: boolean;
  /** What their paths begin with, and are told without. */
  readonly folder: string;

  constructor({ documents }: Pick<DedupeResult, 'documents'>, isWordless: boolean) {
    this.folder = isWordless ? '' : commonFolder(documents);
    for (const entry of documents) this.#entries.set(entry.id, entry);
    this.isWordless = isWordless;
  }

  /** Its number; a new one for a document that was not named yet. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }

  /** The number that it has already. */
  known(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** What the page says of a document. */
  describe(id: string): PageDocument {
    const entry = this.#entries.get(id);
    const { date, words = 0 } = entry ?? {};
    const named =
      entry === undefined || this.isWordless ? { name: nameHash(id) } : namesOf(entry, this.folder);
    return { ...named, ...(date !== undefined && { date: date.slice(0, 30) }), words };
  }
}

function namesOf(entry: DocumentEntry, folder: string): Omit<PageDocument, 'words' | 'date'> {
  const { name, place } = nameOf(entry);
  const headline = headlineOf(entry, MAX_HEADLINE);
  return {
    name: fit(name, folder),
    ...(place !== '' && { place: fit(place, folder) }),
    ...(headline !== '' && { headline }),
  };
}

/** The end of a path tells it apart. */
function fit(whole: string, folder: string): string {
  const name = whole.startsWith(folder) ? whole.slice(folder.length) : whole;
  return name.length > MAX_NAME ? `…${name.slice(1 - MAX_NAME)}`.toWellFormed() : name;
}
