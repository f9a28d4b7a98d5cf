/**
 * Chooses the original of a finished cluster, and says what decided and how far to trust it.
 *
 * In order: an explicit credit or canonical link; the earlier date; a name that is no copy's; the text
 * that contains more of the others; the longer text; the smaller id. Each rule narrows the documents that remain and
 * hands them to the next, so a weak rule never overturns a strong one. But a choice is `sure` only
 * if nothing speaks against it.
 *
 * The members need not match each other, so a text that is chosen must also fit (`fit.ts`). One that
 * does not is passed over, and the rules choose again among the rest.
 *
 * O(members log members) for those with dates, and a bounded number of containments, at most
 * `MAX_TRIES` times.
 */

import { type Attribution, attribute } from './attribution.ts';
import { namesCopied, plainName } from './copy-name.ts';
import { precedence, type Published, publishedMembers } from './publication.ts';
import type { Confidence, OriginalRule } from '../../model/result.ts';
import type { Provenance } from './provenance.ts';

/** The original of a cluster, the rule that chose it, and how far to trust it. */
export interface OriginalChoice {
  readonly document: number;
  readonly rule: OriginalRule;
  readonly confidence: Confidence;
}

/** Returns the share of `part`'s shingles that `whole` has, in [0, 1]. */
export type Containment = (part: number, whole: number) => number;

/** Which of its texts can be the original of a cluster. */
export interface Fitness {
  /** The text that every member matches; it always fits. */
  readonly centre: number;
  /** The text of a document; identical copies have one text. */
  readonly textOf: (document: number) => number;
  /** Returns true if a text matches enough of the others; fewer will do if articles tell. */
  readonly isFit: (text: number, isTold: boolean) => boolean;
}

const ALL_FIT: Fitness = { centre: 0, textOf: (document) => document, isFit: () => true };

/** How many texts are tried as the one that contains the others: the longest. */
const MAX_CONTAINERS = 8;
/** How many texts each of them is compared with. */
const MAX_CONTAINED = 50;
/** Containing more by the first factor decides; by the second, the choice is more than a guess. */
const CLEAR_MARGIN = 1.02;
const WIDE_MARGIN = 1.25;
/** A text is cut from another if that has this share of it and it is shorter by this factor. */
const CUT_SHARE = 0.8;
const CUT_LENGTH = 0.8;
/** After so many texts that do not fit, the centre is taken, which every member matches. */
const MAX_TRIES = 12;
/** A text that alone fits contains the others if it has this share of them. */
const MIN_CONTAINED = 0.5;

/** What is known of a cluster when its original is chosen. */
interface Choice {
  readonly members: readonly Provenance[];
  readonly containment: Containment;
  /** The members that may be chosen: all, or those whose texts are not known to be unfit. */
  readonly open: readonly Provenance[];
  readonly attribution: Attribution;
  readonly published: readonly Published[];
}

/** Chooses the original among one or more documents. */
export function chooseOriginal(
  members: readonly Provenance[],
  containment: Containment,
  { centre, textOf, isFit }: Fitness = ALL_FIT,
): OriginalChoice {
  const known = {
    members,
    containment,
    attribution: attribute(members),
    published: publishedMembers(members),
  };
  let open = members;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const choice = chooseAmong({ ...known, open });
    const text = textOf(choice.document);
    const isTold = choice.rule === 'credit' || choice.rule === 'date';
    if (text === centre || isFit(text, isTold)) return choice;
    open = open.filter(({ document }) => textOf(document) !== text);
  }
  open = open.filter(({ document }) => textOf(document) === centre);
  return chooseAmong({ ...known, open });
}

function chooseAmong(choice: Choice): OriginalChoice {
  const rest = candidates(choice);
  const first = byCredit(choice, rest) ?? byDate(choice, rest);
  if (first !== undefined) return first;
  const dated = earliest(choice, rest);
  const named = withoutNamedCopies(dated);
  return byName(dated, named) ?? byContainment(choice, named) ?? byLength(choice, named);
}

/**
 * The documents to which most claims lead; else those that do not say that they are copies; else
 * all.
 */
function candidates({ open, attribution: { ends, stepping } }: Choice): readonly Provenance[] {
  let most = 0;
  for (const votes of ends.values()) most = Math.max(most, votes);
  const named = open.filter((member) => ends.size > 0 && ends.get(member) === most);
  if (named.length > 0) return named;
  const rest = open.filter((member) => !stepping.has(member));
  return rest.length === 0 ? open : rest;
}

/** The only document that is named, or that does not say that it is a copy. */
function byCredit(choice: Choice, rest: readonly Provenance[]): OriginalChoice | undefined {
  const [only] = rest;
  if (only === undefined || rest.length > 1 || choice.members.length === 1) return undefined;
  const { ends, isDoubtful, stepping } = choice.attribution;
  const rule = 'credit';
  if (ends.size === 0) return byStepping(choice, only);
  if (!ends.has(only)) return undefined;
  const isPlain = !isDoubtful && !stepping.has(only) && !isPreceded(choice, only);
  return { document: only.document, rule, confidence: isPlain ? 'sure' : 'likely' };
}

/** Each of the others says that it is a copy of something outside the cluster. */
function byStepping(choice: Choice, only: Provenance): OriginalChoice | undefined {
  // the others may have been passed over because they do not fit
  if (choice.attribution.stepping.size < choice.members.length - 1) return undefined;
  const confidence = isPreceded(choice, only) ? 'guess' : 'likely';
  return { document: only.document, rule: 'credit', confidence };
}

