/**
 * Who says of whom that the text is theirs, among the members of one cluster: by links from page to
 * page, by the names in credit lines, and by what these lead to in turn.
 *
 * Every member is indexed by its addresses and names, so that a thousand copies with a credit line each
 * cost O(members). Without links and credits nothing is indexed.
 */

import { hostOf, isSameSite, normaliseAddress, pageAddress } from './address.ts';
import type { Credit } from './credit.ts';
import type { OriginalEvidence } from './provenance.ts';
import { creditedKeys, nameKeys, partKeys } from './outlet-names.ts';

/** A name that more members than this go by tells none of them. */
const MAX_NAMED = 20;

/** Where a member says that its text comes from. */
interface Claim {
  /** The members meant; the one that claims is not among them. */
  readonly targets: readonly OriginalEvidence[];
  /** True where nothing but a name in the text, or a part of a file name, tells that they are meant. */
  readonly isVague: boolean;
}

/** What the members say of each other. */
export interface Attribution {
  /** The members that claims lead to in the end, with how many do. */
  readonly ends: ReadonlyMap<OriginalEvidence, number>;
  /** Those that say the text is another's, here or elsewhere. */
  readonly stepping: ReadonlySet<OriginalEvidence>;
  /** True where claims contradict each other, or their meaning is less than plain. */
  readonly isDoubtful: boolean;
}

/** Reads all claims of the members. */
export function attribute(members: readonly OriginalEvidence[]): Attribution {
  const isSilent = members.every(isSilentMember);
  if (isSilent) {
    return { ends: new Map(), stepping: new Set(), isDoubtful: false };
  }
  return new Claims(members).attribution();
}

/** True of a member that has no credit and no link, nor an address that it was not saved under. */
const isSilentMember = (member: OriginalEvidence): boolean =>
  linkOf(member) === undefined && (member.credits ?? []).length === 0;

