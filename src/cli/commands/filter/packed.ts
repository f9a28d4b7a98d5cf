/** Bytes as gzip: the same bytes for the same input. */

/** Yields the chunks, packed. */
export async function* packed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGzip } = await import('node:zlib');
  const { pipeline, Readable } = await import('node:stream');
  const gzip = createGzip();
  // an error of the chunks reaches the reader of the stream, so the callback has nothing to do
  pipeline(Readable.from(chunks, { objectMode: false }), gzip, () => {});
  yield* gzip;
}
