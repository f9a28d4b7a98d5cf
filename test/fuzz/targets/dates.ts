/** What stands at the head and foot of a text: dates, datelines, credits, quoted lines, the opening. */

import { findCredits } from '../../../src/core/originals/credit.ts';
import { findQuotedLines } from '../../../src/core/boilerplate/quoted-lines.ts';
import { openingOf } from '../../../src/core/texts/opening.ts';
import { isoDate } from '../../../src/core/dates/date.ts';
import { findDateline } from '../../../src/core/dates/dateline.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { readPlainText } from '../../../src/read/plain-text.ts';
import { findStatedDates } from '../../../src/core/dates/stated-date.ts';
import { ensureDate, ensureParts } from '../articles.ts';
import { ensure, type Target } from '../target.ts';

export const dates: Target = {
  name: 'dates',
  tokens: [
    ['2024-01-02', '2024', 'January 2, 2024', '2 January 2024', '31.12.2024', 'T10:11:12Z', ' 1st'],
    ['Published: ', 'Updated ', 'By ', '(Reuters) - ', 'LONDON, ', ' -- ', '— ', 'Source: ', 'AP'],
    ['published in the ', 'first appeared in ', 'courtesy of ', 'On Monday, Ann wrote:\n', '> '],
    [
      '>>> ',
      '| ',
      ': ',
      '@',
      '\n',
      '\n\n',
      '. ',
      ', ',
      '  ',
      'Jan',
      'août',
      'März',
      'января',
      '年',
    ],
    ['Опубликовано ', '99999-99-99', '0000-00-00', '+25:99', '1:2:3', 'This article was '],
  ].flat(),
  start: () => ({
    execute(input) {
      const { text } = decodeText(input);
      ensureDate(isoDate(text.slice(0, 64)));
      ensureParts(text, readPlainText(text));
      const dateline = findDateline(text);
      const body = dateline?.bodyStart ?? 0;
      ensure(body >= 0 && body <= text.length, 'the body begins inside the text');
      const { published, updated } = findStatedDates(text);
      ensureDate(published);
      ensureDate(updated);
      for (const { source } of findCredits(text)) {
        ensure(source.length <= text.length, 'a credit stands in the text');
      }
      ensureRanges(findQuotedLines(text), text.length);
      ensure(openingOf(text).length <= text.length + 1, 'the opening is no longer than the text');
    },
  }),
};

function ensureRanges(ranges: readonly (readonly [number, number])[], length: number): void {
  let last = 0;
  for (const [start, end] of ranges) {
    ensure(start >= last && end > start && end <= length, 'ranges ascend inside the text');
    last = end;
  }
}
