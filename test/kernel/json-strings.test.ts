import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INVALID_ESCAPE,
  NEEDS_NORMALISING,
  NEEDS_UNESCAPING,
} from '../../src/kernel/layout/tokens.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';
import { anyText } from '../core/any-text.ts';
import { hashesOf } from '../core/tokens.ts';
import { HAS_MARK, withoutSurrogates } from './json-texts.ts';
import { bytesAt, hashesAt, kernel, OUT, TABLES, TEXT, utf8, write } from './kernel-memory.ts';

const reference = new Tokeniser();

const SHORT_ESCAPES = ['\\n', '\\r', '\\t', '\\b', '\\f', '\\/', '\\"', '\\\\', '\\\\n', '\\n'];

/** Bodies of JSON strings without \u: whole characters, and escapes between any of them. */
const anyBody = fc
  .array(
    fc.oneof(
      anyText.map((text) => JSON.stringify(withoutSurrogates(text)).slice(1, -1)),
      fc.constantFrom(...SHORT_ESCAPES, 'nut', 'up', '>', 'AB>', '| a', ':', ' ', '\u2028'),
      fc
        .tuple(fc.constantFrom(...SHORT_ESCAPES), fc.nat(70))
        .map(([escape, n]) => escape.repeat(n)),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
  .filter((body) => !/(?<!\\)(?:\\\\)*\\u/.test(body));

/** The same with \u escapes of all kinds, lone surrogates among them. */
const anyUnicodeBody = fc
  .array(
    fc.oneof(
      anyBody,
      fc.integer({ min: 0, max: 0xffff }).map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
      fc.constantFrom(
        '\\uD83D\\uDE00',
        '\\ud83d',
        '\\uDE00',
        '\\ud83d\\n',
        '\\ud83d\\ud83d\\ude00',
      ),
      fc.constantFrom('\\u000a>', '\\u2028', '\\u003E', '\\\\u0041', '\\u00e9'),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const unescaped = (body: string): string => JSON.parse(`"${body}"`) as string;

/** Writes the body of a JSON string with its closing quote; returns where the body ends. */
const writeBody = (body: string): number => write(utf8(`${body}"`)) - 1;

describe('JSON strings in the kernel', () => {
  it('give the tokens of what they spell', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const end = writeBody(body);
        const count = kernel.tokeniseJson(TEXT, end, OUT, TABLES);
        const expected = hashesOf(reference.tokenise(unescaped(body)));
        if (reference.isNormalised) expect(count).toBe(NEEDS_NORMALISING);
        else expect(hashesAt(OUT, count, 16)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it('have escapes at every place of a block', () => {
    for (let before = 0; before < 140; before++) {
      for (const escapes of ['\\n', '\\\\', '\\\\n', '\\\\\\n', '\\t\\t', '\\"a\\"', '\\\\\\\\']) {
        for (const filler of ['a', ' ', '\\\\', 'é']) {
          const body = `${filler.repeat(before)}${escapes}nut — nut`;
          const end = writeBody(body);
          const count = kernel.tokeniseJson(TEXT, end, OUT, TABLES);
          expect(hashesAt(OUT, count, 16)).toEqual(hashesOf(reference.tokenise(unescaped(body))));
        }
      }
    }
  });

  it('are handed back if they have a \\u escape', () => {
    for (let before = 0; before < 140; before++) {
      for (const filler of ['a', ' ', '\\n', '—', '新', 'я ']) {
        const end = writeBody(`${filler.repeat(before)}\\u0041 a`);
        expect(kernel.tokeniseJson(TEXT, end, OUT, TABLES)).toBe(NEEDS_UNESCAPING);
      }
    }
  });

  it('are unescaped to the UTF-8 of what they spell', () => {
    fc.assert(
      fc.property(anyUnicodeBody, (body) => {
        const end = writeBody(body);
        const size = kernel.unescapeJson(TEXT, end, OUT, TABLES);
        expect(bytesAt(OUT, OUT + size)).toEqual(utf8(unescaped(body)));
      }),
      { numRuns: 5000 },
    );
  });

  it('are not unescaped if they are no JSON', () => {
    for (const body of [
      '\\',
      '\\x',
      'a\\u12',
      '\\u12g4',
      '\\u00_0',
      '\\u',
      'abcdefghijklmnopqr\\',
    ]) {
      expect(kernel.unescapeJson(TEXT, write(utf8(body)), OUT, TABLES)).toBe(INVALID_ESCAPE);
    }
  });
});

describe('the look for quoted lines', () => {
  it('answers as the regular expression', () => {
    const piece = fc.constantFrom(
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      ' ',
      '\t',
      'A',
      'Z',
      'a',
      '>',
      '|',
      ':',
      '—',
      '-',
      '#',
      '%',
      '=',
    );
    const anyLines = fc.array(fc.oneof({ weight: 8, arbitrary: piece }, anyText), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyLines, (pieces) => {
        const text = withoutSurrogates(pieces.join(''));
        // what is behind the text would be a mark
        const end = write(utf8(text), TEXT, 0x3e);
        expect(kernel.mayBeQuoted(TEXT, end, TABLES)).toBe(HAS_MARK.test(text) ? 1 : 0);
      }),
      { numRuns: 5000 },
    );
  });
});
