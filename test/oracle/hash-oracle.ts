/**
 * The 64-bit hash written down a second time, from the words of its specification, in integers of
 * any size. Slow, and plain enough to be believed.
 */

const MODULUS = 2n ** 64n;
const G = 0x9e3779b97f4a7c15n;
const M1 = 0xff51afd7ed558ccdn;
const M2 = 0xc4ceb9fe1a85ec53n;
const P = 0xd6e8feb86659fd93n;

/** The hash of a token, given its folded text. */
export function tokenHash(token: string): bigint {
  const bytes = new TextEncoder().encode(token);
  let h = (BigInt(bytes.length) * G) % MODULUS;
  for (let start = 0; start < bytes.length; start += 8) {
    h = ((h ^ littleEndian(bytes.subarray(start, start + 8))) * M1) % MODULUS;
    h ^= h >> 32n;
  }
  return finish(h);
}

/** The hash of the shingle made of tokens with these hashes. */
export function shingleHash(tokens: readonly bigint[]): bigint {
  const k = tokens.length;
  let h = BigInt(k) * G;
  for (const [i, token] of tokens.entries()) h += token * P ** BigInt(k - 1 - i);
  h %= MODULUS;
  return finish(h ^ (h >> 32n));
}

function finish(value: bigint): bigint {
  const h = (value * M2) % MODULUS;
  return h ^ (h >> 32n);
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const [i, byte] of bytes.entries()) value += BigInt(byte) * 256n ** BigInt(i);
  return value;
}

/** Two signed halves as one unsigned number. */
export function joinHalves(hi: number, lo: number): bigint {
  return BigInt.asUintN(32, BigInt(hi)) * 2n ** 32n + BigInt.asUintN(32, BigInt(lo));
}

/** One unsigned number as two signed halves. */
export function splitHash(hash: bigint): { hi: number; lo: number } {
  return { hi: Number(BigInt.asIntN(32, hash >> 32n)), lo: Number(BigInt.asIntN(32, hash)) };
}
