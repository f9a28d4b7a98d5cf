/**
 * Which documents the two names of an explanation mean. Names are looked up when everything is read,
 * and before anything is compared, so that a slip costs no long run.
 */

import { realpathSync } from 'node:fs';
import { normalize } from 'node:path/posix';
import { DedupeError } from '../../../model/error.ts';
import type { Skipped } from '../../../model/article.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import { nearest } from '../../options/nearest.ts';

/** A document as it was read. */
interface Known {
  readonly id: string;
  /** Default: the id. */
  readonly path?: string;
  readonly line?: number;
}

/** Two of something, one for each document. */
export type Two = readonly [a: string, b: string];

/** Finds two documents among what is read. */
export class Names {
  #known: readonly Known[] = [];
  #skipped: readonly Skipped[] = [];
  readonly #names: Two;
  readonly #place: string;

  /** `place` says where documents are looked for, for messages: `"articles"`. */
  constructor(names: Two, place: string) {
    this.#names = names;
    this.#place = place;
  }

  /** What could not be read. */
  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  /**
   * Takes what was read, and looks for the two at once.
   *
   * @throws {DedupeError} as `ids` does.
   */
  take({ metadata, skipped }: ReadSources): void {
    this.#known = metadata;
    this.#skipped = skipped;
    this.ids();
  }

  /**
   * The ids that the pipeline gives to the two documents, once all is read.
   *
   * @throws {DedupeError} `UNKNOWN_DOCUMENT`, where no document has a name or several have it;
   * `BAD_OPTION`, where both names are of one document.
   */
  ids(): Two {
    const [nameA, nameB] = this.#names;
    const [a, b] = [this.#documentOf(nameA), this.#documentOf(nameB)];
    if (a === b) throw sameDocument(nameA, nameB);
    return [this.#idOf(a), this.#idOf(b)];
  }

  #documentOf(name: string): Known {
    const found = this.#find(name);
    const [only] = found;
    if (only === undefined) throw this.#unknown(name);
    if (found.length > 1) throw ambiguous(name, found);
    return only;
  }

  /** A document whose id another one has too is named by path and line: see intake.ts. */
  #idOf(document: Known): string {
    const { id, path = id, line = this.#known.indexOf(document) + 1 } = document;
    const isTwin = this.#known.some((other) => other !== document && other.id === id);
    return isTwin ? `${path}#${line}` : id;
  }

  /** By id, by place, by the end of the path, or as the same file otherwise: the first that finds any. */
  #find(name: string): readonly Known[] {
    const path = normalize(name.replaceAll('\\', '/'));
    const ways: readonly ((known: Known) => boolean)[] = [
      ({ id }) => id === name,
      (known) => placesOf(known).some((place) => place === name || place === path),
      (known) => pathOf(known) === path,
      (known) => placesOf(known).some((place) => place.endsWith(`/${path}`)),
      (known) => name.includes('\uFFFD') && asArgument(pathOf(known)) === asArgument(path),
      sameFile(name),
    ];
    for (const way of ways) {
      const found = this.#known.filter(way);
      if (found.length > 0) return found;
    }
    return [];
  }

  #unknown(name: string): DedupeError {
    const path = normalize(name);
    const left = this.#skipped.find((one) => one.path === path && one.line === undefined);
    if (left !== undefined) return unknown(`cannot explain "${name}": ${left.reason}`);
    if (this.#known.some((known) => pathOf(known).startsWith(`${path.replace(/\/$/u, '')}/`))) {
      return unknown(`"${name}" is a folder: name a document in it`);
    }
    const near = this.#nearestTo(name);
    const hint = near === undefined ? 'check the spelling' : `did you mean "${near}"?`;
    return unknown(`document "${name}" not found in ${this.#place}; ${hint}`);
  }

  /** By the whole name, or else by the name of the file. */
  #nearestTo(name: string): string | undefined {
    const ids = this.#known.map(({ id }) => id);
    const whole = nearest(name, ids);
    if (whole !== undefined) return whole;
    const near = nearest(baseOf(name), ids.map(baseOf));
    return near === undefined ? undefined : ids.find((id) => baseOf(id) === near);
  }
}

const pathOf = ({ id, path = id }: Known): string => path;

/** A file, `file:line` or `file#line` for a record. */
function placesOf(known: Known): readonly string[] {
  const { line } = known;
  const path = pathOf(known);
  return line === undefined ? [path] : [`${path}:${line}`, `${path}#${line}`];
}

/** A path of which names are not UTF-8: as shown, and as node hands it to a program, they are alike in this. */
function asArgument(path: string): string {
  return path.replace(/(?:\\+x[0-9A-F]{2}|\uFFFD)+/gu, '\uFFFD');
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True of the documents of the file that `name` leads to. */
function sameFile(name: string): (known: Known) => boolean {
  const real = realPath(name);
  return (known) => real !== undefined && realPath(pathOf(known)) === real;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function sameDocument(nameA: string, nameB: string): DedupeError {
  const names =
    nameA === nameB ? `"${nameA}" is named twice` : `"${nameA}" and "${nameB}" are one document`;
  return new DedupeError('BAD_OPTION', `${names}: name two documents to explain`);
}

function ambiguous(name: string, found: readonly Known[]): DedupeError {
  const [first, second] = found.map((known) => placesOf(known).at(0) ?? known.id);
  return unknown(
    `"${name}" may be any of ${found.length} documents, such as "${first}" and "${second}"; name one of them`,
  );
}

const unknown = (message: string): DedupeError => new DedupeError('UNKNOWN_DOCUMENT', message);
