/**
 * Baselines made from what a run found: all of it, some pairs of it, or what is left of an earlier one. Entries that
 * are recognised keep their names and reasons, so that a review shows what changed and no more.
 */

import { DedupeError } from '../model/error.ts';
import type { DocumentEntry, Member, Pair } from '../model/result.ts';
import { type Compared, type IsScanned, pairScanned } from './compare.ts';
import { clusterHomes, isLoose } from '../report/findings/news.ts';
import {
  type AcceptedDocument,
  type AcceptedPair,
  type Baseline,
  inKeyOrder,
  pairName,
} from './entry.ts';
import { Keys } from './keys.ts';

/** A title is cut after so many characters. */
const MOST_TITLE = 60;

/** What a baseline becomes, and what was found beside it. */
export interface Change {
  readonly baseline: Baseline;
  readonly compared: Compared;
  readonly isScanned: IsScanned;
}

/** The baseline that accepts all that was found. What the run did not look at stays. */
export function acceptAll({ baseline, compared, isScanned }: Change): Baseline {
  const { result, matched } = compared;
  const draft = new Draft(baseline, compared);
  const kept = new Set([...matched.values()].map(({ key }) => key));
  for (const one of baseline.documents) {
    if (!kept.has(one.key) && !isScanned(one)) draft.keep(one);
  }
  const isSeen = pairScanned(baseline, isScanned);
  for (const pair of baseline.pairs) if (!isSeen(pair)) draft.keepPair(pair);
  for (const { members } of result.clusters) draft.addCluster(members.filter(isUnsettled));
  const homes = clusterHomes(result);
  for (const pair of result.pairs) if (isLoose(pair, homes)) draft.addPair(pair);
  return draft.finish();
}

/** Two documents to accept, by their ids, and why. */
export interface Accepting {
  readonly a: string;
  readonly b: string;
  readonly because?: string | undefined;
}

/**
 * The baseline with one more entry: two documents that were found to match.
 *
 * @throws {DedupeError} `BAD_OPTION` if they were not.
 */
export function acceptPair({ baseline, compared }: Change, accepting: Accepting): Baseline {
  const { a, b, because } = accepting;
  const { result } = compared;
  const homes = clusterHomes(result);
  const draft = new Draft(baseline, compared);
  draft.keepAll(baseline);
  const home = homes.get(a);
  if (home !== undefined && home === homes.get(b) && a !== b) {
    const cluster = result.clusters.find(({ id }) => id === home);
    const two = cluster?.members.filter(({ document }) => document === a || document === b) ?? [];
    const settled = two.find((member) => !isUnsettled(member));
    if (settled !== undefined) throw isSettled(settled.document);
    draft.join(two, because);
    return draft.finish();
  }
  const pair = result.pairs.find(
    (one) => (one.a === a && one.b === b) || (one.a === b && one.b === a),
  );
  if (pair === undefined) throw noMatch(a, b);
  if (pair.settled === true) throw isSettled(a, b);
  draft.addPair(pair, because);
  return draft.finish();
}

/** What texts settle is in no baseline. */
const isUnsettled = ({ settled }: Member): boolean => settled === undefined;

function isSettled(...ids: readonly string[]): DedupeError {
  const names = ids.map((id) => JSON.stringify(id)).join(' and ');
  const reason = 'settled by a canonical link or duplicate_of key, and no finding';
  const verb = ids.length === 1 ? 'is' : 'are';
  return new DedupeError(
    'BAD_OPTION',
    `--accept: ${names} ${verb} ${reason}, so there is nothing to accept`,
  );
}

