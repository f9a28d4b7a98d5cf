/**
 * The outlet or the agency to credit for a telling, from what its articles say. Copies repeat the credits of
 * what they copied, so the name that most of them give counts; of several, that of the earliest.
 *
 * In order: an agency in the text or its byline; an outlet where the text first appeared, in words or by a
 * link; the source that the text names; the outlet, or the site, of the earliest article that has one.
 */

import { hostOf } from './address.ts';
import { agencyNamedIn, agencyOfHost } from './agencies.ts';
import type { Credit, CreditKind } from './credit.ts';
import { hostOfLink } from './links.ts';
import { nameKeys } from './outlet-names.ts';
import type { Provenance } from './provenance.ts';

/** Longest name of an outlet that is shown, in UTF-16 units. */
const MAX_NAME = 60;
/** A name has so many words at most. */
const MAX_WORDS = 6;

/** A name in a text has a capital or is in a script without them, or is a host; code has neither. */
const NAME = /^(?:[A-ZÀ-ÞĀ-ŽА-ЯЁİ\u0370-\u1fff\u3040-\ufeff]|[^\s/]+\.[a-z]{2,}$|[a-z]{2,6}$)/;

/** What a member says about whose text it is, if anything. */
type Say = (member: Provenance) => string | undefined;

/** The name to show; null if nothing is credited. `members` are in order of time. */
export function outletOf(members: readonly Provenance[]): string | null {
  return (
    mostNamed(members, agencyOf) ??
    mostNamed(members, (member) => creditedIn(member, 'first') ?? linkedOutlet(member)) ??
    mostNamed(members, (member) => creditedIn(member, 'byline') ?? creditedIn(member, 'from')) ??
    firstNamed(members, ownOutlet) ??
    null
  );
}

/** The agency that the text, its credits or its metadata name. */
function agencyOf({
  agency,
  credits = [],
  author = '',
  outlet = '',
}: Provenance): string | undefined {
  if (agency !== undefined) return agency;
  for (const { kind, source } of credits) {
    const found = kind === 'also' ? undefined : agencyNamedIn(nameIn(source));
    if (found !== undefined) return found;
  }
  return agencyNamedIn(author.replace(/^by\s+/iu, '')) ?? agencyNamedIn(outlet);
}

function creditedIn({ credits = [] }: Provenance, kind: CreditKind): string | undefined {
  const credit = credits.find((each: Credit) => each.kind === kind);
  const name = credit === undefined ? '' : nameIn(credit.source);
  return NAME.test(name) ? shown(name) : undefined;
}

/** The outlet to which a canonical link leads, if it is not that of the article itself. */
function linkedOutlet({ canonical = '', url = '' }: Provenance): string | undefined {
  const host = hostOfLink(canonical);
  if (host === '' || host === hostOf(url)) return undefined;
  return agencyOfHost(host) ?? shown(host);
}

function ownOutlet({ outlet = '', url = '', canonical = '' }: Provenance): string | undefined {
  if (outlet === '' && url === '' && canonical === '') return undefined;
  const host = hostOf(url) || hostOfLink(canonical);
  return shown(outlet) ?? (host === '' ? undefined : (agencyOfHost(host) ?? shown(host)));
}

/** What most members name; of names that are equally frequent, the earliest. */
function mostNamed(members: readonly Provenance[], say: Say): string | undefined {
  const counts = new Map<string, { readonly name: string; votes: number }>();
  for (const member of members) {
    const name = say(member);
    if (name === undefined) continue;
    const key = nameKeys(name)[0] ?? name.toLowerCase();
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { name, votes: 1 });
    else known.votes++;
  }
  let most: { readonly name: string; readonly votes: number } | undefined;
  for (const each of counts.values()) if (each.votes > (most?.votes ?? 0)) most = each;
  return most?.name;
}

function firstNamed(members: readonly Provenance[], say: Say): string | undefined {
  for (const member of members) {
    const name = say(member);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The name at the start of a credit: "The Owl Herald on Monday, by permission" has three words of it. */
function nameIn(source: string): string {
  const [name = ''] = source.replace(/^[\s"'“„«»「『(]+/, '').split(NAME_END);
  const words = name.trim().split(/\s+/);
  const end = words.findIndex((word, i) => i > 0 && AFTER_NAME.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}

const NAME_END = /[,;:()|»«”“"„」』（）\n]|\s[-–—]\s/;
/** A preposition of time or place, in the languages of the credits, or a figure. */
const AFTER_NAME = /^(?:on|in|at|am|im|vom|le|en|il|em|op|dnia|\d.*)$/;

function shown(name: string): string | undefined {
  const plain = name.replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.split(' ').length > MAX_WORDS) return undefined;
  return plain.length > MAX_NAME ? undefined : plain;
}
