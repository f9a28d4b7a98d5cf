/**
 * Chooses the original of a finished cluster, and says which evidence decided and how far to trust it.
 *
 * Evidence in order: an explicit credit or canonical link; the earlier date; the text that contains
 * more of the others; the longer text; the smaller id. Each rule narrows the documents that are still
 * in question and hands the rest to the next, so that a weak rule never overturns a strong one.
 *
 * O(members), and a bounded number of containments.
 */
import { normaliseAddress } from './address.ts';
import { Credits } from './credits.ts';
import type { Confidence, OriginalRule } from './types.ts';

/** What is known of one document of the cluster. */
export interface OriginalEvidence {
  /** Its number; smaller numbers have smaller ids. */
  readonly document: number;
  readonly id: string;
  readonly url?: string;
  readonly canonical?: string;
  readonly date?: string;
  readonly path?: string;
  /** Whom its text credits. */
  readonly credit?: string;
  /** How its text begins, where a byline or dateline would be. */
  readonly opening?: string;
  /** Its length in tokens. */
  readonly length: number;
}

export interface OriginalChoice {
  readonly document: number;
  readonly rule: OriginalRule;
  readonly confidence: Confidence;
}

/** Share of `part`'s shingles that `whole` has. */
export type Containment = (part: number, whole: number) => number;

/** Texts that can still be the original and are compared for containment: the longest. */
const MAX_CONTAINERS = 8;
/** Texts that they are compared with. */
const MAX_CONTAINED = 50;
/** Containing more by this factor decides; by the larger one it decides with some trust. */
const CLEAR_MARGIN = 1.02;
const WIDE_MARGIN = 1.25;

/** Chooses among at least one document. */
export function chooseOriginal(
  members: readonly OriginalEvidence[],
  containment: Containment,
): OriginalChoice {
  const credits = new Credits(members);
  const rest = withoutCopies(members, credits);
  return (
    byCanonical(members) ??
    byCredit(members, rest, credits) ??
    byDate(rest, members.length) ??
    byContainment(earliestDay(rest), containment) ??
    byLength(earliestDay(rest))
  );
}

/** The member that canonical links of others name; else, the links' owners step back. */
function byCanonical(members: readonly OriginalEvidence[]): OriginalChoice | undefined {
  if (members.every(({ canonical }) => canonical === undefined)) return undefined;
  const addresses = indexAddresses(members);
  const named = new Map<number, number>();
  for (const member of members) {
    const target = namedBy(member, addresses);
    if (target === undefined) continue;
    named.set(target.document, (named.get(target.document) ?? 0) + 1);
  }
  if (named.size === 0) return undefined;
  const [[document = 0] = []] = [...named].sort(([a, x], [b, y]) => y - x || a - b);
  const confidence = named.size === 1 ? 'sure' : 'likely';
  return { document, rule: 'credit', confidence };
}

/** Members by normalised address. */
interface Addresses {
  /** Under their id and their url. */
  readonly given: ReadonlyMap<string, readonly OriginalEvidence[]>;
  /** Those that give no url, under their own canonical link, which may be it. */
  readonly likely: ReadonlyMap<string, readonly OriginalEvidence[]>;
}

function indexAddresses(members: readonly OriginalEvidence[]): Addresses {
  const given = new Map<string, OriginalEvidence[]>();
  const likely = new Map<string, OriginalEvidence[]>();
  const put = (to: typeof given, address: string, member: OriginalEvidence): void => {
    const key = normaliseAddress(address);
    const known = to.get(key);
    if (known !== undefined) known.push(member);
    else if (key !== '') to.set(key, [member]);
  };
  for (const member of members) {
    put(given, member.id, member);
    if (member.url === undefined) put(likely, member.canonical ?? '', member);
    else put(given, member.url, member);
  }
  return { given, likely };
}

/**
 * The other document that the canonical link of `by` means, by its id or address. One that gives no
 * address may have it as its own link; if `by` gives none either, no one can tell whose it is.
 */
function namedBy(by: OriginalEvidence, { given, likely }: Addresses): OriginalEvidence | undefined {
  const target = normaliseAddress(by.canonical ?? '');
  const known = given.get(target)?.find((other) => other !== by);
  return known ?? (leadsAway(by) ? likely.get(target)?.[0] : undefined);
}

/** True where a canonical link leads to another address than the document's own. */
const leadsAway = ({ canonical, url }: OriginalEvidence): boolean =>
  canonical !== undefined &&
  url !== undefined &&
  normaliseAddress(canonical) !== normaliseAddress(url);

