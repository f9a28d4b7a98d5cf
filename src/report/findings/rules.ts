/** The relations as rules: what programs call them, how bad each is, and what to do about it. */

import type { Relation } from '../../model/settings.ts';

/** How bad a finding is, by the words of most programs. */
export type Level = 'error' | 'warning' | 'note';

/** One relation as a rule. */
export interface Rule {
  readonly id: string;
  /** One word in Pascal case. */
  readonly name: string;
  readonly level: Level;
  /** What a document that breaks it is, as a sentence. */
  readonly summary: string;
  readonly help: string;
}

const KEEP_ONE =
  'Keep the original; remove the copy, let its address lead to the original, or name the original in it as canonical.';

/** The rule of each relation, the worst first. */
export const RULES: Readonly<Record<Relation, Rule>> = {
  identical: {
    id: 'dedupe/identical',
    name: 'IdenticalCopy',
    level: 'error',
    summary: 'The document has the same words as another.',
    help: `Only case, punctuation, white space or accents differ. ${KEEP_ONE}`,
  },
  'near-duplicate': {
    id: 'dedupe/near-duplicate',
    name: 'NearDuplicate',
    level: 'warning',
    summary: 'The document is another with few edits.',
    help: `Most phrases of the two are the same. ${KEEP_ONE} If both must stay, say in one what differs.`,
  },
  excerpt: {
    id: 'dedupe/excerpt',
    name: 'Excerpt',
    level: 'warning',
    summary: 'The document is a part of a longer one.',
    help: 'Most of it is in the other. Link to the longer text instead, or mark what is taken over as a quotation.',
  },
  rewrite: {
    id: 'dedupe/rewrite',
    name: 'Rewrite',
    level: 'note',
    summary: 'The document comes from the same text as another, in other words.',
    help: 'Passages were kept and the rest was written anew, cut or added. Read the two side by side, and credit the original.',
  },
  quotation: {
    id: 'dedupe/quotation',
    name: 'Quotation',
    level: 'note',
    summary: 'The document shares no more than a quotation with another.',
    help: 'Nothing needs to be done if the quotation is marked and its source is named.',
  },
  template: {
    id: 'dedupe/template',
    name: 'SameForm',
    level: 'note',
    summary: 'The document follows the same form as another.',
    help: 'The two share the words of a form and differ in what is filled in. Nothing needs to be done if that is meant.',
  },
};
