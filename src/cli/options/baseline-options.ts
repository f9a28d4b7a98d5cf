/** The options of a check that looks at what is new alone: baselines, changed files, and what fails. */

import { choice, type Kind, list, number, text } from './option-kinds.ts';
import { optional, toggle, valued } from './option-spec.ts';

/** What a check may fail for. */
export const FAIL_ON = ['any', 'new', 'none'] as const;

const group = 'Only what is new';

/** A name with commas and all; a repeated flag adds to the ones before. */
const names: Kind<readonly string[]> = {
  expected: 'the names of two documents',
  read: (given) => (given === '' ? undefined : [given]),
  accept: list.accept,
  join: (earlier, later) => [...earlier, ...later],
};

/** That part of the table. Order is the order of the help. */
export const BASELINE_OPTIONS = {
  baseline: optional(text, {
    group,
    placeholder: '<file>',
    summary: 'duplicates that were accepted; others are new, and --check fails on these',
  }),
  updateBaseline: toggle({
    group,
    summary: 'accept all that is found: write it to the file of --baseline',
    isFlagOnly: true,
  }),
  pruneBaseline: toggle({
    group,
    summary: 'take entries that nothing matches any more out of that file',
    isFlagOnly: true,
  }),
  accept: valued<readonly string[]>(names, {
    group,
    placeholder: '<a> <b>',
    default: [],
    summary: 'accept that these two match: add them to that file; may repeat',
    isFlagOnly: true,
    isMany: true,
  }),
  because: optional(text, {
    group,
    placeholder: '<text>',
    summary: 'why, for the entry of --accept',
    isFlagOnly: true,
  }),
  baselineFromRef: optional(text, {
    group,
    placeholder: '<ref>',
    summary: 'take what this commit, branch or tag of git has as accepted',
    isFlagOnly: true,
  }),
  changedSince: optional(text, {
    group,
    placeholder: '<ref>',
    summary: 'report only what touches files that differ from this ref of git',
    isFlagOnly: true,
  }),
  failOn: optional(choice(FAIL_ON), {
    group,
    placeholder: '<what>',
    summary: 'as --check, exit 1 on any, new or none of the duplicates',
  }),
  maxFindings: optional(number({ from: 0, whole: true }), {
    group,
    placeholder: '<count>',
    summary: 'as --check, but exit 1 only if there are more than these',
  }),
} as const;
