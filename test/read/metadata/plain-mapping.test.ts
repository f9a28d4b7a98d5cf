import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/read/metadata/front-matter-yaml.ts';
import { readPlainMapping } from '../../../src/read/metadata/plain-mapping.ts';

const SIMPLE = [
  'title: The ferry that sank: at dawn',
  'title: The ferry that sank',
  'title: "Ferry: sank" ',
  "title: 'Ferry # one'",
  'date: 2024-03-01',
  'date: 2024-03-01T10:20:30Z',
  'date: 2024-03-01 10:20:30 +0200',
  'tags:\n  - sea\n  - ferry boats',
  'tags:\n- sea\n- "a: b"',
  'tags: [sea, "ferry boats", north-sea]',
  'draft: false\nweight: 10\ncanonical: https://ports.example/a?b=c',
  'related:\n  title: More\n  links:\n    - a/b\n    - c\n  last: x\nend: 1',
  'empty:\nother: Über Wasser, 5 % (heute)',
  '# a comment\n\nslug: a-b',
  'a: True\nb: yes\nc: no\nd: NULL\ne: ~\nf: 007\ng: 1_000\nh: 1e3',
];

const PARTS = [
  [
    'a',
    'title',
    'date',
    'b-c',
    '_',
    'é',
    '1',
    '0',
    '07',
    '-',
    '- ',
    '  - ',
    ': ',
    ':',
    '\n',
    '\r\n',
    '\r',
  ],
  [
    '"',
    "'",
    '\\',
    '#',
    ' #',
    '[',
    ']',
    ', ',
    ',',
    '{',
    '}',
    '&a',
    '*a',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
  ],
  [
    'true',
    'false',
    'null',
    'Null',
    '~',
    'yes',
    '.inf',
    '0x1',
    '1e3',
    '2024-03-01',
    'T10:20Z',
    '\t',
    ' ',
  ],
  [
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u0000',
    '😀',
    '<<: ',
    '---',
    '...',
    'a: b\n',
    '\n- c',
    'k:\n',
  ],
].flat();

const VALUE = fc.array(fc.constantFrom(...PARTS), { maxLength: 6 }).map((parts) => parts.join(''));
const LINE = fc.tuple(
  fc.constantFrom(
    'a',
    'b',
    'c-d',
    'title',
    '  a',
    '  b',
    '    a',
    '   c',
    '  - ',
    '    - ',
    '- ',
    '',
  ),
  VALUE,
);
const BLOCK = fc
  .array(LINE, { maxLength: 5 })
  .map((lines) => lines.map(([key, value]) => (/\w$/.test(key) ? `${key}: ${value}` : key + value)))
  .map((lines) => lines.join('\n'));

describe('front matter without the parser', () => {
  it.each(SIMPLE)('%j is read as the parser of YAML reads it', async (content) => {
    const quick = readPlainMapping(content);
    if (quick === undefined) return;
    const { entries, warning } = await parseYaml(content);
    expect(warning).toBeUndefined();
    expect(quick).toEqual(entries);
  });

  it('front matter as it is usually written needs no parser', () => {
    const content = [
      'title: "Ferry: sank"',
      'author: Ann Ellery',
      'date: 2024-03-01T10:20:30Z',
      'draft: false',
      'tags:',
      '  - sea',
      'keywords: [sea, ferry]',
      'related:',
      '  title: More',
      '  links:',
      '    - a/b',
      'canonical: https://ports.example/a',
    ].join('\n');
    expect(readPlainMapping(content)?.get('title')?.written).toBe('Ferry: sank');
  });

  it('what is read without the parser is what the parser reads', async () => {
    let quickly = 0;
    await fc.assert(
      fc.asyncProperty(BLOCK, async (content) => {
        const quick = readPlainMapping(content);
        if (quick === undefined) return;
        quickly++;
        const { entries, warning } = await parseYaml(content);
        expect(warning).toBeUndefined();
        expect([...quick]).toEqual([...(entries ?? [])]);
        expect(entries).toBeDefined();
      }),
      { numRuns: Number(process.env.RUNS ?? 3000) },
    );
    // about one in sixty is read without the parser
    expect(quickly).toBeGreaterThan(20);
  });
});
