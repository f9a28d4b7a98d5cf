/**
 * What the members of one cluster say about whose text it is: by links from page to page, by names
 * in credit lines, and by what these lead to in turn.
 *
 * Every member is indexed by its addresses and names, so a thousand copies with a credit line each
 * cost O(members). Without links and credits, nothing is indexed.
 */

import { hostOf, isSameSite, normaliseAddress, pageAddress } from './address.ts';
import type { Credit } from './credit.ts';
import type { OriginalEvidence } from './provenance.ts';
import { creditedKeys, nameKeys, partKeys } from './outlet-names.ts';

/** A name shared by more members than this identifies none of them. */
const MAX_NAMED = 20;

/** What a member says about the origin of its text. */
interface Claim {
  /** The members that it names, itself excluded. */
  readonly targets: readonly OriginalEvidence[];
  /** True if only a name in a text, or a part of a file name, identifies them. */
  readonly isVague: boolean;
}

/** What the members say about each other. */
export interface Attribution {
  /** The members to which claims finally lead, and how many claims lead to each. */
  readonly ends: ReadonlyMap<OriginalEvidence, number>;
  /** The members that say that the text is another's, here or elsewhere. */
  readonly stepping: ReadonlySet<OriginalEvidence>;
  /** True if claims contradict each other, or their meaning is not clear. */
  readonly isDoubtful: boolean;
}

/** Reads all claims of the members and follows each to its end. */
export function attribute(members: readonly OriginalEvidence[]): Attribution {
  const isSilent = members.every(isSilentMember);
  if (isSilent) {
    return { ends: new Map(), stepping: new Set(), isDoubtful: false };
  }
  return new Claims(members).attribution();
}

/**
 * True for a member without credits and canonical link and, if a crawler saved it, without an
 * address.
 */
const isSilentMember = (member: OriginalEvidence): boolean =>
  linkOf(member) === undefined && (member.credits ?? []).length === 0;

class Claims {
  readonly #members: readonly OriginalEvidence[];
  readonly #index: MemberIndex;
  readonly #claims = new Map<OriginalEvidence, Claim>();
  readonly #stepping = new Set<OriginalEvidence>();
  /** Members that credit the outlet at which they are found. */
  readonly #own = new Set<OriginalEvidence>();
  /** The members to which each claim finally leads. */
  readonly #ends = new Map<Claim, readonly OriginalEvidence[]>();
  /** By a list of members that others name as copies: those that are still copies of none. */
  readonly #leftOut = new Map<readonly OriginalEvidence[], readonly OriginalEvidence[]>();
  #isDoubtful = false;

  constructor(members: readonly OriginalEvidence[]) {
    this.#members = members;
    this.#index = new MemberIndex(members);
    for (const member of members) this.#read(member);
    for (const member of members) this.#readCopies(member);
  }