class Claims {
  readonly #members: readonly OriginalEvidence[];
  readonly #index: MemberIndex;
  readonly #claims = new Map<OriginalEvidence, Claim>();
  readonly #stepping = new Set<OriginalEvidence>();
  /** Members that credit the outlet that they are found at. */
  readonly #own = new Set<OriginalEvidence>();
  /** By claim: where it leads. */
  readonly #ends = new Map<Claim, readonly OriginalEvidence[]>();
  /** By a list of members that some name as copies: those who have not been made copies of any. */
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
    // a thousand claims may mean the same thousand members
    const votes = new Map<readonly OriginalEvidence[], number>();
    for (const claim of this.#claims.values()) {
      const targets = this.#endsOf(claim);
      votes.set(targets, (votes.get(targets) ?? 0) + 1);
    }
    for (const [targets, count] of votes) for (const end of targets) vote(end, count);
    if (ends.size === 0) for (const member of this.#own) vote(member, 1);
    return { ends, stepping: this.#stepping, isDoubtful: this.#isDoubtfulWith(ends) };
  }

  /** A vague claim may mean any of the members that say nothing, too. */
  #isDoubtfulWith(ends: ReadonlyMap<OriginalEvidence, number>): boolean {
    if (this.#isDoubtful || ends.size > 1 || this.#claims.size === 0) return true;
    if (![...this.#claims.values()].some(({ isVague }) => isVague)) return false;
    return this.#members.some((member) => !this.#stepping.has(member) && !ends.has(member));
  }

  /** What one member says by a link, else by its credits. */
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
   * The members that the credits mean. A credit to somebody who is not here says nothing about those who
   * are: the copy that names its source is no further from it than the one that does not.
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

  /** A member that says who else has the text is where they have it from, if they do not object. */
  #readCopies(member: OriginalEvidence): void {
    for (const credit of member.credits ?? []) {
      if (credit.kind !== 'also') continue;
      const { place, part } = this.#index.named(credit);
      const copies = place.length > 0 ? place : part;
      if (copies.length === 0) continue;
      // whom the first to name these left out is all that the next have to look at
      const rest = this.#leftOut.get(copies) ?? copies;
      this.#leftOut.set(
        copies,
        rest.filter((copy) => !this.#takeCopy(copy, member)),
      );
    }
  }

  /** Makes `copy` one of `member`, unless it says otherwise; false where it is the member itself. */
  #takeCopy(copy: OriginalEvidence, member: OriginalEvidence): boolean {
    if (copy === member) return this.#claims.has(copy);
    if (this.#claims.has(copy)) return true;
    this.#claims.set(copy, { targets: [member], isVague: true });
    this.#stepping.add(copy);
    return true;
  }

  /** Where a claim leads, over the claims of those whom it means; nowhere, if round in a circle. */
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

/** Lists that are short enough to be looked through. */
const SHORT = 32;
const setOf = new WeakMap<readonly OriginalEvidence[], ReadonlySet<OriginalEvidence>>();

/** True of a member on a list that may have all of them, asked for each. */
function isAmong(member: OriginalEvidence, list: readonly OriginalEvidence[]): boolean {
  if (list.length <= SHORT) return list.includes(member);
  const known = setOf.get(list);
  if (known !== undefined) return known.has(member);
  const set = new Set(list);
  setOf.set(list, set);
  return set.has(member);
}

/** The site that a crawler saved a page under, by the folders of its path; empty where there is none. */
const savedUnder = ({ path = '' }: OriginalEvidence): string =>
  path
    .split('/')
    .slice(0, -1)
    .map(hostOf)
    .find((host) => host !== '') ?? '';

/** Where a member says that its text is at home: by a link, or by an address on another site. */
const linkOf = (member: OriginalEvidence): string | undefined =>
  member.canonical ??
  (member.url !== undefined && savedUnder(member) !== '' ? member.url : undefined);

/** Tells of `copy`, saved under a site that is not its address's, which others are saved where it is. */
function isSavedAs(copy: OriginalEvidence): (other: OriginalEvidence) => boolean {
  const here = savedUnder(copy);
  const there = hostOf(copy.url ?? copy.canonical ?? '');
  if (here === '' || there === '' || isSameSite(here, there)) return () => false;
  return (other) => other !== copy && isSameSite(savedUnder(other), there);
}

/** True where a canonical link leads to another site than the document's own. */
function leadsAway({ canonical = '', url = '' }: OriginalEvidence): boolean {
  const [there, here] = [hostOf(canonical), hostOf(url)];
  return there !== '' && here !== '' && !isSameSite(there, here);
}

type Index = Map<string, OriginalEvidence[]>;
type Named = Readonly<Record<'place' | 'part', readonly OriginalEvidence[]>>;

/** Credits whose meaning is remembered. */
const MAX_REMEMBERED = 1 << 12;

/** The members by everything that a link or a credit can call them. */
class MemberIndex {
  /** Under their ids and addresses, with the query and without. */
  readonly #byAddress: Index = new Map();
  /** Those that give no address, under their own canonical link, which may be it. */
  readonly #byLikelyAddress: Index = new Map();
  /** Under the last part of their paths, without its extension. */
  readonly #byFile: Index = new Map();
  readonly #byHost: Index = new Map();
  /** Under the names of their hosts, folders and files. */
  readonly #byPlace: Index = new Map();
  /** Under names in their text, and under parts of their file names. */
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

  /** The members that the canonical link of `by` means. */
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

  /** The only other member with the file name that a link within a site ends in, or with that name. */
  #linkedByName(link: string, by: OriginalEvidence): readonly OriginalEvidence[] {
    const files = this.#byFile.get(fileOf(stemPath(link))) ?? [];
    const others = files.length > MAX_NAMED ? [] : files.filter((member) => member !== by);
    if (others.length === 1) return others;
    return this.named({ source: link, kind: 'first', isInflected: false }).place;
  }

  /** The members that a credit means: by their place, and by less than that. */
  named(credit: Credit): Named {
    // copies have it word for word
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

  /** No members where the name tells too little: where all go by it, or very many. */
  #usable(members: readonly OriginalEvidence[] = []): readonly OriginalEvidence[] {
    return members.length > MAX_NAMED || members.length === this.#size ? [] : members;
  }
}

const ADDRESS = /(?:https?:\/\/)?(?:[^\s./()<>,;:'"«»“”]+\.)+[a-z]{2,}(?:\/[^\s)>,;"»”]*)?/g;

/** Longest name that is searched for addresses, since that takes quadratic time. */
const MAX_SOURCE = 1_000;
/** The end of a title that may name its outlet. */
const TITLE_END = 500;

/** What stands after the bar or the dash in a title: "Mill burned | The Owl Herald". */
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

/** `../old/page.md` seen from a folder. */
function resolve(folder: readonly string[], link: string): string {
  const parts = [...folder];
  for (const part of link.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A path without the extension of a text, in lower case. */
const stemPath = (path: string): string =>
  path.toLowerCase().replace(/\.(?:txt|text|md|markdown|mdx|html?|jsonl)(?:\.gz)?$/u, '');

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Outlets that the head of a text names as its own: in a byline, after a copyright sign. */
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
