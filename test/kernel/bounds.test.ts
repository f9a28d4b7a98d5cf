/**
 * No bound is below the score that it bounds, whatever the coefficients: a threshold that is the score of a pair
 * leaves that pair, and all with a higher score, among those to be verified.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KernelPairs, type Limit } from '../../src/core/candidates/bounds.ts';
import { KernelIndex } from '../../src/core/candidates/candidates.ts';
import { noteTraits } from '../../src/core/rarity/traits.ts';
import { tokenRarity } from '../../src/core/rarity/rarity.ts';
import { scoreOf, type ScoreModel } from '../../src/core/score/score.ts';
import { KernelCorpus, type TrimmedDocuments } from '../../src/core/texts/corpus.ts';
import type { CandidatePairs } from '../../src/core/texts/pairs.ts';
import { KernelVerifier } from '../../src/core/verification/verifier.ts';
import { groupIdentical } from '../../src/core/texts/identical.ts';
import {
  KernelCollection,
  listTokens,
  type Placement,
  type TokenFile,
} from '../../src/core/texts/kernel-collection.ts';
import { TokenWriter } from '../../src/core/tokens/token-writer.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../src/core/tokens/unicode-tables.ts';
import type { ListFile } from '../../src/kernel/file.ts';
import type { WorkerPool } from '../../src/kernel/jobs.ts';
import { createKernelMemory, Kernel } from '../../src/kernel/kernel.ts';
import { resetTasks, shareOfWork } from '../../src/kernel/thread-tasks.ts';
import { kernelModule } from './kernel-memory.ts';

const SHINGLE = 3;

const memory = createKernelMemory();
const kernel = new Kernel(kernelModule, memory);
const tables = kernel.allocate(KERNEL_TABLES_BYTES);
writeKernelTables(memory.buffer, tables);
const mark = kernel.used;

/** The thread of the test alone. */
const pool: WorkerPool = {
  size: 1,
  async run(work, pause) {
    resetTasks(kernel);
    for (const share of shareOfWork(kernel, work, 0, 1)) await pause(share);
  },
};

/** A file that is memory. */
function memoryFile(): ListFile & TokenFile {
  let all = new Uint8Array(0);
  return {
    write(bytes, position) {
      if (position + bytes.length > all.length) {
        const grown = new Uint8Array(2 * (position + bytes.length));
        grown.set(all);
        all = grown;
      }
      all.set(bytes, position);
    },
    read(bytes, position) {
      bytes.set(all.subarray(position, position + bytes.length));
    },
  };
}

/** Texts in kernel memory, their tokens in a file if so asked. */
function collect(texts: readonly string[], isInFile: boolean): KernelCollection {
  kernel.openArena(0, 0);
  kernel.release(mark);
  const writer = new TokenWriter(kernel, tables);
  for (const text of texts) writer.writeText(text);
  const { count, starts, lengths, hashes } = writer.takeRows();
  const listed = listTokens(kernel, writer.vocabulary);
  const rows = { lengths: lengths.slice(0, count), hashes };
  const file = isInFile ? memoryFile() : undefined;
  const places = starts.slice(0, count);
  let end = 0;
  for (const [i, start] of places.entries()) {
    if (file === undefined) break;
    const bytes = (rows.lengths[i] ?? 0) * 4;
    file.write(kernel.bytes.slice(start * 4, start * 4 + bytes), end);
    places[i] = end / 4;
    end += bytes;
  }
  const placement: Placement = { file, starts: places, ...rows };
  return new KernelCollection(kernel, pool, listed, placement);
}

/** The texts without a stretch in the middle of some. */
class CutTexts implements TrimmedDocuments {
  readonly vocabulary;
  readonly size: number;
  readonly #whole: KernelCollection;
  readonly #cuts: readonly number[];

  constructor(whole: KernelCollection, cuts: readonly number[]) {
    this.vocabulary = whole.vocabulary;
    this.size = whole.size;
    this.#whole = whole;
    this.#cuts = cuts;
  }

  *cutDocuments(): Generator<number> {
    for (let document = 0; document < this.size; document++) {
      if (this.isCut(document)) yield document;
    }
  }

  isCut(document: number): boolean {
    const tokens = this.#cuts[document] ?? 0;
    return tokens > 0 && this.#whole.length(document) >= tokens + 2;
  }

