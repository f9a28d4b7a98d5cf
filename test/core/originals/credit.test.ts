import { describe, expect, it } from 'vitest';
import { creditsIn, findCredits, marginsOf } from '../../../src/core/originals/credit.ts';
import { CREDIT_TABLES } from '../../../src/core/originals/credit-phrases.ts';

/** Whom the plainest credit of a text names. */
const creditedSource = (text: string): string | undefined =>
  findCredits(text).find(({ kind }) => kind === 'first')?.source;

const STORY = `${'The lighthouse keeper counted the gulls again and wrote the number down. '.repeat(20)}`;

describe('a credit', () => {
  it.each([
    ['This article first appeared in the Harrow Gazette.', 'the Harrow Gazette'],
    ['This story was originally published by Northline.', 'Northline'],
    ['A version of this report first ran in The Salt Paper.', 'The Salt Paper'],
    ['This essay, now shortened, originally appeared in Tin Quarterly.', 'Tin Quarterly'],
    [
      'First appeared on Drumlin Herald (drumlin-herald.example).',
      'Drumlin Herald (drumlin-herald.example)',
    ],
    ['Originally published at https://cove.example/gulls', 'https://cove.example/gulls'],
    ['ORIGINALLY POSTED ON COVE.EXAMPLE', 'COVE.EXAMPLE'],
    ['Republished from the Pier Almanac. All rights reserved.', 'the Pier Almanac'],
    ['Reprinted with permission of The Ledger', 'The Ledger'],
    ['Syndicated from Gull Wire', 'Gull Wire'],
    ['This column was first printed in the Evening Oar', 'the Evening Oar'],
  ])('is read: %s', (line, source) => {
    expect(creditedSource(line)).toBe(source);
    expect(creditedSource(`${line}\n\n${STORY}`)).toBe(source);
    expect(creditedSource(`${STORY}\n\n${line}`)).toBe(source);
  });

  it.each([
    '',
    STORY,
    'The keeper first published his count in spring.',
    'The comet was seen first in the east.',
    'She first appeared before the council on Monday.',
    'The paper reprinted the map, and nobody from the council objected.',
    'This article is about the first bridge.',
    'They read the story to the children and then the first boat appeared.',
    'Published on 4 May by the Harrow Gazette.',
    'It was originally planned to open in June.',
  ])('is not read into: %s', (text) => {
    expect(creditedSource(text)).toBeUndefined();
  });

  it('is not read in the middle of a long text, because it is part of the story there', () => {
    const line = 'The story first appeared in the Harrow Gazette.';
    expect(creditedSource(`${STORY}${line} ${STORY}`)).toBeUndefined();
  });

  it.each(['Source: . ', 'Source:  .\n', 'Quelle: . Und weiter.', 'Fonte: .'])(
    'names somebody, or is none: %s',
    (text) => {
      expect(findCredits(text)).toEqual([]);
      expect(findCredits(`${STORY}\n\n${text}`)).toEqual([]);
    },
  );

  it('ends with its sentence, not inside a name with a full stop in it', () => {
    expect(creditedSource('First published on gulls.example. Read more there.')).toBe(
      'gulls.example',
    );
  });

  it('does not run over a line end', () => {
    expect(creditedSource('This article first appeared in The Oar\nShare this page')).toBe(
      'The Oar',
    );
  });

  it('is about this text, or begins its sentence', () => {
    expect(
      creditedSource('The survey of gulls was first published in Tidal Letters.'),
    ).toBeUndefined();
    expect(creditedSource("Odile Tarn's piece originally ran in Tidal Letters.")).toBe(
      'Tidal Letters',
    );
    expect(creditedSource('Article initialement paru dans Marée le 4 mars.')).toBe(
      'Marée le 4 mars',
    );
  });

  it('names a source', () => {
    expect(creditedSource('Originally published in spring.')).toBeUndefined();
    expect(creditedSource('First published on 3 March 2025.')).toBeUndefined();
  });

  it.each([
    ['Dieser Artikel erschien zuerst im Oberfalker Boten.', 'first', 'Oberfalker Boten'],
    ['Dieser Beitrag ist zuerst bei Feldpost erschienen.', 'first', 'Feldpost'],
    ["Cet article a été publié à l'origine par Le Phare breton.", 'first', 'Le Phare breton'],
    ['L’article Le champ est apparu en premier sur Carnet.', 'first', 'Carnet'],
    ['Este artículo se publicó originalmente en El Andén.', 'first', 'El Andén'],
    ['Questo articolo è stato pubblicato originariamente su La Nota.', 'first', 'La Nota'],
    ['Publicado originalmente em Diário da Serra.', 'first', 'Diário da Serra'],
    ['Dit artikel verscheen eerder in de Dijkbode.', 'first', 'Dijkbode'],
    ['Artykuł ukazał się pierwotnie w Głos Brodu.', 'first', 'Głos Brodu'],
    ['Впервые опубликовано в «Плёсском вестнике».', 'first', '«Плёсском вестнике»'],
    ['Artikeln publicerades ursprungligen i Skärbladet.', 'first', 'Skärbladet'],
    ["Bu yazı ilk olarak Kavun Postası'nda yayımlandı.", 'first', "Kavun Postası'nda"],
    ['この記事は潮見新聞に最初に掲載されました。', 'first', '潮見新聞'],
    ['Quelle: dpa', 'from', 'dpa'],
    ['Fuente: EFE', 'from', 'EFE'],
    ['出典：共同', 'from', '共同'],
    ['Les poireaux ont grandi (avec AFP)', 'from', 'AFP'],
    ['KERMADOU (Ouestpresse) - Le phare', 'byline', 'Ouestpresse'],
    ['ТИХИЙ ПЛЁС, 3 марта. /ТАСС/. Почтальон', 'byline', 'ТАСС'],
    ['This post was also published on Medley.', 'also', 'Medley'],
  ])('of its kind is read: %s', (line, kind, source) => {
    expect(findCredits(line)).toMatchObject([{ kind, source }]);
  });

  it('is found behind markup that was blanked out', () => {
    const line = 'This article first appeared in the Harrow Gazette.';
    expect(creditedSource(`${' '.repeat(900)}\n${line}\n${STORY}${' '.repeat(900)}`)).toBe(
      'the Harrow Gazette',
    );
  });

  it('is found in margins as in the text', () => {
    const text = `${STORY}\nSource: Northline`;
    expect(creditsIn(marginsOf(text))).toEqual(findCredits(text));
  });
});

describe('the tables', () => {
  const rows = Object.entries(CREDIT_TABLES).flatMap(([language, { first, from, also = '' }]) =>
    [first, from, also].flatMap((table) =>
      table.split('\n').flatMap((row) => (row.trim() === '' ? [] : [[language, row.trim()]])),
    ),
  );

  it.each(rows)('%s: %s', (_, row = '') => {
    expect(row.match(/\{[^{}]+\}/g)).toHaveLength(1);
    expect(row.match(/\*/g)?.length ?? 1).toBe(1);
    expect(/\{(.*)\}/.exec(row)?.[1]).toBe(/\{(.*)\}/.exec(row)?.[1]?.toLowerCase());
  });
});
