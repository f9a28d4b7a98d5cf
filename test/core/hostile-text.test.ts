/** Texts, titles and addresses that were made to hang what looks at them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, normaliseAddress, pageAddress } from '../../src/core/originals/address.ts';
import { attribute } from '../../src/core/originals/attribution.ts';
import { findCredits } from '../../src/core/originals/credit.ts';
import { KernelTokeniser } from '../oracle/kernel-tokeniser.ts';
import type { Provenance } from '../../src/core/originals/provenance.ts';
import { creditedKeys, nameKeys, partKeys } from '../../src/core/originals/outlet-names.ts';
import { publishedMembers } from '../../src/core/originals/publication.ts';
import { findQuotedLines } from '../../src/core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../../src/core/tokens/spans.ts';
import { normaliseText } from '../../src/core/tokens/normalise.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';
import { openingOf } from '../../src/core/texts/opening.ts';
import { isoDate } from '../../src/core/dates/date.ts';
import { findDateline } from '../../src/core/dates/dateline.ts';
import { monthNumber } from '../../src/core/dates/month-names.ts';
import { findStatedDates } from '../../src/core/dates/stated-date.ts';
import { clean, cleanLine } from '../../src/report/text/clean.ts';
import { kernelModule } from '../kernel/kernel-memory.ts';
import { hashesOf } from './tokens.ts';

const reference = new Tokeniser();
const fast = new KernelTokeniser(kernelModule);

/** Marks of several classes: Unicode sorts them, and a naive sort of a long run takes quadratic time. */
const MARKS = [...'\u0301\u0327\u0323\u0334\u0345\u05b4\u3099\uff9e\u0344\u0483\u{1d165}'];

describe('long runs of marks', () => {
  it('are normalised in linear time', () => {
    const before = process.cpuUsage();
    for (const marks of ['\u0301\u0327', '\u0344\u0334', '\uff9e\u0327', '\u0301\u00ad\u0327']) {
      const text = `a${marks.repeat(400_000)} end`;
      const { count } = fast.tokenise(text);
      expect(reference.tokenise(text).count).toBe(count);
      expect(tokenSpans(reference, text).count).toBe(count);
    }
    // each took minutes
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });

  it('give the same tokens plain and in the kernel', () => {
    const run = fc
      .array(fc.constantFrom(...MARKS, '\u00ad', '\u200b'), { maxLength: 100 })
      .map((marks) => marks.join(''));
    const piece = fc.oneof(run, fc.constantFrom('a', '\u304b', ' ', '7', '\uff76', '\u1160', '新'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(hashesOf(fast.tokenise(text))).toEqual(hashesOf(reference.tokenise(text)));
        const { count, start, end } = tokenSpans(reference, text);
        for (let i = 0; i < count; i++) expect(end[i]).toBeGreaterThan(start[i] ?? Infinity);
      }),
    );
  });

  it('of 30 or less are normalised as Unicode has it', () => {
    const run = fc
      .array(fc.constantFrom(...MARKS), { maxLength: 30 })
      .map((marks) => `e${marks.join('')}`);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), (runs) => {
        const text = runs.join('');
        expect(normaliseText(text, reference.tables)).toBe(text.normalize('NFKC'));
      }),
    );
  });

  it('are cut after each 30 marks', () => {
    const cedillaLast = '\u0301'.repeat(29) + '\u0327';
    const text = `a${cedillaLast}${cedillaLast}`;
    const normal = `a${cedillaLast}`.normalize('NFKC') + cedillaLast.normalize('NFKC');
    expect(normaliseText(text, reference.tables)).toBe(normal);
  });
});