function noMatch(a: string, b: string): DedupeError {
  const names = `${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  const problem = `${names} do not match each other, so there is nothing to accept`;
  return new DedupeError('BAD_OPTION', `--accept: ${problem}; dedupe explain says why`);
}

/** The baseline without what nothing matches any more. */
export function prune({ baseline, compared, isScanned }: Change): Baseline {
  const { used } = compared;
  const isSeen = pairScanned(baseline, isScanned);
  const pairs = baseline.pairs.filter((one) => used.has(pairName(one.pair)) || !isSeen(one));
  const ends = new Set(pairs.flatMap(({ pair }) => pair));
  const documents = baseline.documents.filter(
    (one) => used.has(one.key) || ends.has(one.key) || !isScanned(one),
  );
  return { ...baseline, documents, pairs };
}

type PairEnds = Pick<Pair, 'a' | 'b' | 'relation' | 'score'>;

/** Collects the entries of a new baseline. */
class Draft {
  readonly #baseline: Baseline;
  readonly #matched: Compared['matched'];
  readonly #entries: ReadonlyMap<string, DocumentEntry>;
  readonly #keys: Keys;
  readonly #documents = new Map<string, AcceptedDocument>();
  readonly #pairs = new Map<string, AcceptedPair>();
  readonly #clusters = new Set<string>();
  readonly #formerPairs: ReadonlyMap<string, AcceptedPair>;

  constructor(baseline: Baseline, { result, matched }: Compared) {
    this.#baseline = baseline;
    this.#matched = matched;
    this.#entries = new Map(result.documents.map((entry) => [entry.id, entry]));
    this.#keys = new Keys(baseline.documents.map(({ key }) => key));
    this.#formerPairs = new Map(baseline.pairs.map((one) => [pairName(one.pair), one]));
  }

  /** Keeps all there is, so that the names of its clusters are taken. */
  keepAll({ documents, pairs }: Baseline): void {
    for (const one of documents) {
      this.keep(one);
      if (one.cluster !== undefined) this.#clusters.add(one.cluster);
    }
    for (const pair of pairs) this.keepPair(pair);
  }

  keep(one: AcceptedDocument): void {
    this.#documents.set(one.key, one);
  }

  keepPair(pair: AcceptedPair): void {
    this.#pairs.set(pairName(pair.pair), pair);
  }

  /** Accepts the members of a cluster beside each other, if they are two at least. */
  addCluster(members: readonly Member[]): void {
    if (members.length < 2) return;
    const cluster = this.#clusterName(members);
    this.#clusters.add(cluster);
    for (const member of members) {
      const known = this.#known(member.document);
      if (known !== undefined) this.keep({ ...known, cluster, ...this.#measured(member) });
    }
  }

  /** The name that the cluster had, unless another one has it now: that of its first document. */
  #clusterName(members: readonly Member[]): string {
    const known = members.flatMap(({ document }) => this.#matched.get(document) ?? []);
    const former = known.flatMap(({ cluster }) => cluster ?? []);
    const keys = members.flatMap(({ document }) => this.#known(document)?.key ?? []);
    const free = [...former, ...keys].find((name) => !this.#clusters.has(name));
    return free ?? this.#keys.next(members.map(({ document }) => document).join('\n'));
  }

  /** Accepts two members of a cluster beside each other: in one group, or by a pair if each has one. */
  join(members: readonly Member[], because?: string): void {
    const [first, second] = members;
    const [one, other] = members.map(({ document }) => this.#known(document));
    if (first === undefined || second === undefined || !one || !other) return;
    const [mine, theirs] = [one, other].map(({ key }) => this.#documents.get(key)?.cluster);
    if (mine !== undefined && theirs !== undefined && mine !== theirs) {
      const { role, score } = second;
      const relation = role === 'original' ? 'rewrite' : role;
      const ends = { a: first.document, b: second.document };
      return this.addPair({ ...ends, relation, score }, because);
    }
    const cluster = mine ?? theirs ?? this.#clusterName(members);
    // the reason belongs to what is new
    const late = mine === undefined && theirs !== undefined ? one : other;
    for (const [each, member] of [[one, first] as const, [other, second] as const]) {
      const reason = each === late && because !== undefined ? { because } : {};
      this.keep({ ...each, cluster, ...this.#measured(member), ...reason });
    }
  }

  addPair({ a, b, relation, score }: PairEnds, because?: string): void {
    const [one, other] = [this.#known(a), this.#known(b)];
    if (one === undefined || other === undefined) return;
    for (const each of [one, other]) {
      if (!this.#documents.has(each.key)) this.#documents.set(each.key, each);
    }
    const pair = inKeyOrder(one.key, other.key);
    const documents = pair[0] === one.key ? ([a, b] as const) : ([b, a] as const);
    const former = this.#formerPairs.get(pairName(pair));
    const why = because ?? former?.because;
    const reason = why === undefined ? {} : { because: why };
    const known = former?.relation === relation ? former.score : undefined;
    this.keepPair({ pair, documents, relation, score: known ?? rounded(score), ...reason });
  }

  /** Its role, and the score that it had when it got that: other texts move scores a little, and so every line. */
  #measured({ document, role, score }: Member): Pick<AcceptedDocument, 'role' | 'score'> {
    const former = this.#matched.get(document);
    const known = former?.role === role ? former.score : undefined;
    return { role, score: known ?? rounded(score) };
  }

  /** The entry of a document: its name and its reason stay, the rest is as it is now. */
  #known(id: string): AcceptedDocument | undefined {
    const entry = this.#entries.get(id);
    if (entry?.fingerprint === undefined) return undefined;
    const known = this.#matched.get(id);
    return acceptedAs(entry, entry.fingerprint, known ?? this.#keys.of(id, entry.fingerprint));
  }

  finish(): Baseline {
    const documents = [...this.#documents.values()];
    return { ...this.#baseline, documents, pairs: [...this.#pairs.values()] };
  }
}

/** As reports show a score. */
const rounded = (score: number): number => Math.round(score * 100) / 100;

/** A document as an entry that is in no cluster. */
function acceptedAs(
  { id, path, title, opening, role }: DocumentEntry,
  fingerprint: string,
  known: AcceptedDocument | string,
): AcceptedDocument {
  const headline = (title ?? opening ?? '').slice(0, MOST_TITLE).toWellFormed().trim();
  const former: Pick<AcceptedDocument, 'key' | 'because'> =
    typeof known === 'string' ? { key: known } : known;
  return {
    key: former.key,
    document: id,
    ...(!id.startsWith(path) && { path }),
    ...(headline !== '' && { title: headline }),
    role,
    fingerprint,
    ...(former.because !== undefined && { because: former.because }),
  };
}
