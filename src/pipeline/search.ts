/**
 * How the candidates of a corpus are found: by inverting it, or among those that a run over more texts found. The latter
 * reads each text that is gone once, and compares the candidates that were not out of reach, and those of texts of which
 * other parts are set aside now. It misses a pair that has become a candidate, or less unlikely by far, since texts are
 * gone: next to none if few are gone (rounds.ts says when).
 */
import type { Limit } from '../core/candidates/bounds.ts';
import { KernelIndex } from '../core/candidates/candidates.ts';
import { countWords } from '../core/candidates/count-words.ts';
import type { FrequentTable } from '../core/candidates/frequent-table.ts';
import { PHRASE_LEVEL } from '../core/shingles/phrases.ts';
import { Shingler } from '../core/shingles/shingles.ts';
import { isSampled } from '../core/shingles/signature.ts';
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
  readonly frequent: FrequentTable;
  readonly find: (wanted: Wanted) => Promise<Found>;
}

/** What a search found, for as long as its corpus is there. */
export interface Found {
  readonly frequent: FrequentTable;
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
export const createFile = (): ScratchFile => ScratchFile.create();

/** Inverts the corpus. */
export async function searchAll(
  { settings, memory }: PipelineRun,
  corpus: KernelCorpus,
): Promise<Search> {
  const index = new KernelIndex(corpus, { ...memory, createFile });
  await index.build();
  const findCandidates = await loadEngine(settings.engine);
  const { frequent, wordDf } = index;
  return {
    wordDf,
    frequent,
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
      return { frequent, documents: corpus.documents, trimmed, candidates, pairs };
    },
  };
}

const NO_PAIRS: PairSource = { size: 0, count: 0, each: () => {} };

/** Looks among what was found in a corpus of these texts and some more. */
export async function searchAmong(found: Found, corpus: KernelCorpus): Promise<Search> {
  const wordDf = await countWords(corpus);
  const isLeft = marksOf(corpus.documents, corpus.collection.size);
  const gone = found.documents.filter((document) => isLeft[document] === 0);
  const frequent = found.frequent.without(phrasesOf(gone, corpus));
  const candidates = pairsAmong(found.candidates, isLeft);
  return {
    wordDf,
    frequent,
    find: async ({ trimmed, limitFor }) => {
      await limitFor(candidates);
      const pairs = new PairList();
      for (let i = 0; i < found.pairs.count; i++) {
        const [a, b] = [found.pairs.a[i] ?? 0, found.pairs.b[i] ?? 0];
        if (isLeft[a] === 1 && isLeft[b] === 1) pairs.push(a, b);
      }
      // what was boilerplate before may be what two texts share now
      const isOther = othersCut(corpus.documents, trimmed, found.trimmed);
      candidates.each((a, b) => {
        if (isOther[a] === 1 || isOther[b] === 1) pairs.push(a, b);
      });
      const { documents } = corpus;
      const { size } = corpus.collection;
      return { frequent, documents, trimmed, candidates, pairs: pairs.distinct(size) };
    },
  };
}

/** By text below `size`: 1 if it is one of these. */
export function marksOf(documents: Int32Array, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const document of documents) marks[document] = 1;
  return marks;
}

/** By text: 1 if another part of it is set aside than before. */
function othersCut(
  documents: Int32Array,
  now: TrimmedDocuments,
  before: TrimmedDocuments,
): Uint8Array {
  const isOther = new Uint8Array(now.size);
  for (const text of documents) {
    const isSame =
      now.length(text) === before.length(text) && now.joints(text) === before.joints(text);
    if (!isSame) isOther[text] = 1;
  }
  return isOther;
}

/** The pairs of a source whose texts are both left. */
function pairsAmong(source: PairSource, isLeft: Uint8Array): PairSource {
  const each: PairSource['each'] = (take) =>
    source.each((one, other) => {
      if (isLeft[one] === 1 && isLeft[other] === 1) take(one, other);
    });
  let count = 0;
  each(() => count++);
  return { size: source.size, count, each };
}

/** The phrases of each of the texts, as they are counted. */
function* phrasesOf(
  documents: Int32Array,
  { collection, scaled }: KernelCorpus,
): Generator<(readonly [hi: number, lo: number])[]> {
  const shingler = new Shingler(collection, PHRASE_LEVEL);
  for (const document of documents) {
    const { count, hi, lo } = shingler.sequence(document);
    const phrases = new Map<string, readonly [number, number]>();
    for (let i = 0; i < count; i++) {
      const [high, low] = [hi[i] ?? 0, lo[i] ?? 0];
      if (isSampled(high, scaled)) phrases.set(`${high}:${low}`, [high, low]);
    }
    yield [...phrases.values()];
  }
}
