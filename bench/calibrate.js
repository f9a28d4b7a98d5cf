#!/usr/bin/env node
/**
 * Fits the coefficients of the score, and shows how it does on each labelled collection with those
 * that the others alone would give.
 *
 *     npm run build && node --max-old-space-size=8000 bench/calibrate.js FOLDER
 *
 * FOLDER holds the collections (see calibrate/collections.js). Trained on: the labelled ones, documents
 * made of three of them (calibrate/made.js), the candidates of two formulaic ones about which there
 * is no doubt, and pairs of three that were judged by reading. To test one collection, it and what was made of it
 * are left out, and its prior is learnt. Takes about five minutes and 5 GB; prints the model to copy into src/core/score/score.ts, and a Markdown table.
 */
import { FORMULAIC, JUDGED, LABELLED, readDataset, readJudged } from './calibrate/collections.js';
import { featuresOf, judgedFeaturesOf, TERMS } from './calibrate/features.js';
import { fit } from './calibrate/fit.js';
import { judge } from './calibrate/judge.js';
import { makeDocuments } from './calibrate/made.js';
import { markdown } from './lib/table.js';

/** Collections of rewritten texts, of which others are made. */
const SOURCES = ['llm-rewrites', 'heavy-rewrites', 'watermark-edits'];
/** The threshold in use. */
const DEFAULT = 0.5;

/** @param {string} folder */
async function calibrate(folder) {
  /** @type {{ features: import('./calibrate/features.js').Features, of: string }[]} */
  const parts = [];
  const datasets = LABELLED.map((name) => readDataset(folder, name));
  for (const dataset of datasets) {
    parts.push({ features: await featuresOf(dataset), of: dataset.name });
    if (!SOURCES.includes(dataset.name)) continue;
    parts.push({ features: await featuresOf(makeDocuments(dataset)), of: dataset.name });
  }
  for (const name of FORMULAIC) {
    parts.push({ features: await featuresOf(readDataset(folder, name)), of: name });
  }
  for (const name of JUDGED) {
    const dataset = readDataset(folder, name);
    parts.push({ features: await judgedFeaturesOf(dataset, readJudged(folder, name)), of: name });
  }
  for (const { features } of parts) {
    const pairs = features.y.reduce((sum, y) => sum + y, 0);
    console.error(`${features.name}: ${features.count} candidates, ${pairs} of them pairs`);
  }
  const model = fit(parts.map(({ features }) => features));
  console.log(shown(model, 2));
  const results = [];
  for (const dataset of datasets) {
    const others = parts.filter(({ of }) => of !== dataset.name);
    const left = fit(others.map(({ features }) => features));
    console.error(dataset.name, shown(left));
    for (const { features } of parts.filter(({ of }) => of === dataset.name)) {
      if (features.kinds.includes('crowd')) console.log(kindsTable(features, left));
    }
    results.push({ name: dataset.name, ...(await judge(dataset, left)) });
  }
  console.log(tableOf(results));
}

/**
 * Of made documents of each kind, which the model has not seen: the share of pairs, and of others,
 * that it takes for pairs.
 * @param {import('./calibrate/features.js').Features} features
 * @param {import('../dist/core/index.js').ScoreModel} model
 */
function kindsTable({ count, terms, y, kinds, name }, model) {
  /** @type {Map<string, number[]>} */
  const tallies = new Map();
  for (let i = 0; i < count; i++) {
    let logit = model.intercept;
    for (const [t, term] of TERMS.entries()) {
      logit += model[term] * (terms[i * TERMS.length + t] ?? 0);
    }
    const tally = tallies.get(kinds[i] ?? '') ?? [0, 0, 0, 0];
    const at = y[i] === 1 ? 0 : 2;
    tally[at] = (tally[at] ?? 0) + 1;
    if (logit >= 0) tally[at + 1] = (tally[at + 1] ?? 0) + 1;
    tallies.set(kinds[i] ?? '', tally);
  }
  const cells = [...tallies].map(([kind, [pairs = 0, found = 0, others = 0, wrong = 0]]) => {
    const share = (found / Math.max(1, pairs)).toFixed(3);
    return `${kind}: ${share} of ${pairs} pairs, ${wrong} of ${others} others`;
  });
  return `${name}: ${cells.join('; ')}`;
}

/** With two decimals. @param {import('../dist/core/index.js').ScoreModel} model @param {number} [indent] */
function shown(model, indent) {
  const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  return JSON.stringify(model, (_, value) => (value === model ? value : round(value)), indent);
}

const HEAD = (
  'collection left out | F1 | precision | recall | ARI | best F1 | at | average precision | ' +
  'F1, near-duplicate | prior | error | shift | error, shifted | pairs .05-.95'
).split(' | ');

/** @param {readonly ({ name: string } & Awaited<ReturnType<typeof judge>>)[]} results */
function tableOf(results) {
  let loss = 0;
  const cells = results.map(({ name, rows, nearDuplicate, averagePrecision, reliability }) => {
    const own = rows.find(({ threshold }) => threshold === DEFAULT);
    const best = rows.reduce((a, b) => (b.f1 > a.f1 ? b : a));
    loss += (best.f1 - (own?.f1 ?? 0)) / results.length;
    const { pairs, prior, asScored, interceptShifted } = reliability;
    /** @type {(number | null | undefined)[]} */
    const figures = [own?.f1, own?.precision, own?.recall, own?.ari, best.f1, best.threshold];
    figures.push(averagePrecision, nearDuplicate.f1, prior, asScored?.calibrationError);
    figures.push(interceptShifted?.shift, interceptShifted?.calibrationError);
    return [name, ...figures.map((value) => value?.toFixed(3) ?? ''), String(pairs)];
  });
  return `${markdown(HEAD, cells)}\n\nmean loss ${loss.toFixed(4)}`;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('error: no folder of collections; give one: node bench/calibrate.js FOLDER');
  process.exitCode = 2;
} else {
  await calibrate(folder);
}
