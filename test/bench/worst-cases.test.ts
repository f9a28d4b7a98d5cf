import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASES } from '../../bench/worst-cases/cases.js';
import { writeCase } from '../../bench/worst-cases/write.js';
import { withFolder } from '../files/temporary-folder.ts';

/** The texts of a case at a scale. */
function textsOf(name: string, scale: number): Promise<string[]> {
  return withFolder({}, (folder) => {
    const lines = readFileSync(writeCase(folder, name, scale).path, 'utf8')
      .trim()
      .split('\n');
    return lines.map((line): string => JSON.parse(line).text);
  });
}

const countWords = (text: string): number => text.split(/\s+/).length;

/** Phrases of three words that two or more of the texts have. */
function commonPhrases(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = text.split(/\s+/);
    const phrases = words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '));
    for (const phrase of new Set(phrases)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count === texts.length).map(([phrase]) => phrase);
}

describe('the worst cases', () => {
  it.each(Object.keys(CASES))('twice the size of %s begins as the size itself', async (name) => {
    const [once, twice] = [await textsOf(name, 0.0002), await textsOf(name, 0.0004)];
    expect(once.length).toBeGreaterThan(0);
    for (const [i, text] of once.entries()) expect((twice[i] ?? '').startsWith(text)).toBe(true);
    const words = (texts: string[]): number => countWords(texts.join(' '));
    // one of the cases has small texts beside the large one
    expect(words(twice) / words(once)).toBeGreaterThan(name === 'long-beside-short' ? 1.5 : 1.9);
  });

  it('has copies that are all the same', async () => {
    expect(new Set(await textsOf('copies', 0.0002)).size).toBe(1);
    expect(new Set(await textsOf('lines', 0.0002)).size).toBe(1);
  });

  it('has a footer of 300 words under texts of their own', async () => {
    const texts = await textsOf('footer', 0.0002);
    const footers = new Set(texts.map((text) => text.split('\n\n')[1] ?? ''));
    expect([...footers].map(countWords)).toEqual([300]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('has one phrase in every text, and no other', async () => {
    expect(commonPhrases(await textsOf('shingle', 0.0002))).toHaveLength(1);
  });

  it('has short texts of 10 words, all different', async () => {
    const texts = await textsOf('short', 0.0002);
    expect(new Set(texts).size).toBe(200);
    expect(texts.every((text) => countWords(text) === 10)).toBe(true);
  });

  it('has a long text with a small one taken from it', async () => {
    const [long = '', excerpt = '', ...others] = await textsOf('long-beside-short', 0.0002);
    expect(long).toContain(excerpt);
    expect(others).toHaveLength(4);
    for (const other of others) expect(long).not.toContain(other.slice(0, 100));
  });

  it('has two crowds of copies, each with a few words of its own', async () => {
    const texts = await textsOf('crowds', 0.0002);
    const alike = (a = '', b = ''): number => {
      const other = b.split(' ');
      return a.split(' ').filter((word, i) => word === other[i]).length / other.length;
    };
    expect(alike(texts[0], texts[2])).toBeGreaterThan(0.8);
    expect(alike(texts[0], texts[2])).toBeLessThan(1);
    expect(alike(texts[0], texts[1])).toBeLessThan(0.2);
  });
});
