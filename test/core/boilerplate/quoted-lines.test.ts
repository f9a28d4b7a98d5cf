import { describe, expect, it } from 'vitest';
import { findQuotedLines, markTokens } from '../../../src/core/boilerplate/quoted-lines.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';

/** The lines that are taken for quoted. */
const quotedIn = (...lines: string[]): string[] => {
  const text = lines.join('\n');
  return findQuotedLines(text).map(([start, end]) => text.slice(start, end).trimEnd());
};

describe('quoted lines', () => {
  it('are those that begin with >, with the line that names their writer', () => {
    expect(
      quotedIn(
        'Hello all,',
        '',
        'On Monday, Ida Fenn wrote:',
        '> Is it on?',
        '>> Ask him.',
        'Yes.',
      ),
    ).toEqual(['On Monday, Ida Fenn wrote:', '> Is it on?', '>> Ask him.']);
  });

  it.each([
    'In article <17@fenn.example> ida@fenn.example (Ida Fenn) writes:',
    'Ida Fenn <ida@fenn.example>:',
    'Am Montag schrieb Ida Fenn:',
    'Le lundi 3 mars, Ida Fenn a écrit :',
    'El lunes, Ida Fenn escribió:',
    'Il giorno lunedì Ida Fenn ha scritto:',
    'Op maandag schreef Ida Fenn:',
    'В понедельник Ида Фенн писал:',
  ])('come under a line such as %s', (credit) => {
    expect(quotedIn(credit, '', '> Is it on?', '', 'Yes.')).toEqual([credit, '> Is it on?']);
  });

  it('may have the initials of the writer before the mark', () => {
    expect(quotedIn('Ida Fenn said:', 'IF> Is it on?', 'Yes.')).toHaveLength(2);
  });

  it('may have another mark, from three lines on', () => {
    const lines = [': Is it on?', ': And when?', ': Or where?'];
    expect(quotedIn('ida@fenn.example wrote:', ...lines, 'Yes.')).toHaveLength(4);
    expect(quotedIn('ida@fenn.example wrote:', ...lines.slice(1), 'Yes.')).toEqual([]);
  });

  it('are nowhere in a text that names no writer: Markdown sets notes so', () => {
    expect(quotedIn('Take care:', '', '> Keep the lid shut.', '> Wear gloves.')).toEqual([]);
  });

  it('are neither tables nor arrows in the middle of a line', () => {
    expect(
      quotedIn('She wrote:', '| a | b |', '|---|---|', '| c | d |', 'x -> y', 'a > b'),
    ).toEqual([]);
  });

  it('end at the end of their line, with any line break', () => {
    const text = 'Ida wrote:\r\n> Is it on?\r\nYes.';
    expect(findQuotedLines(text)).toEqual([
      [0, 12],
      [12, 25],
    ]);
  });

  it('are marked token by token', () => {
    const text = 'Hello.\nIda wrote:\n> Is it on?\nYes, it is.\n> When?';
    const marks = markTokens(new Tokeniser().tokenise(text), findQuotedLines(text));
    expect([...marks]).toEqual([0, 1, 1, 1, 1, 1, 0, 0, 0, 1]);
  });

  it('are none in a text without any', () => {
    expect(findQuotedLines('')).toEqual([]);
    expect(findQuotedLines('Hello\nworld')).toEqual([]);
  });
});
