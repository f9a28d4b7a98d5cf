/** What was found, in words. */

import type { InputFormat } from '../../../read/format.ts';
import { INPUT_FORMATS } from '../../../read/formats.ts';
import { counted } from '../../../report/text/number.ts';
import type { Survey } from './survey.ts';

const SPOKEN: Readonly<Record<InputFormat, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'HTML',
  jsonl: 'JSONL',
  csv: 'CSV',
  json: 'JSON',
};

/** `12 files (10 Markdown, 2 HTML)`. */
export function describeFormats({ formats }: Survey): string {
  const total = formats.reduce((sum, [, files]) => sum + files, 0);
  if (total === 0) return 'no article yet';
  const each = formats.map(([format, files]) => `${files} ${SPOKEN[format]}`).join(', ');
  return `${counted(total, 'file')} (${each})`;
}

/** True if there are files with several articles each. */
export function hasRecords({ formats }: Survey): boolean {
  return formats.some(([format]) => INPUT_FORMATS[format].kind === 'records');
}
