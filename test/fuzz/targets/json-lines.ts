/**
 * JSON lines: every line that is not blank is a record or a skip, however the bytes are cut; and what
 * the kernel makes of them is what the plain reader does.
 */

import { Kernel, createKernelMemory } from '../../../src/kernel/kernel.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../../src/core/tokens/unicode-tables.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import type { Reading } from '../../../src/model/article.ts';
import { readBuilt } from '../../../src/runtime/built-files.ts';
import { PieceReader } from '../../../src/intake/piece-reader.ts';
import { withoutBom } from '../../../src/read/decode.ts';
import { refusal } from '../../../src/read/json-line.ts';
import { readJsonl } from '../../../src/read/jsonl.ts';
import { countRecords } from '../records.ts';
import { LISTED_LINES } from '../../../src/read/skipped-lines.ts';
import { ensure, ensureSame, type Target } from '../target.ts';

const PATH = 'a.jsonl';
const FIELDS = { id: 'id', text: 'text', title: 'title', date: 'date' };
/** A kernel never gives memory back, so that a new one takes over. */
const KERNEL_BYTES = 1 << 27;

export const jsonLines: Target = {
  name: 'json-lines',
  tokens: [
    ['{', '}', '[', ']', ',', ':', '"', '\n', '\r\n', '\\n', '\\', '\\"', '\\\\', '\\/', '\\u'],
    ['\\u0000', '\\ud83d\\ude00', '\\ud800', '\\u000a>', '{"id":"a","text":"b"}\n', '"id":', '1'],
    ['"text":', '"title":', '"date":', '"url":', '"canonical":', 'null', 'true', '1e999', '-0'],
    ['{"text":"', '"}', '{"a":', '[[', ']]', '> ', '\\n> ', ' ', '\t', '\u00e9', '\u2167', '{}'],
  ].flat(),
  async start() {
    const code = readBuilt('kernel.wasm');
    ensure(code !== undefined, 'the program is built');
    const module = new WebAssembly.Module(code);
    const tokeniser = new Tokeniser();
    let kernel = await startKernel(module);
    return {
      async execute(input) {
        const whole = await readPlain([input]);
        ensureSame(await readPlain(cutUp(input)), whole, 'cut otherwise it reads otherwise');
        ensureSame(whole.readings.length, countRecords(input), 'every line is accounted for');
        if (refusal(input) !== undefined) return;
        if (kernel.kernel.used > KERNEL_BYTES) kernel = await startKernel(module);
        ensureSame(
          readFast(kernel.reader, input),
          expectedOf(whole, tokeniser),
          'kernel and plain',
        );
      },
    };
  },
};

interface Plain {
  readonly readings: readonly Reading[];
  readonly repaired: number;
}

async function readPlain(chunks: readonly Uint8Array[]): Promise<Plain> {
  const readings: Reading[] = [];
  let repaired = 0;
  const onRepair = (count: number): void => {
    repaired += count;
  };
  for await (const reading of readJsonl(chunks, { path: PATH, fields: FIELDS, onRepair })) {
    readings.push(reading);
  }
  return { readings, repaired };
}

/** Pieces of sizes that the input itself decides. */
function cutUp(input: Buffer): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < input.length;) {
    const size = 1 + (((input[at] ?? 0) * 7 + at) % 97) * (input.length > 4096 ? 64 : 1);
    pieces.push(input.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

async function startKernel(
  module: WebAssembly.Module,
): Promise<{ readonly kernel: Kernel; readonly reader: PieceReader }> {
  const kernel = new Kernel(module, createKernelMemory(64));
  const tables = kernel.allocate(KERNEL_TABLES_BYTES);
  writeKernelTables(kernel.memory.buffer, tables);
  return { kernel, reader: await PieceReader.create(kernel, tables, { sources: {}, stem: null }) };
}

/** What the kernel reads, as far as the plain reader says the same. */
function readFast(reader: PieceReader, input: Buffer): unknown {
  const result = reader.readBytes(PATH, withoutBom(input));
  const { ids, lines, extras, skipped, rows, repairedBytes } = result.records;
  const records = ids.map((id, row) => ({
    id: id ?? `${PATH}#${lines[row]}`,
    line: lines[row],
    ...extras.get(row),
    tokens: rows.lengths[row],
  }));
  const { lines: at, counts, reasons, names } = skipped;
  const entries = Array.from(at, (line, i) => ({
    line,
    reason: names[reasons[i] ?? 0] ?? '',
    count: counts[i] ?? 0,
  }));
  return { records, skipped: summed(entries), repaired: repairedBytes };
}

/** The lines that are told one by one, and how many have each reason. */
function summed(entries: readonly { line: number; reason: string; count: number }[]): unknown {
  const byReason = new Map<string, number>();
  for (const { reason, count } of entries) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  }
  const listed = entries.slice(0, LISTED_LINES).map(({ line, reason }) => `${line}: ${reason}`);
  return { listed, byReason: [...byReason].toSorted() };
}

function expectedOf({ readings, repaired }: Plain, tokeniser: Tokeniser): unknown {
  const records = [];
  const skipped = [];
  for (const reading of readings) {
    if (reading.kind === 'skipped') {
      const { line = 0, reason, count = 1 } = reading.skipped;
      skipped.push({ line, reason, count });
    }
    if (reading.kind !== 'article') continue;
    const { text, path: _, ...rest } = reading.article;
    records.push({ ...rest, tokens: tokeniser.tokenise(text).count });
  }
  return { records, skipped: summed(skipped), repaired };
}
