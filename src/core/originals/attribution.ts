/**
 * What the members of one cluster say about whose text it is: by links from page to page, by names
 * in credit lines, and by what these lead to in turn.
 *
 * Every member is indexed by its addresses and names, so a thousand copies with a credit line each
 * cost O(members). Without links and credits, nothing is indexed.
 */

import { isSavedAs, leadsAway, linkOf } from './links.ts';
import { MemberIndex } from './member-index.ts';
import type { Provenance } from './provenance.ts';

/** What a member says about the origin of its text. */
interface Claim {
  /** The members that it names, itself excluded. */
  readonly targets: readonly Provenance[];
  /** True if only a name in a text, or a part of a file name, identifies them. */
  readonly isVague: boolean;
}

/** What the members say about each other. */
export interface Attribution {
  /** The members to which claims finally lead, and how many claims lead to each. */
  readonly ends: ReadonlyMap<Provenance, number>;
  /** The members that say that the text is another's, here or elsewhere. */
  readonly stepping: ReadonlySet<Provenance>;
  /** True if claims contradict each other, or their meaning is not clear. */
  readonly isDoubtful: boolean;
}

/** Reads all claims of the members and follows each to its end. */
export function attribute(members: readonly Provenance[]): Attribution {
  const isSilent = members.every(isSilentMember);
  if (isSilent) {
    return { ends: new Map(), stepping: new Set(), isDoubtful: false };
  }
  return followClaims(readClaims(members));
}

/**
 * True for a member without credits and canonical link and, if a crawler saved it, without an
 * address.
 */
const isSilentMember = (member: Provenance): boolean =>
  linkOf(member) === undefined && (member.credits ?? []).length === 0;

/** The claims of a cluster while they are read and followed. */
interface Claims {
  readonly members: readonly Provenance[];
  readonly index: MemberIndex;
  readonly lists: MemberLists;
  readonly byMember: Map<Provenance, Claim>;
  readonly stepping: Set<Provenance>;
  /** Members that credit the outlet at which they are found. */
  readonly selfCredited: Set<Provenance>;
  /** The members to which each claim finally leads. */
  readonly ends: Map<Claim, readonly Provenance[]>;
  /** By a list of members that others name as copies: those that are still copies of none. */
  readonly leftOut: Map<readonly Provenance[], readonly Provenance[]>;
  isDoubtful: boolean;
}

function readClaims(members: readonly Provenance[]): Claims {
  const claims: Claims = {
    members,
    index: new MemberIndex(members),
    lists: new MemberLists(),
    byMember: new Map(),
    stepping: new Set(),
    selfCredited: new Set(),
    ends: new Map(),
    leftOut: new Map(),
    isDoubtful: false,
  };
  for (const member of members) readClaim(claims, member);
  for (const member of members) readCopies(claims, member);
  return claims;
}

function followClaims(claims: Claims): Attribution {
  const ends = new Map<Provenance, number>();
  const vote = (end: Provenance, votes: number): void =>
    void ends.set(end, (ends.get(end) ?? 0) + votes);
  // a thousand claims may name the same thousand members
  const votes = new Map<readonly Provenance[], number>();
  for (const claim of claims.byMember.values()) {
    const targets = endsOf(claims, claim);
    votes.set(targets, (votes.get(targets) ?? 0) + 1);
  }
  for (const [targets, count] of votes) for (const end of targets) vote(end, count);
  if (ends.size === 0) for (const member of claims.selfCredited) vote(member, 1);
  return { ends, stepping: claims.stepping, isDoubtful: isDoubtfulWith(claims, ends) };
}

/** A vague claim may also mean any member that says nothing. */
function isDoubtfulWith(claims: Claims, ends: ReadonlyMap<Provenance, number>): boolean {
  if (claims.isDoubtful || ends.size > 1 || claims.byMember.size === 0) return true;
  if (![...claims.byMember.values()].some(({ isVague }) => isVague)) return false;
  return claims.members.some((member) => !claims.stepping.has(member) && !ends.has(member));
}