/**
 * The documents that do not say that another is the original; all of them where every one does. A
 * credit to somebody who is not here says nothing about those who are.
 */
function withoutCopies(
  members: readonly OriginalEvidence[],
  { crediting }: Credits,
): readonly OriginalEvidence[] {
  const rest = members.filter((member) => !leadsAway(member) && !crediting.has(member));
  return rest.length === 0 ? members : rest;
}

/** The only document that does not step back, or the only one of them that the others credit. */
function byCredit(
  members: readonly OriginalEvidence[],
  rest: readonly OriginalEvidence[],
  credits: Credits,
): OriginalChoice | undefined {
  if (rest.length === members.length) return undefined;
  const credited = rest.filter((member) => credits.credited.has(member));
  const [only] = rest.length === 1 ? rest : credited;
  if (only === undefined || (rest.length > 1 && credited.length !== 1)) return undefined;
  return { document: only.document, rule: 'credit', confidence: 'sure' };
}

/**
 * The earliest of the dated documents, if at least two have a date and one is before all others. An
 * undated one takes no part, and takes away from the trust.
 */
function byDate(members: readonly OriginalEvidence[], size: number): OriginalChoice | undefined {
  const [first, second] = datedMembers(members);
  if (first === undefined || second === undefined || !isBefore(first, second)) return undefined;
  const isComplete = members.every(({ date }) => date !== undefined) && members.length === size;
  return {
    document: first.member.document,
    rule: 'date',
    confidence: isComplete ? 'sure' : 'likely',
  };
}

/** The documents of the earliest day, where at least two have a date; else all. */
function earliestDay(members: readonly OriginalEvidence[]): readonly OriginalEvidence[] {
  const dated = datedMembers(members);
  const [first] = dated;
  if (first === undefined || dated.length < 2) return members;
  return dated.filter((other) => !isBefore(first, other)).map(({ member }) => member);
}

interface Dated {
  readonly member: OriginalEvidence;
  readonly time: number;
  /** True where the date has no time: it may be any moment of its day. */
  readonly isDay: boolean;
}

/** The members that have a date, the earliest first. */
function datedMembers(members: readonly OriginalEvidence[]): Dated[] {
  return members
    .map((member) => ({
      member,
      time: Date.parse(inZone(member.date ?? '')),
      isDay: /^\d{4}-\d\d-\d\d$/u.test(member.date ?? ''),
    }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((x, y) => x.time - y.time || x.member.document - y.member.document);
}

/** A time without a zone is taken as UTC: the zone of the machine must not decide. */
const inZone = (date: string): string => (/T[\d:.]+$/u.test(date) ? `${date}Z` : date);

const DAY_MS = 86_400_000;
const dayOf = (time: number): number => Math.floor(time / DAY_MS);

/** True where one is surely before the other: by day, if one of them has no time. */
const isBefore = (one: Dated, other: Dated): boolean =>
  one.isDay || other.isDay ? dayOf(one.time) < dayOf(other.time) : one.time < other.time;

/** The document that contains more of the others, if it does so by a margin. */
function byContainment(
  members: readonly OriginalEvidence[],
  containment: Containment,
): OriginalChoice | undefined {
  if (members.length < 2) return undefined;
  const byLengthFirst = members.toSorted((x, y) => y.length - x.length || x.document - y.document);
  const contained = byLengthFirst.slice(0, MAX_CONTAINED);
  const sums = byLengthFirst.slice(0, MAX_CONTAINERS).map(({ document }) => {
    let sum = 0;
    for (const other of contained) {
      if (other.document !== document) sum += containment(other.document, document);
    }
    return { document, sum };
  });
  sums.sort((x, y) => y.sum - x.sum || x.document - y.document);
  const [first, second] = sums;
  if (first === undefined || second === undefined) return undefined;
  if (first.sum <= second.sum * CLEAR_MARGIN) return undefined;
  const confidence = first.sum > second.sum * WIDE_MARGIN ? 'likely' : 'guess';
  return { document: first.document, rule: 'containment', confidence };
}

/** The longest document, or the one with the smallest id where none is longer than the others. */
function byLength(members: readonly OriginalEvidence[]): OriginalChoice {
  const order = members.toSorted((x, y) => y.length - x.length || x.document - y.document);
  const [first, second] = order;
  const isLonger = (first?.length ?? 0) > (second?.length ?? 0);
  return {
    document: first?.document ?? 0,
    rule: isLonger ? 'length' : 'path',
    confidence: 'guess',
  };
}
