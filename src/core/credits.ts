/**
 * Who credits whom in a cluster: a credit line means the members with the host of the address it gives,
 * with the byline it names, or in a folder of that name.
 *
 * Every member is indexed by its names, so that a thousand copies with a credit line each cost
 * O(members), and one search in each credit for every different host.
 */
import { normaliseAddress } from './address.ts';
import type { OriginalEvidence } from './original.ts';

/** Shortest name that a byline or a path is searched for. */
const MIN_NAME = 4;

/** The credits among the members of one cluster. A credit to oneself is none. */
export class Credits {
  /** The members that another one credits. */
  readonly credited = new Set<OriginalEvidence>();
  /** The members that credit another one. */
  readonly crediting = new Set<OriginalEvidence>();
  readonly #byHost = new Map<string, OriginalEvidence[]>();
  readonly #byName = new Map<string, OriginalEvidence[]>();

  constructor(members: readonly OriginalEvidence[]) {
    if (members.every(({ credit }) => credit === undefined)) return;
    for (const member of members) this.#index(member);
    const creditors = new Map<readonly OriginalEvidence[], OriginalEvidence[]>();
    for (const by of members) {
      for (const meant of this.#meantBy(by)) {
        if (meant.some((member) => member !== by)) this.crediting.add(by);
        const others = creditors.get(meant) ?? [];
        creditors.set(meant, others);
        // of two, one is not the member itself
        if (others.length < 2) others.push(by);
      }
    }
    for (const [meant, others] of creditors) this.#note(meant, others);
  }

  #note(meant: readonly OriginalEvidence[], creditors: readonly OriginalEvidence[]): void {
    for (const member of meant) {
      if (creditors.some((by) => by !== member)) this.credited.add(member);
    }
  }

  #index(member: OriginalEvidence): void {
    const host = normaliseAddress(member.url ?? '').split('/')[0] ?? '';
    if (host !== '') put(this.#byHost, host, member);
    const bylines = [...(member.opening ?? '').matchAll(/\(([^()]{2,60})\)/gu)];
    const names = [...bylines.map(([, byline = '']) => byline), ...(member.path ?? '').split('/')];
    for (const name of new Set(names.map(slug))) {
      if (name.length >= MIN_NAME) put(this.#byName, name, member);
    }
  }

  /** The groups of members that the credit of `by` means, `by` itself among them where it fits. */
  *#meantBy({ credit }: OriginalEvidence): Generator<readonly OriginalEvidence[]> {
    if (credit === undefined) return;
    const plain = credit.toLowerCase();
    for (const [host, members] of this.#byHost) if (plain.includes(host)) yield members;
    const named = this.#byName.get(slug(credit.split(/[,;(]/u)[0] ?? ''));
    if (named !== undefined) yield named;
  }
}

function put(groups: Map<string, OriginalEvidence[]>, key: string, member: OriginalEvidence): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [member]);
  else group.push(member);
}

/** Letters and digits only, so that "The Daily" and "the-daily" are one name. */
const slug = (text: string): string => text.toLowerCase().replace(NO_NAME, '');

/** Blanks and punctuation, ASCII and typographic: property escapes would take 6 ms to compile. */
const NO_NAME = /[\0-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]/g;
