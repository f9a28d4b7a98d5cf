import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import type { Article } from '../src/model/article.ts';
import { RELATIONS, type Relation } from '../src/model/settings.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/wire/', import.meta.url));
/** Each text of the folder twice, once with an ending of its own. */
const ARTICLES: readonly Article[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => {
    const text = readFileSync(FOLDER + name, 'utf8');
    return [
      { id: name, text },
      { id: `again/${name}`, text: `${text}\nThis version of ${name} was put online again.` },
    ];
  });
const IDS = ARTICLES.map(({ id }) => id);
const THRESHOLDS = [0, 0.3, 0.6, 0.96, 0.9955];

describe('overrides of a run', () => {
  it('give the pairs that count for both documents, out of all pairs', async () => {
    const own = new Map<string, { readonly threshold: number; readonly relation: Relation }>(
      IDS.map((id, i) => [
        id,
        {
          threshold: THRESHOLDS[i % THRESHOLDS.length] ?? 0,
          relation: (['rewrite', 'near-duplicate', 'rewrite'] as const)[i % 3] ?? 'rewrite',
        },
      ]),
    );
    const overrides = [...own].map(([id, limits]) => ({ paths: [id], ...limits }));
    const all = await dedupe(ARTICLES, { threshold: 0 });
    const found = await dedupe(ARTICLES, { threshold: 0.99, overrides });
    const expected = all.pairs.filter(({ a, b, score, relation }) =>
      [own.get(a), own.get(b)].every(
        (limits) =>
          limits !== undefined &&
          score >= limits.threshold &&
          RELATIONS.indexOf(relation) <= RELATIONS.indexOf(limits.relation),
      ),
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.length).toBeLessThan(all.pairs.length - 5);
    const plain = ({ pairs }: Pick<typeof all, 'pairs'>) =>
      pairs.map(({ a, b, score, relation }) => ({ a, b, score, relation }));
    expect(plain(found)).toEqual(plain({ pairs: expected }));
  });

  it('change nothing if there are none, or if they mean nobody', async () => {
    const usual = await dedupe(ARTICLES);
    expect(await dedupe(ARTICLES, { overrides: [] })).toEqual(usual);
    const overrides = [{ paths: ['nobody'], threshold: 1 }];
    expect(await dedupe(ARTICLES, { overrides })).toEqual(usual);
  });

  it('are settings: what these may not be is refused', async () => {
    const overrides = [{ paths: ['a'], threshold: 2 }];
    await expect(dedupe(ARTICLES, { overrides })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
