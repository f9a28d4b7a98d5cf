/** The three writers of a comparison. */

import { Parser } from 'htmlparser2';
import { createHash } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../src/model/comparison.ts';
import { compare } from '../../../../src/explain/compare/compare.ts';
import { printComparisonHtml } from '../../../../src/explain/compare/print/html.ts';
import { printComparisonJson } from '../../../../src/explain/compare/print/json.ts';
import {
  type CompareOptions,
  printComparison,
} from '../../../../src/explain/compare/print/text.ts';
import { displayWidth } from '../../../../src/report/text/width.ts';
import { HOSTILE } from '../../../hostile-strings.ts';
import { BEES, LANTERNS } from '../../../cli/stories.ts';

const EDITED = LANTERNS.replace('seven lanterns', 'eight bright lanterns');
const LONG = Array.from(
  { length: 60 },
  (_, i) => `Sentence ${i} of so many, told in ${i * 7} words.`,
);

const between = (a: string, b: string, title?: string): Promise<Comparison> =>
  compare(
    [
      { id: 'a.txt', text: a, ...(title !== undefined && { title }) },
      { id: 'b.txt', text: b },
    ],
    ['a.txt', 'b.txt'],
  );

async function shown(
  comparison: Comparison,
  options: Partial<CompareOptions> = {},
): Promise<string> {
  const all = { width: 80, color: 0, all: false, ...options } as const;
  return [...(await printComparison(comparison, all))].join('');
}

const page = (comparison: Comparison, all = false): string =>
  [...printComparisonHtml(comparison, { all })].join('');
const json = (comparison: Comparison, all = false): string =>
  [...printComparisonJson(comparison, { all })].join('');

/** Controls but for the line feed, and what reorders a line. */
const ACTING = /(?!\n)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u;

let edited: Comparison;
let long: Comparison;
let strangers: Comparison;

beforeAll(async () => {
  edited = await between(`${LANTERNS}\n${BEES}`, EDITED);
  const other = LONG.map((sentence, i) => (i === 30 ? sentence.replace('told', 'sung') : sentence));
  long = await between(LONG.join('\n'), other.join('\n'));
  strangers = await between(LANTERNS, BEES);
});

