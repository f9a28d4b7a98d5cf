/** Answers for people: the best matches of each asked document, with the lines that both have, and a verdict. */

import type { Place } from '../../../model/result.ts';
import type { ReportOptions } from '../../../report/options.ts';
import { painterOf } from '../../../report/text.ts';
import { clean, cleanLine } from '../../../report/text/clean.ts';
import { fitLine } from '../../../report/text/fit.ts';
import { type Line, space, span } from '../../../report/text/line.ts';
import { counted, decimal, grouped } from '../../../report/text/number.ts';
import type { QueryAnswer, QueryAnswers, QueryMatch, QueryPassage } from '../answer.ts';

/** Matches of a document, and passages of a match, unless all are asked for. */
const MOST_MATCHES = 10;
const MOST_PASSAGES = 5;

/** How the text looks. */
export type AnswerOptions = Pick<ReportOptions, 'width' | 'color' | 'all'>;

/** Lines of the answers, painted, each with its newline. */
export async function printAnswers(
  answers: QueryAnswers,
  { width, color, all }: AnswerOptions,
): Promise<Iterable<string>> {
  const paint = await painterOf(color);
  return paintAll();
  function* paintAll(): Generator<string> {
    for (const line of lines(answers, all)) {
      yield paint(width === null ? line : fitLine(line, width));
    }
  }
}

function* lines({ answers, documents }: QueryAnswers, all: boolean): Generator<Line> {
  for (const answer of answers) yield* answerLines(answer, all);
  yield [span(verdictOf(answers, documents), 'strong')];
}

function* answerLines({ document, words, matches }: QueryAnswer, all: boolean): Generator<Line> {
  if (matches.length === 0) return;
  yield [span(clean(document), 'strong'), span(`  ${counted(words, 'word')}`, 'faint')];
  const shown = all ? matches : matches.slice(0, MOST_MATCHES);
  for (const match of shown) yield* matchLines(match, all);
  const rest = matches.length - shown.length;
  if (rest > 0) yield [space(2), span(`… ${counted(rest, 'more match', 'more matches')}`, 'faint')];
  yield [];
}

function* matchLines(match: QueryMatch, all: boolean): Generator<Line> {
  const { relation, score, containment, resemblance, settled, passages } = match;
  const measures = `score ${decimal(score)}  containment ${decimal(containment)}  resemblance ${decimal(resemblance)}`;
  yield [
    space(2),
    span(wordsOf(match), relation),
    span(`  ${measures}${settled === true ? '  settled' : ''}  `, 'faint'),
    span(nameOf(match)),
    span(match.title === undefined ? '' : `  ${cleanLine(match.title)}`, 'faint'),
  ];
  // several passages may be in the same lines
  const places = [...new Set(passages.map(placesOf))];
  const shown = all ? places : places.slice(0, MOST_PASSAGES);
  for (const place of shown) yield [space(4), span(place, 'faint')];
  const rest = places.length - shown.length;
  if (rest > 0) yield [space(4), span(`… ${counted(rest, 'more place')}`, 'faint')];
}

/** `excerpt of` or `has an excerpt in`: which of the two is the part. */
function wordsOf({ relation, excerpt }: QueryMatch): string {
  if (excerpt === undefined) return relation;
  return excerpt === 'asked' ? 'excerpt of' : 'holds excerpt';
}

function nameOf({ document, path, line }: QueryMatch): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return document === path || document === `${path}#${line}`
    ? clean(place)
    : `${clean(document)} ${clean(place)}`;
}

function placesOf({ placeAsked, placeMatch }: QueryPassage): string {
  return `${linesOf(placeAsked)} there as ${linesOf(placeMatch)}`;
}

function linesOf(place: Place | undefined): string {
  if (place === undefined) return 'text';
  const { startLine, endLine } = place;
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
}

/** `Already there: 3 matches among 1,204 articles`. */
function verdictOf(answers: readonly QueryAnswer[], documents: number): string {
  const count = answers.reduce((sum, { matches }) => sum + matches.length, 0);
  const among = documents === 1 ? '1 article' : `${grouped(documents)} articles`;
  if (count === 0) return `Not there: no match among ${among}`;
  const found = answers.filter(({ matches }) => matches.length > 0).length;
  const of = answers.length > 1 ? ` of ${grouped(found)} of ${grouped(answers.length)} texts` : '';
  return `Already there: ${counted(count, 'match', 'matches')}${of} among ${among}`;
}
