/**
 * An explanation for people: the verdict in a sentence, the two documents, then the reasons, the most
 * important first. On a terminal it fits the width; elsewhere it fits 80 columns, and no text is cut.
 */

import type { Explanation, RareWord } from '../../model/explanation.ts';
import { clean, cleanLine } from '../../report/text/clean.ts';
import { documentLines, heading } from './head.ts';
import { passageLines } from './passages.ts';
import { candidateTable, precise, scoreTable, sharedTable } from './tables.ts';
import {
  candidateSentences,
  checkWords,
  placeWords,
  priorSentence,
  setAsideWords,
  verdictSentence,
} from './wording.ts';
import { fitLine } from '../../report/text/fit.ts';
import { type Line, type Painter, space, span } from '../../report/text/line.ts';
import { counted } from '../../report/text/number.ts';
import type { ReportOptions } from '../../report/options.ts';
import { painterOf } from '../../report/text.ts';
import { padEnd } from '../../report/text/width.ts';
import { reasonOf } from '../../report/text/wording.ts';
import { wrapLine } from '../../report/text/wrap-line.ts';

/** How the text looks. */
export type ExplainOptions = Pick<ReportOptions, 'width' | 'color'>;

/** If it is not for a terminal, everything except text from files fits into so many columns. */
const COLUMNS = 80;
const RELATION_WIDTH = 16;

/** Lines of the report, painted, each with its newline. */
export async function printExplanation(
  explanation: Explanation,
  { width, color }: ExplainOptions,
): Promise<Iterable<string>> {
  const paint = await painterOf(color);
  return paintAll(lines(explanation, width), paint, width);
}

function* paintAll(all: Iterable<Line>, paint: Painter, width: number | null): Generator<string> {
  for (const line of all) yield paint(width === null ? line : fitLine(line, width));
}

function* lines(explanation: Explanation, width: number | null): Generator<Line> {
  const columns = width ?? COLUMNS;
  yield* wrapLine([span(verdictSentence(explanation), 'strong')], columns);
  yield [];
  yield* documentLines('A', explanation.a, width);
  yield* documentLines('B', explanation.b, width);
  if (explanation.verdict.outcome === 'empty') return;
  yield* relationLines(explanation, columns);
  yield* scoreLines(explanation, columns);
  yield* passagesSection(explanation, width);
  yield* sharedLines(explanation, columns);
  yield* rarityLines(explanation, columns);
  yield* setAsideLines(explanation, columns);
  yield* clusterLines(explanation, columns);
  yield* candidateLines(explanation, columns);
}

function* relationLines(explanation: Explanation, columns: number): Generator<Line> {
  const { relation, checks } = explanation.relation;
  yield* heading('Relation', columns, relation);
  for (const [i, check] of checks.entries()) {
    const isFirst = checks[i - 1]?.relation !== check.relation;
    const words = checkWords(check, explanation);
    yield [
      space(2),
      span(padEnd(isFirst ? check.relation : '', RELATION_WIDTH)),
      span(padEnd(check.holds ? 'yes' : 'no', 5), check.holds ? 'original' : 'faint'),
      span(words),
    ];
  }
  yield [
    space(2),
    span(padEnd('rewrite', RELATION_WIDTH)),
    span('     what is none of these', 'faint'),
  ];
}

function* scoreLines(explanation: Explanation, columns: number): Generator<Line> {
  const { score, relation } = explanation;
  const title = score.model === 'excerpt' ? 'Score, as of an excerpt' : 'Score';
  yield* heading(title, columns, precise(score.score));
  if (score.logit !== null) {
    yield* scoreTable(score, columns);
    const sentence = [span(priorSentence(explanation), 'faint')];
    for (const line of wrapLine(sentence, columns - 2)) yield [space(2), ...line];
    return;
  }
  if (relation.relation === 'identical') return yield [space(2), span('Equal texts score 1.')];
  yield [space(2), span('No word in common, or an answer of less than a line, scores 0.')];
}

