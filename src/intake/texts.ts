/**
 * Where the texts of a run are: kept in memory, or left in the file they came from and read again when one
 * is asked for. Few are.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DedupeError } from '../model/error.ts';
import { openPath } from '../files/source.ts';
import { failureReason } from '../read/bytes.ts';
import type { RecordFields } from '../read/format.ts';
import { parseLine } from '../read/json-line.ts';
import { TextStore } from './text-store.ts';

/** Lines of JSON: of a file, or bytes that cannot be had again. */
export interface LineSource {
  readonly path: string;
  readonly rawPath?: Uint8Array | undefined;
  readonly bytes?: Uint8Array | undefined;
  readonly fields: RecordFields;
}

/** Bytes of the largest file that is kept whole, once so many of its lines were asked for that it costs less. */
const MAX_WHOLE = 1 << 26;
/** Bytes that are read in about the time of one more call. */
const BYTES_OF_CALL = 1 << 14;

/** UTF-16 units of texts that are kept once they were read: what clusters ask for, evidence asks for again. */
const MAX_RECENT = 1 << 23;

/** Open files are closed with whoever read from them. */
const open = new FinalizationRegistry<{ descriptor: number }>(({ descriptor }) => {
  if (descriptor >= 0) closeSync(descriptor);
});

/** Texts by number, in the order in which they were added. */
export class TextPlaces {
  /** Texts added. */
  size = 0;
  readonly #store = new TextStore();
  readonly #sources: LineSource[] = [];
  /** By text: number of its source, -1 for one that is kept. */
  #source = new Int32Array(1024);
  /** By text: its number in the store, or where its line starts. */
  #start = new Float64Array(1024);
  #length = new Uint32Array(1024);
  readonly #file = { path: '', descriptor: -1 };
  /** Bytes of the open file, how many of its lines were read, and all of it where it is kept. */
  #size = 0;
  #calls = 0;
  #whole: Uint8Array | undefined;
  readonly #recent = new Map<number, string>();
  #recentUnits = 0;

  constructor() {
    open.register(this, this.#file);
  }

  /** Adds a text to be kept. */
  add(text: string): void {
    this.#put(-1, this.#store.add(text), 0);
  }

  /** Adds texts to be kept, given end to end as UTF-8, and where each ends. */
  addChunk(bytes: Uint8Array, ends: readonly number[]): void {
    const first = this.#store.size;
    this.#store.addChunk(bytes, ends);
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
    if (text.length <= MAX_RECENT) this.#keep(number, text);
    return text;
  }

  #keep(number: number, text: string): void {
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
    const line = this.#readLine(source, start, this.#length[number] ?? 0);
    const found = line && parseLine(line, { fields: source.fields, onRepair: () => {} });
    if (typeof found === 'object') return found.parts.text;
    throw fileChanged(source.path, 'has changed while it was read');
  }

  #readLine(source: LineSource, start: number, length: number): Uint8Array | undefined {
    if (source.bytes !== undefined) return source.bytes.subarray(start, start + length);
    const descriptor = this.#open(source);
    if (this.#size <= MAX_WHOLE && ++this.#calls * BYTES_OF_CALL > this.#size) {
      this.#whole ??= readFrom(descriptor, 0, this.#size);
    }
    const whole = this.#whole;
    if (whole === undefined) return readFrom(descriptor, start, length);
    return start + length > whole.length ? undefined : whole.subarray(start, start + length);
  }

  /** One file stays open: texts are asked for file by file, more or less. */
  #open(source: LineSource): number {
    const { path } = source;
    const file = this.#file;
    if (file.path === path && file.descriptor >= 0) return file.descriptor;
    if (file.descriptor >= 0) closeSync(file.descriptor);
    file.descriptor = -1;
    this.#whole = undefined;
    this.#calls = 0;
    file.descriptor = reopen(source);
    file.path = path;
    this.#size = fstatSync(file.descriptor).size;
    return file.descriptor;
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

/** Opens a file that was read before. */
function reopen(source: LineSource): number {
  try {
    return openSync(openPath(source), 'r');
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    throw fileChanged(source.path, `was read, and now ${reason}`);
  }
}

function fileChanged(path: string, how: string): DedupeError {
  return new DedupeError('FILE_CHANGED', `"${path}" ${how}: run again when nothing writes to it`);
}

/** So many bytes of a file from a position on; undefined where it has fewer. */
function readFrom(descriptor: number, start: number, length: number): Uint8Array | undefined {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(descriptor, bytes, read, length - read, start + read);
    if (count === 0) return undefined;
    read += count;
  }
  return bytes;
}