/** Everything that looks at text that others wrote by patterns. */
const LOOKING: Readonly<Record<string, (text: string) => unknown>> = {
  isoDate,
  findDateline: (text) => [findDateline(text), findDateline(`2025 ${text}`)],
  findStatedDates: (text) => findStatedDates(`Published 3 March 2025 ${text} 3 March 2025`),
  monthNumber: (text) => monthNumber(text.slice(0, 12)),
  findCredits: (text) => [findCredits(text), findCredits(`Source: ${text}`)],
  findQuotedLines: (text) => [
    findQuotedLines(text),
    findQuotedLines(`| ${text}`),
    findQuotedLines(`: a${text}|`),
    findQuotedLines(`> a\n${text}`),
    findQuotedLines(`From: a@b.c\nSubject: ${text}`),
    findQuotedLines(`${text}\n-- \n${text}`),
    findQuotedLines(`a\n\nOn 1 May ${text} <a@b.c> wrote:\n  ${text}`),
    findQuotedLines(`a\n${'On 1 May, Ann <a@b.c> wrote:\n> a\n'.repeat(2000)}${text}`),
    findQuotedLines(`a\n${'From: a\n'.repeat(4000)}${text}`),
    findQuotedLines(`a\n${'-----\n'.repeat(4000)}${text}`),
  ],
  addresses: (text) => [
    normaliseAddress(text),
    pageAddress(`${text}x`),
    pageAddress(`a${text}`),
    hostOf(text),
    hostOf(`${text}!`),
  ],
  names: (text) => [nameKeys(text), partKeys(text), [...creditedKeys(text, true)]],
  attribute: (text) => attribute([evidence(text, 0), evidence(text, 1), evidence(text, 2)]),
  publishedMembers: (text) => publishedMembers([evidence(text, 0), evidence(text, 1)]),
  openingOf,
  clean: (text) => [clean(text), cleanLine(text), cleanLine(`x${text}x`)],
};

function evidence(text: string, document: number): Provenance {
  return {
    document,
    id: `${text}${document}`,
    path: `${document}/${text}x`,
    title: `Mill - ${text}|`,
    opening: text.slice(0, 80),
    length: 10,
    canonical: document === 0 ? text : `${text}/x`,
    ...(document === 1 && { url: `https://a.example/${text}x` }),
    date: `2025-03-0${document + 1}`,
    stated: '2025-03-01',
    credits: [{ kind: 'first', source: text.slice(0, 100), isInflected: true }],
  };
}

const CHARACTERS = [
  ...' \t\n\r/.-–—|:;>(["\'©@a1A\u00e9\u0301\u3000\u00a0\u05d0新İß.',
  '..',
  'a.',
  '/index.html',
  ' - ',
  ' | ',
  '> a\n',
  '| a\n',
  ': a',
  '(a',
  ' (',
  'By A ',
  'A, ',
  '1 ',
  '1 May ',
  '2025 ',
  '2025-03-17 ',
  'Source: ',
  'first published in ',
  '\u0301\u0327',
  '\u001b[',
  'a\u00ad',
  '  Ann <a@b.c> 4 wrote:\n',
  '\ta wrote:\n',
  '  a\n\n',
];

describe('no pattern is slow on any text', () => {
  it.each(Object.entries(LOOKING))('%s', (_, look) => {
    const before = process.cpuUsage();
    for (const characters of CHARACTERS) look(characters.repeat(100_000 / characters.length));
    // one quadratic pattern takes longer for one of these texts
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(6);
  });

  it('in addresses means the same as the plain one', () => {
    const part = fc.constantFrom(
      '/',
      '/index.html',
      '/INDEX.HTM',
      'a',
      'www.',
      'http://',
      '#',
      '.',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const address = parts.join('');
        const plain = address
          .replace(/^[a-z]+:\/\//i, '')
          .replace(/^www\./i, '')
          .replace(/#.*$/s, '')
          .replace(/(?:\/index\.html?|\/)+$/i, '')
          .toLowerCase();
        expect(pageAddress(address)).toBe(plain);
      }),
    );
  });

  it('in the names of outlets means the same as the plain one', () => {
    const plain = (word: string): string => word.replace(/(?<=^.{3,})[aeiouymnrs]{1,3}$/, '');
    const word = fc.string({
      unit: fc.constantFrom(...'aeiounrsbkt'),
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, (name) => {
        const stem = plain(name);
        expect(nameKeys(name).includes(`~${stem}`)).toBe(stem.length >= 4);
      }),
    );
  });
});
