/**
 * Logistic regression by Newton's method: five terms and an intercept, collections weighing alike,
 * and within each its pairs as much as the others. The intercept is then set for the prior.
 *
 * @typedef {import('./features.js').Features} Features
 * @typedef {import('../../dist/core/index.js').ScoreModel} ScoreModel
 */
import { PRIOR } from '../../dist/core/index.js';
import { LABELLED } from './collections.js';
import { TERMS } from './features.js';

/** Texts that people and machines wrote count for more than what was made of them. */
const LABELLED_WEIGHT = 2;

const SIZE = TERMS.length + 1;
const STEPS = 30;
const SMALL = 1e-9;

/** @param {readonly Features[]} training @returns {ScoreModel} */
export function fit(training) {
  const weights = new Float64Array(SIZE);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(SIZE);
    const hessian = new Float64Array(SIZE * SIZE);
    for (const features of training) accumulate(features, weights, gradient, hessian);
    const change = solve(hessian, gradient);
    for (let i = 0; i < SIZE; i++) weights[i] = (weights[i] ?? 0) + (change[i] ?? 0);
    if (Math.hypot(...change) < SMALL) break;
  }
  return toModel(weights);
}

/** @param {Features} features @param {Float64Array} weights @param {Float64Array} gradient @param {Float64Array} hessian */
function accumulate(features, weights, gradient, hessian) {
  const { count, terms, y } = features;
  const weightOf = pairWeights(features);
  const row = new Float64Array(SIZE);
  row[0] = 1;
  for (let i = 0; i < count; i++) {
    let z = weights[0] ?? 0;
    for (let t = 1; t < SIZE; t++) {
      const value = terms[i * TERMS.length + t - 1] ?? 0;
      row[t] = value;
      z += value * (weights[t] ?? 0);
    }
    const p = 1 / (1 + Math.exp(-z));
    const weight = weightOf[i] ?? 0;
    const error = weight * ((y[i] ?? 0) - p);
    const curve = weight * p * (1 - p);
    for (let s = 0; s < SIZE; s++) {
      const value = row[s] ?? 0;
      gradient[s] = (gradient[s] ?? 0) + error * value;
      for (let t = 0; t < SIZE; t++) {
        hessian[s * SIZE + t] = (hessian[s * SIZE + t] ?? 0) + curve * value * (row[t] ?? 0);
      }
    }
  }
}

/**
 * Half of a collection's weight goes to its pairs, half to the others, each in equal parts to the kinds
 * of made documents; a labelled collection weighs `LABELLED_WEIGHT`.
 * @param {Features} features
 */
function pairWeights({ count, y, kinds, name, weights }) {
  const keys = kinds.map((kind, i) => `${y[i]} ${kind}`);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const [i, key] of keys.entries())
    sizes.set(key, (sizes.get(key) ?? 0) + (weights?.[i] ?? 1));
  const groups = [...sizes.keys()];
  const ofClass = (/** @type {string} */ key) =>
    groups.filter((group) => group[0] === key[0]).length;
  const each = new Map(groups.map((key) => [key, ofClass(key) * (sizes.get(key) ?? 1)]));
  const whole = (LABELLED.includes(name) ? LABELLED_WEIGHT : 1) / 2;
  return Float64Array.from(
    { length: count },
    (_, i) => (whole * (weights?.[i] ?? 1)) / (each.get(keys[i] ?? '') ?? 1),
  );
}

/** Solves `matrix` x = `vector` by elimination with pivots. @param {Float64Array} matrix @param {Float64Array} vector */
function solve(matrix, vector) {
  const rows = Array.from({ length: SIZE }, (_, i) => [
    ...matrix.slice(i * SIZE, (i + 1) * SIZE),
    vector[i] ?? 0,
  ]);
  for (let column = 0; column < SIZE; column++) {
    const rest = rows.slice(column);
    const pivot = rest.reduce((a, b) => (Math.abs(b[column]) > Math.abs(a[column]) ? b : a));
    const at = rows.indexOf(pivot);
    [rows[column], rows[at]] = [pivot, rows[column]];
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[column] / (pivot[column] + SMALL);
      for (let i = column; i <= SIZE; i++) row[i] -= factor * pivot[i];
    }
  }
  return rows.map((row, i) => row[SIZE] / row[i]);
}

/** @param {Float64Array} weights @returns {ScoreModel} */
function toModel(weights) {
  const [intercept = 0, overlap = 0, order = 0, spread = 0, subject = 0, numbers = 0] = weights;
  const shifted = intercept + Math.log(PRIOR / (1 - PRIOR));
  return { intercept: shifted, overlap, order, spread, subject, numbers };
}
