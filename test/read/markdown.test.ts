import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOFT_HYPHEN } from '../../src/read/markup/mask.ts';
import { readMarkdown } from '../../src/read/markdown.ts';

const FILE = { path: 'orchard/pears.md' };

/** The words of the prose, as a tokeniser that drops soft hyphens sees them. */
async function words(source: string, path = FILE.path): Promise<string> {
  const { text } = await readMarkdown(source, { path });
  expect(text.length).toBe(source.length);
  return text.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
}

describe('the prose of Markdown', () => {
  it.each([
    ['# Pears *ripen*\n\nin autumn', 'Pears ripen in autumn'],
    ['Pears\n=====\n\n* one\n* two\n  1. three', 'Pears one two three'],
    ['- [ ] prune\n- [x] water', 'prune water'],
    ['> quoted\n> twice', 'quoted twice'],
    ['| tree | fruit |\n|:-----|------:|\n| oak  | acorn |', 'tree fruit oak acorn'],
    ['one\n\n---\n\ntwo', 'one two'],
    ['see [the **old** tree](https://tree.example "a title") now', 'see the old tree now'],
    [
      'see [the tree][oak] and [oak][]\n\n[oak]: https://tree.example "a title"',
      'see the tree and oak',
    ],
    ['![a ripe pear](pear.png)', 'a ripe pear'],
    ['[![a ripe pear](pear.png)](https://tree.example)', 'a ripe pear'],
    ['go to <https://tree.example> or https://tree.example/x now', 'go to or now'],
    ['a note[^1] here\n\n[^1]: the note itself', 'a note here : the note itself'],
    ['call `ripen()` often', 'call ripen() often'],
    ['```js title="x"\nripen(pear);\n```\nafter', 'ripen(pear); after'],
    ['    indented code', 'indented code'],
    ['a <!-- hidden --> b\n\n<!-- also\nhidden -->\n\nc', 'a b c'],
    ['<div class="box">\n<p>in a box</p><script>no()</script>\n</div>', 'in a box'],
    ['not\\* a list\\\nnext', 'not* a list next'],
  ])('leaves out the marks of %j', async (source, expected) => {
    expect(await words(source)).toBe(expected);
  });

  it.each([
    ['re**form**ed', 'reformed'],
    ['re<b>form</b>ed', 'reformed'],
    ['~~un~~done', 'undone'],
    ['snake\\_case', 'snake_case'],
    ['[pear](https://tree.example)s', 'pears'],
    ['**a** b', 'a b'],
    ['**a**\nb', 'a b'],
    ['a<br>b', 'a b'],
    ['see[1]', 'see 1'],
    ['caf&eacute;s', 'caf\u00E9s'],
    ['salt&amp;pepper &bogus; &#65;&#x42;', 'salt&pepper &bogus; AB'],
    ['one&nbsp;two', 'one two'],
  ])('keeps words whole and apart in %j', async (source, expected) => {
    expect(await words(source)).toBe(expected);
  });

  it('has every word at its place in the source', async () => {
    const source = '---\ntitle: x\n---\n# The *old* tree\n\n1. bears [pears](u "t") &amp; plums\n';
    const { text } = await readMarkdown(source, FILE);
    for (const word of ['The', 'old', 'tree', 'bears', 'pears', 'plums']) {
      expect(text.indexOf(word)).toBe(source.indexOf(word));
    }
  });

  it('changes nothing but masked and entity characters, whatever the text', async () => {
    const markup =
      'pear plum * ** _ ` # - > | |-| [ ] (u) ![ <b> </b> <div> <!-- --> &amp; &eacute; \\ : [^1] ' +
      'https://a.example ~~ \u{1F350}';
    const space = [' ', ' ', '\n', '\n\n', '\r\n', '```\n', '---\n'];
    const part = fc.constantFrom(...space, ...markup.split(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
        const source = parts.join('');
        const { text } = await readMarkdown(source, FILE);
        expect(text.length).toBe(source.length);
        const entities = source.matchAll(/&[a-z]+;/g);
        const inEntity = new Set(
          [...entities].flatMap(({ index, 0: { length } }) =>
            Array.from({ length }, (_, i) => index + i),
          ),
        );
        for (let i = 0; i < source.length; i++) {
          if (/[\r\n]/.test(source.charAt(i))) expect(text[i]).toBe(source[i]);
          else if (!inEntity.has(i)) expect([source[i], ' ', SOFT_HYPHEN]).toContain(text[i]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('MDX', () => {
  it('loses a comment in braces that is a paragraph, in any Markdown', async () => {
    const source = '{/* Written by a program.\nDo not edit. */}\n\nA pear {/* ripe */} keeps.';
    expect(await words(source, 'pears.md')).toBe('A pear {/* ripe */} keeps.');
    expect(await words(source, 'pears.mdx')).toBe('A pear keeps.');
    expect(await words('{/* A pear */} keeps. {/* It does. */}', 'pears.md')).toContain('keeps');
  });

  it('loses imports, exports and components, in .mdx only', async () => {
    const source =
      "import { Box } from './box.js'\n\nexport const year = 2025\n\nA <Box size={{ w: 1 }}>ripe</Box> pear{/* no */}.\n\n" +
      'We import pears.\n\n<Chart data={rows} />\n';
    expect(await words(source, 'pears.mdx')).toBe('A ripe pear . We import pears.');
    expect(await words('import pears from Norland', 'pears.md')).toBe('import pears from Norland');
  });
});

describe('front matter', () => {
  it('gives title, date and links in YAML', async () => {
    const source =
      '---\ntitle: "Pears: a guide"\ndate: 2025-03-17\npermalink: /pears\nduplicate_of: /old-pears\n---\n# Other\n\nText';
    expect(await readMarkdown(source, FILE)).toMatchObject({
      title: 'Pears: a guide',
      date: '2025-03-17',
      url: '/pears',
      canonical: '/old-pears',
    });
    expect(await words(source)).toBe('Other Text');
  });

  it.each([
    ['source: Quay Weekly', 'Quay Weekly'],
    ['source: Quay Weekly\noriginal_url: https://quay.example/p', 'https://quay.example/p'],
    ['syndicated_from: https://quay.example/p', 'https://quay.example/p'],
  ])('names the original by %j', async (lines, canonical) => {
    const text = `---\n${lines}\n---\nText`;
    expect(await readMarkdown(text, { path: 'pears.md' })).toMatchObject({ canonical });
  });

  it.each([
    ['author: Ana Pear\noutlet: Daily Owl', 'Ana Pear', 'Daily Owl'],
    ['byline: Ana Pear, AP\nsource: Reuters', 'Ana Pear, AP', 'Reuters'],
    ['source: https://owl.example/pear', undefined, undefined],
    ['source: ../old/pear.md', undefined, undefined],
  ])('names its author and outlet: %j', async (lines, author, outlet) => {
    const found = await readMarkdown(`---\n${lines}\n---\nA pear.\n`, { path: 'pears.md' });
    expect([found.author, found.outlet]).toEqual([author, outlet]);
  });

  it('gives title and date in TOML', async () => {
    const source =
      '+++\r\ntitle = "Pears"\r\ndate = 2025-03-17T10:30:00+02:00\r\n[params]\r\ntitle = "No"\r\n+++\r\nText';
    expect(await readMarkdown(source, FILE)).toMatchObject({
      title: 'Pears',
      date: '2025-03-17T08:30:00Z',
    });
    expect(await words(source)).toBe('Text');
  });

  it('falls back to the first heading for the title, without its marks', async () => {
    const { title } = await readMarkdown(
      'Intro\n\n## The *ri*pe\u00A0 [pear](u) ##\n\n# Later',
      FILE,
    );
    expect(title).toBe('The ripe pear');
    expect((await readMarkdown('No heading', FILE)).title).toBeUndefined();
  });

  it('leaves the article out on dedupe: false, and only then', async () => {
    const skip = 'left out by its front matter';
    expect((await readMarkdown('---\ndedupe: false\n---\nText', FILE)).skip).toBe(skip);
    expect((await readMarkdown('+++\ndedupe = false\n+++\nText', FILE)).skip).toBe(skip);
    expect((await readMarkdown('---\ndedupe: true\n---\nText', FILE)).skip).toBeUndefined();
    expect((await readMarkdown('dedupe: false', FILE)).skip).toBeUndefined();
  });

  it('reads on with a warning if the YAML is broken', async () => {
    const source = '---\ntitle: "unclosed\ntags: [\n---\nText';
    const { text, warning } = await readMarkdown(source, FILE);
    expect(text.trim()).toBe('Text');
    expect(warning).toMatch(/^front matter is not valid YAML: \S/);
  });

  it('is not text between two rules, nor an unclosed block', async () => {
    expect(await words('---\nPears ripen.\n---\nText')).toBe('Pears ripen. Text');
    expect(await words('---\ntitle: pears')).toBe('title: pears');
    expect(await words('---\n---\nText')).toBe('Text');
  });
});