  cut(document: number, tokens: Int32Array): Int32Array {
    if (!this.isCut(document)) return tokens;
    const middle = tokens.length >> 1;
    const first = Math.max(1, middle - (this.#cuts[document] ?? 0));
    const rest = tokens.subarray(first + (this.#cuts[document] ?? 0));
    return Int32Array.from([...tokens.subarray(0, first), ...rest]);
  }

  joints(document: number): number {
    return this.isCut(document) ? 1 : 0;
  }

  length(document: number): number {
    return this.#whole.length(document) - (this.isCut(document) ? (this.#cuts[document] ?? 0) : 0);
  }

  tokensOf(document: number): Int32Array {
    return this.cut(document, this.#whole.tokensOf(document));
  }
}

/** Words that the language's table lists, rare ones, and numbers. */
const LISTED = 'the of and to in that was for with his they were this have from which'.split(' ');
const wordOf = (rank: number): string => {
  if (rank % 5 < 2) return LISTED[rank % LISTED.length] ?? '';
  return rank % 11 === 0 ? `${1900 + rank}` : `quor${(rank * 7919).toString(36)}`;
};

/** A stretch of one of three sources, or words of the text's own. */
interface Stretch {
  readonly source: number;
  readonly from: number;
  readonly length: number;
  readonly isShuffled: boolean;
}

const anyStretch: fc.Arbitrary<Stretch> = fc.record({
  source: fc.nat({ max: 3 }),
  from: fc.nat({ max: 300 }),
  length: fc.integer({ min: 1, max: 90 }),
  isShuffled: fc.boolean(),
});
const anyText = fc.array(anyStretch, { minLength: 1, maxLength: 4 });

function spell(stretches: readonly Stretch[], text: number): string {
  const words: string[] = [];
  for (const { source, from, length, isShuffled } of stretches) {
    for (let i = 0; i < length; i++) {
      const place = from + (isShuffled ? (i * 37) % length : i);
      const rank = source === 3 ? 1000 * (text + 1) + place : source * 320 + ((place * 31) % 257);
      words.push(wordOf(rank));
    }
  }
  return words.join(' ');
}

const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

/** Every coefficient has the sign that its term is documented with. */
const anyModel: fc.Arbitrary<ScoreModel> = fc.record({
  intercept: between(-12, 12),
  overlap: between(0, 8),
  order: between(0, 8),
  spread: between(0, 20),
  subject: between(-6, 0),
  numbers: between(-6, 0),
});

interface Case {
  readonly texts: readonly string[];
  readonly cuts: readonly number[];
  readonly model: ScoreModel;
  readonly isInFile: boolean;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  texts: fc
    .array(anyText, { minLength: 2, maxLength: 12 })
    .map((texts) => texts.map((stretches, i) => spell(stretches, i))),
  cuts: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 40 })), {
    maxLength: 12,
  }),
  model: anyModel,
  isInFile: fc.boolean(),
});

/** A corpus that is inverted, and what its pairs are found with. */
async function index({ texts, cuts, isInFile }: Case) {
  const collection = collect(texts, isInFile);
  const { distinct } = groupIdentical(collection);
  const pause = (): Promise<void> => Promise.resolve();
  const corpus = new KernelCorpus(collection, distinct, { pause, scaled: 1 });
  const inverted = new KernelIndex(corpus, {
    entryBytes: 1 << 16,
    blockBytes: 1 << 16,
    postingBytes: 1 << 16,
    createFile: memoryFile,
  });
  await inverted.build();
  const trimmed = new CutTexts(collection, cuts);
  const rarity = tokenRarity(collection.vocabulary);
  noteTraits(corpus, rarity);
  const find = (limit?: Limit): Promise<CandidatePairs> =>
    new KernelPairs(corpus, { partners: inverted.partners, createFile: memoryFile }).find(
      trimmed,
      rarity,
      limit,
    );
  return { corpus, inverted, trimmed, find };
}

/** The score of every candidate, by the pair. */
async function scores(all: Case): Promise<Map<string, number>> {
  const { corpus, inverted, trimmed, find } = await index(all);
  const pairs = await find();
  const { address: frequent } = inverted.frequent;
  const verifier = new KernelVerifier(corpus, { shingleSize: SHINGLE, trimmed, frequent });
  const found = new Map<string, number>();
  await verifier.verify(pairs, {
    take: (a, b, { whole, trimmed }) => {
      const evidence = trimmed ?? whole;
      if (evidence !== undefined) found.set(`${a} ${b}`, scoreOf(evidence, all.model));
    },
    pause: () => Promise.resolve(),
  });
  expect(found.size).toBe(pairs.count);
  return found;
}

/** The pairs that the bounds leave. */
async function left(all: Case, threshold: number): Promise<Set<string>> {
  const { find } = await index(all);
  const limit = {
    by: 'score',
    threshold,
    shingleSize: SHINGLE,
    model: all.model,
    shift: 0,
  } as const;
  const { count, a, b } = await find(limit);
  return new Set(Array.from({ length: count }, (_, i) => `${a[i]} ${b[i]}`));
}

describe('the bounds of the score', () => {
  it('leave every pair whose score reaches the threshold, whatever the coefficients', async () => {
    let kept = 0;
    let dropped = 0;
    await fc.assert(
      fc.asyncProperty(anyCase, fc.nat(), async (all, pick) => {
        const found = await scores(all);
        if (found.size === 0) return;
        const ranked = [...found.values()].toSorted((x, y) => x - y);
        const threshold = ranked[pick % ranked.length] ?? 0;
        const passed = await left(all, threshold);
        const due = [...found].filter(([, score]) => score >= threshold).map(([pair]) => pair);
        expect(due.filter((pair) => !passed.has(pair))).toEqual([]);
        kept += due.length;
        dropped += found.size - passed.size;
      }),
      { numRuns: 150 },
    );
    // they are not so wide that they say nothing
    expect(kept).toBeGreaterThan(100);
    expect(dropped).toBeGreaterThan(100);
  }, 120_000);
});
