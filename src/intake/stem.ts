/**
 * Stemmers by language, from the package `natural`: words that differ in their endings become equal
 * before they are hashed.
 *
 * Each is imported by its own path, because the root of the package takes .8 s to load and prints to
 * standard output. Results are remembered: a text repeats its words, and stemming one costs
 * microseconds. The longest words stay as they are: no word of a language is so long, and the patterns of
 * some stemmers take quadratic time.
 */
import { DedupeError } from '../model/error.ts';
import type { TokenMap } from '../core/tokens/tokenise.ts';

type StemmerModule = { readonly default: { stem(token: string): string } };

const STEMMERS: Readonly<Record<string, () => Promise<StemmerModule>>> = {
  dutch: () => import('natural/lib/natural/stemmers/porter_stemmer_nl.js'),
  english: () => import('natural/lib/natural/stemmers/porter_stemmer.js'),
  french: () => import('natural/lib/natural/stemmers/porter_stemmer_fr.js'),
  german: () => import('natural/lib/natural/stemmers/porter_stemmer_de.js'),
  indonesian: () => import('natural/lib/natural/stemmers/indonesian/stemmer_id.js'),
  italian: () => import('natural/lib/natural/stemmers/porter_stemmer_it.js'),
  norwegian: () => import('natural/lib/natural/stemmers/porter_stemmer_no.js'),
  portuguese: () => import('natural/lib/natural/stemmers/porter_stemmer_pt.js'),
  russian: () => import('natural/lib/natural/stemmers/porter_stemmer_ru.js'),
  spanish: () => import('natural/lib/natural/stemmers/porter_stemmer_es.js'),
  swedish: () => import('natural/lib/natural/stemmers/porter_stemmer_sv.js'),
  ukrainian: () => import('natural/lib/natural/stemmers/porter_stemmer_uk.js'),
};

/** Longest token that is stemmed, in UTF-16 units; compounds in use have under 80 letters. */
const MAX_LENGTH = 128;
/** Words remembered at a time: more than a million articles repeat, and some ten megabytes. */
const MAX_KNOWN = 1 << 17;

/** Languages that have a stemmer, by English name. */
export const STEM_LANGUAGES: readonly string[] = Object.keys(STEMMERS);

/**
 * The stemmer of a language, as a map over tokens; tokens that it would empty stay as they are. Throws
 * a `DedupeError` with code `BAD_OPTION` for a language that has none.
 */
export async function loadStemmer(language: string): Promise<TokenMap> {
  const name = language.toLowerCase();
  // what every object inherits is no language
  const load = Object.hasOwn(STEMMERS, name) ? STEMMERS[name] : undefined;
  if (load === undefined) {
    throw new DedupeError(
      'BAD_OPTION',
      `no stemmer for "${language}": expected one of ${STEM_LANGUAGES.join(', ')}`,
    );
  }
  const stemmer = (await load()).default;
  const known = new Map<string, string>();
  return (token) => {
    if (token.length > MAX_LENGTH) return token;
    const before = known.get(token);
    if (before !== undefined) return before;
    const stem = stemmer.stem(token) || token;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(token, stem);
    return stem;
  };
}
