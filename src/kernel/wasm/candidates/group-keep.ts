/**
 * Decides by the document frequency of a group what is kept of it, and writes that to the streams of the thread
 * (memory.ts). The documents of the group are in the scratch. In a sample, only what has a sampled hash is kept.
 *
 * - `twins`: documents of postings of two, in twos, 3 bytes each (documents.ts);
 * - `postings`: of three to `MAX_DF`: how many (a byte), then the documents;
 * - `crowds`: phrases above the cap: hash (2 words), how many, and where their documents are (crowds.ts);
 * - `frequent`: phrases that five documents or more have: hash (2 words), document frequency.
 */
import { hashesOf, isSampled, lastSampledOf } from '../texts/corpus';
import { bytesOf, putDocument } from '../texts/documents';
import { keepCrowd } from './crowds';
import { arrayAt, CORPUS, DOCUMENTS } from './group-scratch';
import { reserveInStream, setStreamEnd } from '../memory';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import { NO_TOKEN, unmixPair } from './pairs';
import {
  FREQUENT_STREAM,
  NOTED_BYTES,
  NOTED_DF,
  POSTINGS_STREAM,
  TWINS_STREAM,
} from '../../layout/candidates';
import { DOCUMENT_BYTES } from '../../layout/corpus';
import { FREQUENT_DF, MAX_DF, PHRASE_LEVEL } from '../../layout/phrases';

/** The last hash of a sample that has every hash. */
const ALL: u32 = 0xffffffff;

/** Keeps the posting of a pair. */
export function keepPair(pair: u64, df: u32, streams: usize): void {
  if (df <= <u32>MAX_DF && isSampledPair(arrayAt(streams, CORPUS), pair)) keepPosting(df, streams);
}

/** Keeps the posting of a phrase: a pair, and the token that follows. */
export function keepPhrase(pair: u64, token: u32, df: u32, streams: usize): void {
  const corpus = arrayAt(streams, CORPUS);
  const isWhole = lastSampledOf(corpus) == ALL;
  // most phrases are in few documents, and their hashes are of no use then
  if (isWhole && df <= <u32>MAX_DF) keepPosting(df, streams);
  if (isWhole && df < <u32>FREQUENT_DF) return;
  const hash = hashPhrase(corpus, unmixPair(pair), token);
  if (!isWhole) {
    if (!isSampled(corpus, hash)) return;
    if (df <= <u32>MAX_DF) keepPosting(df, streams);
    if (df < <u32>FREQUENT_DF) return;
  }
  if (df > <u32>MAX_DF) keepCrowd(hash, arrayAt(streams, DOCUMENTS), df, streams);
  const at = reserveInStream(streams + FREQUENT_STREAM, NOTED_BYTES);
  store<u64>(at, hash);
  store<u32>(at, df, NOTED_DF);
  setStreamEnd(streams + FREQUENT_STREAM, at + NOTED_BYTES);
}

/** True if the shingle of a pair, or of a word and nothing, is in the sample. */
function isSampledPair(corpus: usize, mixed: u64): bool {
  if (lastSampledOf(corpus) == ALL) return true;
  const hashes = hashesOf(corpus);
  const pair = unmixPair(mixed);
  const first = load<u64>(hashes + (<usize>(pair >> 32) << 3));
  if (<u32>pair == NO_TOKEN) return isSampled(corpus, finishShingle(first, 1));
  const second = load<u64>(hashes + (<usize>(<u32>pair) << 3));
  return isSampled(corpus, finishShingle(first * SHINGLE_BASE + second, 2));
}

function hashPhrase(corpus: usize, pair: u64, token: u32): u64 {
  const hashes = hashesOf(corpus);
  let hash = load<u64>(hashes + ((<usize>(pair >> 32)) << 3));
  hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>(<u32>pair)) << 3));
  hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>token) << 3));
  return finishShingle(hash, PHRASE_LEVEL);
}

/** Writes a group of two documents or more, up to the cap, to its stream. */
function keepPosting(df: u32, streams: usize): void {
  const stream = streams + (df == 2 ? TWINS_STREAM : POSTINGS_STREAM);
  let at = reserveInStream(stream, bytesOf(df) + 2);
  if (df > 2) {
    store<u8>(at, <u8>df);
    at++;
  }
  let document = arrayAt(streams, DOCUMENTS);
  for (const end = document + ((<usize>df) << 2); document < end; document += 4) {
    putDocument(at, load<u32>(document));
    at += DOCUMENT_BYTES;
  }
  setStreamEnd(stream, at);
}
