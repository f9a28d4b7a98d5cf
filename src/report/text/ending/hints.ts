/**
 * What to do next: the one command that is the most useful after this run, ready to be typed; none if
 * no command can help. What comes first in a list of hints wins.
 */

import type { DedupeResult } from '../../../model/result.ts';
import { RELATIONS } from '../../../model/settings.ts';
import { clean, cleanLine } from '../clean.ts';
import { joiningScore, SURE_SCORE } from '../order.ts';
import type { Selection } from '../selection.ts';
import { shellWord } from '../../shell-word.ts';

/** A longer command leaves no room to say what it does; then only the option is shown. */
const MAX_COMMAND = 36;
/** Below this a score is no sign of a common origin. */
const LOWEST_THRESHOLD = 0.2;

/** A command and what it does, both clean. */
export interface Hint {
  /** The words of the command. */
  readonly words: readonly string[];
  readonly effect: string;
}

/** What is known of the call that asked for a report. */
export interface Typed {
  /** The command as it was typed. */
  readonly command: string;
  /** The flags and paths that give another command the same corpus; absent if nothing does. */
  readonly corpus?: string | undefined;
}

/** An option of the same command, and what it does. */
interface OptionHint {
  readonly option: string;
  readonly effect: string;
}

/** The hint for a run; it repeats no option that was typed. */
export function hintOf(result: DedupeResult, selection: Selection, typed: Typed): Hint | undefined {
  const { summary } = result;
  if (result.baseline?.new === 0) return undefined;
  const hasFindings = summary.clusters > 0 || selection.loosePairCount > 0;
  if (!hasFindings) return summary.documents < 2 ? undefined : fitting(widerHints(result), typed);
  return explainHint(result, typed) ?? fitting(findingHints(selection), typed);
}

/** The first option that says something new after what was typed. */
function fitting(options: readonly OptionHint[], { command }: Typed): Hint | undefined {
  const typed = cleanLine(command);
  const words = typed.split(' ');
  const hint = options.find(({ option }) => !words.some((word) => isSame(word, option)));
  if (hint === undefined) return undefined;
  // after `--` an option would be taken for a path
  const isRoomy = typed.length <= MAX_COMMAND - '--all'.length && !words.includes('--');
  return { words: isRoomy ? [typed, hint.option] : [hint.option], effect: hint.effect };
}

/** Whether a word is the flag of an option, with a value or without. */
function isSame(word: string, option: string): boolean {
  return word.replace(/=.*/su, '') === option.split(' ')[0];
}

/** What to look for when a run found nothing. */
function widerHints({ settings: { relation, threshold } }: DedupeResult): OptionHint[] {
  const lower = Math.round(threshold * 6) / 10;
  const weaker = { option: `--threshold ${lower}`, effect: 'look for weaker matches' };
  const isNarrow = RELATIONS.indexOf(relation) < RELATIONS.indexOf('rewrite');
  const looser = { option: '--relation rewrite', effect: 'look for rewrites too' };
  return [...(isNarrow ? [looser] : []), ...(lower < LOWEST_THRESHOLD ? [] : [weaker])];
}

function findingHints(selection: Selection): OptionHint[] {
  const listAll = { option: '--all', effect: 'list everything' };
  const check = { option: '--check', effect: 'exit 1 on duplicates, for CI' };
  const accept = {
    option: '--baseline dedupe.baseline --update-baseline',
    effect: 'fail on new ones alone',
  };
  return isCut(selection) ? [listAll, check, accept] : [check, accept];
}

function isCut(selection: Selection): boolean {
  const { clusters, limit, hiddenClusters, loosePairs, untoldPairCount } = selection;
  if (hiddenClusters > 0 || loosePairs.length < untoldPairCount) return true;
  if (selection.mixtures.length < selection.mixtureCount) return true;
  if (selection.mixtures.some(({ sources }) => sources.length > limit)) return true;
  return clusters.some(({ members }) => members.length > limit + 1);
}

/** The way to look at the match that is the least sure, if any is unsure. */
function explainHint({ clusters }: DedupeResult, { corpus }: Typed): Hint | undefined {
  if (corpus === undefined) return undefined;
  let least: readonly [a: string, b: string] | undefined;
  let lowest = SURE_SCORE;
  for (const { original, members } of clusters) {
    for (const member of members) {
      const score = joiningScore(member);
      if (score >= lowest) continue;
      lowest = score;
      least = [member.matchesOriginal === false ? member.via : original, member.document];
    }
  }
  if (least === undefined || !least.every(canBeTyped)) return undefined;
  const words = ['dedupe', 'explain', ...least.map(shellWord), cleanLine(corpus)];
  return { words, effect: 'why the least sure two match' };
}

/** False for an id that a shell, or the program, would take for something else. */
function canBeTyped(id: string): boolean {
  return id !== '' && !id.startsWith('-') && clean(id) === id;
}
