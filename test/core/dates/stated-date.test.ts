import { describe, expect, it } from 'vitest';
import { findDateline } from '../../../src/core/dates/dateline.ts';
import { findStatedDates } from '../../../src/core/dates/stated-date.ts';

const STORY = 'The gauge was found in the kitchen, where it had been since 2024. '.repeat(30);

describe('the dates that a text states', () => {
  it.each([
    ['Published on 3 March 2025', { published: '2025-03-03' }],
    [
      'First published: March 3, 2025. Updated March 9, 2025',
      { published: '2025-03-03', updated: '2025-03-09' },
    ],
    ['Veröffentlicht am Montag, 3. März 2025, 10:15 Uhr', { published: '2025-03-03' }],
    [
      'Stand: 09.03.2025 | Erschienen: 03.03.2025',
      { published: '2025-03-03', updated: '2025-03-09' },
    ],
    [
      'Publié le 1er août 2025 à 10h05 - Mis à jour le 9 août 2025',
      { published: '2025-08-01', updated: '2025-08-09' },
    ],
    ['Publié le 05/04/2025', { published: '2025-04-05' }],
    ['Publicado el 3 de marzo de 2025', { published: '2025-03-03' }],
    [
      'Pubblicato il 3 marzo 2025, aggiornato il 12 marzo 2025',
      { published: '2025-03-03', updated: '2025-03-12' },
    ],
    ['Atualizado em 9 de abril de 2025', { updated: '2025-04-09' }],
    ['Gepubliceerd op 2 maart 2025', { published: '2025-03-02' }],
    ['Opublikowano: 3 marca 2025', { published: '2025-03-03' }],
    [
      'Обновлено 8 марта 2025 г. Опубликовано 3 марта 2025 г.',
      { published: '2025-03-03', updated: '2025-03-08' },
    ],
    [
      'Publicerad 2 mars 2025. Uppdaterad 7 mars 2025',
      { published: '2025-03-02', updated: '2025-03-07' },
    ],
    [
      'Güncelleme: 9 Mart 2025, Yayınlanma: 3 Mart 2025',
      { published: '2025-03-03', updated: '2025-03-09' },
    ],
    [
      '更新日：2025年3月9日　公開日：2025年3月3日',
      { published: '2025-03-03', updated: '2025-03-09' },
    ],
  ])('are read: %s', (line, dates) => {
    expect(findStatedDates(line)).toEqual(dates);
    expect(findStatedDates(`${line}\n${STORY}`)).toEqual(dates);
    expect(findStatedDates(`${STORY}\n${line}`)).toEqual(dates);
  });

  it.each([
    '',
    STORY,
    'The novel was published by Quay Press on 3 March 2025.',
    'It opened on 3 March 2025 - and closed.',
    'Published on 03/04/2025',
    'Published on 30 February 2025',
    'Published on 3 Marble 2025',
    'The report published 3 March 2025 was long.',
  ])('are not read into: %s', (text) => {
    expect(findStatedDates(text)).toEqual({});
  });

  it('are read in a dateline, at the head only', () => {
    const line = 'MARROW QUAY, March 2, 2025 (Northline) - The gauge';
    expect(findStatedDates(`${line}\n${STORY}`)).toEqual({ published: '2025-03-02' });
    expect(findStatedDates(`${STORY}\n${line}`)).toEqual({});
  });

  it('do not count in the middle of a long text', () => {
    expect(findStatedDates(`${STORY}\nPublished on 3 March 2025\n${STORY}`)).toEqual({});
  });

  it('give a plain text its date, unless it is the date of a change', () => {
    expect(findDateline('Publié le 3 mars 2025\nLe phare')).toEqual({
      date: '2025-03-03',
      bodyStart: 0,
    });
    expect(findDateline('Mis à jour le 3 mars 2025\nLe phare')).toBeUndefined();
  });
});
