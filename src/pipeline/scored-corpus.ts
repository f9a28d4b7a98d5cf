/** A corpus whose candidates are verified: all that is known before it is clustered. */
import type { BoilerplateText } from '../core/boilerplate/pieces.ts';
import type { SharedSpans } from '../core/clusters/digest.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import type { Families } from '../core/rarity/family-frequencies.ts';
import type { PairScorer } from '../core/score/measure.ts';
import type { PhraseCounts } from '../core/shingles/phrases.ts';
import type { TrimmedTexts } from '../core/boilerplate/trimmed-texts.ts';
import type { IdenticalTexts } from '../core/texts/identical.ts';
import type { Intake } from '../intake/accumulator.ts';
import type { Prior } from './learn-prior.ts';
import type { Settings } from '../model/settings.ts';

/** The candidates of a run, ready to be clustered at any threshold (core/clusters/text-clusters.ts). */
export interface ScoredCorpus {
  readonly settings: Settings;
  readonly intake: Intake;
  readonly identical: IdenticalTexts;
  /** Text that was set aside because otherwise different documents share it. */
  readonly boilerplate: readonly BoilerplateText[];
  /** The documents without that text. */
  readonly trimmed: TrimmedTexts;
  /** How many distinct texts have the words and phrases of the corpus. */
  readonly counts: PhraseCounts;
  /** The verified candidates that were kept, in order of a, then b. */
  readonly scored: readonly ScoredPair[];
  /** Texts that count as one among their own pairs; undefined if it made no difference. */
  readonly families: Families | undefined;
  /** The prior that scores hold for. */
  readonly prior: Prior;
  /** Measures any other pair. */
  readonly scorer: PairScorer;
  /** The same, and valid for as long as the run, but slower: it compares without the kernel. */
  readonly lastingScorer: PairScorer;
  /** The places at which documents share text, found when they are first needed. */
  readonly spans: SharedSpans;
}