describe('a comparison for people', () => {
  it('begins with the verdict, the documents, the measures and the signs', async () => {
    expect(await shown(edited)).toMatchInlineSnapshot(`
      "Copies: B is an excerpt of A, with a probability of .99 (.50 is enough).

      A  a.txt
         155 words, 112 different  The lamplighter of Oster Quay climbed the tower ea…
      B  b.txt
         88 words, 70 different  The lamplighter of Oster Quay climbed the tower each…

      excerpt, score .99, resemblance .52, containment .54 of A, .95 of B
      1 passage, 86 words shared
      Edits: [-words of A-] {+words of B+}. Capitals, punctuation and line breaks are
      not compared.

      Passage 1 ────────────────────────────────────────────── 86 words shared, 1 edit
       1    - │ The lamplighter of Oster Quay climbed the tower each evening at six
            - │ and lit [-seven-] lanterns, one for every boat that the village still
            - │ owned. When the herring came late that autumn, the council asked him
            - │ to save oil and light only four.
          1 + │ The lamplighter of Oster Quay climbed the tower each evening at six
            + │ and lit {+eight bright+} lanterns, one for every boat that the village
            + │ still owned. When the herring came late that autumn, the council asked
            + │ him to save oil and light only four.
       3  3   │ He answered that three crews would then be rowing home to nothing, and
              │ carried the oil for those lanterns up from his own cellar until the
              │ first snow. In spring the fleet counted its boats, found all seven,
              │ and paid him back in fish.
       7    -   … 68 words …
      "
    `);
  });

  it('is side by side from 100 columns, with the numbers of lines before each', async () => {
    expect(await shown(edited, { width: 100 })).toMatchInlineSnapshot(`
      "Copies: B is an excerpt of A, with a probability of .99 (.50 is enough).

      A  a.txt
         155 words, 112 different  The lamplighter of Oster Quay climbed the tower each evening at six an…
      B  b.txt
         88 words, 70 different  The lamplighter of Oster Quay climbed the tower each evening at six and…

      excerpt, score .99, resemblance .52, containment .54 of A, .95 of B
      1 passage, 86 words shared
      Edits: [-words of A-] {+words of B+}. Capitals, punctuation and line breaks are not compared.

      Passage 1 ────────────────────────────────────────────────────────────────── 86 words shared, 1 edit
       1 │ The lamplighter of Oster Quay climbed the      1 │ The lamplighter of Oster Quay climbed the
         │ tower each evening at six and lit [-seven-]      │ tower each evening at six and lit {+eight
         │ lanterns, one for every boat that the            │ bright+} lanterns, one for every boat that
         │ village still owned. When the herring came       │ the village still owned. When the herring
         │ late that autumn, the council asked him to       │ came late that autumn, the council asked him
         │ save oil and light only four.                    │ to save oil and light only four.
       3 │ He answered that three crews would then be     3 │ He answered that three crews would then be
         │ rowing home to nothing, and carried the oil      │ rowing home to nothing, and carried the oil
         │ for those lanterns up from his own cellar        │ for those lanterns up from his own cellar
         │ until the first snow. In spring the fleet        │ until the first snow. In spring the fleet
         │ counted its boats, found all seven, and paid     │ counted its boats, found all seven, and paid
         │ him back in fish.                                │ him back in fish.
       7   … 68 words …
      "
    `);
  });

  it.each([40, 80, 99, 100, 140])('fits %d columns', async (width) => {
    for (const comparison of [edited, long, strangers]) {
      for (const all of [false, true]) {
        for (const line of (await shown(comparison, { width, all })).split('\n')) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  it('marks the same with colours as without', async () => {
    const colored = await shown(edited, { color: 1 });
    expect(stripVTControlCharacters(colored)).toBe(await shown(edited));
    expect(colored).toContain('\u001b[31m[-seven-]\u001b[39m');
  });

  it('breaks no line that is not for a terminal', async () => {
    const lines = (await shown(edited, { width: null })).split('\n');
    expect(lines.find((line) => line.includes('[-seven-]'))).toContain('The lamplighter of Oster');
  });

  it('folds what has no edit and what one has alone, unless all is asked for', async () => {
    const folded = await shown(long);
    expect(folded).toMatch(/… \d+ words the same in both …/);
    expect(folded).toMatch(/\[-told-\]/);
    expect(folded).not.toContain('Sentence 15 ');
    const all = await shown(long, { all: true, width: null });
    expect(all).not.toMatch(/… \d+ words/);
    for (const [i] of LONG.entries()) expect(all).toContain(`Sentence ${i} of`);
    expect(await shown(edited)).toContain('… 68 words …');
    expect(await shown(edited, { all: true })).toContain('linden honey with closed eyes');
  });

  it('has a sensible word for identical, unlike and empty texts', async () => {
    const identical = await shown(await between(LONG.join(' '), LONG.join('\n')));
    expect(identical).toMatch(/^Copies: A and B have the same words in the same order\.\n/);
    expect(identical).toMatch(/\n1 passage, \d+ words shared\n/);
    expect(identical.split('\n').length).toBeLessThan(30);
    expect(await shown(strangers)).toContain('\nno passage shared\n');
    const empty = await shown(await between('', '...'));
    expect(empty).toMatch(/^Neither A nor B has words: a text without words matches nothing\.\n/);
    expect(empty).not.toContain('score');
  });
});

describe('a comparison as JSON', () => {
  it('has what is documented, the texts of one document alone only if all is asked for', () => {
    const told = JSON.parse(json(edited));
    expect(Object.keys(told)).toEqual([
      'schemaVersion',
      'tool',
      'settings',
      'corpus',
      'verdict',
      'a',
      'b',
      'relation',
      'prior',
      'candidates',
      'score',
      'resemblance',
      'containmentA',
      'containmentB',
      'sharedWords',
      'rows',
    ]);
    const [passage, alone] = told.rows;
    expect(passage).toMatchObject({
      kind: 'passage',
      number: 1,
      isMoved: false,
      placeA: { startLine: 1, startColumn: 1 },
    });
    expect(passage.segments).toContainEqual({
      isShared: false,
      a: { start: 76, end: 81, words: 1, text: 'seven' },
      b: { start: 76, end: 88, words: 2, text: 'eight bright' },
    });
    expect(alone).not.toHaveProperty('text');
    expect(JSON.parse(json(edited, true)).rows[1].text).toBe(BEES.trim());
  });
});

describe('a comparison as a page', () => {
  it('has no script, asks for nothing, and allows nothing but its own style', () => {
    const { tags, attributes } = parsed(page(edited));
    for (const tag of ['script', 'link', 'img', 'iframe', 'form']) expect(tags).not.toContain(tag);
    for (const name of ['src', 'href', 'style', 'onclick']) expect(attributes).not.toContain(name);
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page(edited)) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page(edited)).toContain(`content="default-src 'none'; style-src 'sha256-${hash}';`);
  });

  it('marks the edits of both sides', () => {
    expect(page(edited)).toContain('<del>seven</del>');
    expect(page(edited)).toContain('<ins>eight bright</ins>');
  });

  it('holds all texts, folded or not', () => {
    expect(page(long)).toContain('<details class="fold"><summary>');
    expect(page(long)).toContain('Sentence 15 of');
    expect(page(long, true)).toContain('<details class="fold" open>');
  });
});

describe('hostile texts, titles and edits do nothing', () => {
  it.each(HOSTILE)('%j', async (hostile) => {
    const text = `${LANTERNS}\n${hostile}\n${BEES}`;
    const comparison = await between(text, `${EDITED}\n${BEES}${hostile}`, hostile);
    for (const width of [null, 80, 140]) {
      const told = await shown(comparison, { width, all: true });
      expect(told).not.toMatch(ACTING);
    }
    const written = json(comparison, true);
    expect(written).not.toMatch(ACTING);
    expect(JSON.parse(written).a.title).toBe(comparison.a.title);
    const html = parsed(page(comparison, true));
    const harmless = parsed(page(edited, true));
    expect([...html.tags].filter((tag) => !harmless.tags.has(tag))).toEqual([]);
    expect([...html.attributes].filter((name) => !harmless.attributes.has(name))).toEqual([]);
    expect(page(comparison)).not.toMatch(ACTING);
  });
});

function parsed(html: string): {
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
} {
  const [tags, attributes] = [new Set<string>(), new Set<string>()];
  new Parser({
    onopentag(name, found) {
      tags.add(name);
      for (const key of Object.keys(found)) attributes.add(key);
    },
  }).end(html);
  return { tags, attributes };
}
