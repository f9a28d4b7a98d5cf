/**
 * What tells which of several documents was first.
 */

import type { Credit } from './credit.ts';

/** What is known about the origin of one document of a cluster. */
export interface Provenance {
  /** Number of the document; a smaller number has a smaller id. */
  readonly document: number;
  readonly id: string;
  readonly url?: string | undefined;
  /** The address or the name of its original, as the document itself gives it. */
  readonly canonical?: string | undefined;
  readonly date?: string | undefined;
  readonly path?: string | undefined;
  readonly title?: string | undefined;
  /** Who wrote it, as its metadata say. */
  readonly author?: string | undefined;
  /** Who published it, as its metadata say. */
  readonly outlet?: string | undefined;
  /** The news agency that its text credits. */
  readonly agency?: string | undefined;
  /** The credits in its text, the strongest first. */
  readonly credits?: readonly Credit[] | undefined;
  /** The day of publication that its text states, ISO 8601. */
  readonly stated?: string | undefined;
  /** The day of change that its text states, ISO 8601. */
  readonly updated?: string | undefined;
  /** The beginning of its text, where a byline or dateline would be. */
  readonly opening?: string | undefined;
  /** Its length in tokens. */
  readonly length: number;
}