function* passagesSection({ passages }: Explanation, width: number | null): Generator<Line> {
  const words = passages.reduce((sum, { sharedWords }) => sum + sharedWords, 0);
  const detail = passages.length === 0 ? 'none' : `${counted(words, 'word')} shared`;
  yield* heading(`Passages: ${passages.length}`, width ?? COLUMNS, detail);
  yield* passageLines(passages, width);
}

function* sharedLines(explanation: Explanation, columns: number): Generator<Line> {
  yield* heading('What they share', columns);
  yield* sharedTable(explanation);
}

function* rarityLines({ rarity }: Explanation, columns: number): Generator<Line> {
  yield* heading('Rarest words', columns);
  yield* rareLines('in both', rarity.sharedWords, columns);
  const phrases = rarity.sharedPhrases.map((phrase) => ({ ...phrase, text: `"${phrase.text}"` }));
  yield* rareLines('phrases', phrases, columns);
  yield* rareLines('only in A', rarity.onlyA, columns);
  yield* rareLines('only in B', rarity.onlyB, columns);
}

function* rareLines(name: string, words: readonly RareWord[], columns: number): Generator<Line> {
  const indent = 2 + RELATION_WIDTH;
  const all = words.flatMap(({ bits, text }, i) => {
    const next = words[i + 1];
    const end = next === undefined ? '' : next.bits === bits ? ', ' : '; ';
    const level = words[i - 1]?.bits === bits ? '' : `${bits} ${bits === 1 ? 'bit' : 'bits'} `;
    return [span(level, 'faint'), span(cleanLine(text) + end)];
  });
  const content = all.length === 0 ? [span('none', 'faint')] : all;
  for (const [i, line] of wrapLine(content, columns - indent).entries()) {
    yield [space(2), span(padEnd(i === 0 ? name : '', RELATION_WIDTH)), ...line];
  }
}

function* setAsideLines({ a, b }: Explanation, columns: number): Generator<Line> {
  const sides = [['A', a] as const, ['B', b] as const].filter(
    ([, { setAside }]) => setAside.words > 0 || setAside.boilerplate.length > 0,
  );
  if (sides.length === 0) return;
  yield* heading('Set aside', columns, 'counts for nothing in the score');
  for (const [side, document] of sides) {
    yield [space(2), span(`${side}  ${setAsideWords(document)}`)];
    for (const { words, documents, opening } of document.setAside.boilerplate) {
      const spread = `${counted(words, 'word')} in ${counted(documents, 'article')}`;
      yield [space(5), span(spread), span(`  ${cleanLine(opening)}`, 'faint')];
    }
  }
}

function* clusterLines({ a, b, clusters, corpus }: Explanation, columns: number): Generator<Line> {
  yield* heading('Clusters', columns, `among ${counted(corpus.documents, 'article')}`);
  yield [space(2), span(`A ${placeWords(a)}`)];
  yield [space(2), span(`B ${placeWords(b)}`)];
  for (const cluster of clusters) {
    const size = counted(cluster.size, 'article');
    yield [space(2), span(`${clean(cluster.id)}, ${size}`)];
    yield [
      space(5),
      span(padEnd('original', 10)),
      span(clean(cluster.original)),
      span(`  ${reasonOf(cluster)}`, 'faint'),
    ];
    yield [space(5), span(padEnd('centre', 10)), span(clean(cluster.centre))];
  }
}

function* candidateLines({ candidates }: Explanation, columns: number): Generator<Line> {
  const outcome = candidates.isCandidate ? 'compared' : 'not compared';
  yield* heading('Candidates', columns, candidates.engine === 'none' ? '' : outcome);
  for (const sentence of candidateSentences(candidates)) {
    for (const line of wrapLine([span(sentence)], columns - 2)) yield [space(2), ...line];
  }
  if (candidates.engine === 'exact') yield* candidateTable(candidates);
}
