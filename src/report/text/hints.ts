/**
 * What to do next, chosen by what the run found: at most two commands, ready to be typed.
 */

import type { DedupeResult } from '../../model/result.ts';
import { RELATIONS } from '../../model/settings.ts';
import { cleanLine } from './clean.ts';
import type { Selection } from './selection.ts';

/** A longer command leaves no room to say what it does; then only the option is shown. */
const MAX_COMMAND = 36;
const MAX_HINTS = 2;
/** Below this a score is no sign of a common origin. */
const LOWEST_THRESHOLD = 0.2;

/** A command and what it does, both clean. */
export interface Hint {
  readonly command: string;
  readonly effect: string;
}

/** Options that say where reports go; with one of them, one more report may have no place. */
const PLACING = ['-f', '--format', '--json', '--ndjson', '-o', '--output'];

/** The hints for a run that `command` started; none repeats an option that it has. */
export function hintsOf(result: DedupeResult, selection: Selection, command: string): Hint[] {
  const typed = cleanLine(command);
  const words = typed.split(' ');
  const isShort = typed.length <= MAX_COMMAND - '--all'.length;
  // after `--` an option would be taken for a path
  const prefix = isShort && !words.includes('--') ? `${typed} ` : '';
  return optionHints(result, selection)
    .filter(({ command: option }) => fitsWith(words, option))
    .slice(0, MAX_HINTS)
    .map(({ command: option, effect }) => ({ command: prefix + option, effect }));
}

/** Whether an option says something new after these words, and contradicts none of them. */
function fitsWith(words: readonly string[], option: string): boolean {
  const [flag = ''] = option.split(' ');
  const rivals = flag === '--json' ? PLACING : [flag];
  return !words.some((word) => rivals.includes(word.replace(/=.*/su, '')));
}

function optionHints({ summary, settings }: DedupeResult, selection: Selection): Hint[] {
  const hasFindings = summary.clusters > 0 || selection.loosePairCount > 0;
  if (hasFindings) return findingHints(summary, selection);
  return summary.documents < 2 ? [] : widerHints(settings);
}

/** What to look for when a run found nothing. */
function widerHints({ relation, threshold }: DedupeResult['settings']): Hint[] {
  const lower = Math.round(threshold * 6) / 10;
  const weaker = { command: `--threshold ${lower}`, effect: 'look for weaker matches' };
  const isNarrow = RELATIONS.indexOf(relation) < RELATIONS.indexOf('rewrite');
  const looser = { command: '--relation rewrite', effect: 'look for rewrites too' };
  return [...(isNarrow ? [looser] : []), ...(lower < LOWEST_THRESHOLD ? [] : [weaker])];
}

function findingHints(summary: DedupeResult['summary'], selection: Selection): Hint[] {
  const listAll = { command: '--all', effect: 'list everything' };
  const pairs = summary.pairsOmitted === 0 ? 'every pair, with its' : 'pairs, with their';
  return [
    ...(isCut(selection) ? [listAll] : []),
    { command: '--json', effect: `${pairs} passages` },
    { command: '--check', effect: 'exit 1 on duplicates, for CI' },
  ];
}

function isCut(selection: Selection): boolean {
  const { clusters, limit, hiddenClusters, loosePairs, untoldPairCount } = selection;
  if (hiddenClusters > 0 || loosePairs.length < untoldPairCount) return true;
  if (selection.mixtures.length < selection.mixtureCount) return true;
  if (selection.mixtures.some(({ sources }) => sources.length > limit)) return true;
  return clusters.some(({ members }) => members.length > limit + 1);
}
