/** What tells who wrote first. */

import type { Credit } from './credit.ts';

/** What is known of one document of the cluster. */
export interface OriginalEvidence {
  /** Its number; smaller numbers have smaller ids. */
  readonly document: number;
  readonly id: string;
  readonly url?: string | undefined;
  /** The address or the name of its original, as it says itself. */
  readonly canonical?: string | undefined;
  readonly date?: string | undefined;
  readonly path?: string | undefined;
  readonly title?: string | undefined;
  /** Whom its text credits, the plainest first. */
  readonly credits?: readonly Credit[] | undefined;
  /** The day on which its text says that it was published. */
  readonly stated?: string | undefined;
  /** The day on which its text says that it was changed. */
  readonly updated?: string | undefined;
  /** How its text begins, where a byline or dateline would be. */
  readonly opening?: string | undefined;
  /** Its length in tokens. */
  readonly length: number;
}