  attribution(): Attribution {
    const ends = new Map<OriginalEvidence, number>();
    const vote = (end: OriginalEvidence, votes: number): void =>
      void ends.set(end, (ends.get(end) ?? 0) + votes);
    // a thousand claims may name the same thousand members
    const votes = new Map<readonly OriginalEvidence[], number>();
    for (const claim of this.#claims.values()) {
      const targets = this.#endsOf(claim);
      votes.set(targets, (votes.get(targets) ?? 0) + 1);
    }
    for (const [targets, count] of votes) for (const end of targets) vote(end, count);
    if (ends.size === 0) for (const member of this.#own) vote(member, 1);
    return { ends, stepping: this.#stepping, isDoubtful: this.#isDoubtfulWith(ends) };
  }

  /** A vague claim may also mean any member that says nothing. */
  #isDoubtfulWith(ends: ReadonlyMap<OriginalEvidence, number>): boolean {
    if (this.#isDoubtful || ends.size > 1 || this.#claims.size === 0) return true;
    if (![...this.#claims.values()].some(({ isVague }) => isVague)) return false;
    return this.#members.some((member) => !this.#stepping.has(member) && !ends.has(member));
  }

  /** Reads what one member says, by a link or else by its credits. */
  #read(member: OriginalEvidence): void {
    const link = this.#linked(member);
    const claim = this.#credited(member);
    const chosen = link ?? claim;
    if (chosen !== undefined) this.#claims.set(member, chosen);
    if (chosen !== undefined || leadsAway(member)) this.#stepping.add(member);
    const isTwofold = link !== undefined && claim !== undefined;
    if (isTwofold && !link.targets.some((each) => isAmong(each, claim.targets)))
      this.#isDoubtful = true;
  }

  #linked(member: OriginalEvidence): Claim | undefined {
    const found = this.#index.linked(member);
    const targets = found.includes(member) ? found.filter(isSavedAs(member)) : found;
    return targets.length === 0 ? undefined : { targets, isVague: false };
  }

  /**
   * The members that the credits name. A credit to an outlet that is not in the cluster says
   * nothing about the members: a copy that names its source is no further from it than one that
   * does not.
   */
  #credited(member: OriginalEvidence): Claim | undefined {
    for (const credit of member.credits ?? []) {
      if (credit.kind === 'also') continue;
      const named = this.#index.named(credit);
      if (isAmong(member, named.place)) this.#own.add(member);
      else if (named.place.length > 0) return { targets: named.place, isVague: false };
      else if (named.part.length > 0 && !named.part.includes(member)) {
        return { targets: named.part, isVague: true };
      }
    }
    return undefined;
  }

  /** A member that says who else has the text is the source of these copies, unless they object. */
  #readCopies(member: OriginalEvidence): void {
    for (const credit of member.credits ?? []) {
      if (credit.kind !== 'also') continue;
      const { place, part } = this.#index.named(credit);
      const copies = place.length > 0 ? place : part;
      if (copies.length === 0) continue;
      // after the first member named these copies, only those that it left out are looked at
      const rest = this.#leftOut.get(copies) ?? copies;
      this.#leftOut.set(
        copies,
        rest.filter((copy) => !this.#takeCopy(copy, member)),
      );
    }
  }

  /**
   * Makes `copy` a copy of `member`, unless it makes a claim of its own. False if it is `member`
   * itself.
   */
  #takeCopy(copy: OriginalEvidence, member: OriginalEvidence): boolean {
    if (copy === member) return this.#claims.has(copy);
    if (this.#claims.has(copy)) return true;
    this.#claims.set(copy, { targets: [member], isVague: true });
    this.#stepping.add(copy);
    return true;
  }

  /** Follows a claim over the claims of the members that it names; a circle leads to none. */
  #endsOf(claim: Claim): readonly OriginalEvidence[] {
    const path = new Set<Claim>();
    let ends: readonly OriginalEvidence[] | undefined;
    for (let at = claim; ends === undefined;) {
      ends = this.#ends.get(at);
      if (ends !== undefined) break;
      if (path.has(at)) {
        this.#isDoubtful = true;
        ends = NONE;
        break;
      }
      path.add(at);
      const [only] = at.targets;
      const next = only === undefined || at.targets.length > 1 ? undefined : this.#claims.get(only);
      if (next === undefined) ends = at.targets;
      else at = next;
    }
    // each claim is followed once, however long the chain
    for (const passed of path) this.#ends.set(passed, ends);
    return ends;
  }
}

const NONE: readonly OriginalEvidence[] = [];

/** Shorter lists are searched without a set. */
const SHORT = 32;
const setOf = new WeakMap<readonly OriginalEvidence[], ReadonlySet<OriginalEvidence>>();

/** True if a member is on a list, which may hold all members and be asked about each. */
function isAmong(member: OriginalEvidence, list: readonly OriginalEvidence[]): boolean {
  if (list.length <= SHORT) return list.includes(member);
  const known = setOf.get(list);
  if (known !== undefined) return known.has(member);
  const set = new Set(list);
  setOf.set(list, set);
  return set.has(member);
}

/**
 * The site under which a crawler saved a page, from the folders of its path; empty if there is
 * none.
 */
const savedUnder = ({ path = '' }: OriginalEvidence): string =>
  path
    .split('/')
    .slice(0, -1)
    .map(hostOf)
    .find((host) => host !== '') ?? '';

