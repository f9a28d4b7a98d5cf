/**
 * The forms that articles follow, for the reports for people: how many follow it, how much of their words it makes,
 * how it begins. Told where the pairs that follow one count.
 */
import { openingOf } from '../../core/texts/opening.ts';
import type { DedupeResult, TemplateFamily } from '../../model/result.ts';
import { clean, cleanLine } from './clean.ts';
import { type Line, space, span } from './line.ts';
import { counted, percent } from './number.ts';

/** Articles that are named for each form. */
const EXAMPLES = 3;

/** One line a form: `form  8 articles, 60 % of their words  In the district court of …  a.txt, b.txt, …`. */
export function* plainTemplates(result: DedupeResult): Generator<Line, void, undefined> {
  for (const family of toldOf(result)) {
    yield [
      span('form'),
      span(`  ${spreadOf(family)}  ${cleanLine(openingOf(family.text))}  `),
      span(examplesOf(family), 'faint'),
    ];
  }
}

/** Two lines a form, up to `limit` of them, under a heading. */
export function* terminalTemplates(
  result: DedupeResult,
  limit: number,
): Generator<Line, void, undefined> {
  const families = toldOf(result);
  if (families.length === 0) return;
  yield [span(counted(families.length, 'form'), 'strong')];
  for (const family of families.slice(0, limit)) {
    const opening = cleanLine(openingOf(family.text));
    yield [space(2), span(spreadOf(family)), span(`  ${opening}`, 'faint')];
    yield [space(4), span(`in ${examplesOf(family)}`, 'faint')];
  }
  const rest = families.length - limit;
  if (rest > 0) yield [space(2), span(`… ${counted(rest, 'more form')}`, 'faint')];
  yield [];
}

/** Forms are told to those who ask for the weakest relation. */
const toldOf = ({ settings, templates = [] }: DedupeResult): readonly TemplateFamily[] =>
  settings.relation === 'template' ? templates : [];

const spreadOf = ({ documents, share }: TemplateFamily): string =>
  `${counted(documents.length, 'article')}, ${percent(share)} of their words`;

function examplesOf({ documents }: TemplateFamily): string {
  const named = documents.slice(0, EXAMPLES).map(clean);
  return documents.length > EXAMPLES ? `${named.join(', ')}, …` : named.join(', ');
}
