/**
 * What is known of the pairs of texts of a run, as bytes: a list of sections as JSON, then the sections, each an array of
 * numbers, at a multiple of eight. Read in place.
 */
import type { PairRecord } from '../../pipeline/known-pairs.ts';

const ALIGNMENT = 8;
const HEAD_BYTES = 8;

/** A record as bytes. */
export function encodePairs(record: PairRecord): Uint8Array {
  const { names, cuts, counts, threshold, shift, passed, sampled } = record;
  const words = [...counts.words];
  const sections = [
    record.candidateEnds,
    record.candidates,
    counts.phrases,
    Float64Array.from(words, ([, state]) => state),
    passed.a,
    passed.b,
    sampled.a,
    sampled.b,
    sampled.logits,
    sampled.floors,
    Float64Array.of(threshold, shift),
  ];
  const head = Buffer.from(
    JSON.stringify({
      names,
      cuts: [...cuts],
      words: words.map(([key]) => key),
      lengths: sections.map(({ length }) => length),
    }),
  );
  let end = aligned(HEAD_BYTES + head.length);
  const starts = sections.map(({ byteLength }) => {
    const start = end;
    end = aligned(end + byteLength);
    return start;
  });
  const bytes = Buffer.alloc(end);
  bytes.writeUInt32LE(head.length);
  bytes.set(head, HEAD_BYTES);
  for (const [i, { buffer, byteOffset, byteLength }] of sections.entries()) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), starts[i]);
  }
  return bytes;
}

/** The record that these bytes are; undefined if they are none. */
export function decodePairs(content: Uint8Array): PairRecord | undefined {
  // numbers have to be at places that their size divides
  const bytes = Buffer.from(new Uint8Array(content).buffer);
  const length = bytes.readUInt32LE(0);
  const head = parseHead(bytes.toString('utf8', HEAD_BYTES, HEAD_BYTES + length));
  if (head === undefined) return undefined;
  const { names, cuts, words } = head;
  const sections = new Sections(bytes, aligned(HEAD_BYTES + length), head.lengths);
  const [candidateEnds, candidates] = [sections.integers(), sections.integers()];
  const phrases = new Uint32Array(sections.integers());
  const states = sections.floats();
  const passed = { a: sections.integers(), b: sections.integers() };
  const sampled = {
    a: sections.integers(),
    b: sections.integers(),
    logits: sections.floats(),
    floors: sections.floats(),
  };
  const [threshold = NaN, shift = NaN] = sections.floats();
  return {
    names,
    cuts: new Map(cuts),
    counts: { words: new Map(words.map((key, i) => [key, states[i] ?? NaN])), phrases },
    candidateEnds,
    candidates,
    threshold,
    shift,
    passed,
    sampled,
  };
}

/** Arrays of numbers, one after another. */
class Sections {
  readonly #bytes: Buffer<ArrayBuffer>;
  readonly #lengths: readonly number[];
  #at: number;
  #next = 0;

  constructor(bytes: Buffer<ArrayBuffer>, start: number, lengths: readonly number[]) {
    this.#bytes = bytes;
    this.#at = start;
    this.#lengths = lengths;
  }

  integers(): Int32Array {
    const [at, length] = this.#take(Int32Array.BYTES_PER_ELEMENT);
    return new Int32Array(this.#bytes.buffer, at, length);
  }

  floats(): Float64Array {
    const [at, length] = this.#take(Float64Array.BYTES_PER_ELEMENT);
    return new Float64Array(this.#bytes.buffer, at, length);
  }

  #take(size: number): [at: number, length: number] {
    const at = this.#at;
    const length = this.#lengths[this.#next++] ?? 0;
    this.#at = aligned(at + length * size);
    return [at, length];
  }
}

interface Head {
  readonly names: readonly string[];
  readonly cuts: readonly (readonly [name: string, cut: string])[];
  readonly words: readonly string[];
  readonly lengths: readonly number[];
}

function parseHead(text: string): Head | undefined {
  const value: unknown = JSON.parse(text);
  return isHead(value) ? value : undefined;
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { names, cuts, words, lengths }: Readonly<Record<string, unknown>> = { ...value };
  const isTexts = (list: unknown): boolean =>
    Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    isTexts(names) &&
    isTexts(words) &&
    Array.isArray(cuts) &&
    cuts.every(isTexts) &&
    Array.isArray(lengths) &&
    lengths.every((one) => Number.isSafeInteger(one) && one >= 0)
  );
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