/** Where a member says that its text belongs: by a link, or by an address on another site. */
const linkOf = (member: OriginalEvidence): string | undefined =>
  member.canonical ??
  (member.url !== undefined && savedUnder(member) !== '' ? member.url : undefined);

/**
 * Returns a test for members saved under the site of `copy`'s address, if `copy` itself was saved
 * under another site.
 */
function isSavedAs(copy: OriginalEvidence): (other: OriginalEvidence) => boolean {
  const here = savedUnder(copy);
  const there = hostOf(copy.url ?? copy.canonical ?? '');
  if (here === '' || there === '' || isSameSite(here, there)) return () => false;
  return (other) => other !== copy && isSameSite(savedUnder(other), there);
}

/** True if a canonical link leads to another site than the document's own. */
function leadsAway({ canonical = '', url = '' }: OriginalEvidence): boolean {
  const [there, here] = [hostOf(canonical), hostOf(url)];
  return there !== '' && here !== '' && !isSameSite(there, here);
}

type Index = Map<string, OriginalEvidence[]>;
type Named = Readonly<Record<'place' | 'part', readonly OriginalEvidence[]>>;

/** How many credits are remembered with the members that they name. */
const MAX_REMEMBERED = 1 << 12;

/** The members by everything that a link or a credit can call them. */
class MemberIndex {
  /** By id and address, with the query and without. */
  readonly #byAddress: Index = new Map();
  /** Members without an address, by their own canonical link, which may be their address. */
  readonly #byLikelyAddress: Index = new Map();
  /** By the last part of the path, without its extension. */
  readonly #byFile: Index = new Map();
  readonly #byHost: Index = new Map();
  /** By the names of hosts, folders and files. */
  readonly #byPlace: Index = new Map();
  /** By names in the text, and by parts of file names. */
  readonly #byPart: Index = new Map();
  readonly #named = new Map<string, Named>();
  readonly #size: number;

  constructor(members: readonly OriginalEvidence[]) {
    this.#size = members.length;
    for (const member of members) {
      this.#addAddresses(member);
      this.#addNames(member);
    }
  }

