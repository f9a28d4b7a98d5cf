/** What tests ask of a whole result. */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DedupeResult } from '../src/model/result.ts';
import { json } from '../src/report/json.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../src/report/result.schema.json', import.meta.url), 'utf8'),
);
export const isValid = new Ajv2020({ strict: true, strictTuples: false, allErrors: true }).compile(
  schema,
);

export const bytesOf = (result: DedupeResult): string => [...json(result, {})].join('');

/** Every cluster as the ids of its members, sorted. */
export const clustersOf = ({ clusters }: DedupeResult): string[][] =>
  clusters.map(({ members }) => members.map(({ document }) => document).toSorted());
