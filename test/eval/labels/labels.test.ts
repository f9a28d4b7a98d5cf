import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DedupeError } from '../../../src/model/error.ts';
import { parseLabels } from '../../../src/eval/labels/labels.ts';

const orchard = {
  kind: 'clusters',
  ids: ['apple.txt', 'apple-2.txt', 'fig.txt'],
  clusters: ['malus', 'malus', null],
};

const trees = { kind: 'pairs', ids: ['oak', 'oak-2', 'elm'], a: [0, 1], b: [1, 2] };

function failure(text: string, file: string): string {
  try {
    parseLabels(text, file);
  } catch (error) {
    if (error instanceof DedupeError) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error('expected an error');
}

describe('a clusters file', () => {
  it('may be tab-separated, its columns in any order, others among them', () => {
    const text = 'note\tcluster\tid\nred\tmalus\tapple.txt\n\tmalus\tapple-2.txt\n\t\tfig.txt\n';
    expect(parseLabels(text, 'orchard.tsv')).toEqual(orchard);
  });

  it('may be comma-separated, with Windows line ends, blank lines and quotes', () => {
    const text = 'ID,Cluster\r\n"apple.txt",malus\r\n\r\napple-2.txt,"malus"\r\nfig.txt,\r\n';
    expect(parseLabels(text, 'orchard.csv')).toEqual(orchard);
  });

  it('may be records, one a line, with numbers for names', () => {
    const text = '{"id":1,"cluster":"a"}\n\n{"id":"two","cluster":7}\n{"id":"3","cluster":null}';
    expect(parseLabels(text, 'orchard.jsonl.gz')).toEqual({
      kind: 'clusters',
      ids: ['1', 'two', '3'],
      clusters: ['a', '7', null],
    });
  });

  it('is known by its first line if the name says nothing', () => {
    const expected = { kind: 'clusters', ids: ['fig'], clusters: ['ficus'] };
    expect(parseLabels('id\tcluster\nfig\tficus', 'labels')).toEqual(expected);
    expect(parseLabels('id,cluster\nfig,ficus', 'labels.txt')).toEqual(expected);
    expect(parseLabels('{"id":"fig","cluster":"ficus"}', 'labels.txt')).toEqual(expected);
  });

  it('reads any ids and clusters that were quoted by the rules', () => {
    const name = fc.string({ minLength: 1 }).map((text) => `<${text}>`);
    const rows = fc.uniqueArray(fc.tuple(name, name), { minLength: 1, selector: ([id]) => id });
    const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (pairs, lineEnd) => {
        const lines = pairs.map(([id, cluster]) => `${quote(id)},${quote(cluster)}`);
        const labels = parseLabels(['id,cluster', ...lines].join(lineEnd), 'fruit.csv');
        expect(labels).toEqual({
          kind: 'clusters',
          ids: pairs.map(([id]) => id),
          clusters: pairs.map(([, cluster]) => cluster),
        });
      }),
    );
  });

  it('keeps a quote in tab-separated text as it is', () => {
    expect(parseLabels('id\tcluster\n"fig" leaf\tficus', 'fruit.tsv')).toMatchObject({
      ids: ['"fig" leaf'],
    });
  });
});

describe('a pairs file', () => {
  it('needs no header, and may have one', () => {
    expect(parseLabels('oak\toak-2\t1.000000\noak-2\telm\t0.5\n', 'trees.tsv.gz')).toEqual(trees);
    expect(parseLabels('oak,oak-2\noak-2,elm\n', 'trees.csv')).toEqual(trees);
    expect(parseLabels('value,id1,id2\n1,oak,oak-2\n.5,oak-2,elm\n', 'trees.csv')).toEqual(trees);
    const records = '{"id1":"oak","id2":"oak-2"}\n{"id1":"oak-2","id2":"elm","value":0.5}';
    expect(parseLabels(records, 'trees.ndjson')).toEqual(trees);
  });

  it('leaves out a pair of value 0, which is known not to be one', () => {
    expect(parseLabels('oak,elm,0\noak,oak-2,1\n', 'trees.csv')).toMatchObject({
      ids: ['oak', 'oak-2'],
    });
  });
});

describe('a faulty labels file is refused', () => {
  it.each([
    ['nothing in it', '', 'a.tsv', 'a.tsv: empty; expected a clusters file'],
    ['a header alone', 'id,cluster\n', 'a.csv', 'a.csv: no labels in it; expected'],
    ['an unknown header', 'id,label\nfig,1\n', 'a.csv', "a.csv:1: found 'id', 'label'; expected"],
    ['one column', 'fig\nplum\n', 'a.csv', "a.csv:1: found 'fig'; expected"],
    ['a row without a cluster', 'id,cluster\nfig\n', 'a.csv', 'a.csv:2: no cluster; expected'],
    ['a row without an id', 'id,cluster\n ,x\n', 'a.csv', 'a.csv:2: no id; expected'],
    [
      'an id twice',
      'id,cluster\nfig,x\nplum,x\nfig,y\n',
      'a.csv',
      "a.csv:4: id 'fig' already has a label on line 2",
    ],
    ['a document paired with itself', 'fig,fig\n', 'a.csv', "a.csv:1: 'fig' is paired with itself"],
    ['half a pair', 'fig,plum\nfig\n', 'a.csv', 'a.csv:2: no id2; expected'],
    ['a value in words', 'fig,plum,yes\n', 'a.csv', "a.csv:1: value 'yes' is not a number"],
    ['a stray quote', 'id,cluster\nfi"g,x\n', 'a.csv', `a.csv:2: a quote in the middle of 'fi"g'`],
    [
      'an open quote',
      'id,cluster\nfig,"x\ny\n',
      'a.csv',
      'a.csv:2: a quoted field is never closed',
    ],
    [
      'text after a quote',
      'id,cluster\n"fig"s,x\n',
      'a.csv',
      'a.csv:2: text after the closing quote',
    ],
    ['a broken record', '{"id":"fig"', 'a.jsonl', 'a.jsonl:1: not a JSON object; expected'],
    ['a record that is a list', '["fig","x"]', 'a.jsonl', 'a.jsonl:1: not a JSON object; expected'],
    ['a record without an id', '{"cluster":"x"}', 'a.jsonl', 'a.jsonl:1: no id; expected'],
    ['a record without a cluster', '{"id":"fig"}', 'a.jsonl', 'a.jsonl:1: no cluster; expected'],
    ['half a pair of a record', '{"id1":"fig"}', 'a.jsonl', 'a.jsonl:1: no id2; expected'],
    [
      'a value in words in a record',
      '{"id1":"fig","id2":"plum","value":"no"}',
      'a.jsonl',
      "a.jsonl:1: value 'no' is not a number",
    ],
  ])('%s', (_, text, file, message) => {
    expect(failure(text, file)).toContain(`BAD_LABELS ${message}`);
  });

  it('counts the lines inside quoted fields', () => {
    expect(failure('id,cluster\n"fig\nleaf",x\nplum\n', 'a.csv')).toContain('a.csv:4: no cluster');
  });
});
