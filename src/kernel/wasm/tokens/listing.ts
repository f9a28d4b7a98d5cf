/**
 * Lists the words of a vocabulary that is complete (vocabulary.ts), for TypeScript and for other vocabularies. O(bytes).
 */
import { bytesHash } from './hash';
import {
  VOCABULARY_HASHES,
  VOCABULARY_SIZE,
  VOCABULARY_WORDS,
  WORD_IS_SECRET,
  WORD_LENGTH,
} from '../../layout/tokens';

/** Replaces secret hashes by those of core/tokens/hash.ts, when nothing is looked up any more. */
export function publishHashes(vocabulary: usize): void {
  const size = load<u32>(vocabulary, VOCABULARY_SIZE);
  const hashes = <usize>load<u32>(vocabulary, VOCABULARY_HASHES);
  const words = <usize>load<u32>(vocabulary, VOCABULARY_WORDS);
  for (let number: u32 = 0; number < size; number++) {
    const word = words + ((<usize>number) << 3);
    const length = load<u32>(word, WORD_LENGTH);
    if ((length & WORD_IS_SECRET) == 0) continue;
    const hash = bytesHash(<usize>load<u32>(word), <usize>(length & ~WORD_IS_SECRET));
    store<u64>(hashes + ((<usize>number) << 3), hash);
    store<u32>(word, length & ~WORD_IS_SECRET, WORD_LENGTH);
  }
}

/**
 * Lists the tokens by number, when no more come: the words end to end, and where each ends there (4 bytes). There is
 * room for 7 bytes more behind the words.
 */
export function listTokens(vocabulary: usize, ends: usize, out: usize): void {
  const size = load<u32>(vocabulary, VOCABULARY_SIZE);
  publishHashes(vocabulary);
  const words = <usize>load<u32>(vocabulary, VOCABULARY_WORDS);
  let total: u32 = 0;
  for (let number: u32 = 0; number < size; number++) {
    const word = words + ((<usize>number) << 3);
    const length = load<u32>(word, WORD_LENGTH);
    const text = <usize>load<u32>(word);
    for (let i: u32 = 0; i < length; i += 8) {
      store<u64>(out + <usize>(total + i), load<u64>(text + <usize>i));
    }
    total += length;
    store<u32>(ends + ((<usize>number) << 2), total);
  }
}
