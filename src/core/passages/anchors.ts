/**
 * Says where in one long text the parts of another stand, by a sample of its phrases.
 *
 * Of all phrases of 16 tokens those with a hash below a limit are taken, the same in both texts (Broder
 * 1997; some 250,000). A phrase that the first text has once is an anchor: how far it moved is a
 * vote. O(tokens), in memory of the sample alone. Hashes are compared, not tokens: an anchor says where to
 * look, and what is found there is compared token by token.
 */

/** Tokens of a sampled phrase. */
const PHRASE = 16;
/** Phrases of a text that are sampled, about. */
const SAMPLE = 1 << 18;
/** The most that are kept, whatever a text was made for. */
const MOST_KEPT = 2 * SAMPLE;

/** Any odd number with mixed bits; its power, by which the oldest token leaves the hash of a phrase. */
const FACTOR = 0x2c1b3c6d;
let power = 1;
for (let i = 0; i < PHRASE; i++) power = Math.imul(power, FACTOR);
const OLDEST = power;

/** The places of the sampled phrases of one text. */
export class Anchors {
  /** By hash: the start of a phrase that the text has once, -1 for the others. */
  readonly #places = new Map<number, number>();
  readonly #bits: number;

  constructor(tokens: Int32Array) {
    this.#bits = Math.max(0, 32 - Math.clz32(Math.floor(tokens.length / SAMPLE)));
    const places = this.#places;
    for (const [hash, at] of samplePhrases(tokens, this.#bits)) {
      if (places.size === MOST_KEPT) break;
      places.set(hash, places.has(hash) ? -1 : at);
    }
  }

  /**
   * How far on, give or take half of `step`, the text has what occurs in a part of another text that begins
   * at `from`; nothing if no anchor is there.
   */
  shiftOf(part: Int32Array, from: number, step: number): number | undefined {
    const votes = new Map<number, number>();
    let best: number | undefined;
    for (const [hash, at] of samplePhrases(part, this.#bits)) {
      const place = this.#places.get(hash) ?? -1;
      if (place < 0) continue;
      const bucket = Math.round((place - from - at) / step);
      const count = (votes.get(bucket) ?? 0) + 1;
      votes.set(bucket, count);
      if (best === undefined || count > (votes.get(best) ?? 0)) best = bucket;
    }
    return best === undefined ? undefined : best * step;
  }
}

/** The phrases whose hash ends in so many zeros, with their starts. */
function* samplePhrases(
  tokens: Int32Array,
  bits: number,
): Generator<readonly [hash: number, at: number]> {
  let rolling = 0;
  for (let i = 0; i < tokens.length; i++) {
    const leaving = i < PHRASE ? 0 : Math.imul((tokens[i - PHRASE] ?? 0) + 1, OLDEST);
    rolling = (Math.imul(rolling, FACTOR) + (tokens[i] ?? 0) + 1 - leaving) | 0;
    if (i < PHRASE - 1) continue;
    const mixed = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    const hash = mixed ^ (mixed >>> 13);
    if (bits === 0 || hash << (32 - bits) === 0) yield [hash, i - PHRASE + 1];
  }
}
