import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/read/html.ts';
import { readMarkdown } from '../../../src/read/markdown.ts';

const START = '<!-- dedupe-ignore-start -->';
const END = '<!-- dedupe-ignore-end -->';
const parts = fc.array(
  fc.constantFrom(
    START,
    END,
    'pear',
    'plum',
    '\n\n',
    '\r\n',
    ' ',
    '**',
    '- ',
    '> ',
    '<p>',
    '</p>',
    '<!-- -->',
  ),
  { maxLength: 30 },
);

/** The words outside of blocks, by a second way of telling them. */
function wordsOutside(source: string): string[] {
  let isOpen = false;
  return source.split(/(<!-- dedupe-ignore-(?:start|end) -->)/u).flatMap((part) => {
    if (part === START) isOpen = true;
    else if (part === END) isOpen = false;
    else if (!isOpen) return part.match(/pear|plum/gu) ?? [];
    return [];
  });
}

describe('ignored blocks', () => {
  it('are gone from Markdown, whatever is around them, and nothing moves', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (some) => {
        const source = some.join('\n\n');
        const { text } = await readMarkdown(source, { path: 'x.md' });
        expect(text).toHaveLength(source.length);
        expect(text.match(/pear|plum/gu) ?? []).toEqual(wordsOutside(source));
        for (const { index, 0: word } of text.matchAll(/pear|plum/gu)) {
          expect(source.slice(index, index + word.length)).toBe(word);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are gone from HTML', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const source = `<main>${some.join('\n')}</main>`;
        const { text } = readHtml(source);
        expect(text).toHaveLength(source.length);
        expect(text.match(/pear|plum/gu) ?? []).toEqual(wordsOutside(source));
      }),
      { numRuns: 300 },
    );
  });

  it('cost no more than the text, however many marks there are', async () => {
    const source = `${START}\n\nx\n\n${END}\n\n`.repeat(20_000);
    const { ignored } = await readMarkdown(source, { path: 'x.md' });
    expect(ignored).toHaveLength(20_000);
    const open = `<!-- ${' '.repeat(200_000)}dedupe-ignore`;
    expect((await readMarkdown(open.repeat(2), { path: 'x.md' })).ignored).toBeUndefined();
  });
});
