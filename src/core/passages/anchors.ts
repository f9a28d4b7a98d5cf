/**
 * Finds the place in one long text for each part of another, by a sample of its phrases.
 *
 * The sample holds the phrases of 16 tokens whose hash is below a limit, about 250,000; both texts are
 * sampled alike (Broder 1997). A phrase that occurs once in the first text is an anchor, and its shift
 * is a vote. O(tokens); memory holds only the sample. Anchors are compared by hash: they only say where
 * to look, and what is found there is compared token by token.
 */

/** Tokens of a sampled phrase. */
const PHRASE = 16;
/** About how many phrases of a text are sampled. */
const SAMPLE = 1 << 18;
/** The most phrases that are kept, even of a text made to have more. */
const MOST_KEPT = 2 * SAMPLE;

/** Any odd number with mixed bits. Its power takes the oldest token out of the hash of a phrase. */
const FACTOR = 0x2c1b3c6d;
let power = 1;
for (let i = 0; i < PHRASE; i++) power = Math.imul(power, FACTOR);
const OLDEST = power;

/** The places of the sampled phrases of one text. */
export class Anchors {
  /** By hash: the start of a phrase that occurs once in the text, -1 for the others. */
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
   * Returns how far `part`, which begins at `from` in the other text, is shifted in this text, to within
   * half of `step`; undefined if it holds no anchor.
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
