/**
 * Stemmers by language, from the package `natural`: words that differ in their endings become equal
 * before they are hashed.
 *
 * The build makes a file a language of them, because the package as a whole takes .8 s to load, prints to
 * standard output and installs database drivers. Results are remembered: a text repeats its words, and
 * stemming one costs microseconds. The longest words stay as they are: no word of a language is so long, and
 * the patterns of some stemmers take quadratic time.
 */
import { DedupeError } from '../model/error.ts';
import type { TokenMap } from '../core/tokens/tokenise.ts';

type StemmerModule = { readonly default: { stem(token: string): string } };

const STEMMERS: Readonly<Record<string, () => Promise<StemmerModule>>> = {
  dutch: () => import('#stemmers/dutch'),
  english: () => import('#stemmers/english'),
  french: () => import('#stemmers/french'),
  german: () => import('#stemmers/german'),
  indonesian: () => import('#stemmers/indonesian'),
  italian: () => import('#stemmers/italian'),
  norwegian: () => import('#stemmers/norwegian'),
  portuguese: () => import('#stemmers/portuguese'),
  russian: () => import('#stemmers/russian'),
  spanish: () => import('#stemmers/spanish'),
  swedish: () => import('#stemmers/swedish'),
  ukrainian: () => import('#stemmers/ukrainian'),
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
