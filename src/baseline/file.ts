/**
 * The file of a baseline: a line of JSON for its head, one for each document, one for each pair, sorted by names
 * that do not change. So an entry more is a line more, and two branches that each add some can be merged line by
 * line, even by keeping the lines of both sides: order and repeats do not matter, and clusters that share a document
 * become one.
 *
 * Whatever the file holds is checked: a line that is no entry is an error with its number.
 */

import { FINGERPRINT } from '../core/shingles/fingerprint.ts';
import { DedupeError } from '../model/error.ts';
import { isPrior } from '../model/complete-settings.ts';
import { COPY_RELATIONS, RELATIONS } from '../model/settings.ts';
import type { Role } from '../model/result.ts';
import { encodeJson } from '../report/json/json-string.ts';
import {
  type AcceptedDocument,
  type AcceptedPair,
  type Baseline,
  byUnit,
  homeOf,
  inKeyOrder,
  pairName,
} from './entry.ts';
import { joinEntries } from './join-entries.ts';
import { BadEntry, Fields } from './fields.ts';

const TOOL = 'neardup';
const VERSION = 1;
const KEY = /^[0-9a-f]{12}$/;
const ROLES: readonly Role[] = ['original', ...COPY_RELATIONS, 'unique', 'digest'];
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/;
const REMEDY = 'keep the lines of both sides and take out the marks; --update-baseline sorts them';

/** The lines of a baseline, each with its end. */
export function* printBaseline(baseline: Baseline): Generator<string, void, undefined> {
  const { prior, stem, documents, pairs } = baseline;
  yield line({ baseline: TOOL, version: VERSION, prior, ...(stem !== null && { stem }) });
  for (const one of documents.toSorted(inFileOrder)) yield line(documentRecord(one));
  for (const pair of pairs.toSorted((a, b) => byUnit(pairName(a.pair), pairName(b.pair)))) {
    yield line(pairRecord(pair));
  }
}

const line = (record: object): string => `${encodeJson(record)}\n`;

/** Documents of a cluster together. */
function inFileOrder(a: AcceptedDocument, b: AcceptedDocument): number {
  return byUnit(homeOf(a), homeOf(b)) || byUnit(a.document, b.document) || byUnit(a.key, b.key);
}

function documentRecord(one: AcceptedDocument): object {
  const { key, cluster, document, path, title, role, score, because, fingerprint } = one;
  return { key, cluster, document, path, title, role, score, because, fingerprint };
}

function pairRecord({ pair, documents, relation, score, because }: AcceptedPair): object {
  return { pair, documents, relation, score, because };
}

/** The head of a file. */
type Head = Pick<Baseline, 'prior' | 'stem'>;

/**
 * The baseline that a text holds; `name` is what messages call it.
 *
 * @throws {DedupeError} `BAD_BASELINE` if it is none, or one of another version.
 */
export function parseBaseline(text: string, name: string): Baseline {
  const heads: Head[] = [];
  const documents: AcceptedDocument[] = [];
  const pairs: AcceptedPair[] = [];
  let number = 0;
  for (const row of rowsOf(text)) {
    number++;
    if (row.trim() === '') continue;
    const at = `${name}:${number}`;
    if (CONFLICT.test(row)) throw bad(`${at} is a mark of a merge conflict: ${REMEDY}`);
    try {
      const fields = new Fields(row);
      if (fields.has('baseline')) heads.push(headOf(fields));
      else if (fields.has('pair')) pairs.push(pairOf(fields));
      else documents.push(documentOf(fields));
    } catch (error) {
      if (error instanceof BadEntry) throw bad(`${at} is no entry of a baseline: ${error.message}`);
      throw error;
    }
  }
  const [head] = heads;
  if (head === undefined) throw bad(`${name} is no baseline of dedupe: it has no head line`);
  return joinEntries({ ...head, documents, pairs });
}

function* rowsOf(text: string): Generator<string, void, undefined> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
  }
}

function headOf(fields: Fields): Head {
  fields.oneOf('baseline', [TOOL]);
  const version = fields.number('version');
  if (version !== VERSION) {
    throw new BadEntry(`it has version ${version}, and this version of dedupe reads ${VERSION}`);
  }
  const prior = fields.number('prior');
  if (!isPrior(prior)) throw new BadEntry('"prior" is not a number between 0 and 1');
  return { prior, stem: fields.has('stem') ? fields.text('stem') : null };
}

function documentOf(fields: Fields): AcceptedDocument {
  return {
    key: fields.match('key', KEY),
    document: fields.text('document'),
    role: fields.oneOf('role', ROLES),
    fingerprint: fields.match('fingerprint', FINGERPRINT),
    ...(fields.has('path') && { path: fields.text('path') }),
    ...(fields.has('title') && { title: fields.text('title') }),
    ...(fields.has('cluster') && { cluster: fields.match('cluster', KEY) }),
    ...(fields.has('score') && { score: fields.share('score') }),
    ...(fields.has('because') && { because: fields.text('because') }),
  };
}

function pairOf(fields: Fields): AcceptedPair {
  const [a, b] = fields.two('pair');
  if (![a, b].every((key) => KEY.test(key))) throw new BadEntry('"pair" does not hold two keys');
  return {
    pair: inKeyOrder(a, b),
    documents: fields.two('documents'),
    relation: fields.oneOf('relation', RELATIONS),
    score: fields.share('score'),
    ...(fields.has('because') && { because: fields.text('because') }),
  };
}

function bad(message: string): DedupeError {
  return new DedupeError('BAD_BASELINE', message);
}
