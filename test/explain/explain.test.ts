import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import type { Estimate, Explanation } from '../../src/model/explanation.ts';
import type { Article } from '../../src/model/article.ts';
import type { Place } from '../../src/model/result.ts';
import { explain } from '../../src/explain/explain.ts';
import { BEES, LANTERNS } from '../cli/stories.ts';
import { documentsOf } from '../fixtures/themes.ts';
import { editedCorpus } from '../invented-articles.ts';

const REPRINT = `OSTER QUAY, reported by our own man. ${LANTERNS}`;
const EXCERPT = LANTERNS.slice(0, 240);
const STORIES: readonly Article[] = [
  { id: 'lanterns', text: LANTERNS },
  { id: 'reprint', text: REPRINT },
  { id: 'excerpt', text: EXCERPT },
  { id: 'bees', text: BEES },
  { id: 'shouted', text: LANTERNS.toUpperCase() },
  { id: 'nothing', text: ' ... ' },
];

/** The documents of a theme of the fixtures. */
function articlesOf(theme: string): Article[] {
  return Array.from(documentsOf(theme), ([id, text]) => ({ id, text }));
}

/** The same explanation from the other side. */
function exchanged(told: Explanation): unknown {
  const { a, b, passages, shared, rarity, candidates, relation, clusters } = told;
  return {
    a: b,
    b: a,
    passages: passages
      .map(({ placeA, placeB, sharedWords, ...sides }) => ({
        a: sides.b,
        b: sides.a,
        sharedWords,
        placeA: placeB,
        placeB: placeA,
      }))
      .toSorted((x, y) => x.a.start - y.a.start || x.b.start - y.b.start),
    shared: shared.map(({ inA, inB, containmentA, containmentB, ...same }) => ({
      ...same,
      inA: inB,
      inB: inA,
      containmentA: containmentB,
      containmentB: containmentA,
    })),
    onlyA: rarity.onlyB,
    partners:
      'partners' in candidates ? { a: candidates.partners.b, b: candidates.partners.a } : undefined,
    excerpt: relation.excerpt && (relation.excerpt === 'a' ? 'b' : 'a'),
    clusters,
  };
}

function own(told: Explanation): unknown {
  const { a, b, passages, shared, rarity, candidates, relation, clusters } = told;
  return {
    a,
    b,
    passages,
    shared,
    onlyA: rarity.onlyA,
    partners: 'partners' in candidates ? candidates.partners : undefined,
    excerpt: relation.excerpt,
    clusters,
  };
}

/** Within four standard errors; an error estimated as 0 says nothing, so it counts as .05 at least. */
function expectNear(estimate: Estimate | null, value = NaN): void {
  const { value: estimated, error } = estimate ?? { value: NaN, error: NaN };
  expect(Math.abs(estimated - value)).toBeLessThan(4 * Math.max(error, 0.05));
}

/** What is at a place of a text, line by line. */
function textAt(text: string, { startLine, endLine, startColumn = 1, endColumn }: Place): string {
  const lines = text.split('\n').slice(startLine - 1, endLine);
  const last = lines.at(-1)?.slice(0, (endColumn ?? 0) - 1) ?? '';
  return [...lines.slice(0, -1), last].join('\n').slice(startColumn - 1);
}

