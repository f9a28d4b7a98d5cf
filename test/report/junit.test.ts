import { parseDocument } from 'htmlparser2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { junit } from '../../src/report/junit.ts';
import { clean } from '../../src/report/text/clean.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { randomResult } from './arbitrary.ts';
import { clusterOf, pairOn, written } from './findings.ts';
import { MIXED, SAMPLE } from './sample.ts';

/** What junit-10.xsd lets stand where, as far as the report uses it. */
const ELEMENTS: Readonly<
  Record<string, { inside: string; required: readonly string[]; optional: readonly string[] }>
> = {
  testsuites: {
    inside: '',
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
  },
  testsuite: {
    inside: 'testsuites',
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'url'],
  },
  testcase: { inside: 'testsuite', required: ['name'], optional: ['time', 'classname', 'group'] },
  failure: { inside: 'testcase', required: [], optional: ['type', 'message'] },
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The characters of XML 1.0; any other makes a document malformed. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** All elements of the report in order, each where the schema lets it stand. */
function elementsOf(result: DedupeResult): Element[] {
  const xml = written(junit(result));
  expect(xml).toMatch(CHARACTERS);
  expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos);/gu, '')).not.toContain('&');
  const found: Element[] = [];
  const visit = (nodes: ReturnType<typeof parseDocument>['children'], inside: string): string => {
    let text = '';
    for (const node of nodes) {
      if ('data' in node && node.type === 'text') text += node.data;
      if (!('attribs' in node)) continue;
      const rule = ELEMENTS[node.name];
      const names = Object.keys(node.attribs);
      expect(rule?.inside, node.name).toBe(inside);
      for (const name of rule?.required ?? []) expect(names).toContain(name);
      for (const name of names) {
        expect([...(rule?.required ?? []), ...(rule?.optional ?? [])]).toContain(name);
      }
      const element = { name: node.name, attributes: node.attribs, text: '' };
      found.push(element);
      element.text = visit(node.children, node.name);
    }
    return text;
  };
  visit(parseDocument(xml, { xmlMode: true }).children, '');
  return found;
}

const named = (elements: readonly Element[], name: string): Element[] =>
  elements.filter((element) => element.name === name);

describe('the JUnit report', () => {
  it('has the elements and attributes of the schema, in its places', () => {
    for (const result of [SAMPLE, MIXED]) elementsOf(result);
    fc.assert(
      fc.property(randomResult, (result) => void elementsOf(result)),
      { numRuns: 30 },
    );
  });

  it('has a test case for each document, which fails if that is a finding', () => {
    const elements = elementsOf(SAMPLE);
    const [suite] = named(elements, 'testsuite');
    expect(named(elements, 'testcase')).toHaveLength(SAMPLE.documents.length);
    expect(suite?.attributes).toEqual({
      name: 'dedupe',
      tests: '7',
      failures: '5',
      errors: '0',
      skipped: '0',
    });
    expect(named(elements, 'failure')).toHaveLength(5);
    expect(named(elements, 'testcase').map(({ attributes }) => attributes)).toContainEqual({
      name: 'notices.jsonl:17',
      classname: 'feeds',
    });
  });

  it('says in the failure what the document is, and where', () => {
    const pairs = [pairOn('a.md', 'b.md', [12, 40])];
    const elements = elementsOf({ ...clusterOf(['a.md', 'b.md']), pairs });
    const sentence = 'Near-duplicate of a.md (score .90, 75% of it is there).';
    expect(named(elements, 'failure')).toEqual([
      {
        name: 'failure',
        attributes: { type: 'dedupe/near-duplicate', message: sentence },
        text: `b.md:40:3: ${sentence} Compare with line 12.`,
      },
    ]);
  });

  it.each(HOSTILE)('lets %j stay a name', (hostile) => {
    const elements = elementsOf(clusterOf(['original.md', hostile]));
    expect(elements.map(({ name }) => name)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'testcase',
      'failure',
    ]);
    const { name = '', classname = '' } = elements[3]?.attributes ?? {};
    const path = classname === '.' ? name : `${classname === '/' ? '' : classname}/${name}`;
    expect(path).toBe(clean(hostile).replaceAll(/[\ufffe\uffff]/gu, '\ufffd'));
    elementsOf(clusterOf([hostile, 'copy.md']));
  });
});
