/**
 * The tokens that the threads of a run write into kernel memory, in order of reading, and the collection that
 * they become, in order of documents.
 */
import {
  KernelCollection,
  listTokens,
  moveTokens,
  type Placement,
} from '../core/texts/kernel-collection.ts';
import { TokenWriter, type WrittenRows } from '../core/tokens/token-writer.ts';
import type { TokenMap } from '../core/tokens/tokenise.ts';
import type { Breather } from '../runtime/breather.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';
import type { NodeWorkerPool } from '../runtime/worker-pool.ts';
import { mergeVocabularies } from './merge-vocabularies.ts';
import { sortTokens } from './sort-tokens.ts';
import { spillTo } from './spill.ts';

/** Rows that one thread wrote. */
interface Written {
  readonly rows: WrittenRows;
  /** The vocabulary that their tokens are numbers of. */
  readonly vocabulary: number;
}

/** The tokens of a run. */
export class TokenRows {
  readonly #pool: NodeWorkerPool;
  readonly #map: TokenMap | undefined;
  /** In order of reading. */
  readonly #written: Written[] = [];
  /** Where tokens go that are not to stay in memory. */
  readonly #scratch: ScratchFile | undefined;
  #writer: TokenWriter | undefined;

  /** `map` rewrites every token; `isLarge` keeps them in a file. */
  constructor(pool: NodeWorkerPool, map: TokenMap | undefined, isLarge: boolean) {
    this.#pool = pool;
    this.#map = map;
    this.#scratch = isLarge ? ScratchFile.create() : undefined;
  }

  /** The file that all threads write tokens to; undefined if tokens stay in memory. */
  get descriptor(): number | undefined {
    return this.#scratch?.descriptor;
  }

  /** Writes the tokens of a text. */
  write(text: string): void {
    this.#ownWriter().writeText(text);
  }

  /** Puts what another writer wrote behind all that came before. */
  put(rows: WrittenRows, vocabulary: number): void {
    this.#flush();
    this.#written.push({ rows, vocabulary });
  }

  /** The writer of texts that come one by one, made for the first of them. */
  #ownWriter(): TokenWriter {
    if (this.#writer !== undefined) return this.#writer;
    const { kernel, tables } = this.#pool;
    const spill = this.#scratch && spillTo(kernel, this.#scratch.descriptor);
    this.#writer = new TokenWriter(kernel, tables, { map: this.#map, spill });
    return this.#writer;
  }

  #flush(): void {
    const writer = this.#writer;
    if (writer === undefined || writer.rows.count === 0) return;
    this.#written.push({ rows: writer.takeRows(), vocabulary: writer.vocabulary });
  }

  /** All documents; document d is the one read at position `order[d]`. */
  async collect(order: Int32Array, breather: Breather): Promise<KernelCollection> {
    this.#flush();
    const { kernel, used } = this.#pool;
    const vocabularies = this.#written.map(({ vocabulary }) => vocabulary);
    if (vocabularies.length === 0) vocabularies.push(this.#ownWriter().vocabulary);
    const { vocabulary, maps } = mergeVocabularies(kernel, vocabularies);
    const placement = this.#inOrder(order);
    if (this.#scratch === undefined) {
      await this.#renumber(maps, breather);
      return new KernelCollection(kernel, this.#pool, listTokens(kernel, vocabulary), placement);
    }
    const mapOf = this.#mapsByDocument(maps, order);
    const sorted = await sortTokens(kernel, this.#scratch, { placement, mapOf, breather });
    // nobody needs what texts were read with, and it is in the way of all that follows
    const moved = moveTokens(kernel, listTokens(kernel, vocabulary), used);
    return new KernelCollection(kernel, this.#pool, moved, sorted);
  }

  /** Where the tokens of each document are, before they are sorted. */
  #inOrder(order: Int32Array): Placement {
    const size = order.length;
    const [starts, lengths] = [new Uint32Array(size), new Uint32Array(size)];
    const hashes = new Uint32Array(size * 2);
    let at = 0;
    for (const { rows } of this.#written) {
      starts.set(rows.starts.subarray(0, rows.count), at);
      lengths.set(rows.lengths.subarray(0, rows.count), at);
      hashes.set(rows.hashes.subarray(0, rows.count * 2), at * 2);
      at += rows.count;
    }
    return {
      file: undefined,
      starts: starts.map((_, d) => starts[order[d] ?? 0] ?? 0),
      lengths: lengths.map((_, d) => lengths[order[d] ?? 0] ?? 0),
      hashes: hashes.map((_, i) => hashes[2 * (order[i >> 1] ?? 0) + (i & 1)] ?? 0),
    };
  }

  /** Makes all tokens in memory numbers of one vocabulary. */
  async #renumber(maps: ReadonlyMap<number, number>, breather: Breather): Promise<void> {
    if (maps.size === 0) return;
    const rows = this.#written.flatMap(({ rows: written, vocabulary }) => {
      const map = maps.get(vocabulary);
      if (map === undefined) return [];
      return runsOf(written).map(([start, end]) => [start * 4, end - start, map] as const);
    });
    const at = this.#pool.kernel.allocateWords(rows.flat());
    const job = { call: 'renumberRows', args: [at] } as const;
    await this.#pool.run({ job, count: rows.length, step: 1 }, () => breather.rest());
  }

  /** By document: the map of its numbers, 0 for none. */
  #mapsByDocument(maps: ReadonlyMap<number, number>, order: Int32Array): Uint32Array {
    const byPosition = new Uint32Array(order.length);
    let at = 0;
    for (const { rows, vocabulary } of this.#written) {
      byPosition.fill(maps.get(vocabulary) ?? 0, at, at + rows.count);
      at += rows.count;
    }
    return byPosition.map((_, d) => byPosition[order[d] ?? 0] ?? 0);
  }
}

/** Documents that lie end to end in memory, as one: [start, end) in words. */
function runsOf({ count, starts, lengths }: WrittenRows): [start: number, end: number][] {
  const runs: [number, number][] = [];
  let last: [number, number] | undefined;
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const end = start + (lengths[i] ?? 0);
    if (last !== undefined && last[1] === start) last[1] = end;
    else runs.push((last = [start, end]));
  }
  return runs;
}
