/**
 * Finds out whether a text itself says that it was published elsewhere: "This article first
 * appeared in ...", "Quelle: ...", "(Northline) -".
 *
 * Such a line is near the start or the end of a story. Only plain statements count, because a
 * credit that is read into a text by mistake would make the copy the original.
 *
 * The margins are searched for the plain words of each phrase, some microseconds a text. Only
 * phrases whose words occur are compiled and tried.
 */

import { type CreditTable, CREDIT_TABLES } from './credit-phrases.ts';

/**
 * What a credit says: the source was first, or has a part in the text, or has a copy (see
 * `CreditTable`); or its name is at the head of the text, as in an agency's own text and in every
 * copy of it.
 */
export type CreditKind = 'first' | 'from' | 'byline' | 'also';

/** One credit in the margins of a text. */
export interface Credit {
  readonly kind: CreditKind;
  /** The named source, to the end of the sentence. */
  readonly source: string;
  /** True if the name may have another ending than usual. */
  readonly isInflected: boolean;
}

/** Credit lines occur within this many units of either end; a run of blanks counts once. */
const MARGIN = 400;
/** Masked markup is blank, so a margin is cut from this many units. */
const REACH = 10 * MARGIN;

const KINDS = ['first', 'from', 'byline', 'also'] as const;
const TABLE_KINDS = ['first', 'from', 'also'] as const;

/** Returns the first and the last part of a text, without runs of blanks; all of a short text. */
export function marginsOf(text: string): readonly string[] {
  if (text.length <= 2 * MARGIN) return [squeeze(text)];
  return [headOf(text.trimStart()), tailOf(text.trimEnd())];
}

/** This many units nearly always hold a margin, with its usual blanks. */
const USUAL_REACH = MARGIN + 100;

/**
 * The first units of a text, squeezed. More than the usual reach is looked at only if that has too
 * few.
 */
function headOf(text: string): string {
  const usual = squeeze(text.slice(0, USUAL_REACH));
  const head = usual.length < MARGIN ? squeeze(text.slice(0, REACH)) : usual;
  return head.slice(0, MARGIN);
}

/**
 * The last units of a text, squeezed. Blanks at the start of the usual reach may be part of a
 * longer run, so they do not count.
 */
function tailOf(text: string): string {
  const usual = squeeze(text.slice(-USUAL_REACH)).trimStart();
  const tail = usual.length < MARGIN ? squeeze(text.slice(-REACH)) : usual;
  return tail.slice(-MARGIN);
}

const squeeze = (text: string): string => text.replace(/[ \t]{2,}/g, ' ').replace(/\n\s+/g, '\n');

/** Returns every credit in the margins of a text, the strongest first. Most texts have none. */
export function findCredits(text: string): readonly Credit[] {
  return creditsIn(marginsOf(text));
}

/** Returns the same for margins that are already cut. */
export function creditsIn(margins: readonly string[]): readonly Credit[] {
  const found: Credit[] = [];
  for (const [i, margin] of margins.entries()) {
    const lower = lowerCase(margin);
    for (const phrase of phrasesCuedIn(lower)) {
      for (const credit of phrase.find(margin, lower)) found.push(credit);
    }
    const byline = i === 0 ? BYLINE.exec(margin) : null;
    if (byline !== null) found.push(bylineCredit(byline[1] ?? byline[2] ?? ''));
  }
  return found.sort((x, y) => KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind));
}

/**
 * A text in small letters, each at its old place, with straight apostrophes. Patterns are tried on
 * it because patterns that ignore case take milliseconds to compile if their letters have accents.
 */
const lowerCase = (text: string): string =>
  text.replace(/İ/g, 'I').replace(/’/g, "'").toLowerCase();

/** "GLIMM, 3 May (Northline) -", "ГЛИММ, 3 мая. /ТАСС/." at the head of a text. */
const BYLINE =
  /^\s*(?:[^\n()]{0,80}\(([^()\d\n]{2,40})\)[\s.]*[-–—:]|[^\n()/]{2,60}\/([^/\n]{2,30})\/[\s.])/;

const bylineCredit = (source: string): Credit => ({ kind: 'byline', source, isInflected: false });

/** One row of a table, compiled when its words first occur. */
class Phrase {
  readonly #row: string;
  readonly #kind: CreditKind;
  readonly #table: CreditTable;
  #pattern: RegExp | undefined;

  constructor(row: string, kind: CreditKind, table: CreditTable) {
    this.#row = row;
    this.#kind = kind;
    this.#table = table;
  }

