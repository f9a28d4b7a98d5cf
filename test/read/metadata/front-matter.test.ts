import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/read/metadata/front-matter.ts';

const read = (yaml: string): ReturnType<typeof readFrontMatter> =>
  readFrontMatter(`---\n${yaml}\n---\nBody.\n`);

describe('front matter in YAML', () => {
  it.each([
    ['brackets', `date: ${'['.repeat(5000)}`],
    ['braces', `date: ${'{a: '.repeat(2500)}`],
    ['dashes', `date:\n ${'- '.repeat(5000)}a`],
    ['question marks', `${'? '.repeat(5000)}a`],
    ['keys', 'a: '.repeat(4000)],
  ])('is not parsed if it is nested too deeply: %s', async (_, yaml) => {
    expect(await read(yaml)).toMatchObject({
      warning: 'front matter is not valid YAML: nested too deeply',
    });
  });

  it('is read if it is nested, but not deeply', async () => {
    const tags = `${'['.repeat(50)}a${']'.repeat(50)}`;
    const lists = Array.from({ length: 200 }, (_, i) => `k${i}: [${i}, {a: b}]`).join('\n');
    const line = `summary: ${'a long line (with [brackets]) - and: so on, '.repeat(20).replaceAll(': ', ' ')}`;
    const found = await read(`title: A day\ntags: ${tags}\n${lists}\n${line}`);
    expect(found).toMatchObject({ title: 'A day', warning: undefined });
  });

  it('says what is wrong first, and where', async () => {
    expect(await read('title: a\ndate: }\ndate: }')).toMatchObject({
      warning:
        'front matter is not valid YAML: Unexpected flow-map-end token in YAML stream: "}" at line 2, column 7',
    });
    expect(await read('title: !colour a')).toMatchObject({
      title: 'a',
      warning: 'front matter: unresolved tag: !colour at line 1, column 8',
    });
  });

  it('of nothing but errors is read in about twice the time when it is twice as long', async () => {
    const timeOf = async (errors: number): Promise<number> => {
      const before = process.cpuUsage();
      for (let i = 0; i < 6; i++) await read(`date: ${'}\t'.repeat(errors)}`);
      const { user } = process.cpuUsage(before);
      return user;
    };
    await timeOf(4000);
    const [half, whole] = [await timeOf(2000), await timeOf(8000)];
    // the square would be sixteen times as much
    expect(whole / half).toBeLessThan(9);
  });
});
