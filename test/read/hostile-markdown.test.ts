import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlinePieceEnds, withoutLongRuns } from '../../src/read/markup/inline-pieces.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { markdownPieces } from '../../src/read/markup/markdown-pieces.ts';
import { componentRanges } from '../../src/read/markup/mdx.ts';

const FILE = { path: 'orchard/pears.md' };
const SIZE = 256 * 1024;
/** Without bounds most of these take minutes; with them, a fraction of a second. */
const MAX_SECONDS = 8;

type Maker = (size: number) => string;

const repeat =
  (unit: string, before = '', after = ''): Maker =>
  (size) =>
    before + unit.repeat(Math.ceil(size / unit.length)) + after;

const halves =
  (opening: string, closing: string): Maker =>
  (size) =>
    repeat(opening)(size / 2) + repeat(closing)(size / 2);

const HOSTILE: Readonly<Record<string, Maker>> = {
  'emphasis that does not close': repeat('*pear '),
  'emphasis that does not match': repeat('pear**plum'),
  'emphasis of two kinds': repeat('*_'),
  'emphasis in emphasis': halves('*a ', 'b* '),
  'strikethrough that does not close': repeat('~~a'),
  'code that does not close': repeat('`a``b'),
  'links that do not close': repeat('[a]('),
  'links in angles': repeat('[a](<b'),
  'link titles that do not close': repeat('[a](b "'),
  'many good links': repeat('[a](b) '),
  'images in images': halves('![', '](b)'),
  'brackets in brackets': halves('[', ']'),
  'brackets that do not open': repeat('a] ', '[ '),
  'addresses without marks': repeat('www.a.b.c '),
  'an address with many brackets behind': repeat(')', 'http://a.b/'),
  'an address with many entities behind': repeat('&x;', 'http://a.b/'),
  'an endless domain': repeat('a', 'www.', '.b.c x'),
  'domains in a domain': repeat('www.', '', 'a_b'),
  'addresses in angles': repeat('<a:'),
  'HTML comments that do not close': repeat('a <!--'),
  'processing instructions that do not close': repeat('a <?'),
  'tags that do not close': repeat('a <a b="'),
  'a tag with many attributes': repeat(' b', 'a <a'),
  'blanks inside a line': repeat(' ', 'a', 'b'),
  'a table that does not begin': (size) => `a|b\nc|d\n${' '.repeat(size)}x`,
  'a table of many columns': repeat('|a', '', '|\n|-|\n'),
  'quotations in quotations': repeat('> '),
  'a quoted paragraph without end': repeat('\n> a', '> *b', '*'),
  'lists in lists on one line': repeat('- '),
  'numbered lists in lists': repeat('1. '),
  'tasks in tasks': repeat('- [x] '),
  'blank lines in lists in lists': (size) => `${'- '.repeat(1000)}a${'\n'.repeat(size)}`,
  'lists in lists on many lines': (size) =>
    Array.from({ length: Math.sqrt(size) }, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
  'definitions in a definition': repeat('[a]: '),
  'a label without end': repeat('a\n', '['),
  'a label without end, indented': repeat('     a\n', '[a\n'),
  'a title without end': repeat('c\n', '[a]: b "'),
  footnotes: repeat('a[^1] '),
  escapes: repeat('\\*'),
};

const HOSTILE_MDX: Readonly<Record<string, Maker>> = {
  'comments that do not close': repeat('{/*'),
  'components that do not close': repeat('<A {'),
  'components in braces': repeat('<A{<A}{'),
  attributes: repeat(' b="c"', '<A'),
  braces: repeat('{}', '<A'),
};

async function secondsOf(source: string, path: string): Promise<number> {
  const before = process.cpuUsage();
  const { text } = await readMarkdown(source, { path });
  const { user } = process.cpuUsage(before);
  expect(text.length).toBe(source.length);
  return user / 1e6;
}

describe('the time of the Markdown reader is bounded for', () => {
  it.each(Object.entries(HOSTILE))('%s', { timeout: 120_000 }, async (_, make) => {
    expect(await secondsOf(make(SIZE), FILE.path)).toBeLessThan(MAX_SECONDS);
  });

  it.each(Object.entries(HOSTILE_MDX))('%s, in MDX', { timeout: 120_000 }, async (_, make) => {
    expect(await secondsOf(make(SIZE), 'pears.mdx')).toBeLessThan(MAX_SECONDS);
  });
});

describe('text that is nested without end', () => {
  it.each(['> ', '- ', '*', '[', '![', '`', '<b>', '**a ', '{'])(
    'does not exhaust the stack: %j',
    async (unit) => {
      const source = `${unit.repeat(SIZE / unit.length)}\n\npears`;
      const { text } = await readMarkdown(source, FILE);
      expect(text.trim()).toMatch(/pears$/);
    },
  );

  it('keeps its words and its deepest marks', async () => {
    const { text } = await readMarkdown(`${'> '.repeat(200)}*ripe* pears`, FILE);
    expect(text.replaceAll('>', ' ').trim()).toBe('ripe  pears');
  });
});

describe('the pieces of a Markdown text', () => {
  const lengthsOf = (source: string): number[] => {
    const lengths: number[] = [];
    let at = 0;
    for (const { start, end } of markdownPieces(source, 0)) {
      expect(start).toBe(at);
      lengths.push(end - start);
      at = end;
    }
    expect(at).toBe(source.length);
    return lengths;
  };

  it('are small, whatever it is made of', () => {
    for (const unit of ['*a* ', '*a*\n', '*a*', '- a\n', '  - a\n', '> a\n', '|a\n', '\u{1F350}']) {
      const lengths = lengthsOf(unit.repeat(2 ** 20 / unit.length));
      expect(Math.max(...lengths), unit).toBeLessThanOrEqual(2 ** 18 + 2 ** 12);
      expect(lengths.length, unit).toBeLessThan(40);
    }
  });

  it('do not cut code, HTML or an image in the text, however large', async () => {
    const line = 'ripe *pears* and plums\n'.repeat(20_000);
    for (const [open, close] of [
      ['```\n', '```\n'],
      ['<!--\n', '-->\n'],
      ['<pre>\n', '</pre>\n'],
    ] as const) {
      const block = open + line + close;
      expect(lengthsOf(`${block}\n*after*\n`)[0]).toBe(block.length);
    }
    const image = `![a pear](data:image/png;base64,${'QUJD+/0'.repeat(80_000)})`;
    expect((await readMarkdown(`${image}\n\nafter`, FILE)).text.trim()).toMatch(/^a pear\s+after$/);
  });

  it('are read as the whole is', async () => {
    const block = fc.constantFrom(
      '# A *ripe* pear\n',
      'A **plum** of [the\ntree](https://tree.example "old\ntree")\n',
      '- one *two*\n\n      three\n\n  - four\n- five\n',
      '1. one\n2. two\n\n   ```\n   *three*\n   ```\n',
      '> quoted\n> - *list*\n>\n>   more\n\n',
      '```js\n*code*\n\n- code\n```\n',
      '<div>\n<b>in</b> a box\n</div>\n\n',
      '| a | *b* |\n|---|---|\n| c | d |\n\n',
      '    *indented*\n\n',
      'Setext *heading*\n---\n',
      '[pear]: https://pear.example\n\n',
    );
    const filler = fc.constantFrom('\n', '\nA paragraph.\n\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(block, filler), { minLength: 8, maxLength: 8 }),
        async (parts) => {
          const unit = `${parts.flat().join('')}\n# End\n\n`;
          const alone = (await readMarkdown(unit, FILE)).text;
          const times = Math.ceil(2 ** 17 / unit.length);
          const { text } = await readMarkdown(unit.repeat(times), FILE);
          expect(text).toBe(alone.repeat(times));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('the pieces of inline text', () => {
  it('are one for ordinary text', () => {
    const sentence =
      'A *ripe* pear, [the `old` tree](https://tree.example "a title") and snake_case. ';
    expect(inlinePieceEnds(sentence.repeat(20))).toEqual([sentence.length * 20]);
  });

  it('are cut at places without open marks', () => {
    const sentence =
      'A *ripe pear*, [the `old tree`](https://tree.example "a title") and <b c="d e"> plums. ';
    const text = sentence.repeat(400);
    const ends = inlinePieceEnds(text);
    expect(ends.length).toBeGreaterThan(4);
    for (const end of ends) {
      const rest = sentence.slice(end % sentence.length);
      expect(['A ', '[t', 'an', 'pl', '<b'].map((start) => sentence.indexOf(start))).toContain(
        sentence.length - rest.length,
      );
    }
  });

  it('cover any text in order, each with few marks', () => {
    const part = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '*',
      '**',
      '_',
      '`',
      '[',
      '](',
      ')',
      '<b ',
      '>',
      '\\',
      '~~',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 60 }),
        fc.integer({ min: 1, max: 200 }),
        (parts, times) => {
          const text = parts.join('').repeat(times);
          const ends = inlinePieceEnds(text);
          expect(ends.at(-1)).toBe(text.length);
          let start = 0;
          for (const end of ends) {
            if (text.length > 0) expect(end).toBeGreaterThan(start);
            const marks = text.slice(start, end).match(/\*+|_+|`+|~+|[[<]/g) ?? [];
            expect(marks.length).toBeLessThanOrEqual(1100);
            start = end;
          }
        },
      ),
    );
  });

  it('keep the length and the breaks of long runs of blanks', () => {
    const text = `a${' '.repeat(300)}b${' '.repeat(300)}\nwww.${'a.'.repeat(300)}c`;
    const tame = withoutLongRuns(text);
    expect(tame.length).toBe(text.length);
    expect(tame).toMatch(/^a\t{300}b {300}\n/);
  });
});

describe('the components of MDX', () => {
  // Right, but quadratic.
  const COMPONENT = /<\/?[A-Z][\w.]*(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*>|\{\/\*[^]*?\*\/\}/g;

  it('are those of a plain pattern', () => {
    const part = fc.constantFrom(
      '<A',
      '</B.c',
      '<a',
      '>',
      '{',
      '}',
      '{/*',
      '*/}',
      ' d="e"',
      'x',
      '/>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const expected = Array.from(text.matchAll(COMPONENT), ({ index, 0: { length } }) => ({
          from: index,
          to: index + length,
        }));
        expect(componentRanges(text)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('front matter', () => {
  const withFront = (content: string): string => `---\n${content}\n---\nText`;
  const lines = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');

  it.each(['007', '1e3', '0x10', 'true', '.inf', '-0', '2025-03-17'])(
    'gives a title as it is written: %s',
    async (title) => {
      expect((await readMarkdown(withFront(`title: ${title}`), FILE)).title).toBe(title);
      expect((await readMarkdown(`+++\ntitle = ${title}\n+++\n`, FILE)).title).toBe(title);
    },
  );

  it('gives a number of any length as it is written', async () => {
    const title = '1'.repeat(100_000);
    const { title: found } = await readMarkdown(withFront(`title: ${title}`), FILE);
    expect(found === title).toBe(true);
  });

  it.each(['[a, b]', '{a: b}', '', '~', 'null', "''"])('takes %j for no title', async (title) => {
    const { title: found } = await readMarkdown(`${withFront(`title: ${title}`)}\n# Pears`, FILE);
    expect(found).toBe('Pears');
  });

  it.each([
    ['many keys', (): string => `${lines(32_000, (i) => `k${i}: v`)}\ntitle: Pears`],
    ['a long list', (): string => `tags:\n${lines(100_000, () => '- a')}\n"title": Pears`],
    ['a long text', (): string => `title: Pears\nnote: |\n${lines(50_000, () => '  [a')}`],
    ['many aliases', (): string => `a: &a x\nb: [${'*a,'.repeat(50_000)}]\ntitle: Pears`],
  ])('is read in little time with %s', { timeout: 60_000 }, async (_, make) => {
    const source = withFront(make());
    const before = process.cpuUsage();
    const { title, text, warning } = await readMarkdown(source, FILE);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(MAX_SECONDS);
    expect({ title, text: text.trim(), warning }).toEqual({
      title: 'Pears',
      text: 'Text',
      warning: undefined,
    });
  });

  it.each([
    ['endless list', `title: [${','.repeat(50_000)}]`],
    ['one entry many times', lines(20_000, () => 'title: Pears')],
  ])(
    'that is hostile is named, and the text is read: %s',
    { timeout: 60_000 },
    async (_, content) => {
      const before = process.cpuUsage();
      const { text, warning } = await readMarkdown(withFront(content), FILE);
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(MAX_SECONDS);
      expect(text.trim()).toBe('Text');
      expect(warning).toMatch(/^front matter/);
    },
  );

  it('that is large and no mapping is text', async () => {
    const prose = lines(2000, () => 'Pears ripen in autumn.');
    const { text } = await readMarkdown(withFront(prose), FILE);
    expect(text.match(/Pears ripen/g)).toHaveLength(2000);
  });

  it('warns of a tag that it does not know, by itself and not by the process', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): number => warnings.push(warning);
    process.on('warning', listen);
    const { title, warning } = await readMarkdown(
      withFront('title: !fruit pears\n? [a]\n: b'),
      FILE,
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
    expect(title).toBe('pears');
    expect(warning).toBe('front matter: unresolved tag: !fruit at line 1, column 8');
  });
});
