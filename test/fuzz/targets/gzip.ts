/**
 * Compressed bytes: a stream that is cut gives what stands before the cut, and one that is damaged
 * ends in a failure that can be told, never in another.
 */

import { gzipSync } from 'node:zlib';
import { ReadFailure } from '../../../src/read/bytes.ts';
import { gunzip, gunzipIfGzip } from '../../../src/read/gunzip.ts';
import { ensure, type Target } from '../target.ts';

export const gzip: Target = {
  name: 'gzip',
  tokens: [
    ['\u001f', '\u0008', '\0\0\0\0', '\n', '{"id":"a","text":"b"}\n', 'rain ', '\0'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', '\u001f\u008b\u0008'],
  ].flat(),
  start: () => ({
    async execute(input) {
      await collect(gunzip(stream([input])));
      const packed = gzipSync(input, { level: 1 });
      const { bytes, failed } = await collect(gunzipIfGzip(stream(cutInTwo(packed))));
      ensure(!failed && bytes.equals(input), 'what was packed is unpacked');
      const end = (input.length * 31 + (input[0] ?? 0)) % packed.length;
      const cut = await collect(gunzip(stream([packed.subarray(0, end)])));
      ensure(input.subarray(0, cut.bytes.length).equals(cut.bytes), 'a cut stream gives its start');
      ensure(cut.failed || cut.bytes.length === 0, 'a cut stream is not whole');
      // whatever was damaged, the reader is told or gets bytes
      const damaged = Buffer.from(packed);
      damaged[end] = (damaged[end] ?? 0) ^ 0x55;
      await collect(gunzip(stream([damaged, input])));
    },
  }),
};

async function* stream(chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

function cutInTwo(bytes: Buffer): Buffer[] {
  return [bytes.subarray(0, 1), bytes.subarray(1)];
}

async function collect(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: Buffer; readonly failed: boolean }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { bytes: Buffer.concat(parts), failed: true };
  }
  return { bytes: Buffer.concat(parts), failed: false };
}