  #addAddresses(member: OriginalEvidence): void {
    const { id, url, canonical, path } = member;
    for (const address of url === undefined ? [id] : [id, url]) {
      for (const key of new Set([pageAddress(address), normaliseAddress(address)])) {
        put(this.#byAddress, key, member);
      }
    }
    if (url === undefined && canonical !== undefined) {
      put(this.#byLikelyAddress, pageAddress(canonical), member);
    }
    for (const name of new Set([stemPath(id), stemPath(path ?? '')])) {
      put(this.#byAddress, name, member);
      put(this.#byFile, fileOf(name), member);
      const site = name.split('/').findIndex((part) => hostOf(part) !== '');
      if (site >= 0) put(this.#byAddress, name.split('/').slice(site).join('/'), member);
    }
  }

  #addNames(member: OriginalEvidence): void {
    const { id, url, path = id, opening = '', title = '' } = member;
    const segments = (path === id || url !== undefined ? path : `${path}/${id}`).split('/');
    const file = stemPath(segments.pop() ?? '');
    const hosts = [url ?? '', ...segments, file].map(hostOf).filter((host) => host !== '');
    for (const host of new Set(hosts)) put(this.#byHost, host, member);
    const labels = hosts.flatMap((host) => host.split('.').slice(0, -1));
    putAll(this.#byPlace, [...segments, ...labels, file], member);
    for (const key of new Set(partKeys(file))) put(this.#byPart, key, member);
    putAll(this.#byPart, [...namesIn(opening), ...nameAfter(title)], member);
  }

  /** Returns the members that the canonical link of `by` names. */
  linked(by: OriginalEvidence): readonly OriginalEvidence[] {
    const canonical = linkOf(by);
    if (canonical === undefined) return [];
    for (const target of targetsOf(canonical, by)) {
      const found = this.#byAddress.get(target) ?? [];
      if (found.length > 0) return found.length > MAX_NAMED ? [] : found;
    }
    const likely = leadsAway(by) ? this.#byLikelyAddress.get(pageAddress(canonical)) : undefined;
    if (likely !== undefined) return likely.slice(0, 1);
    return hostOf(canonical) === '' ? this.#linkedByName(canonical, by) : [];
  }

  /**
   * The only other member with the file name at the end of a link within a site, or else with that
   * name.
   */
  #linkedByName(link: string, by: OriginalEvidence): readonly OriginalEvidence[] {
    const files = this.#byFile.get(fileOf(stemPath(link))) ?? [];
    const others = files.length > MAX_NAMED ? [] : files.filter((member) => member !== by);
    if (others.length === 1) return others;
    return this.named({ source: link, kind: 'first', isInflected: false }).place;
  }

  /** Returns the members that a credit names: surely, by their place, and vaguely, by less. */
  named(credit: Credit): Named {
    // copies repeat the credit word for word
    const key = `${credit.isInflected} ${credit.source}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    if (this.#named.size >= MAX_REMEMBERED) this.#named.clear();
    const named = this.#lookUp(credit);
    this.#named.set(key, named);
    return named;
  }

  #lookUp({ source, isInflected }: Credit): Named {
    if (source.length > MAX_SOURCE) return { place: [], part: [] };
    for (const [address] of source.toLowerCase().matchAll(ADDRESS)) {
      const page = this.#byAddress.get(normaliseAddress(address));
      const place = page ?? this.#usable(this.#byHost.get(hostOf(address)));
      if (place.length > 0) return { place, part: [] };
    }
    for (const key of creditedKeys(source, isInflected)) {
      const place = this.#usable(this.#byPlace.get(key));
      const part = this.#usable(this.#byPart.get(key));
      if (place.length > 0 || part.length > 0) return { place, part };
    }
    return { place: [], part: [] };
  }

  /** No members if the name identifies too little, because all members or very many have it. */
  #usable(members: readonly OriginalEvidence[] = []): readonly OriginalEvidence[] {
    return members.length > MAX_NAMED || members.length === this.#size ? [] : members;
  }
}

const ADDRESS = /(?:https?:\/\/)?(?:[^\s./()<>,;:'"«»“”]+\.)+[a-z]{2,}(?:\/[^\s)>,;"»”]*)?/g;

/** Longest name that is searched for addresses; the search takes quadratic time. */
const MAX_SOURCE = 1_000;
/** How much of the end of a title may name its outlet. */
const TITLE_END = 500;

/** The text after the bar or the dash in a title: "Mill burned | The Owl Herald". */
const nameAfter = (title: string): string[] =>
  / [|–—-] ([^|–—]+)$/.exec(title.slice(-TITLE_END))?.slice(1) ?? [];

/** The addresses that a link may mean, the most exact first. */
function targetsOf(link: string, by: OriginalEvidence): readonly string[] {
  const exact = [pageAddress(link), normaliseAddress(link)];
  if (hostOf(link) !== '') return exact;
  const site = hostOf(by.url ?? '');
  const onSite = link.startsWith('/') && site !== '' ? [normaliseAddress(site + link)] : [];
  const folder = (by.path ?? by.id).split('/').slice(0, -1);
  return [
    ...onSite,
    ...exact,
    stemPath(resolve(folder, link)),
    stemPath(link.replace(/^\.?\//u, '')),
  ];
}

/** `../old/page.md` as seen from a folder. */
function resolve(folder: readonly string[], link: string): string {
  const parts = [...folder];
  for (const part of link.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A path in lower case without the extension of a text. */
const stemPath = (path: string): string =>
  path.toLowerCase().replace(/\.(?:txt|text|md|markdown|mdx|html?|jsonl)(?:\.gz)?$/u, '');

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Outlets that the head of a text claims as its own: in a byline, after a copyright sign. */
const namesIn = (opening: string): string[] =>
  Array.from(
    opening.matchAll(/\(([^()\n]{2,60})\)|(?:©|\(c\)) *(?:\d{4} )?([^\n.,]{2,60})/giu),
    (match) => match[1] ?? match[2] ?? '',
  );

function put(index: Index, key: string, member: OriginalEvidence): void {
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined) index.set(key, [member]);
  else if (known.at(-1) !== member) known.push(member);
}

function putAll(index: Index, names: readonly string[], member: OriginalEvidence): void {
  for (const key of new Set(names.flatMap(nameKeys))) put(index, key, member);
}
