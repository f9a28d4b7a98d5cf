/**
 * Flags the texts that have words or phrases which count otherwise than they did in an earlier run: what two texts share
 * can only have another worth if both have such a phrase, or one of them such a word.
 *
 * Phrases are looked for in a table like that of frequent ones (frequent-table.ts). One pass, O(tokens), 2 ns each.
 */
import { frequencyOf, mayBeFrequent } from './frequent-table';
import { trimmedAt, trimmedLength } from '../bounds/compared';
import { distinctAt, hashesOf, lengthAt, tokensAt } from '../texts/corpus';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import {
  CHANGED_CORPUS,
  CHANGED_FLAGS,
  CHANGED_PHRASES,
  CHANGED_WORDS,
  FREQUENT_SLOTS,
  HAS_CHANGED_PHRASE,
  HAS_CHANGED_WORD,
  NOTED_BYTES,
  NOTED_DF,
} from '../../layout/candidates';
import { FULL_DF, PHRASE_LEVEL } from '../../layout/phrases';

/**
 * Moves those of `count` noted phrases to the front that are worth another in the table: up to FULL_DF documents all are
 * worth the same (core/rarity/phrase-weight.ts). Returns how many they are.
 */
export function keepChanged(frequent: usize, noted: usize, count: u32): u32 {
  const isEmpty = load<u32>(frequent, FREQUENT_SLOTS) == 0;
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const at = noted + <usize>i * NOTED_BYTES;
    const df = load<u32>(at, NOTED_DF);
    const other = isEmpty ? 0 : frequencyOf(frequent, load<u64>(at));
    if (max(df, <u32>FULL_DF) == max(other, <u32>FULL_DF)) continue;
    memory.copy(noted + <usize>kept * NOTED_BYTES, at, NOTED_BYTES);
    kept++;
  }
  return kept;
}

/** Flags the distinct texts [from, to), whole and trimmed: a byte for each document, 0 at first. */
export function flagChanged(changed: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(changed, CHANGED_CORPUS);
  const flags = <usize>load<u32>(changed, CHANGED_FLAGS);
  for (let i = from; i < to; i++) {
    const document = distinctAt(corpus, i);
    const whole = tokensAt(corpus, document);
    const trimmed = trimmedAt(corpus, document);
    let flag = flagsOf(changed, whole, lengthAt(corpus, document));
    // trimmed texts have phrases that the whole ones lack
    if (trimmed != whole) flag |= flagsOf(changed, trimmed, trimmedLength(corpus, document));
    store<u8>(flags + <usize>document, <u8>flag);
  }
}

function flagsOf(changed: usize, tokens: usize, length: u32): u32 {
  const words = <usize>load<u32>(changed, CHANGED_WORDS);
  const phrases = <usize>load<u32>(changed, CHANGED_PHRASES);
  const hashes = hashesOf(<usize>load<u32>(changed, CHANGED_CORPUS));
  const hasPhrases = load<u32>(phrases, FREQUENT_SLOTS) != 0;
  const end = tokens + ((<usize>length) << 2);
  let flag: u32 = 0;
  let first: u64 = 0;
  let second: u64 = 0;
  for (let at = tokens; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    if (load<u8>(words + token) != 0) flag |= HAS_CHANGED_WORD;
    const third = load<u64>(hashes + (token << 3));
    if (hasPhrases && at >= tokens + 8) {
      const hash = finishShingle((first * SHINGLE_BASE + second) * SHINGLE_BASE + third, PHRASE_LEVEL);
      if (mayBeFrequent(phrases, hash) && frequencyOf(phrases, hash) != 0) flag |= HAS_CHANGED_PHRASE;
    }
    first = second;
    second = third;
  }
  return flag;
}
