/**
 * Which documents a call asks about, if it compares them with what is in other places: those of its own paths. A file
 * that is in both is asked about, so `dedupe posts/new --against posts` compares new posts with all others.
 */

import { realpathSync } from 'node:fs';
import { DedupeError } from '../../model/error.ts';
import type { Metadata, Skipped } from '../../model/article.ts';
import type { ArticleFiles } from '../../files/articles.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import type { Call } from '../options/call.ts';
import { sourceOptions } from './inputs.ts';

/** The call that reads both sides. */
export function withBothSides(call: Call): Call {
  return { ...call, paths: [...new Set([...call.paths, ...call.values.against])] };
}

/**
 * The options of a run that compares what the paths of `call` lead to with the rest of `readings`.
 *
 * @throws {DedupeError} `NO_FILES` when all is read, if either side has no document.
 */
export async function againstOptions(
  call: Call,
  readings: ArticleFiles,
): Promise<Pick<DedupeOptions, 'isAsked' | 'onRead'>> {
  const { listFiles } = await import('../../files/articles.ts');
  const { files } = listFiles(call.paths, sourceOptions(call.values));
  const stdin = call.values.stdinFilename ?? '-';
  const asked = new Set(files.map(({ path }) => (path === '-' ? stdin : path)));
  const known = new Set(readings.listing.files.map(({ path }) => (path === '-' ? stdin : path)));
  const isAsked = [...asked].every((path) => known.has(path))
    ? ({ id, path = id }: Metadata): boolean => asked.has(path)
    : byRealPath(asked);
  return {
    isAsked,
    onRead: ({ metadata, skipped }) => {
      const count = metadata.filter(isAsked).length;
      if (count === 0) throw nothing(call.paths, skipped);
      if (count === metadata.length) throw nothing(call.values.against, skipped);
    },
  };
}

/** The error for a side without a document. */
function nothing(paths: readonly string[], skipped: readonly Skipped[]): DedupeError {
  const names = paths.map((path) => JSON.stringify(path)).join(', ');
  const [skip] = skipped;
  const reason = skip === undefined ? '' : ` (${skip.path}: ${skip.reason})`;
  return new DedupeError(
    'NO_FILES',
    `there is nothing to compare: ${names} has no document of its own${reason}; check the paths`,
  );
}

/** A file that two paths lead to is listed under one of them. */
function byRealPath(paths: ReadonlySet<string>): (article: Metadata) => boolean {
  const reals = new Set([...paths].map(realPath));
  const known = new Map<string, boolean>();
  return ({ id, path = id }) => {
    let isAsked = known.get(path);
    if (isAsked === undefined) known.set(path, (isAsked = reals.has(realPath(path))));
    return isAsked;
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
