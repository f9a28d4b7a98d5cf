import { Autolink, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import type { Tree } from '@lezer/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/read/markup/markdown-parser.ts';
import { readPlainBody } from '../../../src/read/markup/plain-body.ts';

const oracle = parser.configure([Table, TaskList, Strikethrough, Autolink]);

const PARTS = [
  [
    'The ferry',
    ' sank',
    ' at ',
    'dawn',
    '.',
    ', ',
    '!',
    "'s",
    '"',
    '(',
    ')',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '  \n',
  ],
  [
    '# ',
    '## ',
    '#',
    '- ',
    '1. ',
    '1) ',
    '12',
    '> ',
    '    ',
    '\t',
    '```\n',
    '~~~',
    '---\n',
    '===\n',
    '\r\n',
    '\r',
  ],
  [
    '*',
    '**',
    '_',
    '`',
    '~~',
    '[',
    ']',
    '![',
    '](',
    '<',
    '>',
    '|',
    '|-|',
    '\\',
    '\\\n',
    '&amp;',
    '&',
  ],
  [
    'www.a.b ',
    'http://a.b ',
    'https://a.b/c_d',
    'a@b.c',
    'mailto:a@b.c',
    'xmpp:a@b.c/d',
    '+a.b@c.d',
    '<b>',
    '<!--',
  ],
  ['\u00a0', '\u2028', '\u00ad', '世界', '“', '½', '- [ ] ', '[a]: b', '\f', '\v'],
].flat();

const TEXT = fc.array(fc.constantFrom(...PARTS), { maxLength: 16 }).map((parts) => parts.join(''));
const PLAIN = fc
  .array(fc.constantFrom(...PARTS.slice(0, 18), 'one', '\n'), { maxLength: 16 })
  .map((parts) => parts.join(''));
const runs = { numRuns: Number(process.env.RUNS ?? 3000) };

describe('the parser of Markdown', () => {
  it('the tree is that of the library, whatever is skipped on the way to it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(nodesOf(markdown.parse(text))).toEqual(nodesOf(oracle.parse(text)));
      }),
      runs,
    );
  });

  it('a text that is read without a tree has paragraphs and plain headings alone', () => {
    let plainly = 0;
    fc.assert(
      fc.property(fc.oneof(TEXT, PLAIN), (text) => {
        const plain = readPlainBody(text);
        if (plain === undefined) return;
        plainly++;
        const nodes = nodesOf(oracle.parse(text));
        const kinds = /^(?:Document|Paragraph|HeaderMark|ATXHeading\d) /;
        expect(nodes.filter((node) => !kinds.test(node))).toEqual([]);
        const marks = nodes.filter((node) => node.startsWith('HeaderMark '));
        expect(plain.text).toBe(withoutMarks(text, marks));
      }),
      runs,
    );
    expect(plainly).toBeGreaterThan(runs.numRuns / 20);
  });
});

function nodesOf(tree: Tree): string[] {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes;
}

function withoutMarks(text: string, marks: readonly string[]): string {
  let masked = text;
  for (const mark of marks) {
    const [, from = 0, to = 0] = mark.split(' ').map(Number);
    masked = masked.slice(0, from) + ' '.repeat(to - from) + masked.slice(to);
  }
  return masked;
}
