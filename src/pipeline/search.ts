/**
 * How the candidates of a corpus are found: by inverting it, or among those that a run over more texts found. The latter
 * reads each text that is gone once, and compares the candidates that were not out of reach, and those of texts of which
 * other parts are set aside now. It misses a pair that has become a candidate, or less unlikely by far, since texts are
 * gone: next to none if few are gone (rounds.ts says when).
 */
import type { Limit } from '../core/candidates/bounds.ts';
import { copyWindows, listWindows, windowsAmong } from '../core/boilerplate/window-list.ts';
import type { HashedWindows } from '../core/boilerplate/windows.ts';
import { KernelIndex } from '../core/candidates/candidates.ts';
import { countWordsWithout } from '../core/candidates/count-words.ts';
import type { FrequentPhrases, FrequentTable } from '../core/candidates/frequent-table.ts';
import { PHRASE_LEVEL } from '../core/shingles/phrases.ts';
import { Shingler } from '../core/shingles/shingles.ts';
import type { KernelCorpus, TrimmedDocuments } from '../core/texts/corpus.ts';
import { type CandidatePairs, PairList, type PairSource } from '../core/texts/pairs.ts';
import { loadEngine } from '../engines/load.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';
import type { PipelineRun } from './run.ts';

/** What is asked once words are counted, and boilerplate is set aside. */
export interface Wanted {
  readonly trimmed: TrimmedDocuments;
  readonly rarity: Float64Array;
  /** Asked once, with all candidates; pairs that certainly do not reach what it gives may be left out. */
  readonly limitFor: (candidates: PairSource) => Promise<Limit | undefined>;
  readonly pause: (share: number) => Promise<void>;
}

/** A corpus that candidates can be looked for in. */
export interface Search {
  readonly wordDf: Int32Array;
  readonly frequent: FrequentPhrases;
  /** The windows of frequent phrases, which boilerplate is found by. */
  readonly listWindows: () => Promise<HashedWindows>;
  readonly find: (wanted: Wanted) => Promise<Found>;
}

/** What a search found, for as long as its corpus is there; later ones look among it. */
export interface Found {
  readonly wordDf: Int32Array;
  readonly frequent: FrequentTable;
  /** The windows of frequent phrases, if they are kept. */
  readonly windows: HashedWindows | undefined;
  /** Numbers of the texts that were looked at, ascending. */
  readonly documents: Int32Array;
  /** The texts without what was set aside. */
  readonly trimmed: TrimmedDocuments;
  /** All candidates. */
  readonly candidates: PairSource;
  /** Those that are not certain to miss the limit. */
  readonly pairs: CandidatePairs;
}

/** Creates a file without a name, for what does not fit in memory. */
const createFile = (): ScratchFile => ScratchFile.create();

/** Inverts the corpus. If others are to look among what is found, more of it is kept. */
export async function searchAll(
  { settings, memory }: PipelineRun,
  corpus: KernelCorpus,
  isFirst: boolean,
): Promise<Search> {
  const index = new KernelIndex(corpus, { ...memory, createFile });
  await index.build();
  const findCandidates = await loadEngine(settings.engine);
  const { frequent, wordDf } = index;
  let windows: HashedWindows | undefined;
  return {
    wordDf,
    frequent,
    listWindows: async () => {
      const listed = await listWindows(corpus, { frequent, createFile });
      if (isFirst) windows = copyWindows(listed);
      return listed;
    },
    find: async ({ limitFor, ...wanted }) => {
      let candidates: PairSource = NO_PAIRS;
      const pairs = await findCandidates({
        ...wanted,
        settings,
        corpus,
        index,
        createFile,
        limitFor: async (all) => limitFor((candidates = all)),
      });
      const { trimmed } = wanted;
      const { documents } = corpus;
      return { wordDf, frequent, windows, documents, trimmed, candidates, pairs };
    },
  };
}

const NO_PAIRS: PairSource = { size: 0, count: 0, each: () => {} };

/** Looks among what was found in a corpus of these texts and some more. */
export function searchAmong(found: Found, corpus: KernelCorpus): Search {
  const isLeft = marksOf(corpus.documents, corpus.collection.size);
  const gone = found.documents.filter((document) => isLeft[document] === 0);
  const shingler = new Shingler(corpus.collection, PHRASE_LEVEL);
  const candidates = new PairsAmong(found.candidates, isLeft);
  const frequent = found.frequent.without(gone, (text) => shingler.sequence(text));
  return {
    wordDf: countWordsWithout(corpus, found.wordDf, gone),
    frequent,
    listWindows: async () =>
      found.windows === undefined
        ? listWindows(corpus, { frequent, createFile })
        : windowsAmong(found.windows, isLeft),
    find: async ({ trimmed, limitFor }) => {
      await limitFor(candidates);
      const pairs = new PairList();
      for (let i = 0; i < found.pairs.count; i++) {
        const [a, b] = [found.pairs.a[i] ?? 0, found.pairs.b[i] ?? 0];
        if (isLeft[a] === 1 && isLeft[b] === 1) pairs.push(a, b);
      }
      // what was boilerplate before may be what two texts share now
      const isOther = othersCut(corpus.documents, trimmed, found.trimmed);
      if (isOther !== undefined) {
        candidates.each((a, b) => {
          if (isOther[a] === 1 || isOther[b] === 1) pairs.push(a, b);
        });
      }
      return { ...found, pairs: pairs.distinct(corpus.collection.size) };
    },
  };
}

/** By text below `size`: 1 if it is one of these. */
export function marksOf(documents: Int32Array, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const document of documents) marks[document] = 1;
  return marks;
}

/** By text: 1 if another part of it is set aside than before; undefined if that is so of none. */
function othersCut(
  documents: Int32Array,
  now: TrimmedDocuments,
  before: TrimmedDocuments,
): Uint8Array | undefined {
  const others = documents.filter(
    (text) => now.length(text) !== before.length(text) || now.joints(text) !== before.joints(text),
  );
  return others.length === 0 ? undefined : marksOf(others, now.size);
}

/** The pairs of a source whose texts are both left. */
class PairsAmong implements PairSource {
  readonly #source: PairSource;
  readonly #isLeft: Uint8Array;

  constructor(source: PairSource, isLeft: Uint8Array) {
    this.#source = source;
    this.#isLeft = isLeft;
  }

  get size(): number {
    return this.#source.size;
  }

  get count(): number {
    let count = 0;
    this.each(() => count++);
    return count;
  }

  each(take: (one: number, other: number) => void): void {
    const isLeft = this.#isLeft;
    this.#source.each((one, other) => {
      if (isLeft[one] === 1 && isLeft[other] === 1) take(one, other);
    });
  }
}