/** Reads what one member says, by a link or else by its credits. */
function readClaim(claims: Claims, member: Provenance): void {
  const link = linked(claims, member);
  const claim = credited(claims, member);
  const chosen = link ?? claim;
  if (chosen !== undefined) claims.byMember.set(member, chosen);
  if (chosen !== undefined || leadsAway(member)) claims.stepping.add(member);
  const isTwofold = link !== undefined && claim !== undefined;
  if (isTwofold && !link.targets.some((target) => claims.lists.has(claim.targets, target))) {
    claims.isDoubtful = true;
  }
}

function linked(claims: Claims, member: Provenance): Claim | undefined {
  const found = claims.index.linked(member);
  const targets = found.includes(member) ? found.filter(isSavedAs(member)) : found;
  return targets.length === 0 ? undefined : { targets, isVague: false };
}

/**
 * The members that the credits name. A credit to an outlet that is not in the cluster says
 * nothing about the members: a copy that names its source is no further from it than one that
 * does not.
 */
function credited(claims: Claims, member: Provenance): Claim | undefined {
  for (const credit of member.credits ?? []) {
    if (credit.kind === 'also') continue;
    const named = claims.index.named(credit);
    if (claims.lists.has(named.place, member)) claims.selfCredited.add(member);
    else if (named.place.length > 0) return { targets: named.place, isVague: false };
    else if (named.part.length > 0 && !named.part.includes(member)) {
      return { targets: named.part, isVague: true };
    }
  }
  return undefined;
}

/** A member that says who else has the text is the source of these copies, unless they object. */
function readCopies(claims: Claims, member: Provenance): void {
  for (const credit of member.credits ?? []) {
    if (credit.kind !== 'also') continue;
    const { place, part } = claims.index.named(credit);
    const copies = place.length > 0 ? place : part;
    if (copies.length === 0) continue;
    // after the first member named these copies, only those that it left out are looked at
    const rest = claims.leftOut.get(copies) ?? copies;
    claims.leftOut.set(
      copies,
      rest.filter((copy) => !takeCopy(claims, copy, member)),
    );
  }
}

/**
 * Makes `copy` a copy of `member`, unless it makes a claim of its own. False if it is `member`
 * itself.
 */
function takeCopy(claims: Claims, copy: Provenance, member: Provenance): boolean {
  if (copy === member) return claims.byMember.has(copy);
  if (claims.byMember.has(copy)) return true;
  claims.byMember.set(copy, { targets: [member], isVague: true });
  claims.stepping.add(copy);
  return true;
}

/** Follows a claim over the claims of the members that it names; a circle leads to none. */
function endsOf(claims: Claims, claim: Claim): readonly Provenance[] {
  const path = new Set<Claim>();
  let ends: readonly Provenance[] | undefined;
  for (let at = claim; ends === undefined;) {
    ends = claims.ends.get(at);
    if (ends !== undefined) break;
    if (path.has(at)) {
      claims.isDoubtful = true;
      ends = NONE;
      break;
    }
    path.add(at);
    const [only] = at.targets;
    const next =
      only === undefined || at.targets.length > 1 ? undefined : claims.byMember.get(only);
    if (next === undefined) ends = at.targets;
    else at = next;
  }
  // each claim is followed once, however long the chain
  for (const passed of path) claims.ends.set(passed, ends);
  return ends;
}

const NONE: readonly Provenance[] = [];

/** Shorter lists are searched without a set. */
const SHORT = 32;

/** Lists of members, searched through sets if they are long. A list may hold all members. */
class MemberLists {
  readonly #sets = new Map<readonly Provenance[], ReadonlySet<Provenance>>();

  has(list: readonly Provenance[], member: Provenance): boolean {
    if (list.length <= SHORT) return list.includes(member);
    let set = this.#sets.get(list);
    if (set === undefined) {
      set = new Set(list);
      this.#sets.set(list, set);
    }
    return set.has(member);
  }
}
