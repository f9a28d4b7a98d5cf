/** Refuses options for baselines that do not go together, before anything is read. */

import type { Accepting } from '../../../baseline/update.ts';
import { DedupeError } from '../../../model/error.ts';
import type { Call } from '../../options/call.ts';
import { placeKey } from '../../output/output-place.ts';
import { chooseOutputs } from '../../output/outputs.ts';

/** Characters of a reason. */
const MOST_REASON = 2000;

/**
 * The pairs to accept.
 *
 * @throws {DedupeError} `BAD_OPTION` for options that need others, or exclude them.
 */
export function checkCombination(call: Call): readonly Accepting[] {
  const { values } = call;
  const { baseline, baselineFromRef, accept, because, updateBaseline, pruneBaseline } = values;
  if (baseline === undefined) {
    if (updateBaseline) throw needsFile('--update-baseline');
    if (pruneBaseline) throw needsFile('--prune-baseline');
    if (accept.length > 0) throw needsFile('--accept');
  } else if (baselineFromRef !== undefined) {
    throw bad('--baseline and --baseline-from-ref are two baselines: choose one');
  }
  if (because !== undefined && accept.length === 0) {
    throw bad('--because says why something is accepted: it needs --accept A B');
  }
  if (because !== undefined && because.length > MOST_REASON) {
    throw bad(`--because is longer than ${MOST_REASON} characters: a baseline is to be read`);
  }
  if (values.failOn === 'new' && baseline === undefined && baselineFromRef === undefined) {
    throw bad(
      '--fail-on new needs to know what is old: --baseline FILE, or --baseline-from-ref REF',
    );
  }
  refuseSharing(call);
  return pairsOf(accept, because);
}

/** A report and a baseline in one file would each lose the other. */
function refuseSharing({ given, values }: Call): void {
  const { baseline } = values;
  const key = baseline === undefined ? undefined : placeKey(baseline);
  if (key === undefined) return;
  for (const { file } of chooseOutputs(given, values)) {
    if (placeKey(file) !== key) continue;
    throw bad(
      `a report and the baseline go to ${JSON.stringify(file)}: give the report another -o`,
    );
  }
}

function pairsOf(names: readonly string[], because: string | undefined): readonly Accepting[] {
  const pairs: Accepting[] = [];
  for (let i = 0; i < names.length; i += 2) {
    const [a, b] = names.slice(i, i + 2);
    if (a === undefined || b === undefined) {
      const given = names.length === 1 ? 'one was given' : `${names.length} were given`;
      throw bad(
        `--accept takes two documents, and ${given}; paths to scan go before it, or after --`,
      );
    }
    pairs.push({ a, b, because });
  }
  return pairs;
}

function needsFile(flag: string): DedupeError {
  return bad(`${flag} needs --baseline FILE, the file to write`);
}

function bad(message: string): DedupeError {
  return new DedupeError('BAD_OPTION', message);
}
