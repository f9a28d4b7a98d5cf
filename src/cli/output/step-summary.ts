/**
 * The summary of a step of GitHub Actions: the Markdown report, appended to the file that the runner names. It goes
 * with `-f github`, whose annotations show ten findings of a kind.
 */

import { appendFileSync } from 'node:fs';
import type { DedupeResult } from '../../model/result.ts';
import { report } from '../../report/formats.ts';
import type { ReportOptions } from '../../report/options.ts';

/** What the runner names the file in. */
const VARIABLE = 'GITHUB_STEP_SUMMARY';

/** Appends the summary if there is a file for it; returns what went wrong, if anything did. */
export async function appendStepSummary(
  result: DedupeResult,
  options: ReportOptions,
): Promise<string | undefined> {
  const file = process.env[VARIABLE];
  if (file === undefined || file === '') return undefined;
  // as long as a comment may be, which is far below what a summary may be
  const pieces = await report('markdown', result, { ...options, all: false });
  try {
    appendFileSync(file, [...pieces].join(''));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
    return `the step summary was not written to ${JSON.stringify(file)}: ${reason}`;
  }
}
