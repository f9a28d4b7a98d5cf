/**
 * The candidates of a collection as the score sees them: the value of every term, and whether the two
 * documents belong together.
 *
 * In a collection without labels a pair is one where .6 of all 3-word phrases are shared, and none where
 * less than .2 of all, and .35 of the shorter text's, are; those between are left out.
 *
 * @typedef {{ terms: Float64Array, y: Uint8Array, kinds: string[], count: number, name: string }}
 *   Features `kinds` are the first words of the labels of made documents
 */
import {
  buildPostings,
  Collection,
  cutBoilerplate,
  groupIdentical,
  PhraseSpread,
  rankPartners,
  scoreTerms,
  Tokeniser,
  tokenRarity,
  Verifier,
} from '../../dist/core/index.js';

/** The terms of the model, in the order of their columns. */
export const TERMS = /** @type {const} */ ([
  'words',
  'order',
  'length',
  'spread',
  'subject',
  'numbers',
]);

const SURE_PAIR = 0.6;
const NO_PAIR = 0.2;
const NO_EXCERPT = 0.35;

/** @param {import('./collections.js').Dataset} dataset @returns {Features} */
export function featuresOf({ name, articles, labels }) {
  const sorted = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const collection = new Collection();
  const tokeniser = new Tokeniser();
  for (const { text } of sorted) collection.add(tokeniser.tokenise(text));
  const { distinct } = groupIdentical(collection);
  const counts = buildPostings(collection, distinct, { scaled: 1 });
  const pairs = rankPartners(counts, collection.size);
  const own = cutBoilerplate(collection, distinct, { counts, quoted: new Map() });
  const spread = new PhraseSpread(collection.vocabulary, counts);
  const verifier = new Verifier(own, tokenRarity(collection.vocabulary), 3, spread);
  const terms = new Float64Array(pairs.count * TERMS.length);
  const y = new Uint8Array(pairs.count);
  /** @type {string[]} */
  const kinds = [];
  let count = 0;
  for (let i = pairs.count - 1; i >= 0; i--) {
    const [a = 0, b = 0] = [pairs.a[i], pairs.b[i]];
    verifier.load(a);
    const evidence = verifier.compare(b);
    const label = labels ? isPair(labels, sorted[a]?.id, sorted[b]?.id) : looksLikePair(evidence);
    if (label === undefined) continue;
    const values = scoreTerms(evidence);
    for (const [t, term] of TERMS.entries()) terms[count * TERMS.length + t] = values[term];
    kinds.push(
      name.startsWith('made') ? (labels?.get(sorted[a]?.id ?? '')?.split(' ')[0] ?? '') : '',
    );
    y[count++] = label ? 1 : 0;
  }
  return { name, count, terms, y, kinds };
}

/** @param {Map<string, string>} labels @param {string} [a] @param {string} [b] */
function isPair(labels, a = '', b = '') {
  const label = labels.get(a);
  return label !== undefined && label === labels.get(b);
}

/** @param {import('../../dist/core/index.js').Evidence} evidence */
function looksLikePair({ sharedPhrases, phrasesA, phrasesB }) {
  const resemblance = sharedPhrases / Math.max(1, phrasesA + phrasesB - sharedPhrases);
  if (resemblance >= SURE_PAIR) return true;
  const containment = sharedPhrases / Math.max(1, Math.min(phrasesA, phrasesB));
  return resemblance < NO_PAIR && containment < NO_EXCERPT ? false : undefined;
}
