/**
 * The members of a cluster by everything that a link or a credit can call them: addresses, files,
 * hosts, and the names of outlets.
 *
 * O(length of paths, titles and openings) for each member; a look-up is O(names in the credit).
 */

import { hostOf, normaliseAddress, pageAddress } from './address.ts';
import type { Credit } from './credit.ts';
import { hostOfLink, leadsAway, linkOf, pathsOfLink, stemPath } from './links.ts';
import { creditedKeys, nameKeys, partKeys } from './outlet-names.ts';
import type { Provenance } from './provenance.ts';

/** A name shared by more members than this identifies none of them. */
const MAX_NAMED = 20;

type Index = Map<string, Provenance[]>;
/** The members that a credit names: surely, by their place, or vaguely, by less. */
export type NamedMembers = Readonly<Record<'place' | 'part', readonly Provenance[]>>;

/** How many credits are remembered with the members that they name. */
const MAX_REMEMBERED = 1 << 12;

/** The members by everything that a link or a credit can call them. */
export class MemberIndex {
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
  readonly #named = new Map<string, NamedMembers>();
  readonly #size: number;

  constructor(members: readonly Provenance[]) {
    this.#size = members.length;
    for (const member of members) {
      this.#addAddresses(member);
      this.#addNames(member);
    }
  }

  #addAddresses(member: Provenance): void {
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
      put(this.#byFile, fileOf(name).replace(DATE_PREFIX, ''), member);
      const site = name.split('/').findIndex((part) => hostOf(part) !== '');
      if (site >= 0) put(this.#byAddress, name.split('/').slice(site).join('/'), member);
    }
  }

  #addNames(member: Provenance): void {
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
  linked(by: Provenance): readonly Provenance[] {
    const canonical = linkOf(by);
    if (canonical === undefined) return [];
    const pages = this.#pages(canonical, by);
    if (pages !== undefined) return pages;
    if (hostOfLink(canonical) !== '') return [];
    return this.named({ source: canonical, kind: 'first', isInflected: false }).place;
  }

  /** Returns the members that the canonical link of `by` names by their address or their file, and not by a name. */
  pagesLinked(by: Provenance): readonly Provenance[] {
    return by.canonical === undefined ? [] : (this.#pages(by.canonical, by) ?? []);
  }

  /** Undefined if the link is no address of any. */
  #pages(link: string, by: Provenance): readonly Provenance[] | undefined {
    for (const target of targetsOf(link, by)) {
      const found = this.#byAddress.get(target) ?? [];
      if (found.length > 0) return found.length > MAX_NAMED ? [] : found;
    }
    const likely = leadsAway(by) ? this.#byLikelyAddress.get(pageAddress(link)) : undefined;
    if (likely !== undefined) return likely.slice(0, 1);
    return hostOfLink(link) === '' ? this.#onlyFile(link, by) : undefined;
  }

  /** The only other member with the file name at the end of a link within a site. */
  #onlyFile(link: string, by: Provenance): readonly Provenance[] | undefined {
    const files = this.#byFile.get(fileOf(stemPath(link))) ?? [];
    const others = files.length > MAX_NAMED ? [] : files.filter((member) => member !== by);
    return others.length === 1 ? others : undefined;
  }

  /** Returns the members that a credit names: surely, by their place, and vaguely, by less. */
  named(credit: Credit): NamedMembers {
    // copies repeat the credit word for word
    const key = `${credit.isInflected} ${credit.source}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    if (this.#named.size >= MAX_REMEMBERED) this.#named.clear();
    const named = this.#lookUp(credit);
    this.#named.set(key, named);
    return named;
  }

  #lookUp({ source, isInflected }: Credit): NamedMembers {
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
  #usable(members: readonly Provenance[] = []): readonly Provenance[] {
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

/** The addresses that a link may mean, the likeliest first. */
function targetsOf(link: string, by: Provenance): readonly string[] {
  const site = hostOf(by.url ?? '');
  const onSite = link.startsWith('/') && site !== '' ? [normaliseAddress(site + link)] : [];
  return [...onSite, ...pathsOfLink(link, by), pageAddress(link), normaliseAddress(link)];
}

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Blogs leave the date out of the address: `2023-05-02-ferry.md` is `/ferry`. */
const DATE_PREFIX = /^\d{4}-\d\d-\d\d-/u;

/** Outlets that the head of a text claims as its own: in a byline, after a copyright sign. */
const namesIn = (opening: string): string[] =>
  Array.from(
    opening.matchAll(/\(([^()\n]{2,60})\)|(?:©|\(c\)) *(?:\d{4} )?([^\n.,]{2,60})/giu),
    (match) => match[1] ?? match[2] ?? '',
  );

function put(index: Index, key: string, member: Provenance): void {
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined) index.set(key, [member]);
  else if (known.at(-1) !== member) known.push(member);
}

function putAll(index: Index, names: readonly string[], member: Provenance): void {
  for (const key of new Set(names.flatMap(nameKeys))) put(index, key, member);
}
