/** The articles of a memory as JSON, without their texts; and back, if they are what they must be. */

import type { Metadata, Skipped } from '../../model/article.ts';
import type { RememberedArticles } from '../pieces.ts';

type Articles = Omit<RememberedArticles, 'tokens'>;

/** All but the texts. */
export function describeArticles(articles: Articles): string {
  const { texts: _, quoted, repairs, ...others } = articles;
  const marks = [...quoted].map(([row, bytes]) => [row, Buffer.from(bytes).toString('base64')]);
  return JSON.stringify({ ...others, quoted: marks, repairs: [...repairs] });
}

/** What was described, with its texts; undefined if it does not fit. */
export function parseArticles(text: string, texts: Uint8Array<ArrayBuffer>): Articles | undefined {
  const value: unknown = JSON.parse(text);
  if (!isDescription(value)) return undefined;
  const { metadata, ends, bytes, skipped, warnings, repairs } = value;
  if (ends.length !== metadata.length || !areEnds(ends, texts.length)) return undefined;
  const quoted = value.quoted.map(([row, marks]): [number, Uint8Array] => [
    row,
    new Uint8Array(Buffer.from(marks, 'base64')),
  ]);
  return {
    metadata,
    texts,
    ends,
    quoted: new Map(quoted),
    bytes,
    skipped,
    warnings,
    repairs: new Map(repairs),
  };
}

interface Description {
  readonly metadata: readonly Metadata[];
  readonly ends: readonly number[];
  readonly quoted: readonly (readonly [row: number, marks: string])[];
  readonly bytes: number;
  readonly skipped: readonly Skipped[];
  readonly warnings: readonly string[];
  readonly repairs: readonly (readonly [path: string, bytes: number])[];
}

function isDescription(value: unknown): value is Description {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return (
    isList(fields['metadata'], isMetadata) &&
    isList(fields['ends'], isCount) &&
    isList(fields['quoted'], (pair) => isPair(pair, isCount, isText)) &&
    isCount(fields['bytes']) &&
    isList(fields['skipped'], isSkipped) &&
    isList(fields['warnings'], isText) &&
    isList(fields['repairs'], (pair) => isPair(pair, isText, isCount))
  );
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

function isList(value: unknown, check: Check): boolean {
  return Array.isArray(value) && value.every(check);
}

function isPair(value: unknown, first: Check, second: Check): boolean {
  return Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

/** What a field of an article is, if it is no text. */
const FIELDS: Readonly<Record<string, Check>> = {
  line: isCount,
  record: isCount,
  ignored: (value) => isList(value, isIgnoredBlock),
};

function isMetadata(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('id' in value)) return false;
  const fields: Readonly<Record<string, unknown>> = value;
  // a list of entries for each of so many costs more than all the rest
  for (const name in fields) if (!(FIELDS[name] ?? isText)(fields[name])) return false;
  return true;
}

/** All that is said of a block are lines and sizes. */
function isIgnoredBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((field) => isCount(field) || typeof field === 'boolean');
}

function isSkipped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'path' in value && isText(value.path) && 'reason' in value && isText(value.reason);
}

/** Whether texts that end there are end to end, and fill the room. */
function areEnds(ends: readonly number[], room: number): boolean {
  return (ends.at(-1) ?? 0) === room && ends.every((end, i) => end >= (ends[i - 1] ?? 0));
}