  *find(margin: string, lower: string): Generator<Credit> {
    this.#pattern ??= compile(this.#row, this.#table);
    for (const match of lower.matchAll(this.#pattern)) {
      const start = match.index + (match.groups?.['before']?.length ?? 0);
      const end = start + (match.groups?.['source']?.length ?? 0);
      const source = sentenceOf(margin.slice(start, end).replace(/’/g, "'"));
      if (source === '' || !this.#isStatement(match) || !this.#isPlausible(source)) continue;
      yield { kind: this.#kind, source, isInflected: this.#table.isInflected ?? false };
    }
  }

  /**
   * A source line may name a source of any length; a publisher or a name in brackets must look like
   * one.
   */
  #isPlausible(source: string): boolean {
    if (isBracketed(this.#row)) return /^(?:[^a-z]|[a-z]{2,6}$)/.test(source) && source.length < 40;
    return this.#kind !== 'first' || isName(source);
  }

  /** True if the phrase begins its sentence, or is about this text. */
  #isStatement({ input, index }: RegExpExecArray): boolean {
    if (this.#row.startsWith('*') || isBracketed(this.#row)) return true;
    const before = input.slice(0, index);
    if (STATEMENT_START.test(before)) return true;
    if (this.#kind === 'from' || /[a-zà-ɏа-я]$/.test(before)) return false;
    return isAboutThis(lastSentence(before), this.#table);
  }
}

/**
 * True if a sentence begins with one of the nouns, or has one shortly after a word that points at
 * it.
 */
function isAboutThis(sentence: string, { subjects }: CreditTable): boolean {
  const words = sentence.split(NO_LETTERS).filter((word) => word !== '');
  return subjects.split('\n').some((row) => {
    const [pointers = [], nouns = []] = row.split(':').map((part) => part.trim().split(' '));
    return words.some(
      (word, i) =>
        nouns.includes(word) &&
        (i === 0 ||
          words
            .slice(Math.max(0, i - REACH_BACK), i)
            .some((pointer) => pointers.includes(pointer))),
    );
  });
}

/** How many words before its noun an article or a pronoun may be. */
const REACH_BACK = 3;

const isBracketed = (row: string): boolean => row.startsWith('{(');

/** The start of a text or line, or the end of a sentence, a bracket or a dash, before a phrase. */
const STATEMENT_START = /(?:^|\n|[.!?…。！？][)"'”»]?\s?|[:|([（【*•–—-])\s*["'“„«_*]*$/;

const lastSentence = (text: string): string => text.split(/[.!?…]["'”»)]*\s|\n/).at(-1) ?? '';

function compile(row: string, { lead = '' }: CreditTable): RegExp {
  const plain = isBracketed(row) ? `\\(${row.slice(2, -1).replace('}', '')}\\)` : row;
  const body = plain.replace(/\{(.*?)\}/, '(?:$1)').replace(/ (?!\?)/g, '\\s+');
  const [before = '', after = ''] = body.split('*');
  const start = row.startsWith('*') ? `(?:^|[\\n。.!?（(])\\s*(?:${lead})?\\s*` : '';
  const source = after === '' ? '[^\\n]{2,100}' : '[^\\n]{2,80}?';
  return new RegExp(`(?<before>${start}${before})(?<source>${source})${after}`, 'g');
}

/**
 * A source up to the end of its sentence. A full stop inside a host name does not end the sentence.
 */
const sentenceOf = (source: string): string => (source.split(/[.。](?:\s|$)/)[0] ?? '').trim();

/**
 * True for a name: it has a capital and is no date, or is an address, or is in a script without
 * capitals.
 */
const isName = (source: string): boolean =>
  /^(?!\d|\S+ \d)(?:\S+ ){0,2}["'“„«»「『]?[A-ZÀ-ÞĀ-ŽА-ЯЁİ]/.test(source) ||
  /^\S*[a-z]\.[a-z]{2,}/.test(source) ||
  /^[\u0300-\uffff]{2,}/.test(source);

/** A phrase and words without which it cannot occur. */
interface Cue {
  readonly words: string;
  readonly phrase: Phrase;
}

/** The cues of all phrases. */
interface Cues {
  /** By their longest word; those in scripts without words are under the empty word. */
  readonly byWord: ReadonlyMap<string, readonly Cue[]>;
  /** 1 for every hash of a longest word. */
  readonly isHash: Uint8Array;
}

let cues: Cues | undefined;

const NO_LETTERS = /[^a-zà-ɏа-яё]+/;
const HAS_IDEOGRAPH = /[\u3040-\u9fff]/;
/** Enough hashes that few other words share one with a cue. */
const HASHES = 1 << 12;

/** True for letters that occur in cues. */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xe0 && code <= 0x24f) ||
  (code >= 0x430 && code <= 0x44f) ||
  code === 0x451;

/** The phrases that have a cue in a text of small letters, in the order in which the cues occur. */
function phrasesCuedIn(text: string): ReadonlySet<Phrase> {
  const { byWord, isHash } = (cues ??= readCues());
  const found = new Set<Phrase>();
  const add = (word: string): void => {
    for (const { words: cue, phrase } of byWord.get(word) ?? []) {
      if (text.includes(cue)) found.add(phrase);
    }
  };
  const hasIdeograph = HAS_IDEOGRAPH.test(text);
  const isLed = isLetter(text.charCodeAt(0));
  if (hasIdeograph && !isLed) add('');
  // a word is looked up only if its hash is the hash of a cue, which is rare
  for (let i = 0, start = 0, hash = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLetter(code)) {
      hash = (Math.imul(hash, 31) + code) | 0;
      continue;
    }
    if (i > start && isHash[hash & (HASHES - 1)] === 1) add(text.slice(start, i));
    start = i + 1;
    hash = 0;
  }
  if (hasIdeograph && isLed) add('');
  return found;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash & (HASHES - 1);
}

function readCues(): Cues {
  const byWord = new Map<string, Cue[]>();
  for (const table of Object.values(CREDIT_TABLES)) {
    for (const kind of TABLE_KINDS) {
      for (const row of (table[kind] ?? '').split('\n').map((written) => written.trim())) {
        if (row !== '') addCues(byWord, row, new Phrase(row, kind, table));
      }
    }
  }
  const isHash = new Uint8Array(HASHES);
  for (const word of byWord.keys()) isHash[hashOf(word)] = 1;
  return { byWord, isHash };
}

function addCues(all: Map<string, Cue[]>, row: string, phrase: Phrase): void {
  for (const words of /\{(.*?)\}/.exec(row)?.[1]?.split('|') ?? []) {
    const longest = words.split(NO_LETTERS).reduce((x, y) => (y.length > x.length ? y : x), '');
    const known = all.get(longest);
    if (known === undefined) all.set(longest, [{ words, phrase }]);
    else known.push({ words, phrase });
  }
}
