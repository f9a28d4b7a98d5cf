import { describe, expect, test } from 'vitest';
import { creditedSource } from '../../src/core/credit.ts';

const STORY = `${'The lighthouse keeper counted the gulls again and wrote the number down. '.repeat(20)}`;

describe('a credit', () => {
  test.each([
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

  test.each([
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

  test('is not read in the middle of a long text, where it is part of the story', () => {
    const line = 'The story first appeared in the Harrow Gazette.';
    expect(creditedSource(`${STORY}${line} ${STORY}`)).toBeUndefined();
  });

  test('ends with its sentence, not inside a name with a full stop in it', () => {
    expect(creditedSource('First published on gulls.example. Read more there.')).toBe(
      'gulls.example',
    );
  });

  test('does not run over a line end', () => {
    expect(creditedSource('This article first appeared in The Oar\nShare this page')).toBe(
      'The Oar',
    );
  });
});
