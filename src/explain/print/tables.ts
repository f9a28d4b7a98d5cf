/** The tables of an explanation: score, shared shingles, estimates, candidates. Each fits 80 columns. */

import type {
  Estimate,
  EstimatedLevel,
  ExplainedScore,
  Explanation,
  ExactCandidates,
  ScorePart,
  SharedLevel,
} from '../../model/explanation.ts';

import { bar } from '../../report/text/bar.ts';
import { type Line, space, span } from '../../report/text/line.ts';
import { grouped, percent } from '../../report/text/number.ts';
import { padEnd } from '../../report/text/width.ts';
import { wrapLine } from '../../report/text/wrap-line.ts';

const INDENT = 2;
const NAME_WIDTH = 16;
/** Cells of each half of a bar that goes both ways. */
const BAR_CELLS = 7;
const TERM_WIDTH = 8;
/** Columns before the reason of a term. */
const REASON_AT = INDENT + TERM_WIDTH + 2 * BAR_CELLS + 1 + 8 + 2 + 15 + 2;

/** Each term with a bar, and their sum. */
export function* scoreTable(score: ExplainedScore, width: number): Generator<Line> {
  const { terms, logit } = score;
  if (logit === null) return;
  const most = Math.max(...terms.map(({ part }) => Math.abs(part)));
  for (const term of terms) yield* termLines(term, most, width);
  const total = `${TERM.sum}${' '.repeat(2 * BAR_CELLS + 1)}${signed(logit).padStart(8)}`;
  yield [space(INDENT), span(total, 'strong'), span(`  ${odds(score.score)}`, 'faint')];
}

const TERM = { sum: padEnd('sum', TERM_WIDTH) } as const;

function odds(score: number): string {
  return `the log-odds of ${precise(score)}`;
}

/** A probability with four decimals: two would not show how near to 1 it is. */
export function precise(score: number): string {
  return score === 1 ? '1.0000' : Math.min(0.9999, score).toFixed(4).slice(1);
}

function* termLines(term: ScorePart, most: number, width: number): Generator<Line> {
  const { name, part, value, weight, reason } = term;
  const product = [value, weight].map((factor) => plain(factor).padStart(6)).join(' × ');
  const [first = [], ...others] = wrapLine([span(reason, 'faint')], width - REASON_AT);
  yield [
    space(INDENT),
    span(padEnd(name, TERM_WIDTH)),
    ...divergingBar(part, most),
    span(signed(part).padStart(8)),
    span(`  ${product}  `, 'faint'),
    ...first,
  ];
  for (const line of others) yield [space(REASON_AT), ...line];
}

/** To the right of the middle if the term speaks for a common origin, to the left if against. */
function divergingBar(part: number, most: number): Line {
  const { filled } = bar(most === 0 ? 0 : Math.abs(part) / most, BAR_CELLS);
  const [left, right] = part < 0 ? [leftwards(filled), ''] : ['', filled];
  return [
    span(left.padStart(BAR_CELLS), 'identical'),
    span('│', 'faint'),
    span(right.padEnd(BAR_CELLS), 'original'),
  ];
}

/** From the right, only half a cell and an eighth can be filled: there are no other such blocks. */
function leftwards(filled: string): string {
  const whole = filled.replace(/[^█]/gu, '');
  if (whole.length === filled.length) return filled;
  return `${'▏▎▍'.includes(filled.at(-1) ?? '') ? '▕' : '▐'}${whole}`;
}

function signed(value: number): string {
  return value < 0 ? plain(value) : `+${plain(value)}`;
}

/** Two decimals, with a minus sign as wide as a plus. */
function plain(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-0\.00$/u, '0.00')
    .replace('-', '−');
}

/** Counts of what is shared; then the shares, exact and as signatures estimate them. */
export function* sharedTable({ shared, estimates }: Explanation): Generator<Line> {
  const measures = [9, 9, 9, 12, 17, 6];
  yield header(['in A', 'in B', 'in both', 'resemblance', 'containment of A', 'of B'], measures);
  for (const level of shared) {
    const counts = [level.inA, level.inB, level.inBoth].map(grouped);
    const shares = [level.resemblance, level.containmentA, level.containmentB].map(percent);
    yield row(nameOf(level), [...counts, ...shares], measures);
  }
  yield [];
  const { scaled, permutations } = estimates;
  yield [
    space(INDENT),
    span(
      `The same in percent, by ${permutations} minima and by 1 hash in ${scaled}, ± standard error:`,
      'faint',
    ),
  ];
  const widths = [12, 9, 8, 8, 9, 7, 9];
  yield header(['resemblance', 'minima', 'hashes', 'of A', 'hashes', 'of B', 'hashes'], widths);
  for (const [i, level] of shared.entries()) {
    const estimated = estimates.levels[i];
    if (estimated !== undefined) yield row(nameOf(level), estimateCells(level, estimated), widths);
  }
}

function estimateCells(level: SharedLevel, estimated: EstimatedLevel): string[] {
  const { minhash, resemblance, containmentA, containmentB } = estimated;
  return [
    hundredths(level.resemblance),
    minhash === null ? 'too long' : withError(minhash),
    withError(resemblance),
    hundredths(level.containmentA),
    withError(containmentA),
    hundredths(level.containmentB),
    withError(containmentB),
  ];
}

function withError({ value, error }: Estimate): string {
  return `${hundredths(value)}±${hundredths(error)}`;
}

/** A share in percent; 100 only if it is all. */
const hundredths = (share: number): string =>
  String(share < 1 ? Math.min(99, Math.round(share * 100)) : 100);

const nameOf = ({ size }: { readonly size: number }): string =>
  size === 1 ? 'words' : `${size}-word phrases`;

/** The shared shingles that can make two texts candidates. */
export function* candidateTable({
  levels,
  chains,
  bits,
  maxDocuments,
}: ExactCandidates): Generator<Line> {
  const widths = [9, 22, 14];
  yield header(['in both', `in ${maxDocuments} texts or fewer`, 'bits'], widths);
  for (const level of levels) {
    const cells = [grouped(level.inBoth), grouped(level.rare), level.bits.toFixed(1)];
    yield row(nameOf(level), cells, widths);
  }
  if (chains > 0) yield row('chains', ['', grouped(chains), chains.toFixed(1)], widths);
  yield row('sum', ['', '', bits.toFixed(1)], widths);
}

function header(cells: readonly string[], widths: readonly number[]): Line {
  return [space(INDENT + NAME_WIDTH), span(align(cells, widths), 'faint')];
}

function row(name: string, cells: readonly string[], widths: readonly number[]): Line {
  return [space(INDENT), span(padEnd(name, NAME_WIDTH)), span(align(cells, widths))];
}

function align(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('');
}
