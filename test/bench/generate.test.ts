import { describe, expect, it } from 'vitest';
import { type Copy, KINDS } from '../../bench/generate/plan.js';
import { growCorpus } from '../../bench/generate/corpus.js';
import { inventArticles } from '../../bench/generate/invented.js';
import { readSource } from '../../bench/generate/source.js';

const DOCUMENTS = 600;
const source = await readSource(inventArticles(300));

interface Grown {
  readonly lines: string;
  readonly texts: readonly string[];
  readonly copies: readonly Copy[];
}

async function grow(options: {
  documents?: number;
  seed?: number;
  threads?: number;
  framed?: number;
}): Promise<Grown> {
  let lines = '';
  const copies: Copy[] = [];
  const all = { documents: DOCUMENTS, seed: 1, planted: 0.2, ...options };
  for await (const block of growCorpus(source, all)) {
    lines += Buffer.from(block.lines).toString();
    copies.push(...block.copies);
  }
  const texts = lines
    .trim()
    .split('\n')
    .map((line): string => JSON.parse(line).text);
  return { lines, texts, copies };
}

const plain = await grow({ framed: 0 });

/** The two texts of every pair of a kind, as words: what was copied, and the copy. */
function pairsOf(kind: string): [string[], string[]][] {
  const pairs = plain.copies.filter((copy) => copy.kind === kind);
  expect(pairs.length).toBeGreaterThan(1);
  return pairs.map(({ of, document }) => [wordsOf(plain, of), wordsOf(plain, document)]);
}

function wordsOf({ texts }: Grown, document: number): string[] {
  return (texts[document] ?? '').split(' ');
}

/** Words to replace, drop or insert to make one text of the other; a swap counts as two. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, word] of a.entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, other] of b.entries()) {
      const change = (above[j] ?? 0) + Number(word !== other);
      row.push(Math.min(change, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}

describe('a grown corpus', () => {
  it('has the same bytes for the same seed, and others for another', async () => {
    const again = await grow({ framed: 0 });
    const other = await grow({ framed: 0, seed: 2 });
    expect(again.lines).toBe(plain.lines);
    expect(again.copies).toEqual(plain.copies);
    expect(other.lines).not.toBe(plain.lines);
  });

  it('has the same bytes however many threads write it', async () => {
    const one = await grow({});
    const two = await grow({ threads: 2 });
    expect(two.lines).toBe(one.lines);
    expect(two.copies).toEqual(one.copies);
  });

  it('is the beginning of a larger one', async () => {
    const small = await grow({ framed: 0, documents: 130 });
    expect(plain.lines.startsWith(small.lines)).toBe(true);
    expect(plain.copies.slice(0, small.copies.length)).toEqual(small.copies);
  });

  it('has a record for each document, and each document in one pair at most', () => {
    expect(plain.texts).toHaveLength(DOCUMENTS);
    const paired = plain.copies.flatMap(({ of, document }) => [of, document]);
    expect(new Set(paired).size).toBe(paired.length);
    expect(plain.copies.length / DOCUMENTS).toBeGreaterThan(0.15);
  });

  it('plants copies of every kind', () => {
    const kinds = new Set(plain.copies.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(Object.keys(KINDS).toSorted());
  });

  it('has no long passage in common between documents that are not a pair', () => {
    const copies = new Set(plain.copies.map(({ document }) => document));
    const seen = new Set<string>();
    let common = 0;
    for (const document of plain.texts.keys()) {
      if (copies.has(document)) continue;
      const words = wordsOf(plain, document);
      const passages = new Set(words.slice(14).map((_, i) => words.slice(i, i + 15).join(' ')));
      for (const passage of passages) {
        if (seen.has(passage)) common++;
        seen.add(passage);
      }
    }
    expect(common).toBe(0);
  });

  it('has boilerplate that many documents share, if asked for', async () => {
    const framed = await grow({ framed: 0.5 });
    const footers = framed.texts.flatMap((text) => text.split('\n\n').slice(0, 1));
    const counts = new Map<string, number>();
    for (const footer of footers) counts.set(footer, (counts.get(footer) ?? 0) + 1);
    const most = Math.max(...counts.values());
    expect(most / DOCUMENTS).toBeGreaterThan(0.4);
  });
});

describe('a planted copy', () => {
  it.each([5, 10, 20, 30])('that is edited by %i % differs by about as much', (percent) => {
    for (const [text, copy] of pairsOf(`edited-${percent}`)) {
      const share = distance(text, copy) / text.length;
      // a word may be replaced by itself, and a swap counts twice
      expect(share).toBeGreaterThan((percent / 100) * 0.5);
      expect(share).toBeLessThan((percent / 100) * 1.5 + 0.01);
    }
  });

  it('that is identical has the same text', () => {
    for (const [text, copy] of pairsOf('identical')) expect(copy).toEqual(text);
  });

  it('that is an excerpt is a third to a half of the text', () => {
    for (const [text, copy] of pairsOf('excerpt-alone')) {
      expect(text.join(' ')).toContain(copy.join(' '));
      expect(copy.length / text.length).toBeGreaterThan(0.32);
      expect(copy.length / text.length).toBeLessThan(0.51);
    }
  });

  it('that is an excerpt in another text occurs in it as one piece', () => {
    for (const [text, copy] of pairsOf('excerpt-within')) {
      expect(longestCommon(text, copy) / text.length).toBeGreaterThan(0.32);
    }
  });
});

/** Words of the longest run that both have. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let row: number[] = [];
  for (const word of a) {
    const above = row;
    row = b.map((other, j) => (word === other ? (above[j - 1] ?? 0) + 1 : 0));
    longest = Math.max(longest, ...row);
  }
  return longest;
}
