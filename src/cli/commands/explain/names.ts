/**
 * Which documents two names mean, for an explanation or a comparison. Names are looked up when everything is read but
 * nothing is compared yet, so that a mistyped name costs no long run.
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
  /** Absent if it is the id. */
  readonly path?: string;
  readonly line?: number;
}

/** Two names or ids, one for each document. */
export type Two = readonly [a: string, b: string];

/** Finds two documents among what is read. */
export class Names {
  #known: readonly Known[] = [];
  #skipped: readonly Skipped[] = [];
  readonly #names: Two;
  readonly #place: string;
  readonly #verb: string;

  /**
   * `place` is what messages call the documents that were read: `"articles"`; `verb` what is done with the
   * two: `explain`.
   */
  constructor(names: Two, place: string, verb: string) {
    this.#names = names;
    this.#place = place;
    this.#verb = verb;
  }

  /** What could not be read. */
  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  /**
   * Takes what was read, and makes sure that the two are among it.
   *
   * @throws {DedupeError} as `ids` does.
   */
  take({ metadata, skipped }: ReadSources): void {
    this.#known = metadata;
    this.#skipped = skipped;
    this.ids();
  }

  /**
   * The ids that the pipeline gives to the two documents, when all is read.
   *
   * @throws {DedupeError} `UNKNOWN_DOCUMENT` if no document has a name, or several have it; `BAD_OPTION`
   * if both names mean one document.
   */
  ids(): Two {
    const [nameA, nameB] = this.#names;
    const [a, b] = [this.#documentOf(nameA), this.#documentOf(nameB)];
    if (a === b) throw sameDocument(nameA, nameB, this.#verb);
    return [this.#idOf(a), this.#idOf(b)];
  }

  #documentOf(name: string): Known {
    const found = this.#find(name);
    const [only] = found;
    if (only === undefined) throw this.#unknown(name);
    if (found.length > 1) throw ambiguous(name, found);
    return only;
  }

  /** If several documents have the same id, the pipeline names them by path and line: see intake/ids.ts. */
  #idOf(document: Known): string {
    const { id, path = id, line = this.#known.indexOf(document) + 1 } = document;
    const isShared = this.#known.some((known) => known !== document && known.id === id);
    return isShared ? `${path}#${line}` : id;
  }

  /** Looks by id, by place, by the end of the path, and by the file itself; the first way that finds any. */
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
    const skip = this.#skipped.find((input) => input.path === path && input.line === undefined);
    if (skip !== undefined) return unknown(`cannot ${this.#verb} "${name}": ${skip.reason}`);
    if (this.#known.some((known) => pathOf(known).startsWith(`${path.replace(/\/$/u, '')}/`))) {
      return unknown(`"${name}" is a folder: name a document in it`);
    }
    const near = this.#nearestTo(name);
    const hint = near === undefined ? 'check the spelling' : `did you mean "${near}"?`;
    return unknown(`document "${name}" not found in ${this.#place}; ${hint}`);
  }

  /** Compares the whole name, or else the name of the file, or else that without its ending. */
  #nearestTo(name: string): string | undefined {
    const ids = this.#known.map(({ id }) => id);
    const whole = nearest(name, ids);
    if (whole !== undefined) return whole;
    for (const part of [baseOf, (path: string) => baseOf(path).replace(/\.\w+$/u, '')]) {
      const near = nearest(part(name), ids.map(part));
      if (near !== undefined) return ids.find((id) => part(id) === near);
    }
    return undefined;
  }
}

const pathOf = ({ id, path = id }: Known): string => path;

/** A file, `file:line` or `file#line` for a record. */
function placesOf(known: Known): readonly string[] {
  const { line } = known;
  const path = pathOf(known);
  return line === undefined ? [path] : [`${path}:${line}`, `${path}#${line}`];
}

/** Reports and arguments show a name that is not UTF-8 in different ways; in this form they are equal. */
function asArgument(path: string): string {
  return path.replace(/(?:\\+x[0-9A-F]{2}|\uFFFD)+/gu, '\uFFFD');
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True for the documents of the file that `name` leads to. */
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

function sameDocument(nameA: string, nameB: string, verb: string): DedupeError {
  const names =
    nameA === nameB ? `"${nameA}" is named twice` : `"${nameA}" and "${nameB}" are one document`;
  return new DedupeError('BAD_OPTION', `${names}: name two documents to ${verb}`);
}

function ambiguous(name: string, found: readonly Known[]): DedupeError {
  const [first, second] = found.map((known) => placesOf(known).at(0) ?? known.id);
  return unknown(
    `"${name}" may be any of ${found.length} documents, such as "${first}" and "${second}"; name one of them`,
  );
}

const unknown = (message: string): DedupeError => new DedupeError('UNKNOWN_DOCUMENT', message);
