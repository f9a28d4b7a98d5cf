/**
 * The candidates of a collection as the score sees them: the value of every term, and whether the two
 * documents belong together.
 *
 * In a collection without labels a pair is one where .6 of all 3-word phrases are shared, and none where
 * less than .2 of all, and .35 of the shorter text's, are; those between are left out.
 *
 * @typedef {{ terms: Float64Array, y: Uint8Array, kinds: string[], weights?: number[], count: number, name: string }}
 *   Features `kinds` are the first words of the labels of made documents; `weights` are those of judged pairs
 */
import { scoreTerms } from '../../dist/core/index.js';
import { scoreCorpus } from '../../dist/index.js';

/** The terms of the model, in the order of their columns. */
export const TERMS = /** @type {const} */ (['overlap', 'order', 'spread', 'subject', 'numbers']);

const SURE_PAIR = 0.6;
const NO_PAIR = 0.2;
const NO_EXCERPT = 0.35;

/** @param {import('./collections.js').Dataset} dataset @returns {Promise<Features>} */
export async function featuresOf({ name, articles, labels }) {
  const sorted = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  /** @type {number[]} */
  const terms = [];
  /** @type {number[]} */
  const y = [];
  /** @type {string[]} */
  const kinds = [];
  const corpus = await scoreCorpus(sorted, {
    onEvidence: (a, b, evidence) => {
      const label = labels ? isPair(labels, sorted[a]?.id, sorted[b]?.id) : looksLikePair(evidence);
      if (label === undefined) return;
      const values = scoreTerms(evidence);
      for (const term of TERMS) terms.push(values[term]);
      kinds.push(
        name.startsWith('made') ? (labels?.get(sorted[a]?.id ?? '')?.split(' ')[0] ?? '') : '',
      );
      y.push(label ? 1 : 0);
    },
  });
  await corpus.end();
  return { name, count: y.length, terms: Float64Array.from(terms), y: Uint8Array.from(y), kinds };
}

/**
 * The same of the pairs that somebody judged by reading, as far as they are candidates.
 * @param {import('./collections.js').Dataset} dataset
 * @param {Map<string, { isPair: boolean, weight: number }>} judged
 * @returns {Promise<Features>}
 */
export async function judgedFeaturesOf({ name, articles }, judged) {
  const sorted = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  /** @type {number[]} */
  const terms = [];
  /** @type {number[]} */
  const y = [];
  /** @type {number[]} */
  const weights = [];
  const corpus = await scoreCorpus(sorted, {
    onEvidence: (a, b, evidence) => {
      const found = judged.get(`${sorted[a]?.id}\t${sorted[b]?.id}`);
      if (found === undefined) return;
      const values = scoreTerms(evidence);
      for (const term of TERMS) terms.push(values[term]);
      y.push(found.isPair ? 1 : 0);
      weights.push(found.weight);
    },
  });
  await corpus.end();
  const count = y.length;
  const kinds = y.map(() => '');
  const rows = { terms: Float64Array.from(terms), y: Uint8Array.from(y), kinds, weights };
  return { name: `judged pairs of ${name}`, count, ...rows };
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
