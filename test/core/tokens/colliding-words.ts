/**
 * Words that were made to share their 64-bit hash. The hash takes eight bytes at a time, each step with an inverse, so
 * of two words with different first blocks the second blocks only have to differ as the states between them do; among
 * a few hundred random blocks there are two of which that is a difference of letters and digits. Pairs of blocks in a row
 * double the words that share a hash (Joux 2004).
 */
import { multiply, type Hash64 } from '../../../src/core/tokens/hash.ts';
import { seededRandom } from '../small-corpus.ts';

const BLOCK = 8;
const G = { hi: 0x9e3779b9 | 0, lo: 0x7f4a7c15 | 0 };
const M1 = { hi: 0xff51afd7 | 0, lo: 0xed558ccd | 0 };
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** By the difference of two bytes: two letters that differ so. */
const APART = new Map<number, readonly [string, string]>();
for (const a of LETTERS) {
  for (const b of LETTERS) APART.set(a.charCodeAt(0) ^ b.charCodeAt(0), [a, b]);
}

/** Two spellings of sixteen letters that take the hash from one state to the same next one. */
interface Fork {
  readonly spellings: readonly [string, string];
  readonly next: Hash64;
}

/** `count` pairs of words of sixteen letters, all different; both words of a pair have one hash. */
export function collidingPairs(count: number, seed = 1): (readonly [string, string])[] {
  return forks(startOf(2 * BLOCK), count, seededRandom(seed)).map(({ spellings }) => spellings);
}

/** 2^`forksInARow` words of equal length that all have one hash. */
export function collidingWords(forksInARow: number, seed = 1): string[] {
  const random = seededRandom(seed);
  let state = startOf(2 * BLOCK * forksInARow);
  let words = [''];
  for (let i = 0; i < forksInARow; i++) {
    const [fork] = forks(state, 1, random);
    if (fork === undefined) throw new Error('a fork expected');
    words = words.flatMap((word) => fork.spellings.map((spelling) => word + spelling));
    state = fork.next;
  }
  return words;
}

function startOf(bytes: number): Hash64 {
  const state = { hi: 0, lo: bytes };
  multiply(state, G);
  return state;
}

function forks(start: Hash64, count: number, random: () => number): Fork[] {
  const blocks: { text: string; state: Hash64 }[] = [];
  const found: Fork[] = [];
  while (found.length < count) {
    const text = Array.from({ length: BLOCK }, () => LETTERS[Math.floor(random() * 26)]).join('');
    const state = step(start, text);
    const met = blocks.findIndex((other) => differByLetters(state, other.state));
    if (met < 0) {
      blocks.push({ text, state });
      continue;
    }
    // each block serves once, so that no two pairs share a word
    const [other] = blocks.splice(met, 1);
    if (other !== undefined) found.push(join(text, state, other));
  }
  return found;
}

function join(text: string, state: Hash64, other: { text: string; state: Hash64 }): Fork {
  let a = '';
  let b = '';
  for (const half of ['lo', 'hi'] as const) {
    for (let shift = 0; shift < 32; shift += 8) {
      const [x = '', y = ''] =
        APART.get(((state[half] ^ other.state[half]) >>> shift) & 0xff) ?? [];
      a += x;
      b += y;
    }
  }
  return { spellings: [text + a, other.text + b], next: step(state, a) };
}

function differByLetters(x: Hash64, y: Hash64): boolean {
  for (const difference of [x.lo ^ y.lo, x.hi ^ y.hi]) {
    for (let shift = 0; shift < 32; shift += 8) {
      if (!APART.has((difference >>> shift) & 0xff)) return false;
    }
  }
  return true;
}

/** The state after one more block. */
function step(before: Hash64, text: string): Hash64 {
  const byte = (i: number): number => text.charCodeAt(i);
  const word = (i: number): number =>
    byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24);
  const state = { hi: before.hi ^ word(4), lo: before.lo ^ word(0) };
  multiply(state, M1);
  state.lo ^= state.hi;
  return state;
}