describe('an explanation', () => {
  it('has the measures, the relation and the passages that the report of the corpus has', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { pairs, clusters, documents } = await dedupe(articles, { threshold: 0.05 });
        for (const pair of pairs.slice(0, 4)) {
          const told = await explain(articles, [pair.a, pair.b], { threshold: 0.05 });
          expect(told.verdict).toMatchObject({ outcome: 'counts', isCompared: true });
          expect(told.score.score).toBe(pair.score);
          expect(told.relation.relation).toBe(pair.relation);
          expect(told.relation.excerpt).toBe(pair.excerpt);
          const level = told.shared.find(({ size }) => size === 3);
          expect(level).toMatchObject({
            inBoth: pair.sharedShingles,
            inA: pair.shinglesA,
            inB: pair.shinglesB,
            resemblance: pair.resemblance,
            containmentA: pair.containmentA,
            containmentB: pair.containmentB,
          });
          expect(told.passages.map(({ a, b }) => [a.start, a.end, b.start, b.end])).toEqual(
            pair.passages.map(({ a, b }) => [...a, ...b]),
          );
          for (const side of [told.a, told.b]) {
            const entry = documents.find(({ id }) => id === side.id);
            expect([side.cluster, side.role]).toEqual([entry?.cluster, entry?.role]);
          }
          const ids = new Set([told.a.cluster, told.b.cluster]);
          const its = clusters
            .filter(({ id }) => ids.has(id))
            .map(({ id, original }) => [id, original]);
          expect(told.clusters.map(({ id, original }) => [id, original])).toEqual(its);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is the same from either side', async () => {
    for (const [a, b] of [
      ['lanterns', 'reprint'],
      ['excerpt', 'lanterns'],
      ['bees', 'lanterns'],
    ] as const) {
      const [one, other] = [await explain(STORIES, [a, b]), await explain(STORIES, [b, a])];
      expect(own(other)).toEqual(exchanged(one));
      expect(other.score).toEqual(one.score);
      expect(other.verdict).toEqual(one.verdict);
      expect(other.rarity.onlyB).toEqual(one.rarity.onlyA);
    }
  });

  it('adds the parts of the score up to its logit, and the logit to the score', async () => {
    for (const id of ['reprint', 'excerpt', 'bees']) {
      const { score } = await explain(STORIES, ['lanterns', id]);
      const sum = score.terms.reduce((total, { part }) => total + part, 0);
      expect(score.logit).toBeCloseTo(sum, 9);
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(score.score, 5);
      for (const { value, weight, part } of score.terms) {
        expect(part).toBeCloseTo(value * weight, 9);
      }
    }
  });

  it('takes the score of an excerpt in a long text apart by the model for excerpts', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `w${i * 7919}`).join(' ');
    const articles = [
      { id: 'book', text: `${long} ${EXCERPT} ${long}` },
      { id: 'quote', text: EXCERPT },
    ];
    const { score, relation } = await explain(articles, ['book', 'quote']);
    expect(relation).toMatchObject({ relation: 'excerpt', excerpt: 'b' });
    expect(score.model).toBe('excerpt');
    const sum = score.terms.reduce((total, { part }) => total + part, 0);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(score.score, 5);
  });

  it('says which side of an excerpt is the excerpt, whatever their order', async () => {
    const { relation } = await explain(STORIES, ['excerpt', 'lanterns']);
    expect(relation).toMatchObject({ relation: 'excerpt', excerpt: 'a' });
    expect((await explain(STORIES, ['lanterns', 'excerpt'])).relation.excerpt).toBe('b');
  });

  it('names the rarest words as the texts spell them', async () => {
    const { rarity } = await explain(STORIES, ['lanterns', 'bees']);
    // the excerpt and the reprint have the lamplighter too
    expect(rarity.onlyA[0]).toEqual({ text: 'answered', bits: 9, documents: 2 });
    expect(rarity.onlyB[0]).toEqual({ text: 'beekeeper', bits: 9, documents: 1 });
    const bits = rarity.onlyA.map((word) => word.bits);
    expect(bits).toEqual(bits.toSorted((x, y) => y - x));
    const shared = (await explain(STORIES, ['lanterns', 'reprint'])).rarity;
    // both have it, so the shouted copy has none alone
    expect(shared.sharedWords[0]).toEqual({ text: 'answered', bits: 9, documents: 2 });
    for (const { text } of shared.sharedPhrases) expect(LANTERNS).toContain(text);
  });

  it('gives passages whose parts add up to the text, cut where shared words end', async () => {
    const edited = LANTERNS.replace('seven lanterns', 'eight bright lanterns');
    const articles = [
      { id: 'a', text: LANTERNS },
      { id: 'b', text: edited },
    ];
    const { passages } = await explain(articles, ['a', 'b']);
    const differing: string[][] = [];
    for (const { a, b } of passages) {
      for (const [{ start, end, parts }, text] of [[a, LANTERNS] as const, [b, edited] as const]) {
        expect(parts.map((part) => part.text).join('')).toBe(text.slice(start, end));
        differing.push(parts.filter(({ isShared }) => !isShared).map((part) => part.text));
      }
    }
    expect(differing).toEqual([['seven'], ['eight bright']]);
  });

  it('says where passages are, by lines and columns that lead to the same text', async () => {
    const [textA, textB] = [`One line of its own.\n\n${LANTERNS}`, `${BEES}\n${LANTERNS}`];
    const articles = [
      { id: 'a', text: textA },
      { id: 'b', text: textB },
    ];
    const { passages } = await explain(articles, ['a', 'b']);
    expect(passages).toHaveLength(1);
    for (const { a, b, placeA, placeB } of passages) {
      expect(textAt(textA, placeA)).toBe(textA.slice(a.start, a.end));
      expect(textAt(textB, placeB)).toBe(textB.slice(b.start, b.end));
    }
  });

  it('marks single characters if words are not spaced', async () => {
    const articles = [
      { id: 'a', text: '镇上的老灯塔将在今年秋天改建成一座小型图书馆' },
      { id: 'b', text: '镇上的老灯塔将在今年冬天改建成一座小型图书馆' },
    ];
    const { passages } = await explain(articles, ['a', 'b']);
    expect(passages.map(({ a }) => a.parts.map(({ text }) => text))).toEqual([
      ['镇上的老灯塔将在今年', '秋', '天改建成一座小型图书馆'],
    ]);
  });

  it('has estimates within a few standard errors of the exact values', async () => {
    const articles = articlesOf('wire');
    const [a, b] = ['northline-barrier.txt', 'evening-post-rewrite.txt'] as const;
    const { shared, estimates } = await explain(articles, [a, b]);
    expect(estimates.levels.map(({ size }) => size)).toEqual([1, 2, 3, 5]);
    for (const [i, { minhash, resemblance, containmentA }] of estimates.levels.entries()) {
      const exact = shared[i];
      expectNear(minhash, exact?.resemblance);
      expectNear(resemblance, exact?.resemblance);
      expectNear(containmentA, exact?.containmentA);
    }
  });

  it('names equal texts and empty ones', async () => {
    const equal = await explain(STORIES, ['lanterns', 'shouted']);
    expect(equal.relation.relation).toBe('identical');
    expect(equal.score).toEqual({ score: 1, model: null, logit: null, terms: [] });
    expect(equal.candidates).toMatchObject({ engine: 'none', because: 'identical' });
    expect(equal.verdict).toMatchObject({ outcome: 'counts', isSameCluster: true, value: 1 });
    const empty = await explain(STORIES, ['nothing', 'bees']);
    expect(empty.verdict).toMatchObject({ outcome: 'empty', value: 0, isSameCluster: false });
    expect(empty.passages).toEqual([]);
    expect(empty.candidates).toMatchObject({ engine: 'none', because: 'empty' });
    const both = [
      { id: 'a', text: '' },
      { id: 'b', text: '' },
    ];
    expect((await explain(both, ['a', 'b'])).verdict.outcome).toBe('empty');
  });

  it('says what is in the way of a pair that does not count', async () => {
    const weaker = await explain(STORIES, ['lanterns', 'excerpt'], { relation: 'identical' });
    expect(weaker.verdict).toMatchObject({ outcome: 'weaker-relation', weakest: 'identical' });
    const below = await explain(STORIES, ['lanterns', 'bees']);
    expect(below.verdict).toMatchObject({ outcome: 'below-threshold', threshold: 0.5 });
    const by = await explain(STORIES, ['lanterns', 'excerpt'], {
      by: 'resemblance',
      threshold: 0.9,
    });
    const level = by.shared.find(({ size }) => size === 3);
    expect(by.verdict).toMatchObject({ outcome: 'below-threshold', value: level?.resemblance });
  });

  it('lists quoted mail and boilerplate that was set aside', async () => {
    const articles = articlesOf('frames');
    const pair = ['salt-question.txt', 'salt-answer-soda.txt'] as const;
    const told = await explain(articles, pair);
    expect(told.b.setAside.words).toBeGreaterThan(0);
    expect(told.b.setAside.quotedWords).toBe(told.b.setAside.words);
    const unquoted = await explain(articles, ['shed-roof.txt', pair[0]]);
    expect(unquoted.a.setAside.quotedWords).toBe(0);
    const plain = await explain(articles, pair, { boilerplate: false });
    expect(plain.b.setAside.words).toBe(0);
    const { a } = unquoted;
    expect(a.setAside.boilerplate.map(({ documents }) => documents)).toEqual([9, 9, 8]);
    const pieces = a.setAside.boilerplate.reduce((sum, { words }) => sum + words, 0);
    expect(a.setAside.words).toBe(pieces);
  });

  it('counts the bands in which signatures agree, under the classical engine', async () => {
    const { candidates } = await explain(STORIES, ['lanterns', 'reprint'], { engine: 'minhash' });
    expect(candidates).toMatchObject({ engine: 'minhash', isCandidate: true, bands: 32, rows: 4 });
    const apart = await explain(STORIES, ['lanterns', 'bees'], { engine: 'minhash' });
    expect(apart.candidates).toMatchObject({ isCandidate: false, bandsMet: 0 });
  });

  it('counts only the shingles of the sample, if one is taken', async () => {
    const { candidates } = await explain(STORIES, ['lanterns', 'reprint'], { scaled: 4 });
    if (candidates.engine !== 'exact') throw new Error('the default engine expected');
    const sum = candidates.levels.reduce((total, { bits }) => total + bits, 0);
    expect(candidates.bits).toBe(sum);
    expect(candidates.levels.every(({ rare, inBoth }) => rare < inBoth)).toBe(true);
  });

  it('asks for the ids when all is read, and refuses what it cannot explain', async () => {
    const told = await explain(STORIES, () => ['lanterns', 'bees']);
    expect([told.a.id, told.b.id]).toEqual(['lanterns', 'bees']);
    await expect(explain(STORIES, ['lanterns', 'wasps'])).rejects.toMatchObject({
      code: 'UNKNOWN_DOCUMENT',
      message: 'no document has the id "wasps"',
    });
    await expect(explain(STORIES, ['bees', 'bees'])).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
