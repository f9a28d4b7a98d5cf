/**
 * Whether two texts that share a form are otherwise different: what is left of each beside the shared phrases is
 * long enough to be a text of its own, and its words are not in the other.
 *
 * Edits leave single words, and a paraphrase keeps many words of what it rewrites. What is filled into a form has
 * neither: names, amounts, another subject. Words weigh by their rarity in the collection, since words that all who
 * use a form need say nothing. O(tokens of both).
 */

/** Words that must be left in both: a dozen or so is a text of its own. */
export const LEAST_OWN = 10;
/** Tokens of a mean run of what is left: edits leave a word here and a word there. */
const LEAST_RUN = 2.5;
/** The share of each text that must be left, or the tokens that must be left in stretches of `STRETCH` or more. */
const LEAST_SHARE = 0.15;
const LEAST_STRETCHED = 10;
const STRETCH = 6;
/**
 * The share of these words, by rarity, that the other may have. At .25 instead, a hundredth of the machine-made
 * rewrites that share a beginning count as forms.
 */
const MOST_KNOWN = 0.2;
/**
 * Of pages that are mostly frame a stretch of its own is enough, even if half of its words are known: pages about
 * one program share its vocabulary.
 */
const MOST_LEFT_OF_FRAMED = 0.35;
const LONG = 15;
const MOST_KNOWN_OF_LONG = 0.5;
/** And what leaves no doubt. */
const SURE_OWN = 12;
const SURE_SHARE = 0.25;
const SURE_KNOWN = 0.15;

/** How different two texts are beside what they share. */
export const ALIKE = 0;
export const DIFFERENT = 1;
export const SURELY_DIFFERENT = 2;
export type Difference = typeof ALIKE | typeof DIFFERENT | typeof SURELY_DIFFERENT;

/** What is left of one text. */
interface Rest {
  readonly tokens: number;
  readonly share: number;
  /** Tokens in long stretches. */
  readonly stretched: number;
  /** The share of its words, by rarity, that the other text has. */
  readonly known: number;
}

/** One of two texts, and which of its tokens both share. */
export interface CoveredText {
  readonly tokens: Int32Array;
  readonly cover: Uint8Array;
}

/** Tells different texts from versions. */
export class DifferenceJudge {
  readonly #rarity: (word: number) => number;
  /** By word: the last text that was seen to have it, and the last whose rest was. */
  readonly #seen: Int32Array;
  readonly #counted: Int32Array;
  #turn = 0;

  /** `rarity` gives the bits of a word, below `words`. */
  constructor(words: number, rarity: (word: number) => number) {
    this.#rarity = rarity;
    this.#seen = new Int32Array(words);
    this.#counted = new Int32Array(words);
  }

  /** Compares what is left of two texts. */
  judge(a: CoveredText, b: CoveredText): Difference {
    const restA = this.#rest(a, b);
    if (restA.tokens < LEAST_OWN || restA.known > MOST_KNOWN_OF_LONG) return ALIKE;
    const restB = this.#rest(b, a);
    const tokens = Math.min(restA.tokens, restB.tokens);
    const known = Math.max(restA.known, restB.known);
    const share = Math.min(restA.share, restB.share);
    const stretched = Math.min(restA.stretched, restB.stretched);
    if (tokens < LEAST_OWN) return ALIKE;
    const isApart = share >= SURE_SHARE || stretched >= SURE_OWN;
    if (tokens >= SURE_OWN && known <= SURE_KNOWN && isApart) return SURELY_DIFFERENT;
    const isFramed = Math.max(restA.share, restB.share) <= MOST_LEFT_OF_FRAMED;
    if (isFramed && stretched >= LONG && known <= MOST_KNOWN_OF_LONG) return DIFFERENT;
    const isOwn = share >= LEAST_SHARE || stretched >= LEAST_STRETCHED;
    return isOwn && known <= MOST_KNOWN ? DIFFERENT : ALIKE;
  }

  /** The share of a text's words outside `cover`, by rarity, that another text has. */
  known(text: CoveredText, other: Int32Array): number {
    const turn = ++this.#turn;
    const { tokens, cover } = text;
    for (let at = 0; at < other.length; at++) this.#seen[other[at] ?? 0] = turn;
    let all = 0;
    let known = 0;
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] ?? 0;
      if (cover[at] === 1 || this.#counted[word] === turn) continue;
      this.#counted[word] = turn;
      const bits = this.#rarity(word);
      all += bits;
      if (this.#seen[word] === turn) known += bits;
    }
    return all === 0 ? 1 : known / all;
  }

  #rest(text: CoveredText, other: CoveredText): Rest {
    const { cover } = text;
    let tokens = 0;
    let stretched = 0;
    let runs = 0;
    for (let at = 0; at < cover.length;) {
      let end = at;
      while (end < cover.length && cover[end] === 0) end++;
      tokens += end - at;
      if (end > at) runs++;
      if (end - at >= STRETCH) stretched += end - at;
      at = end + 1;
    }
    // texts with too little of their own are most, and need no look at their words
    const isEdited = tokens < LEAST_RUN * runs;
    const known = tokens < LEAST_OWN || isEdited ? 1 : this.known(text, other.tokens);
    return { tokens, stretched, known, share: tokens / Math.max(1, cover.length) };
  }
}
