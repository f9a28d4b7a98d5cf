/**
 * Where the texts of a run are: kept, or left in the file they came from and read again when one is asked for.
 * Few are.
 */
import { ByteStore } from './byte-store.ts';
import { LineFiles, type LineSource } from './line-files.ts';
import { TextStore } from './text-store.ts';

/** UTF-16 units of texts that are kept once they were read: what clusters ask for, evidence asks for again. */
const MAX_RECENT = 1 << 23;

/** Texts by number, in the order in which they were added. */
export class TextPlaces {
  /** Texts added. */
  size = 0;
  readonly #bytes: ByteStore;
  readonly #store: TextStore;
  readonly #sources: LineSource[] = [];
  /** By text: number of its source, -1 for one that is kept. */
  #source = new Int32Array(1024);
  /** By text: its number in the store, or where its line starts. */
  #start = new Float64Array(1024);
  #length = new Uint32Array(1024);
  readonly #files: LineFiles;
  readonly #recent = new Map<number, string>();
  #recentUnits = 0;

  /** Of what is kept, more than `limit` bytes go to a file. */
  constructor(limit = Infinity) {
    this.#bytes = new ByteStore(limit);
    this.#store = new TextStore(this.#bytes);
    this.#files = new LineFiles(this.#bytes);
  }

  /** Adds a text to be kept. */
  add(text: string): void {
    this.#put(-1, this.#store.add(text), 0);
  }

  /** Keeps bytes, which must not change any more; returns their number, for `addChunk` and sources. */
  keep(bytes: Uint8Array): number {
    return this.#bytes.add(bytes);
  }

  /** Adds texts that are end to end, as UTF-8, in bytes that are kept, and where each ends. */
  addChunk(kept: number, ends: readonly number[]): void {
    const first = this.#store.size;
    this.#store.addChunk(kept, ends);
    for (let i = 0; i < ends.length; i++) this.#put(-1, first + i, 0);
  }

  /** A number for a source, for `addLine`. */
  addSource(source: LineSource): number {
    return this.#sources.push(source) - 1;
  }

  /** Adds the text of the record on a line of a source. */
  addLine(source: number, start: number, length: number): void {
    this.#put(source, start, length);
  }

  /** The text with this number. Throws a `DedupeError` where its file has changed since. */
  read(number: number): string {
    const known = this.#recent.get(number);
    if (known !== undefined) return known;
    const text = this.#read(number);
    if (text.length <= MAX_RECENT) this.#remember(number, text);
    return text;
  }

  #remember(number: number, text: string): void {
    if (this.#recentUnits + text.length > MAX_RECENT) {
      this.#recent.clear();
      this.#recentUnits = 0;
    }
    this.#recentUnits += text.length;
    this.#recent.set(number, text);
  }

  #read(number: number): string {
    const start = this.#start[number] ?? 0;
    const source = this.#sources[this.#source[number] ?? -1];
    if (source === undefined) return this.#store.read(start);
    return this.#files.text(source, start, this.#length[number] ?? 0);
  }

  #put(source: number, start: number, length: number): void {
    if (this.size === this.#source.length) this.#grow();
    this.#source[this.size] = source;
    this.#start[this.size] = start;
    this.#length[this.size] = length;
    this.size++;
  }

  #grow(): void {
    const room = this.size * 2;
    const source = new Int32Array(room);
    source.set(this.#source);
    this.#source = source;
    const start = new Float64Array(room);
    start.set(this.#start);
    this.#start = start;
    const length = new Uint32Array(room);
    length.set(this.#length);
    this.#length = length;
  }
}
