import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../../src/dedupe.ts';
import type { DedupeResult } from '../../../src/model/result.ts';
import { keptTexts } from '../../../src/report/html/kept-texts.ts';
import { utf8Bytes } from '../../../src/report/html/markup.ts';
import type { ShownText } from '../../../src/report/options.ts';
import { HOSTILE } from '../../hostile-strings.ts';
import { largeCorpus } from '../../large-corpus.ts';
import { randomResult } from '../arbitrary.ts';
import { ACTING, resultWith } from '../hostile-result.ts';
import { EXTENDED, INDIRECT, MIXED, SAMPLE } from '../sample.ts';
import { NOTHING } from '../shown.ts';
import { readPage, written } from './read-page.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A text for every document. */
function textsFor(result: DedupeResult, textOf: (id: string) => string): Map<string, ShownText> {
  return new Map(result.documents.map(({ id }) => [id, { text: textOf(id), aside: [] }]));
}

describe('the HTML report', () => {
  it('allows one script and one style, which are those in it, and nothing else', () => {
    const { elements, scripts, style } = readPage(SAMPLE);
    const policy = elements.find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    )?.attributes['content'];
    const programs = scripts.filter(({ attributes }) => attributes['type'] === undefined);
    expect(programs).toHaveLength(1);
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${sha256(programs[0]?.text ?? '')}'`,
      `style-src 'sha256-${sha256(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    const others = scripts.filter(({ attributes }) => attributes['type'] !== undefined);
    expect(others.map(({ attributes }) => attributes['type'])).toEqual(
      others.map(() => 'application/json'),
    );
  });

  it('names no other place, and has no attribute that acts', () => {
    const { elements } = readPage(resultWith(HOSTILE));
    const attributes = elements.flatMap((element) => Object.keys(element.attributes));
    const known = ['charset', 'class', 'content', 'http-equiv', 'id', 'lang', 'name', 'type'];
    expect([...new Set(attributes)].toSorted()).toEqual(known);
  });

  it('holds members, pairs with their passages, and texts, by the numbers of documents', () => {
    const texts = textsFor(INDIRECT, (id) => `text of ${id}`);
    const { data, pairs, texts: shown } = readPage(INDIRECT, { texts });
    const byId = new Map(data.clusters.map((cluster) => [cluster.id, cluster]));
    for (const { id, members } of INDIRECT.clusters) {
      const found = byId.get(id)?.members ?? [];
      expect(found.map(({ role, score }) => [role, score])).toEqual(
        members.map(({ role, score }) => [role, score]),
      );
      const names = found.map(({ document }) => shown[document]?.[0]);
      expect(names).toEqual(members.map(({ document }) => `text of ${document}`));
      const centres = found.map(({ via }) => shown[via]?.[0]);
      expect(centres).toEqual(members.map(({ via }) => `text of ${via}`));
    }
    expect(data.loose).toEqual([0]);
    expect(pairs.map(({ relation, passages }) => [relation, passages])).toEqual([
      ['excerpt', [0, 812, 1650, 2462]],
    ]);
  });

  it('has the clusters with the most duplicated words first', () => {
    const words = readPage(SAMPLE).data.clusters.map(({ duplicatedWords }) => duplicatedWords);
    expect(words).toEqual(words.toSorted((a, b) => b - a));
    expect(words.length).toBe(2);
  });

  it('counts every pair in a bin of its histogram, the highest score in the last', async () => {
    const result = await dedupe(largeCorpus(200, 3));
    const { histogram } = readPage(result).data;
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(result.pairs.length);
    const highest = result.pairs.filter(({ score }) => score >= 0.98).length;
    expect(histogram.at(-1)).toBe(highest);
  });

  it('has the origins of a cluster that has several, and who is credited', () => {
    const [first, second] = SAMPLE.clusters;
    const [one = '', ...others] = first?.members.map(({ document }) => document) ?? [];
    const origins = [
      { first: one, date: '2025-03-17', outlet: 'Northline', members: [one] },
      { first: others[0] ?? '', outlet: null, members: others },
    ];
    const clusters = first && second ? [{ ...first, origins }, second] : [];
    const result = { ...SAMPLE, clusters };
    const [told, untold] = readPage(result).data.clusters;
    expect(told?.origins).toEqual([
      { first: 0, date: '2025-03-17', outlet: 'Northline', members: [0] },
      { first: 1, members: [1, 2, 3] },
    ]);
    expect(untold?.origins).toBeUndefined();
    expect(written(result, { withoutTexts: true })).not.toContain('Northline');
  });

  it('tells the duplicated share of each folder below the common one', () => {
    const { folders, folder } = readPage(SAMPLE).data;
    expect(folder).toBe('');
    const harbour = folders.find(({ path }) => path === 'content/harbour');
    expect(harbour).toMatchObject({ documents: 2, duplicates: 1, words: 800 });
    expect(harbour?.duplicatedWords).toBe(Math.round(0.996 * 400));
    expect(folders.reduce((sum, row) => sum + row.documents, 0)).toBe(SAMPLE.documents.length);
  });

  it('is a plain list for readers without scripts', () => {
    const { text } = readPage(EXTENDED);
    expect(text).toContain('c1: 4 documents');
    expect(text).toContain('Harbour town votes to rebuild its pier');
    expect(text).toContain('excerpt: score .98, 99% found');
    expect(text).toContain('feeds/notices.jsonl:17');
  });

  it('is written without any finding', () => {
    expect(readPage(NOTHING).data.clusters).toEqual([]);
    expect(readPage(NOTHING).text).toContain('No duplicates');
  });

  it('is well-formed for any result, and the same bytes each time', () => {
    fc.assert(
      fc.property(randomResult, (result) => {
        const { data, elements, source } = readPage(result, {
          texts: textsFor(result, (id) => `<b>${id}</b>`),
        });
        expect(data.clusters).toHaveLength(result.clusters.length);
        expect(elements.filter(({ name }) => name === 'b').length).toBe(
          result.clusters.reduce((sum, { members }) => sum + members.length, 0),
        );
        expect(written(result, { texts: textsFor(result, (id) => `<b>${id}</b>`) })).toBe(source);
      }),
      { numRuns: 50 },
    );
  });
});

describe('hostile strings in the HTML report', () => {
  it.each(HOSTILE)('%j is text', (name) => {
    const hostile = resultWith([name]);
    const tame = readPage(resultWith(['tame']), { texts: textsFor(hostile, () => 'tame') });
    const page = readPage(hostile, { texts: textsFor(hostile, () => name) });
    expect(page.elements).toEqual(tame.elements);
    expect(ACTING.test(page.source.replaceAll('\n', ''))).toBe(false);
    const [first] = page.data.clusters[0]?.members ?? [];
    const shown = page.texts[first?.document ?? -1]?.[0];
    expect(shown).toBe(name);
  });
});

describe('the size of the HTML report', () => {
  const long = 'harbour '.repeat(40_000);

  it('stays below 20 MB, the texts with the most duplicated words are in it, and the rest is counted', () => {
    const many = resultWith(Array.from({ length: 100 }, (_, i) => `n${i}`));
    const documents = many.documents.map((entry, i) => ({ ...entry, words: 10 * (i + 1) }));
    const result = { ...many, documents };
    const page = readPage(result, { texts: textsFor(result, (id) => `${id} ${long}`) });
    expect(utf8Bytes(page.source)).toBeLessThan(20_000_000);
    expect(utf8Bytes(page.source)).toBeGreaterThan(18_000_000);
    const held = page.texts.filter((text) => text !== null).length;
    expect(page.data.leftOut.texts).toBe(200 - held);
    expect(page.texts.findIndex((text) => text === null)).toBe(held);
  });

  it('has the text of identical documents once', () => {
    const result = resultWith(['n1', 'n2']);
    const page = readPage(result, { texts: textsFor(result, () => 'the very same') });
    expect(page.source.split('the very same')).toHaveLength(2);
    expect(page.texts.map((text) => text?.[0])).toEqual(Array(4).fill('the very same'));
  });

  it('counts clusters that do not fit', () => {
    const names = Array.from({ length: 40_000 }, (_, i) => `folder/${i}/${'x'.repeat(80)}`);
    const page = readPage(resultWith(names));
    expect(utf8Bytes(page.source)).toBeLessThan(20_000_000);
    expect(page.data.leftOut.clusters).toBe(40_000 - page.data.clusters.length);
    expect(page.data.clusters.length).toBeGreaterThan(5000);
  }, 60_000);

  it('reads no more texts of a run than fit, and none that is a book', () => {
    const result = resultWith(Array.from({ length: 100 }, (_, i) => `n${i}`));
    const asked: string[] = [];
    const kept = keptTexts(result, (id) => {
      asked.push(id);
      return { text: id === 'n1' ? 'x'.repeat(500_000) : `${id} ${long}`, aside: [] };
    });
    expect(asked.length).toBeLessThan(70);
    expect(kept.has('n1')).toBe(false);
    expect(kept.has('n2')).toBe(true);
  });
});

describe('the HTML report without texts', () => {
  it.each([SAMPLE, MIXED, INDIRECT])('is the same but for words: sample %#', (result) => {
    const page = readPage(result, { withoutTexts: true });
    const whole = readPage(result);
    expect(page.data.clusters).toEqual(whole.data.clusters);
    expect(page.pairs).toEqual(whole.pairs);
    expect(page.data.documents.map(({ name }) => name).join()).toMatch(/^(?:[0-9a-f]{16},?)+$/u);
  });

  it('has no word of any text, title, name or path', async () => {
    const corpus = largeCorpus(200, 11).map((article, i) => {
      const words = article.text.split(' ').map((word) => `zq${word}`);
      const [one, two, three] = words;
      const named = {
        id: `zqid-${one}/${i}`,
        path: `zqfolder-${two}/${i}.txt`,
        title: `zqtitle ${three}`,
      };
      return { ...article, ...named, text: words.join(' ') };
    });
    const found = await dedupe(corpus, { showBoilerplate: true, relation: 'template' });
    const result = {
      ...found,
      skipped: [{ path: 'zqskipped.txt', reason: 'zqreason' }],
      templates: [{ documents: [corpus[0]?.id ?? ''], share: 0.9, text: 'zqform … zqend' }],
    };
    expect(result.clusters.length).toBeGreaterThan(3);
    const all = new Map(corpus.map(({ id, text }) => [id, { text, aside: [] }]));
    const source = written(result, { withoutTexts: true, texts: all });
    expect(source).not.toMatch(/zq/u);
    // and a report with texts has them, so that this test can fail
    expect(written(result, { texts: all })).toMatch(/zqform/u);
  });
});
