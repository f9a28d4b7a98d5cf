/**
 * The whole pipeline on the kernel against the plain one: the same result, whatever the number of threads, and
 * whether tokens are in memory or in a file.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeOptions } from '../../src/dedupe.ts';
import { dedupe, explain, readArticles, scoreCorpus } from '../../src/index.ts';
import { pairCounts } from '../../src/core/score/counting.ts';
import { withIds } from '../../src/eval/scored-documents.ts';
import { explainPair } from '../../src/explain/explain.ts';
import type { Article } from '../../src/model/article.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { editedCorpus } from '../invented-articles.ts';
import { largeCorpus } from '../large-corpus.ts';
import { plainDedupe, plainScore } from './pipeline.ts';

const WAYS: readonly DedupeOptions[] = [
  { workers: 1 },
  { workers: 2 },
  { workers: 3 },
  { workers: 1, spill: true },
  { workers: 2, spill: true },
];

async function expectSame(articles: readonly Article[], settings: DedupeOptions): Promise<number> {
  const reference = await plainDedupe(articles, settings);
  for (const way of WAYS) {
    const result = await dedupe(articles, { ...settings, ...way });
    expect(result, JSON.stringify(way)).toEqual(reference);
  }
  return reference.pairs.length;
}

describe('the kernel', () => {
  it('finds what the plain pipeline finds, by any number of threads, in memory or in a file', async () => {
    const pairs = await expectSame(largeCorpus(900), {});
    expect(pairs).toBeGreaterThan(100);
  }, 120_000);

  it.each([
    [{ threshold: 0.05 }],
    [{ threshold: 0 }],
    [{ threshold: 0.9, relation: 'near-duplicate' }],
    [{ by: 'resemblance', threshold: 0.3 }],
    [{ by: 'containment', threshold: 0.5, shingleSize: 5 }],
    [{ by: 'resemblance', threshold: 0.2, shingleSize: 1 }],
    [{ boilerplate: false }],
    [{ stem: 'english' }],
    [{ scaled: 4 }],
    [{ engine: 'minhash' }],
  ] as const)(
    'leaves out no pair that counts with %j',
    async (settings) => {
      const articles = largeCorpus(260, 11);
      const reference = await plainDedupe(articles, settings);
      expect(await dedupe(articles, { ...settings, workers: 2 })).toEqual(reference);
      expect(await dedupe(articles, { ...settings, workers: 1, spill: true })).toEqual(reference);
      expect(reference.pairs.length).toBeGreaterThan(10);
    },
    60_000,
  );

  it('gives every candidate where every candidate is asked for', async () => {
    const articles = largeCorpus(300, 3);
    const [plain, fast] = [
      withIds(await plainScore(articles)),
      await scoreCorpus(articles, { workers: 2 }),
    ];
    expect(fast.pairs).toEqual(plain.pairs);
    expect(plain.pairs.a.length).toBeGreaterThan(1000);
  }, 60_000);

  it('explains pairs as the plain pipeline does, those that were never compared too', async () => {
    const articles = largeCorpus(300, 3);
    const corpus = await plainScore(articles, {}, pairCounts);
    const { ids } = withIds(corpus);
    const { pairs } = withIds(await plainScore(articles));
    const compared = new Set(Array.from(pairs.a, (a, i) => `${ids[a]} ${ids[pairs.b[i] ?? 0]}`));
    let outside = 0;
    for (let i = 0; i < 12; i++) {
      const [a = '', b = ''] =
        i % 2 === 0
          ? [ids[pairs.a[i * 40] ?? 0], ids[pairs.b[i * 40] ?? 0]]
          : [ids[i], ids[ids.length - 1 - i]];
      const plain = await explainPair(corpus, [a, b], {});
      expect(plain.verdict.isCompared).toBe(compared.has(`${a} ${b}`));
      if (!plain.verdict.isCompared) outside++;
      for (const way of [{ workers: 2 }, { workers: 1, spill: true }]) {
        expect(await explain(articles, [a, b], way), `${a} ${b}`).toEqual(plain);
      }
    }
    expect(outside).toBeGreaterThan(0);
  }, 60_000);

  it('leaves out no pair of texts that say one rare word more often than a list can count', async () => {
    const strangers = largeCorpus(120, 21);
    const chants = strangers.slice(0, 40).map(({ id, text }, i) => ({
      id: `chant-${id}`,
      text: `${text} ${`hallelu${i % 8} `.repeat(20 + (i % 5) * 15)}`,
    }));
    const copies = chants.map(({ id, text }) => ({
      id: `copy-${id}`,
      text: text.replaceAll(/w[a-z0-9]*7[a-z0-9]*/gu, 'changed'),
    }));
    const pairs = await expectSame([...strangers, ...chants, ...copies], {});
    expect(pairs).toBeGreaterThan(40);
  }, 60_000);

  it('agrees on small edited corpora among strangers', async () => {
    const strangers = largeCorpus(70, 5);
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (edited) => {
        const articles = [...strangers, ...edited];
        const reference = await plainDedupe(articles);
        expect(await dedupe(articles, { workers: 1 })).toEqual(reference);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('takes texts of every script, of one word and of none', async () => {
    const odd = [
      '',
      'Однажды утром паром сел на мель у Сандхольма, и все спаслись.',
      'Однажды утром паром сел на мель у Сандхольма, и все сорок спаслись.',
      '新华社北京三月十四日电今天上午渡轮在桑德霍尔姆附近搁浅',
      '新华社北京三月十四日电今天上午渡轮在桑德霍尔姆附近搁浅，无人受伤',
      'ﬁve ﬁne ﬁsh were found on the 𝐛𝐞𝐚𝐜𝐡 near Sandholm by the pool of the ferry',
      'five fine fish were found on the beach near Sandholm by the pool of the ferry',
      'word',
      'word',
      '12 12 12 2024',
    ].map((text, i) => ({ id: `odd-${i}`, text }));
    await expectSame([...largeCorpus(80, 9), ...odd], {});
  }, 60_000);
});

describe('files read by several threads', () => {
  const articles = largeCorpus(4000, 21);

  /** Records of every awkward kind, in a file of several pieces. */
  function awkwardLines(): string {
    const lines = articles.map(({ id, text }, i) => {
      const record = {
        id,
        text,
        ...(i % 9 === 0 ? { title: `Nr ${i} – “x”`, date: '2025-03-14' } : {}),
      };
      const line = JSON.stringify(record);
      if (i % 50 === 7) {
        return line.replace('"text":"', String.raw`"text":"caf\u00e9 \ud83d\ude00 \n> quoted\n`);
      }
      if (i % 50 === 9) return `${line}\r`;
      if (i % 50 === 11) return line.replace('{', '{ "nested": {"text": [1, {"a": "}"}]}, ');
      if (i % 50 === 13) return '   ';
      if (i % 50 === 15) return line.slice(0, -1);
      if (i % 50 === 17) return '[1, 2]';
      if (i % 50 === 19) return JSON.stringify({ id, body: text });
      if (i % 50 === 21) {
        return JSON.stringify({ text: `On Monday, Ann wrote:\n> ${text}\nI agree.` });
      }
      if (i % 50 === 23) return JSON.stringify({ id: 12, text });
      if (i % 50 === 25) return line.replace('"id"', '"i\\u0064"');
      return line;
    });
    return `\ufeff${lines.join('\n')}\n{"id": "long", "text": "${'a long line '.repeat(200_000)}"}\nlast`;
  }

  it('hold what one thread reads: records, skips, titles, lines, quoted mail', async () => {
    const bytes = Buffer.concat([
      Buffer.from(awkwardLines()),
      Buffer.from('\n{"id": "bad", "text": "broken '),
      Buffer.from([0xff, 0xc0]),
      Buffer.from(' bytes"}'),
    ]);
    await withFolder({ 'stories.jsonl': bytes }, async (root) => {
      const run = async (options: DedupeOptions, way = dedupe): Promise<unknown> => {
        const warnings: string[] = [];
        const onWarning = (message: string): void => void warnings.push(message);
        const result = await way(readArticles([root]), { ...options, onWarning });
        return { result, warnings };
      };
      const reference = await run({}, plainDedupe);
      expect(await run({ workers: 1 })).toEqual(reference);
      expect(await run({ workers: 3 })).toEqual(reference);
      expect(await run({ workers: 2, spill: true })).toEqual(reference);
      expect(reference).toMatchObject({
        warnings: [
          expect.stringContaining('2 bytes replaced'),
          expect.stringContaining('more than once'),
        ],
      });
    });
  }, 240_000);

  it('may be many, of several formats, compressed or not', async () => {
    const { gzipSync } = await import('node:zlib');
    const tree: Record<string, string | Uint8Array> = {};
    for (const [i, { text }] of articles.slice(0, 300).entries()) {
      if (i % 3 === 0) tree[`a/${i}.txt`] = text;
      else if (i % 3 === 1) tree[`b/${i}.md`] = `---\ntitle: Nr ${i}\n---\n# Head\n\n${text}`;
      else tree[`c/${i}.html`] = `<title>Nr ${i}</title><p>${text}</p>`;
    }
    tree['d.jsonl.gz'] = gzipSync(
      articles
        .slice(250, 600)
        .map((article) => JSON.stringify(article))
        .join('\n'),
    );
    tree['e.txt.gz'] = gzipSync(articles[3]?.text ?? '');
    tree['f.jsonl.gz'] = 'no gzip at all';
    await withFolder(tree, async (root) => {
      const reference = await plainDedupe(readArticles([root]));
      expect(await dedupe(readArticles([root]), { workers: 1 })).toEqual(reference);
      expect(await dedupe(readArticles([root]), { workers: 2 })).toEqual(reference);
      expect(await dedupe(readArticles([root]), { workers: 2, spill: true })).toEqual(reference);
      expect(reference.summary).toMatchObject({ documents: 651, skipped: 1 });
    });
  }, 120_000);
});
