import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import {
  IGNORABLE,
  MARK,
  SEPARATOR,
  UNASSIGNED,
  UnicodeTables,
  UNSPACED,
  WORD,
} from '../../../src/core/tokens/unicode.ts';
import { cased, compared } from '../../oracle/token-oracle.ts';

const { tables } = new Tokeniser();
const LAST_CODE_POINT = 0x10ffff;

/** Characters of Unicode 15.1 as its publisher counts them: graphic and format. */
const CHARACTERS = 149_813;
const CONTROLS = 65;
const PRIVATE_USE = 137_468;
const SURROGATES = 2048;

const UNSPACED_LETTER =
  /\u30fc|(?=[\p{L}\p{Nl}\p{No}])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** The class of a character by the properties that the running engine knows. */
function classOf(char: string): number {
  if (/\p{Default_Ignorable_Code_Point}/u.test(char)) return IGNORABLE;
  if (/\p{Unassigned}/u.test(char)) return UNASSIGNED;
  if (char === '\u02bc') return SEPARATOR;
  if (char === '\u0640') return MARK;
  if (UNSPACED_LETTER.test(char)) return UNSPACED;
  if (/[\p{L}\p{N}]/u.test(char)) return WORD;
  return /\p{M}/u.test(char) ? MARK : SEPARATOR;
}

function* codePoints(): Generator<[point: number, char: string]> {
  for (let point = 0; point <= LAST_CODE_POINT; point++) yield [point, String.fromCodePoint(point)];
}

describe('the tables of characters', () => {
  it('say the same about a character in any order of look-ups', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LAST_CODE_POINT), { maxLength: 20 }), (points) => {
        const fresh = new UnicodeTables();
        for (const point of points) {
          expect(fresh.classOf(point)).toBe(tables.classes[point]);
          expect(fresh.isPlain(point)).toBe(tables.plain[point] === 1);
        }
      }),
    );
  });

  it('give every code point of the pinned version the class that its properties say', () => {
    const wrong: string[] = [];
    for (const [point, char] of codePoints()) {
      const kind = tables.classes[point];
      // a later version may know more; the count below keeps this from hiding anything
      if (kind !== UNASSIGNED && kind !== classOf(char)) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('leave unassigned what no version assigns, and know as many characters as were published', () => {
    let assigned = 0;
    const invented: string[] = [];
    for (const [point, char] of codePoints()) {
      const kind = tables.classes[point];
      if (!/\p{Unassigned}/u.test(char)) assigned += kind === UNASSIGNED ? 0 : 1;
      else if (kind !== UNASSIGNED && kind !== IGNORABLE) invented.push(point.toString(16));
    }
    expect(invented).toEqual([]);
    expect(assigned).toBe(CHARACTERS + CONTROLS + PRIVATE_USE + SURROGATES);
  });

  it('fold every character as lower-casing its capital and taking its marks away does', () => {
    const wrong: string[] = [];
    for (const [point, char] of codePoints()) {
      if (tables.classes[point] === UNASSIGNED) continue;
      const folded = String.fromCodePoint(...(tables.fold(point) ?? [point]));
      if (folded !== compared(char)) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('fold case for stemmers as lower-casing does: letters keep their marks', () => {
    const wrong: string[] = [];
    for (const [point, char] of codePoints()) {
      if (tables.classes[point] === UNASSIGNED) continue;
      const folded = String.fromCodePoint(...(tables.caseFoldings.get(point) ?? [point]));
      if (folded !== cased(char)) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('leave something of every character that begins a token', () => {
    const empty: string[] = [];
    for (const [point] of codePoints()) {
      const kind = tables.classes[point];
      if (kind !== WORD && kind !== UNSPACED) continue;
      if (tables.fold(point)?.length === 0) empty.push(point.toString(16));
    }
    expect(empty).toEqual([]);
  });

  it('fold once and for all: no folding folds again', () => {
    const wrong: string[] = [];
    for (const [point] of codePoints()) {
      const again = tables.fold(point)?.filter((target) => tables.fold(target) !== undefined);
      if (again !== undefined && again.length > 0) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('call plain no character that normalisation alone would change the tokens of', () => {
    const wrong: string[] = [];
    for (const [point, char] of codePoints()) {
      if (tables.plain[point] !== 1) continue;
      const isSame = char.normalize('NFKC') === char;
      const kinds = Array.from(char.normalize('NFKC'), classOf);
      const separates =
        tables.classes[point] === SEPARATOR && kinds.every((kind) => kind === SEPARATOR);
      if (!isSame && !separates) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('call ASCII and common letters plain, so that most text takes the short way', () => {
    for (const char of ' azAZ09éñüøåяπ新あ가—“”’…€') {
      expect(tables.plain[char.codePointAt(0) ?? 0]).toBe(1);
    }
  });
});
