/** Stands in for intake/stem.ts: stemmers are files of their own, a megabyte, which a page does not load. */
import type { TokenMap } from '../../core/tokens/tokenise.ts';
import { DedupeError } from '../../model/error.ts';

/** Languages that have a stemmer. */
export const STEM_LANGUAGES: readonly string[] = [];

/** Always rejects with a `DedupeError` with code `BAD_OPTION`. */
export function loadStemmer(language: string): Promise<TokenMap> {
  const problem = `no stemmer for "${language}" in a browser: leave out stem, or run in node`;
  return Promise.reject(new DedupeError('BAD_OPTION', problem));
}
