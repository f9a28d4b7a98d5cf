/**
 * Whether the score can be believed, as text: one bar per bin, as long as its share of true pairs,
 * with a tick where it should end by the score.
 */

import type { ChalkInstance } from 'chalk';
import type { Calibration, Reliability, ReliabilityBin } from '../reliability.ts';
import { bar } from '../../report/text/bar.ts';
import { counted, grouped } from '../../report/text/number.ts';

const CELLS = 40;
/** Fewer pairs prove little: a bin would hold nine or fewer. */
const FEW_PAIRS = 100;

/** Yields the section, line by line, without line ends. */
export function* printReliability(
  reliability: Reliability,
  paint: ChalkInstance,
): Generator<string> {
  const { pairs, effective = pairs, from, to, asScored, interceptShifted, bins } = reliability;
  const range = `${counted(Math.round(pairs), 'candidate')} scored ${from} to ${to}`;
  yield `${paint.bold('reliability of the score')}: ${range}`;
  yield `  ${describePrior(reliability)}`;
  if (asScored === null) return;
  if (effective < FEW_PAIRS) yield '  too few to judge the score; what follows is only a hint';
  yield `     score     true   ${describeBins(reliability)}`;
  for (const bin of bins) yield printBin(bin, paint);
  yield `  as scored:       ${describeGap(asScored)}`;
  if (interceptShifted === null) return;
  const { shift } = interceptShifted;
  yield `  prior adjusted:  ${describeGap(interceptShifted)}, intercept shift ${signed(shift)}`;
}

function describePrior({ candidates, prior }: Reliability): string {
  if (prior === null) return 'no candidates at all';
  return `prior ${prior.toFixed(3)}: the share of true pairs among all ${grouped(Math.round(candidates))} candidates`;
}

function describeBins({ pairs, bins }: Reliability): string {
  const size = counted(Math.round(pairs / bins.length), 'pair');
  return `${counted(bins.length, 'bin')} of about ${size}; | is the score`;
}

function printBin({ meanScore, trueShare }: ReliabilityBin, paint: ChalkInstance): string {
  const { filled, rest } = bar(trueShare, CELLS);
  const tick = Math.min(CELLS - 1, Math.floor(meanScore * CELLS));
  const cells = filled + rest;
  const [before, after] = [cells.slice(0, tick), cells.slice(tick + 1)];
  const shown = `${before}${paint.bold('|')}${after}`;
  return `  ${meanScore.toFixed(3).padStart(8)} ${trueShare.toFixed(3).padStart(8)}   ${shown}`;
}

function describeGap({ calibrationError, largestGap }: Calibration): string {
  return `error ${calibrationError.toFixed(3)}, largest gap ${largestGap.toFixed(3)}`;
}

function signed(shift: number): string {
  return `${shift < 0 ? '-' : '+'}${Math.abs(shift).toFixed(3)}`;
}
