/**
 * The text report for files and pipes: one record a line, nothing cut, each line with its cluster, so
 * that it can be both searched and read.
 */

import type { Cluster, DedupeResult, DocumentEntry, Member, Pair } from '../../model/result.ts';
import { plainBoilerplate } from './boilerplate.ts';
import { suppressionLines } from './suppressions.ts';
import { plainTemplates } from './templates.ts';
import { type Line, type Painter, type Span, span, type Tone } from './line.ts';
import { clean, cleanLine } from './clean.ts';
import { counted, decimal, percent } from './number.ts';
import type { ReportOptions } from '../options.ts';
import { originsOf } from './origins.ts';
import { priorSentence } from './prior.ts';
import { type Mixture, select, type Selection } from './selection.ts';
import {
  BELOW,
  SETTLED,
  copiesOf,
  copyNameOf,
  directionOf,
  headlineOf,
  isIndirect,
  nameOf,
  reasonOf,
  verdictOf,
} from './wording.ts';

/** The lines of the report, painted; the verdict is the last, but for a prior that was learnt. */
export function* plain(
  result: DedupeResult,
  options: ReportOptions,
  paint: Painter,
): Generator<string, void, undefined> {
  const selection = select(result, options);
  if (options.part === undefined) for (const line of lists(result, selection)) yield paint(line);
  yield paint([span(verdictOf(result, selection), 'strong')]);
  const prior = options.part === 'verdict' ? undefined : priorSentence(result);
  if (prior !== undefined) yield paint([span(prior, 'faint')]);
}

function* lists(result: DedupeResult, selection: Selection): Generator<Line, void, undefined> {
  for (const cluster of selection.clusters) {
    yield* clusterLines(cluster, selection);
    yield [];
  }
  if (selection.hiddenClusters > 0) {
    yield [span(counted(selection.hiddenClusters, 'more cluster'), 'faint')];
    yield [];
  }
  yield* mixtureLines(selection);
  yield* loosePairLines(selection);
  yield* plainTemplates(result);
  yield* plainBoilerplate(result);
  yield* suppressionLines(result);
}

function* mixtureLines(selection: Selection): Generator<Line, void, undefined> {
  const { mixtures, mixtureCount } = selection;
  for (const mixture of mixtures) yield mixtureLine(mixture, selection);
  const rest = mixtureCount - mixtures.length;
  if (rest > 0) yield [span(counted(rest, 'more article'), 'faint')];
  if (mixtureCount > 0) yield [];
}

/** `digest  round-up.txt  made of 40% a.txt, 35% b.txt, 25% its own`; `parts` for a lesser mixture. */
function mixtureLine(mixture: Mixture, { entryOf, limit }: Selection): Line {
  const { sources, ownShare } = mixture;
  const shown = sources.slice(0, limit);
  const parts = shown.map(({ document, share }) => {
    return `${percent(share)} ${nameOf(entryOf(document)).name}`;
  });
  const rest = sources.length - shown.length;
  if (rest > 0) parts.push(counted(rest, 'more source'));
  const content = `made of ${parts.join(', ')}, ${percent(ownShare)} its own`;
  const kind = mixture.role === 'digest' ? 'digest' : 'parts';
  return fields([[kind], [nameOf(mixture).name], [content, 'faint']]);
}

function* loosePairLines(selection: Selection): Generator<Line, void, undefined> {
  const { loosePairs, untoldPairCount } = selection;
  for (const pair of loosePairs) yield pairLine(pair, selection);
  const rest = untoldPairCount - loosePairs.length;
  if (rest > 0) yield [span(counted(rest, 'more pair'), 'faint')];
  if (untoldPairCount > 0) yield [];
}

function* clusterLines(
  cluster: Cluster,
  { limit, entryOf }: Selection,
): Generator<Line, void, undefined> {
  const id = clean(cluster.id);
  yield fields([[id], [counted(cluster.size, 'article'), 'strong'], [copiesOf(cluster)]]);
  const origins = originsOf(cluster, (document) => nameOf(entryOf(document)).name);
  if (origins !== '') yield fields([[id], [origins]]);
  for (const member of cluster.members.slice(0, limit + 1)) {
    const { document, role } = member;
    const [name, about] =
      role === 'original'
        ? [role, reasonOf(cluster)]
        : [copyNameOf(member, role), memberMeasures(member)];
    const link = isIndirect(member) ? viaWords(member, entryOf) : '';
    const state: Field = [member.isKnown === true ? 'known' : '', 'faint'];
    const parts: Field[] = [[id], [name, role], state, [about, 'faint'], [link]];
    yield fields([...parts, ...fieldsOf(entryOf(document))]);
  }
  const rest = cluster.members.length - limit - 1;
  if (rest > 0) yield fields([[id], [counted(rest, 'more copy', 'more copies'), 'faint']]);
}

function memberMeasures({
  score,
  containment,
  resemblance,
  holdsOriginal,
  settled,
}: Member): string {
  const words = settled === undefined ? '' : `  ${SETTLED}`;
  const measures = measuresOf(score, containment, resemblance) + words;
  return holdsOriginal === undefined ? measures : `${measures}  held ${decimal(holdsOriginal)}`;
}

/** `below the threshold, via centre.txt .83`: why a text is here that does not match the original. */
function viaWords({ via, viaScore }: Member, entryOf: Selection['entryOf']): string {
  return `${BELOW}, via ${nameOf(entryOf(via)).name} ${decimal(viaScore)}`;
}

function measuresOf(score: number, containment: number, resemblance: number): string {
  const [first, second, third] = [score, containment, resemblance].map(decimal);
  return `score ${first}  containment ${second}  resemblance ${third}`;
}

/** In full, as a line without columns reads like a sentence. */
const LINKS: ReadonlyMap<string, string> = new Map([
  ['excerpt of', 'is an excerpt of'],
  ['quoted in', 'is quoted in'],
  ['same quotation as', 'has the same quotation as'],
  ['same form as', 'has the same form as'],
]);

function pairLine(pair: Pair, { entryOf }: Selection): Line {
  const { relation, score, resemblance } = pair;
  const { part, whole, containment, link: words } = directionOf(pair);
  const link = LINKS.get(words) ?? words;
  const measures = measuresOf(score, containment, resemblance);
  const names = [part, whole].map((id) => nameOf(entryOf(id)).name);
  return fields([['also'], [relation, relation], [measures, 'faint'], [names.join(`  ${link}  `)]]);
}

function fieldsOf(entry: DocumentEntry): Field[] {
  const { name, place } = nameOf(entry);
  return [[name], [place, 'faint'], [cleanLine(entry.date ?? ''), 'faint'], [headlineOf(entry)]];
}

type Field = readonly [text: string, tone?: Tone];

/** Two spaces between fields; empty ones are left out. */
function fields(parts: readonly Field[]): Line {
  return parts
    .filter(([text]) => text !== '')
    .flatMap(([text, tone], i): Span[] => [span(i > 0 ? '  ' : ''), span(text, tone)]);
}
