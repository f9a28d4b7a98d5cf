/** The check that the build makes of `result.schema.json` (bin/build/result-check.js). */

import type { DedupeResult } from '../../model/result.ts';

/** The first thing that is wrong, as Ajv says it. */
interface Problem {
  /** JSON Pointer of the place. */
  readonly instancePath: string;
  readonly message?: string;
}

/** Whether a value is a result; if not, `errors` says why. */
declare const check: {
  (value: unknown): value is DedupeResult;
  readonly errors?: readonly Problem[] | null;
};
export default check;
