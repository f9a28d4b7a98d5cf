/** What the plain pipeline and the kernel tell of one folder, which must be the same. */

import { expect } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import type { SourceOptions } from '../../src/files/articles.ts';
import { dedupe, readArticles } from '../../src/index.ts';
import { plainDedupe } from '../oracle/pipeline.ts';

const WORDS = 'lantern quay heron barge tide ferry net gull mast rope pier foam'.split(' ');

/** A text of its own for each number. */
export function textOf(number: number): string {
  return Array.from(
    { length: 12 },
    (_, i) => `${WORDS[(number * 7 + i * i) % 12]}${number % 97}`,
  ).join(' ');
}

export const recordOf = (number: number): string =>
  JSON.stringify({ id: `r${number}`, text: textOf(number) });
export const records = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => recordOf(i));

/** More files than the plain pipeline takes. */
export const MANY = Object.fromEntries(
  Array.from({ length: 70 }, (_, i) => [`many/${i}.txt`, textOf(i)]),
);

export interface Told {
  readonly result: DedupeResult;
  readonly warnings: readonly string[];
}

export async function tell(
  root: string,
  way: typeof dedupe,
  options: SourceOptions = {},
): Promise<Told> {
  const warnings: string[] = [];
  const result = await way(readArticles([root], options), {
    workers: 2,
    onWarning: (message) => warnings.push(message.replaceAll(`${root}/`, '')),
  });
  const local = <T extends { readonly path?: string }>(one: T): T =>
    one.path === undefined ? one : { ...one, path: one.path.replace(`${root}/`, '') };
  return { result: { ...result, skipped: result.skipped.map(local) }, warnings };
}

/** What both pipelines tell of a folder that also holds many other files. */
export async function both(root: string, options: SourceOptions = {}): Promise<Told> {
  const [plain, kernel] = [
    await tell(root, plainDedupe, options),
    await tell(root, dedupe, options),
  ];
  expect(kernel).toEqual(plain);
  return kernel;
}

export const idsOf = ({ result }: Told): string[] =>
  result.documents.map(({ id }) => id).filter((id) => /^r\d+$/.test(id));
