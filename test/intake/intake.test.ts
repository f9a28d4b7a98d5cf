import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/model/progress.ts';
import type { Article, Reading } from '../../src/model/article.ts';
import type { Intake, Sources } from '../../src/intake/accumulator.ts';
import { takeInto } from './kernel-intake.ts';

/** Every document as it was taken in: its id, its text and how many words. */
function documentsOf({ metadata, collection, text }: Intake): [string, string, number][] {
  return metadata.map(({ id }, i) => [id, text(i), collection.length(i)]);
}

async function idsOf(sources: Sources, warnings: string[] = []): Promise<string[]> {
  const { metadata } = await takeInto(sources, { onWarning: (message) => warnings.push(message) });
  return metadata.map(({ id }) => id);
}

const article = (id: string, more: Partial<Article> = {}): Article => ({
  id,
  text: `the text of ${id}`,
  ...more,
});

describe('taking articles in', () => {
  it.each([
    [[{ id: 1, text: 'a ferry' }], 'article 1 has no id'],
    [[{ text: 'a ferry' }], 'article 1 has no id'],
    [[{ id: 'a', text: 'a ferry' }, null], 'article 2 has no id'],
    ['ferry', 'article 1 has no id'],
    [[{ id: 'a', text: 7 }], 'article "a" has no text'],
  ])('refuses what is no article: %j', async (articles: unknown, message) => {
    // what a caller without types may hand in
    const sources = articles as Sources;
    await expect(takeInto(sources, {})).rejects.toThrow(message);
  });

  it('puts them in order of id by code unit, each with its own text', async () => {
    const ids = ['b', 'a', 'B', 'é', 'z', 'a/b', 'a b', '10', '9', '\ud83d\udea2', '\uff5e'];
    const intake = await takeInto(
      ids.map((id) => article(id)),
      {},
    );
    const order = ids.toSorted((x, y) => (x < y ? -1 : 1));
    expect(documentsOf(intake).map(([id, text]) => [id, text])).toEqual(
      order.map((id) => [id, `the text of ${id}`]),
    );
  });

  it('is the same in whatever order they are read', async () => {
    const texts = fc.uniqueArray(fc.tuple(fc.string(), fc.string()), {
      selector: ([id]) => id,
      maxLength: 20,
    });
    const shuffled = texts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const read = async (all: readonly [string, string][]) =>
      documentsOf(
        await takeInto(
          all.map(([id, text]) => ({ id, text })),
          {},
        ),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, other]) => {
        expect(await read(other)).toEqual(await read(all));
      }),
    );
  });

  it('keeps what is known of an article, and not its text', async () => {
    const known = {
      path: 'a.jsonl',
      line: 3,
      title: 'T',
      date: '2025-03-17',
      url: 'u',
      canonical: 'c',
    };
    const { metadata } = await takeInto([article('a', known)], {});
    expect(metadata).toEqual([{ id: 'a', ...known }]);
  });

  it('takes readings too, from an async source: skips in order, warnings as they come', async () => {
    async function* readings(): AsyncGenerator<Reading> {
      yield { kind: 'skipped', skipped: { path: 'b', line: 10, reason: 'x' } };
      yield { kind: 'article', article: article('a'), bytes: 1000 };
      yield { kind: 'warning', message: 'mind the gap' };
      yield { kind: 'skipped', skipped: { path: 'b', line: 9, reason: 'x' } };
      yield { kind: 'skipped', skipped: { path: 'a', reason: 'y' } };
    }
    const warnings: string[] = [];
    const { skipped, bytes } = await takeInto(readings(), {
      onWarning: (one) => warnings.push(one),
    });
    expect(skipped.map(({ path, line }) => [path, line])).toEqual([
      ['a', undefined],
      ['b', 9],
      ['b', 10],
    ]);
    expect(bytes).toBe(1000);
    expect(warnings).toEqual(['mind the gap']);
  });

  it('counts the bytes of a plain article in UTF-8', async () => {
    const { bytes } = await takeInto([{ id: 'a', text: 'né 新' }], {});
    expect(bytes).toBe(7);
  });

  it('is not misled by an article that has a kind', async () => {
    const blog = { ...article('a'), kind: 'blog' };
    const { metadata } = await takeInto([blog], {});
    expect(metadata).toMatchObject([{ id: 'a' }]);
  });

  it('refuses an article without a text, by its id', async () => {
    const broken: Article = JSON.parse('{"id": "owl-7"}');
    await expect(takeInto([broken], {})).rejects.toMatchObject({
      code: 'BAD_ARTICLE',
      message: expect.stringContaining('"owl-7"'),
    });
  });

  it('tells how many were read, at the end too', async () => {
    const steps: Progress[] = [];
    const articles = Array.from({ length: 600 }, (_, i) => article(`a${i}`));
    await takeInto(articles, { onProgress: (progress) => steps.push(progress) });
    expect(steps.map(({ done }) => done)).toEqual([256, 512, 600]);
    expect(steps.at(-1)).toEqual({ phase: 'read', done: 600, total: 600 });
  });

  it('stops reading if the run is aborted', async () => {
    const controller = new AbortController();
    let read = 0;
    function* articles(): Generator<Article> {
      for (; ; read++) {
        if (read === 5) controller.abort(new Error('enough'));
        yield article(`a${read}`);
      }
    }
    await expect(takeInto(articles(), { signal: controller.signal })).rejects.toThrow('enough');
    expect(read).toBe(5);
  });
});

describe('an id that occurs twice', () => {
  it('becomes path and line for all its holders, with one warning', async () => {
    const warnings: string[] = [];
    const ids = await idsOf(
      [
        article('7', { path: 'a.jsonl', line: 1 }),
        article('8', { path: 'a.jsonl', line: 2 }),
        article('7', { path: 'b.jsonl', line: 4 }),
      ],
      warnings,
    );
    expect(ids).toEqual(['8', 'a.jsonl#1', 'b.jsonl#4']);
    expect(warnings).toEqual([expect.stringContaining('1 id occurs more than once, such as "7"')]);
  });

  it('is counted with the others in the warning', async () => {
    const warnings: string[] = [];
    await idsOf(
      ['a', 'b', 'a', 'b'].map((id) => article(id)),
      warnings,
    );
    expect(warnings).toEqual([expect.stringContaining('2 ids occur more than once')]);
  });

  it('is numbered if there is no line', async () => {
    expect(await idsOf([article('a'), article('b'), article('a')])).toEqual(['a#1', 'a#3', 'b']);
  });

  it('never takes a name that another article has', async () => {
    const ids = await idsOf([article('a'), article('a'), article('a#1'), article('a#2')]);
    expect(new Set(ids)).toEqual(new Set(['a#1', 'a#2', 'a#1+', 'a#2+']));
  });

  it('keeps its text', async () => {
    const intake = await takeInto(
      [
        { id: 'a', text: 'one' },
        { id: 'a', text: 'two' },
      ],
      {},
    );
    expect(documentsOf(intake)).toEqual([
      ['a#1', 'one', 1],
      ['a#2', 'two', 1],
    ]);
  });
});
