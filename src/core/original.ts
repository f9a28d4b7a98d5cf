/**
 * Chooses the original of a finished cluster, and says which evidence decided and how far to trust it.
 *
 * Evidence in order: an explicit credit or canonical link; the earlier date; the text that contains
 * more of the others; the longer text; the smaller id. Each rule narrows the documents that are still
 * in question and hands the rest to the next, so that a weak rule never overturns a strong one.
 *
 * O(members), and a bounded number of containments.
 */
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
  const rest = withoutCopies(members);
  return (
    byCanonical(members) ??
    byCredit(members, rest) ??
    byDate(rest, members.length) ??
    byContainment(earliestDay(rest), containment) ??
    byLength(earliestDay(rest))
  );
}

/** The member that canonical links of others name; else, the links' owners step back. */
function byCanonical(members: readonly OriginalEvidence[]): OriginalChoice | undefined {
  const named = new Map<number, number>();
  for (const member of members) {
    if (member.canonical === undefined) continue;
    const target = members.find((other) => other !== member && isNamed(other, member.canonical));
    if (target === undefined) continue;
    named.set(target.document, (named.get(target.document) ?? 0) + 1);
  }
  if (named.size === 0) return undefined;
  const [[document = 0] = []] = [...named].sort(([a, x], [b, y]) => y - x || a - b);
  const confidence = named.size === 1 ? 'sure' : 'likely';
  return { document, rule: 'credit', confidence };
}

/** True where a canonical link means this document: its address, its id, or the end of its path. */
function isNamed({ id, url, canonical }: OriginalEvidence, link = ''): boolean {
  const target = normaliseAddress(link);
  if (target === '') return false;
  if (normaliseAddress(id) === target || normaliseAddress(url ?? '') === target) return true;
  return normaliseAddress(canonical ?? '') === target && url === undefined;
}

const normaliseAddress = (address: string): string =>
  address
    .trim()
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[#?].*$/u, '')
    .replace(/\/+$/u, '')
    .toLowerCase();

/** The documents that do not say that another is the original; all of them where every one does. */
function withoutCopies(members: readonly OriginalEvidence[]): readonly OriginalEvidence[] {
  const rest = members.filter((member) => !isCopyByItsWord(member, members));
  return rest.length === 0 ? members : rest;
}

/** The only document that does not step back, or the only one of them that the others credit. */
function byCredit(
  members: readonly OriginalEvidence[],
  rest: readonly OriginalEvidence[],
): OriginalChoice | undefined {
  if (rest.length === members.length) return undefined;
  const credited = rest.filter((member) => members.some((other) => isCredited(member, other)));
  const [only] = rest.length === 1 ? rest : credited;
  if (only === undefined || (rest.length > 1 && credited.length !== 1)) return undefined;
  return { document: only.document, rule: 'credit', confidence: 'sure' };
}

/**
 * True where a canonical link leads away from the document, or its text credits another member. A
 * credit to somebody who is not here says nothing about those who are.
 */
function isCopyByItsWord(
  member: OriginalEvidence,
  members: readonly OriginalEvidence[],
): boolean {
  const { canonical, url } = member;
  const leadsAway =
    canonical !== undefined &&
    url !== undefined &&
    normaliseAddress(canonical) !== normaliseAddress(url);
  return leadsAway || members.some((other) => isCredited(other, member));
}

/** Shortest name that a byline or a path is searched for. */
const MIN_NAME = 4;

/** True where `by` credits `member`: the host of its address, its byline, or a folder of its path. */
function isCredited(member: OriginalEvidence, by: OriginalEvidence): boolean {
  if (by === member || by.credit === undefined) return false;
  const host = normaliseAddress(member.url ?? '').split('/')[0] ?? '';
  if (host !== '' && by.credit.toLowerCase().includes(host)) return true;
  const name = slug(by.credit.split(/[,;(]/u)[0] ?? '');
  if (name.length < MIN_NAME) return false;
  const bylines = [...(member.opening ?? '').matchAll(/\(([^()]{2,60})\)/gu)];
  if (bylines.some(([, byline = '']) => slug(byline) === name)) return true;
  return (member.path ?? '').split('/').some((part) => slug(part) === name);
}

/** Blanks and punctuation, ASCII and typographic: property escapes would take 6 ms to compile. */
const NO_NAME = /[\0-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]/gu;

/** Letters and digits only, so that "The Daily" and "the-daily" are one name. */
const slug = (text: string): string => text.toLowerCase().replace(NO_NAME, '');

/**
 * The earliest of the dated documents, if at least two have a date and one is before all others. An
 * undated one takes no part, and takes away from the trust.
 */
function byDate(members: readonly OriginalEvidence[], size: number): OriginalChoice | undefined {
  const [first, second] = datedMembers(members);
  if (first === undefined || second === undefined || !isBefore(first, second)) return undefined;
  const isComplete = members.every(({ date }) => date !== undefined) && members.length === size;
  return { document: first.member.document, rule: 'date', confidence: isComplete ? 'sure' : 'likely' };
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
      time: Date.parse(member.date ?? ''),
      isDay: /^\d{4}-\d\d-\d\d$/u.test(member.date ?? ''),
    }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((x, y) => x.time - y.time || x.member.document - y.member.document);
}

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
  return { document: first?.document ?? 0, rule: isLonger ? 'length' : 'path', confidence: 'guess' };
}
