/**
 * What to do next, chosen by what the run found: at most two commands, each ready to be typed.
 */

import type { DedupeResult } from '../core/types.ts';
import { cleanLine } from './clean.ts';
import { grouped } from './number.ts';
import type { Selection } from './selection.ts';

/** Longer commands leave no room to say what they do; then the option alone is shown. */
const MAX_COMMAND = 36;
const MAX_HINTS = 2;
/** Below this a score is no sign of a common origin. */
const LOWEST_THRESHOLD = 0.2;

/** A command and what it does, both clean. */
export interface Hint {
  readonly command: string;
  readonly effect: string;
}

/** The hints for a run that `command` started; none repeats an option that it has already. */
export function hintsOf(result: DedupeResult, selection: Selection, command: string): Hint[] {
  const typed = cleanLine(command);
  const prefix = typed.length <= MAX_COMMAND - '--all'.length ? `${typed} ` : '';
  return optionHints(result, selection)
    .filter(({ command: option }) => !typed.split(' ').includes(option.split(' ')[0] ?? ''))
    .slice(0, MAX_HINTS)
    .map(({ command: option, effect }) => ({ command: prefix + option, effect }));
}

function optionHints({ summary, settings }: DedupeResult, selection: Selection): Hint[] {
  const hasFindings = summary.clusters > 0 || selection.loosePairCount > 0;
  if (hasFindings) return findingHints(summary, selection);
  return summary.documents < 2 ? [] : widerHints(settings);
}

/** What a run that found nothing did not look for. */
function widerHints({ relation, threshold }: DedupeResult['settings']): Hint[] {
  const lower = Math.round(threshold * 6) / 10;
  const weaker = { command: `--threshold ${lower}`, effect: 'look for weaker matches' };
  const looser = { command: '--relation rewrite', effect: 'look for rewrites too' };
  return [
    ...(relation === 'rewrite' ? [] : [looser]),
    ...(lower < LOWEST_THRESHOLD ? [] : [weaker]),
  ];
}

function findingHints(summary: DedupeResult['summary'], selection: Selection): Hint[] {
  const listAll = { command: '--all', effect: `list all ${grouped(summary.clusters)} clusters` };
  return [
    ...(isCut(selection) ? [listAll] : []),
    { command: '--json', effect: 'every pair, with its passages' },
    { command: '--check', effect: 'exit 1 on duplicates, for CI' },
  ];
}

function isCut(selection: Selection): boolean {
  const { clusters, limit, hiddenClusters, loosePairs, loosePairCount } = selection;
  if (hiddenClusters > 0 || loosePairs.length < loosePairCount) return true;
  return clusters.some(({ members }) => members.length > limit + 1);
}
