/**
 * Whether two texts that share a form are otherwise different: what is left of each beside the shared phrases is
 * long enough to be a text of its own, and its words are not in the other.
 *
 * Edits leave single words, and a paraphrase keeps many words of what it rewrites. What is filled into a form has
 * neither: names, amounts, another subject. Words weigh by their rarity in the collection, since words that all who
 * use a form need say nothing. O(tokens of both).
 */
import { type CoverShape, shapeOf } from './cover-shape.ts';
import type { OwnPart } from './first-look.ts';

/** Words that must be left in both: a dozen or so is a text of its own. */
export const LEAST_OWN = 10;
/** Tokens of a mean run of what is left: edits leave a word here and a word there. */
const LEAST_RUN = 2.5;
/** The share of each text that must be left, or the tokens that must be left in stretches. */
const LEAST_SHARE = 0.15;
const LEAST_STRETCHED = 10;
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

/** One of two texts, and which of its tokens both share. */
export interface CoveredText {
  readonly tokens: Int32Array;
  readonly cover: Uint8Array;
}

/** The same, and how that lies in it. */
export interface ShapedText extends CoveredText {
  readonly shape: CoverShape;
}

/** A text of which these tokens are shared. */
export const shaped = (tokens: Int32Array, cover: Uint8Array): ShapedText => ({
  tokens,
  cover,
  shape: shapeOf(cover),
});

/** False if one of two texts, of so many tokens, shows that they are not different. */
export function mayDiffer(own: OwnPart, length: number): boolean {
  const { tokens, runs, stretched, known } = own;
  if (tokens < LEAST_OWN || tokens < LEAST_RUN * runs) return false;
  const share = tokens / Math.max(1, length);
  if (share < LEAST_SHARE && stretched < LEAST_STRETCHED) return false;
  const mayBeFramed = share <= MOST_LEFT_OF_FRAMED && stretched >= LONG;
  return known <= (mayBeFramed ? MOST_KNOWN_OF_LONG : MOST_KNOWN);
}

/** Tells different texts from versions. */
export class DifferenceJudge {
  readonly #rarity: (word: number) => number;
  /** By word: the turn in which a text was last seen to have it, and in which a rest was. */
  readonly #seen: Int32Array;
  readonly #counted: Int32Array;
  #turn = 0;
  /** The text whose words were marked last, and the turn in which they were. */
  #marked: Int32Array | undefined;
  #markTurn = 0;

  /** `rarity` gives the bits of a word, below `words`. */
  constructor(words: number, rarity: (word: number) => number) {
    this.#rarity = rarity;
    this.#seen = new Int32Array(words);
    this.#counted = new Int32Array(words);
  }

  /**
   * Compares what is left of two texts. Most are versions by its shape alone, or by the words of the second. Fastest if
   * the first is the same again.
   */
  judge(a: ShapedText, b: ShapedText): Difference {
    if (!isText(a.shape) || !isText(b.shape)) return ALIKE;
    const left = Math.min(a.shape.left, b.shape.left);
    const stretched = Math.min(a.shape.stretched, b.shape.stretched);
    const [shareA, shareB] = [shareLeft(a), shareLeft(b)];
    const share = Math.min(shareA, shareB);
    if (share < LEAST_SHARE && stretched < LEAST_STRETCHED) return ALIKE;
    const isApart = left >= SURE_OWN && (share >= SURE_SHARE || stretched >= SURE_OWN);
    const isFramed = Math.max(shareA, shareB) <= MOST_LEFT_OF_FRAMED && stretched >= LONG;
    const most = isFramed ? MOST_KNOWN_OF_LONG : MOST_KNOWN;
    const knownOfB = this.known(b, a.tokens);
    if (knownOfB > most) return ALIKE;
    const known = Math.max(knownOfB, this.known(a, b.tokens));
    if (isApart && known <= SURE_KNOWN) return SURELY_DIFFERENT;
    return known <= most ? DIFFERENT : ALIKE;
  }

  /** The share of a text's words outside `cover`, by rarity, that another text has. Fastest if that is the same again. */
  known({ tokens, cover }: CoveredText, other: Int32Array): number {
    this.#mark(other);
    const turn = ++this.#turn;
    const seen = this.#seen;
    const counted = this.#counted;
    const marked = this.#markTurn;
    let all = 0;
    let known = 0;
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] ?? 0;
      if (cover[at] === 1 || counted[word] === turn) continue;
      counted[word] = turn;
      const bits = this.#rarity(word);
      all += bits;
      if (seen[word] === marked) known += bits;
    }
    return all === 0 ? 1 : known / all;
  }

  /** Marks the words of a text. */
  #mark(tokens: Int32Array): void {
    if (tokens === this.#marked) return;
    this.#marked = tokens;
    const turn = (this.#markTurn = ++this.#turn);
    const seen = this.#seen;
    for (let at = 0; at < tokens.length; at++) seen[tokens[at] ?? 0] = turn;
  }
}

/** True if enough is left, and in runs that are no edits. */
const isText = ({ left, leftRuns }: CoverShape): boolean =>
  left >= LEAST_OWN && left >= LEAST_RUN * leftRuns;

const shareLeft = ({ shape, cover }: ShapedText): number => shape.left / Math.max(1, cover.length);
