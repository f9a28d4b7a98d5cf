import { parse } from 'csv-parse/sync';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { closestCsv, closestNdjson } from '../../../src/matrix/print/closest.ts';
import { matrixCsv } from '../../../src/matrix/print/csv.ts';
import { matrixJson } from '../../../src/matrix/print/json.ts';
import { matrixSvg } from '../../../src/matrix/print/svg.ts';
import { matrixText } from '../../../src/matrix/print/text.ts';
import type { Similarities } from '../../../src/matrix/similarities.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { HOSTILE } from '../../hostile-strings.ts';
import { ACTING } from '../../report/hostile-result.ts';

const written = (pieces: Iterable<string>): string => [...pieces].join('');

/** Documents of these names, and figures that differ: neighbours are more alike. */
function matrixOf(names: readonly string[]): Similarities {
  const rows = names.map((_, i) =>
    Float64Array.from(names, (__, j) => (i === j ? 1 : Math.max(0, 0.9 - Math.abs(i - j) / 4))),
  );
  return { by: 'score', documents: names.map((id) => ({ id, path: id })), rows };
}

const FOUR = matrixOf(['fig.txt', 'pear.txt', 'plum.txt', 'quince.txt']);
const MANY = matrixOf(Array.from({ length: 70 }, (_, i) => `orchard/rows/tree-${i}.txt`));

describe('a matrix as a table', () => {
  it('has a row and a column for each document, numbered', () => {
    expect(written(matrixText(FOUR, null))).toBe(
      [
        '                1   2   3   4',
        '1 fig.txt       · .65 .40 .15',
        '2 pear.txt    .65   · .65 .40',
        '3 plum.txt    .40 .65   · .65',
        '4 quince.txt  .15 .40 .65   ·',
        '4 documents by score',
        '',
      ].join('\n'),
    );
  });

  it('writes digits where figures do not fit, and says what was cut', () => {
    const [first = '', ...lines] = written(matrixText(MANY, 80)).trimEnd().split('\n');
    expect(lines).toHaveLength(70);
    expect(first).toMatch(/^ 1 .* ·64/);
    expect(lines.at(-1)).toMatch(
      /^70 documents by score, a digit for each tenth, # for 1; \d+ more/,
    );
    expect(written(matrixText(MANY, 200))).not.toContain('more column');
  });

  it.each([1, 10, 20, 40, 80, 120])(
    'is never wider than %d columns, but for its names',
    (width) => {
      for (const matrix of [FOUR, MANY, matrixOf(HOSTILE)]) {
        for (const line of written(matrixText(matrix, width)).split('\n')) {
          expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(width, 22));
        }
      }
    },
  );

  it('shows 1 apart from the figure before it', () => {
    const rows = [1, 2].map(() => Float64Array.from([1, 1]));
    const same = { ...FOUR, documents: FOUR.documents.slice(0, 2), rows };
    expect(written(matrixText(same, null))).toContain('1 fig.txt     · 1.0\n');
  });

  it('is one line of nothing without documents', () => {
    expect(written(matrixText(matrixOf([]), 80))).toBe('0 documents by score\n');
  });
});

describe('a matrix as CSV and JSON', () => {
  it('has the same figures in both, in the order of the documents', () => {
    const [head = [], ...rows] = parse(written(matrixCsv(FOUR)));
    expect(head).toEqual(['document', 'fig.txt', 'pear.txt', 'plum.txt', 'quince.txt']);
    expect(rows.map(([, ...figures]) => figures.map(Number))).toEqual(
      FOUR.rows.map((row) => [...row]),
    );
    const json: unknown = JSON.parse(written(matrixJson(FOUR)));
    expect(json).toMatchObject({
      schemaVersion: 1,
      by: 'score',
      documents: FOUR.documents,
      rows: FOUR.rows.map((row) => [...row]),
      order: [0, 1, 2, 3],
    });
    expect(JSON.parse(written(matrixJson(matrixOf([]))))).toMatchObject({ rows: [], order: [] });
  });
});

describe('a matrix as SVG', () => {
  it('is self-contained, with a title and a description that names what is most alike', () => {
    const svg = written(matrixSvg(FOUR));
    expect(svg).toContain('<title id="title">4 documents compared by score</title>');
    expect(svg).toContain('The most alike: fig.txt and pear.txt .65;');
    expect(svg).toMatch(/^<svg xmlns="[^"]+" [^>]*role="img" aria-labelledby="title desc">/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|href|@import/,
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws nothing that cannot be seen, and stays small', () => {
    const large = matrixOf(Array.from({ length: 500 }, (_, i) => `tree-${i}.txt`));
    expect(written(matrixSvg(large)).length).toBeLessThan(1_000_000);
    for (const few of [matrixOf([]), matrixOf(['fig.txt'])]) {
      expect(written(matrixSvg(few))).not.toMatch(/NaN|Infinity|undefined|="-/);
    }
  });
});

/** What JSON could hold raw, but moves a cursor or turns a line. */
// oxlint-disable-next-line no-control-regex
const MOVING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

describe('hostile names', () => {
  const names = [...new Set(HOSTILE)].toSorted();
  const matrix = matrixOf(names);
  const rows = matrix.documents.map((document, i) => ({
    document,
    matches: 1,
    closest: {
      document: matrix.documents[(i + 1) % names.length] ?? document,
      relation: 'rewrite' as const,
      score: 0.9,
      resemblance: 0.5,
      containment: 0.6,
      contains: 0.7,
    },
  }));
  const closest = { by: 'score' as const, rows, skipped: [] };

  it('do not act in a table', () => {
    for (const width of [null, 80]) {
      expect(written(matrixText(matrix, width)).replaceAll('\n', '')).not.toMatch(ACTING);
    }
  });

  it('are no formulas in CSV, and stay in their cells', () => {
    for (const csv of [written(matrixCsv(matrix)), written(closestCsv(closest))]) {
      expect(csv.replaceAll('\r\n', '')).not.toMatch(ACTING);
      const table = parse(csv);
      expect(table).toHaveLength(names.length + 1);
      for (const cell of table.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  });

  it('are to the letter in JSON, and act nowhere', () => {
    const json = written(matrixJson(matrix));
    expect(json.replaceAll('\n', '')).not.toMatch(MOVING);
    expect(JSON.parse(json)).toMatchObject({
      documents: names.map((id) => ({ id: JSON.parse(JSON.stringify(id)) as unknown })),
    });
    expect(written(closestNdjson(closest)).trimEnd().split('\n')).toHaveLength(names.length);
  });

  it('are text in SVG', () => {
    const svg = written(matrixSvg(matrix));
    expect(svg.replaceAll('\n', '')).not.toMatch(ACTING);
    const known = new Set(['svg', 'title', 'desc', 'style', 'rect', 'path', 'text']);
    const open = [...parseDocument(svg, { xmlMode: true }).children];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type !== 'tag' && node.type !== 'style') {
        expect(['text']).toContain(node.type);
        continue;
      }
      expect(known).toContain(node.name);
      for (const name of Object.keys(node.attribs)) expect(name).not.toMatch(/^on|href/i);
      open.push(...node.children);
    }
  });
});