/** True if another document is dated before this one. */
function isPreceded(choice: Choice, member: Provenance): boolean {
  const dated = choice.published.find((published) => published.member === member);
  const [first] = choice.published;
  return dated !== undefined && first !== undefined && precedence(first, dated) !== 'none';
}

/**
 * The earliest of the dated documents, if at least two have a date and one is before all others.
 */
function byDate(choice: Choice, rest: readonly Provenance[]): OriginalChoice | undefined {
  const [first, ...others] = datedOf(choice, rest);
  if (first === undefined || others.length === 0) return undefined;
  const orders = others.map((other) => precedence(first, other));
  if (orders.includes('none')) return undefined;
  const isSure =
    others.length === choice.members.length - 1 &&
    choice.attribution.stepping.size === 0 &&
    orders.every((order) => order === 'sure') &&
    !isCrediting(first.member) &&
    !isCut(choice, first.member);
  return {
    document: first.member.document,
    rule: 'date',
    confidence: isSure ? 'sure' : 'likely',
  };
}

function datedOf(choice: Choice, rest: readonly Provenance[]): readonly Published[] {
  if (rest.length === choice.members.length) return choice.published;
  const inRest = new Set(rest);
  return choice.published.filter(({ member }) => inRest.has(member));
}

/** The documents with the earliest date, if at least two have one; else all. */
function earliest(choice: Choice, rest: readonly Provenance[]): readonly Provenance[] {
  const dated = datedOf(choice, rest);
  const [first] = dated;
  if (first === undefined || dated.length < 2) return rest;
  return dated.filter((other) => precedence(first, other) === 'none').map(({ member }) => member);
}

/** The documents whose names do not say that they are copies of another one here. */
function withoutNamedCopies(members: readonly Provenance[]): readonly Provenance[] {
  const copied = members.map(({ id }) => namesCopied(id));
  if (copied.every((names) => names.length === 0)) return members;
  const plain = new Set(members.map(({ id }) => plainName(id)));
  return members.filter((_, i) => copied[i]?.some((name) => plain.has(name)) !== true);
}

/** The only document that is not named as a copy. */
function byName(
  all: readonly Provenance[],
  [only, ...others]: readonly Provenance[],
): OriginalChoice | undefined {
  if (only === undefined || others.length > 0 || all.length === 1) return undefined;
  return { document: only.document, rule: 'name', confidence: 'likely' };
}

/** True for a text that is almost whole in one of the longest texts and clearly shorter. */
function isCut(choice: Choice, { document, length }: Provenance): boolean {
  return longest(choice.members, MAX_CONTAINERS).some(
    (whole) =>
      length < CUT_LENGTH * whole.length &&
      choice.containment(document, whole.document) > CUT_SHARE,
  );
}

const isCrediting = ({ credits = [] }: Provenance): boolean =>
  credits.some(({ kind }) => kind === 'first' || kind === 'from');

const byLengthThenId = (x: Provenance, y: Provenance): number =>
  y.length - x.length || x.document - y.document;

/** The given number of longest members, the longest first. O(members) for a small number. */
function longest(members: readonly Provenance[], count: number): Provenance[] {
  const found: Provenance[] = [];
  for (const member of members) {
    const last = found[count - 1];
    if (last !== undefined && byLengthThenId(last, member) <= 0) continue;
    if (last !== undefined) found.pop();
    const at = found.findLastIndex((other) => byLengthThenId(other, member) < 0) + 1;
    found.splice(at, 0, member);
  }
  return found;
}

/**
 * The document that contains more of the others, if it does so by a margin; a document that alone
 * is left, if it contains most of them.
 */
function byContainment(
  { containment, members: all, open }: Choice,
  members: readonly Provenance[],
): OriginalChoice | undefined {
  if (all.length < 2) return undefined;
  const isNarrowed = open.length < all.length;
  if (members.length < 2 && !isNarrowed) return undefined;
  // a text that was passed over is none the less one of the others
  const contained = longest(isNarrowed ? all : members, MAX_CONTAINED);
  const sums = longest(members, MAX_CONTAINERS).map(({ document }) => {
    let sum = 0;
    for (const other of contained) {
      if (other.document !== document) sum += containment(other.document, document);
    }
    return { document, sum };
  });
  sums.sort((x, y) => y.sum - x.sum || x.document - y.document);
  const [first, second = { sum: (contained.length - 1) * MIN_CONTAINED }] = sums;
  if (first === undefined || first.sum <= second.sum * CLEAR_MARGIN) return undefined;
  const confidence = first.sum > second.sum * WIDE_MARGIN ? 'likely' : 'guess';
  return { document: first.document, rule: 'containment', confidence };
}

/**
 * The longest document, or the one with the smallest id if no document is longer than the others. A
 * document that alone is left was chosen because it matches the others.
 */
function byLength(choice: Choice, members: readonly Provenance[]): OriginalChoice {
  const [first, second] = longest(members, 2);
  const document = first?.document ?? 0;
  const isAlone = second === undefined && choice.open.length < choice.members.length;
  if (isAlone) return { document, rule: 'match', confidence: 'guess' };
  const isLonger = (first?.length ?? 0) > (second?.length ?? 0);
  return { document, rule: isLonger ? 'length' : 'path', confidence: 'guess' };
}
