import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DedupeError } from '../../src/model/error.ts';
import { loadStemmer, STEM_LANGUAGES } from '../../src/intake/stem.ts';
import { collect, textsForMap } from '../core/tokens.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Two forms of one word that the stemmer of the language makes equal. */
const FORMS: Readonly<Record<string, readonly [string, string]>> = {
  dutch: ['lichamelijk', 'lichamelijke'],
  english: ['connected', 'connections'],
  french: ['continuellement', 'continuelle'],
  german: ['katzen', 'katze'],
  indonesian: ['membaca', 'dibaca'],
  italian: ['abbandonata', 'abbandonato'],
  norwegian: ['havnene', 'havner'],
  portuguese: ['amigos', 'amigo'],
  russian: ['кошками', 'кошка'],
  spanish: ['gatos', 'gato'],
  swedish: ['hamnarna', 'hamnar'],
  ukrainian: ['книгами', 'книга'],
};

/** Letters of the languages that have one, the endings that stemmers cut among them. */
const ALPHABET = [
  ...'abcdefghijklmnopqrstuvwxyzäöüéèêàâáçñóòõãíìúùåæøабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ',
  'ing',
  'ational',
  'lijk',
  'heid',
  'ement',
  'ungen',
  'mente',
  'ando',
  'ости',
  'ами',
  'ться',
];

/** Where `natural` keeps the stemmer of each language; it is what the built files are made of. */
const SOURCES: Readonly<Record<string, string>> = {
  dutch: 'porter_stemmer_nl',
  english: 'porter_stemmer',
  indonesian: 'indonesian/stemmer_id',
  russian: 'porter_stemmer_ru',
};

describe('the built stemmers', () => {
  it.each(Object.entries(SOURCES))('of %s stem as the package does', async (language, file) => {
    const require = createRequire(import.meta.url);
    const original: { stem(token: string): string } = require(
      `natural/lib/natural/stemmers/${file}.js`,
    );
    const stem = await loadStemmer(language);
    const word = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (token) => {
        expect(stem(token)).toBe(original.stem(token) || token);
      }),
    );
  });

  it('hand on the licence of what they are made of', () => {
    const notices = readFileSync(`${ROOT}/dist/THIRD-PARTY.txt`, 'utf8');
    expect(notices).toContain('natural 8.1.1\n\nThe MIT License');
  });
});

describe('stemmers', () => {
  it.each(STEM_LANGUAGES)(
    'of %s make forms of a word equal, and different words not',
    async (language) => {
      const stem = await loadStemmer(language);
      const [one, other] = FORMS[language] ?? ['', ''];
      expect(one).not.toBe(other);
      expect(stem(one)).toBe(stem(other));
      expect(stem(one)).not.toBe(stem('zyzzyva'));
    },
  );

  it.each(STEM_LANGUAGES)('of %s leave no token empty, whatever its script', async (language) => {
    const stem = await loadStemmer(language);
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 20 }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of textsForMap(text)) {
          const stemmed = stem(token);
          expect(typeof stemmed).toBe('string');
          expect(stemmed).not.toBe('');
          expect(stem(token)).toBe(stemmed);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(STEM_LANGUAGES)('of %s serve as token maps', async (language) => {
    const stem = await loadStemmer(language);
    const [one, other] = FORMS[language] ?? ['', ''];
    const collection = collect([`${one} zyzzyva`, `${other} ZYZZYVA`], stem);
    expect([...collection.tokensOf(0)]).toEqual([...collection.tokensOf(1)]);
    expect(collection.vocabulary.size).toBe(2);
  });

  it('read the accents of a word, and their stems lose them', async () => {
    const stem = await loadStemmer('french');
    expect(stem('mangée')).toBe(stem('mangé'));
    expect(stem('mangee')).not.toBe(stem('mangé'));
    const stems = collect(['mangée Mangé élèves ÉLÈVE', stem('mangé')], stem);
    const [first, second, third, fourth] = stems.tokensOf(0);
    expect([second, fourth]).toEqual([first, third]);
    expect([...stems.tokensOf(1)]).toEqual([first]);
    expect(stem('élèves')).toMatch(/[éè]/u);
  });

  it('read words of Russian with and without stress alike', async () => {
    const stem = await loadStemmer('russian');
    const stressed = collect(['дома\u0301ми лётчика', 'домами летчика'], stem);
    expect([...stressed.tokensOf(0)]).toEqual([...stressed.tokensOf(1)]);
  });

  it('are found by name in any case', async () => {
    const [upper, lower] = [await loadStemmer('English'), await loadStemmer('english')];
    expect(upper('connected')).toBe(lower('connected'));
  });

  it.each(['klingon', '', 'en', 'constructor', 'toString', '__proto__'])(
    'refuse %j with the languages that there are',
    async (language) => {
      const error: unknown = await loadStemmer(language).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DedupeError);
      expect(error).toMatchObject({ code: 'BAD_OPTION' });
      expect(String(error)).toContain(`no stemmer for "${language}"`);
      for (const known of STEM_LANGUAGES) expect(String(error)).toContain(known);
    },
  );

  it('print nothing when they are loaded and used', () => {
    const program = `
      import { dedupe, STEM_LANGUAGES } from './dist/index.js';
      const text = 'the harbour lamps went out one after the other and nobody knew why';
      const articles = [{ id: 'a', text }, { id: 'b', text: text + ' until noon' }];
      for (const stem of STEM_LANGUAGES) {
        const { summary } = await dedupe(articles, { stem });
        process.stdout.write(stem + ' ' + summary.clusters + '\\n');
      }
    `;
    const arguments_ = ['--input-type=module', '--eval', program];
    const { stdout, stderr } = spawnSync(process.execPath, arguments_, {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(STEM_LANGUAGES.map((language) => `${language} 1\n`).join(''));
  });
});
