/**
 * Turns clusters of texts into clusters of documents: every copy joins its text, the original is
 * chosen, and each member is measured against it.
 */
import type { Clustering } from './core/cluster.ts';
import { chooseOriginal, type OriginalChoice } from './core/original.ts';
import { shorterSide } from './core/relation.ts';
import type { Cluster, Member } from './core/types.ts';
import { compareCodeUnits } from './intake.ts';
import { originalEvidence } from './original-evidence.ts';
import type { ScoredCorpus } from './scored-corpus.ts';

/** A cluster before it has a name. */
export interface Group {
  /** The text that its members match. */
  readonly centre: number;
  /** Its documents, ascending. */
  readonly documents: readonly number[];
  /** Its distinct texts, each by its first document, ascending. */
  readonly texts: readonly number[];
  readonly choice: OriginalChoice;
}

/** Every cluster of at least two documents, the largest first, then by the original's id. */
export function groupDocuments(corpus: ScoredCorpus, clustering: Clustering): Group[] {
  const byCentre = new Map<number, number[]>();
  const { representative } = corpus.identical;
  for (const [document, text] of representative.entries()) {
    const centre = clustering.centre[text] === -1 ? text : (clustering.centre[text] ?? text);
    const documents = byCentre.get(centre);
    if (documents === undefined) byCentre.set(centre, [document]);
    else documents.push(document);
  }
  const groups = [...byCentre]
    .filter(([, documents]) => documents.length > 1)
    .map(([centre, documents]) => makeGroup(corpus, centre, documents));
  return groups.sort(
    (x, y) => y.documents.length - x.documents.length || x.choice.document - y.choice.document,
  );
}

function makeGroup(corpus: ScoredCorpus, centre: number, documents: readonly number[]): Group {
  const { intake, identical } = corpus;
  const { representative } = identical;
  const texts = documents.filter((document) => representative[document] === document);
  const evidence = documents.map((document) =>
    originalEvidence({
      document,
      metadata: intake.metadata[document] ?? { id: '' },
      text: intake.text(document),
      length: intake.collection.length(document),
    }),
  );
  const choice = chooseOriginal(evidence, (part, whole) => containment(corpus, part, whole));
  return { centre, documents, texts, choice };
}

/** The share of the shingles of `part` that `whole` has. */
function containment(corpus: ScoredCorpus, part: number, whole: number): number {
  const one = corpus.identical.representative[part] ?? part;
  const other = corpus.identical.representative[whole] ?? whole;
  if (one === other) return 1;
  const pair = corpus.measure(one, other);
  return one < other ? pair.containmentA : pair.containmentB;
}

/** The cluster as it is reported. */
export function describeGroup(
  corpus: ScoredCorpus,
  clustering: Clustering,
  group: Group,
  id: string,
): Cluster {
  const name = (document: number): string => corpus.intake.metadata[document]?.id ?? '';
  const members = group.documents.map((document) =>
    describeMember(corpus, clustering, group, document),
  );
  const original = name(group.choice.document);
  members.sort(
    (x, y) =>
      Number(y.role === 'original') - Number(x.role === 'original') ||
      y.score - x.score ||
      compareCodeUnits(x.document, y.document),
  );
  return {
    id,
    size: members.length,
    original,
    originalBecause: group.choice.rule,
    originalConfidence: group.choice.confidence,
    members,
  };
}

function describeMember(
  corpus: ScoredCorpus,
  clustering: Clustering,
  { centre, choice }: Group,
  document: number,
): Member {
  const { intake, identical } = corpus;
  const text = identical.representative[document] ?? document;
  const originalText = identical.representative[choice.document] ?? choice.document;
  const name = intake.metadata[document]?.id ?? '';
  const link = {
    via: intake.metadata[centre]?.id ?? '',
    viaScore: text === centre ? 1 : (clustering.score[text] ?? 0),
  };
  if (text === originalText) {
    const role = document === choice.document ? 'original' : 'identical';
    return { document: name, role, score: 1, resemblance: 1, containment: 1, ...link };
  }
  const pair = corpus.measure(text, originalText);
  const { score, resemblance } = pair;
  const [contained, held] =
    text < originalText
      ? [pair.containmentA, pair.containmentB]
      : [pair.containmentB, pair.containmentA];
  const measures = { score, resemblance, containment: contained };
  const lengths = [intake.collection.length(text), intake.collection.length(originalText)] as const;
  if (pair.relation === 'excerpt' && shorterSide(...lengths) === 'b') {
    // it is no excerpt of the original, but the other way round
    return { document: name, role: 'rewrite', ...measures, holdsOriginal: held, ...link };
  }
  return { document: name, role: pair.relation, ...measures, ...link };
}
