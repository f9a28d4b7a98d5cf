/**
 * A run beside a baseline: what is accepted is read first, as its prior is that of the run; then the findings are
 * marked, and the file is written if that is asked for.
 */

import { compareWith, type Compared, type IsScanned } from '../../../baseline/compare.ts';
import type { Baseline } from '../../../baseline/entry.ts';
import { acceptAll, type Accepting, acceptPair, prune } from '../../../baseline/update.ts';
import { DedupeError } from '../../../model/error.ts';
import type { DedupeOptions } from '../../../dedupe.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import type { DedupeResult } from '../../../model/result.ts';
import { recounted } from '../../../report/findings/news.ts';
import { focusOn } from '../../../report/focus.ts';
import { counted } from '../../../report/text/number.ts';
import type { Call } from '../../options/call.ts';
import { Names } from '../explain/names.ts';
import { findDuplicates } from '../find-duplicates.ts';
import { checkFocus, focused } from '../focus.ts';
import { baselineAtRef } from './at-ref.ts';
import { checkCombination } from './combination.ts';
import { changedFiles, type IsChanged } from './changed-files.ts';
import { assertBaselineWritable, readBaseline, writeBaseline } from './baseline-file.ts';
import { scannedBy } from './scanned.ts';

/** What a run has to do for its baseline. */
export interface Hooks extends Required<Pick<DedupeOptions, 'onRead'>> {
  /** The part of the result that is reported. */
  readonly reported: (result: DedupeResult) => DedupeResult;
}

/** A run with fingerprints, without a focus. */
export type FindResult = (call: Call, hooks: Hooks) => Promise<DedupeResult>;

/**
 * What a run finds, with what the baseline knows of it.
 *
 * @throws {DedupeError} if the run cannot go on, or a baseline cannot be read or written.
 */
export async function findBesideBaseline(call: Call, find: FindResult): Promise<DedupeResult> {
  const accepting = checkCombination(call);
  const changed = await changedFiles(call);
  const start = await startingPoint(call);
  const named = accepting.map((two) => ({ ...two, names: namesOf(call, two) }));
  const { focus } = call.values;
  // a mistyped name costs no long run
  const onRead = (read: ReadSources): void => {
    for (const { names } of named) names.take(read);
    if (focus.length > 0) checkFocus(focus)(read);
  };
  const reported = (whole: DedupeResult): DedupeResult => inFocus(whole, focus, changed);
  const result = await find(pinned(callForAll(call), start), { onRead, reported });
  return reported(hasBaseline(call) ? await mark(call, { start, result, named }) : result);
}

/** The call without a focus, as what is out of it may be in the baseline; names to accept take a run that reads. */
function callForAll(call: Call): Call {
  const { values } = call;
  const cache = values.accept.length > 0 ? false : values.cache;
  return { ...call, values: { ...values, focus: [], cache } };
}

/** The part that touches what is in these places and in a changed file, its findings counted again. */
function inFocus(
  result: DedupeResult,
  paths: readonly string[],
  isChanged: IsChanged | undefined,
): DedupeResult {
  const there = paths.length === 0 ? result : focused(paths, result);
  if (isChanged === undefined) return there;
  const near = there.focus === undefined ? undefined : new Set(there.focus);
  const changed = there.documents.filter((one) => near?.has(one.id) !== false && isChanged(one));
  return recounted(focusOn(there, new Set(changed.map(({ id }) => id))));
}

function hasBaseline({ values }: Call): boolean {
  return values.baseline !== undefined || values.baselineFromRef !== undefined;
}

/** The accepted findings; undefined if there are none yet. */
async function startingPoint(call: Call): Promise<Baseline | undefined> {
  const { baseline, baselineFromRef, updateBaseline, accept } = call.values;
  if (baselineFromRef !== undefined) {
    return baselineAtRef(call, baselineFromRef, (there) =>
      findDuplicates(there, undefined, { fingerprints: true }),
    );
  }
  if (baseline === undefined) return undefined;
  const isWritten = updateBaseline || accept.length > 0;
  if (isWritten || call.values.pruneBaseline) assertBaselineWritable(baseline);
  const read = readBaseline(baseline, isWritten);
  if (read !== undefined) refuseOtherStem(read, call.values.stem);
  return read;
}

/** Fingerprints of stems and of words say nothing of each other. */
function refuseOtherStem({ stem }: Baseline, asked: string | null): void {
  if (stem === asked) return;
  const flag = stem === null ? 'without --stem' : `with --stem ${stem}`;
  const problem = `the baseline was made ${flag}, so that its fingerprints are of other words`;
  throw new DedupeError('BAD_BASELINE', `${problem}: run ${flag}, or make it anew`);
}

/** A prior that someone gave is better than the one of the baseline. */
function pinned(call: Call, baseline: Baseline | undefined): Call {
  if (baseline === undefined || call.sources.prior !== 'default') return call;
  return { ...call, values: { ...call.values, prior: baseline.prior } };
}

/** Two documents to accept, by what someone called them. */
type Named = Accepting & { readonly names: Names };

function namesOf({ paths }: Call, { a, b }: Accepting): Names {
  return new Names([a, b], paths.map((path) => JSON.stringify(path)).join(', '), 'accept');
}

interface Found {
  readonly start: Baseline | undefined;
  readonly result: DedupeResult;
  readonly named: readonly Named[];
}

/** Marks what is known, after the baseline was changed as the call asks. */
async function mark(call: Call, { start, result, named }: Found): Promise<DedupeResult> {
  const isScanned = scannedBy(call);
  const given = start ?? emptyBaseline(result);
  const baseline = changedBaseline(call, { given, result, named, isScanned });
  if (baseline !== given || start === undefined) {
    const { baseline: file } = call.values;
    if (file !== undefined) await writeBaseline(file, baseline);
  }
  const compared = compareWith(baseline, result, isScanned);
  tellStale(call, compared);
  return compared.result;
}

function emptyBaseline({ settings, summary }: DedupeResult): Baseline {
  return { prior: summary.prior, stem: settings.stem, documents: [], pairs: [] };
}

interface Asked extends Omit<Found, 'start'> {
  readonly given: Baseline;
  readonly isScanned: IsScanned;
}

/** The baseline as the call asks to have it; the same object if it asks for no change. */
function changedBaseline({ values, sources }: Call, asked: Asked): Baseline {
  const { given, result, named, isScanned } = asked;
  const changeOf = (baseline: Baseline): Parameters<typeof prune>[0] => {
    return { baseline, compared: compareWith(baseline, result, isScanned), isScanned };
  };
  let baseline = given;
  if (values.updateBaseline) {
    const all = acceptAll(changeOf(baseline));
    const isOwnPrior = sources.prior !== 'default';
    baseline = isOwnPrior ? { ...all, prior: result.summary.prior } : all;
  }
  for (const { names, because } of named) {
    const [a, b] = names.ids();
    baseline = acceptPair(changeOf(baseline), { a, b, because });
  }
  return values.pruneBaseline ? prune(changeOf(baseline)) : baseline;
}

function tellStale({ values, notices }: Call, { result }: Compared): void {
  const { stale } = result.baseline;
  if (stale.length === 0 || values.baselineFromRef !== undefined) return;
  const entries = counted(stale.length, 'entry', 'entries');
  const verb = stale.length === 1 ? 'is' : 'are';
  notices.warn(`${entries} of the baseline ${verb} stale; --prune-baseline takes them out`);
  for (const { documents } of stale) notices.detail(`stale: ${documents.join(' and ')}`);
}
