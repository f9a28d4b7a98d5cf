/** A finding in words, for the messages of all formats. Names of files are cleaned and cut. */

import type { DocumentEntry } from '../../model/result.ts';
import type { Relation } from '../../model/settings.ts';
import { cleanLine } from '../text/clean.ts';
import { decimal, percent } from '../text/number.ts';
import type { Finding } from './findings.ts';

/** Longer names lose their beginning: what tells files apart is at the end. */
const MAX_NAME = 300;

const OPENINGS: Readonly<Record<Relation, string>> = {
  identical: 'Identical to',
  'near-duplicate': 'Near-duplicate of',
  excerpt: 'Excerpt of',
  rewrite: 'Rewrite of',
  quotation: 'Shares a quotation with',
  template: 'Follows the same form as',
};

/** A name as a message shows it: `number` is 1 for the other document, 2 for the original. */
export type ShowName = (name: string, number: 1 | 2) => string;

/** `Excerpt of news/pier.md (score .98, 93% of it is there).` */
export function sentenceOf(finding: Finding, show: ShowName = (name) => name): string {
  const { relation, isLonger, other, original, score, containment } = finding;
  const opening = isLonger === true ? 'Longer version of' : OPENINGS[relation];
  const share = containment === undefined ? '' : `, ${percent(containment)} of it is there`;
  const measures = relation === 'identical' ? '' : ` (score ${decimal(score)}${share})`;
  const first = `${opening} ${show(nameOf(other), 1)}${measures}.`;
  if (original === undefined) return first;
  return `${first} The original of the cluster is ${show(nameOf(original), 2)}.`;
}

/** The file of a document, and the line if it is a record. */
export function nameOf({ path, line }: DocumentEntry): string {
  const name = cleanLine(line === undefined ? path : `${path}:${line}`);
  return name.length > MAX_NAME ? `…${name.slice(1 - MAX_NAME)}`.toWellFormed() : name;
}
