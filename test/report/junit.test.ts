import { readFileSync } from 'node:fs';
import { parseDocument } from 'htmlparser2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { DedupeResult } from '../../src/model/result.ts';
import { junit } from '../../src/report/junit.ts';
import { clean } from '../../src/report/text/clean.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { randomResult } from './arbitrary.ts';
import { clusterOf, pairOn, written } from './findings.ts';
import { MIXED, SAMPLE } from './sample.ts';

const SCHEMA = readFileSync(new URL('schemas/junit-10.xsd', import.meta.url), 'utf8');

/** What is wrong with the reports, by the schema that Jenkins reads them with. */
async function faultsOf(results: readonly DedupeResult[]): Promise<readonly string[]> {
  const xml = results.map((result, i) => ({
    fileName: `${i}.xml`,
    contents: written(junit(result)),
  }));
  const { errors } = await validateXML({ xml, schema: [SCHEMA] });
  return errors.map(({ rawMessage }) => rawMessage);
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The characters of XML 1.0; any other makes a document malformed. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** All elements of the report, in order. */
function elementsOf(result: DedupeResult): Element[] {
  const xml = written(junit(result));
  expect(xml).toMatch(CHARACTERS);
  expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos);/gu, '')).not.toContain('&');
  const found: Element[] = [];
  const visit = (nodes: ReturnType<typeof parseDocument>['children']): string => {
    let text = '';
    for (const node of nodes) {
      if ('data' in node && node.type === 'text') text += node.data;
      if (!('attribs' in node)) continue;
      const element = { name: node.name, attributes: node.attribs, text: '' };
      found.push(element);
      element.text = visit(node.children);
    }
    return text;
  };
  visit(parseDocument(xml, { xmlMode: true }).children);
  return found;
}

const named = (elements: readonly Element[], name: string): Element[] =>
  elements.filter((element) => element.name === name);

describe('the JUnit report', () => {
  it('is valid by the schema', async () => {
    const random = fc.sample(randomResult, { numRuns: 30, seed: 16 });
    expect(await faultsOf([SAMPLE, MIXED, ...random])).toEqual([]);
    const hostile = HOSTILE.map((name) => clusterOf(['original.md', name]));
    expect(await faultsOf(hostile)).toEqual([]);
  });

  it('would be found out by the schema', async () => {
    const xml = {
      fileName: 'no.xml',
      contents: '<testsuites><testcase name="stray"/></testsuites>',
    };
    expect((await validateXML({ xml: [xml], schema: [SCHEMA] })).valid).toBe(false);
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
