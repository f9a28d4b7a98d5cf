/** The config that `dedupe init` writes: JSON with comments. What is found goes into it as JSON, and so stays data. */

import { OPTIONS } from '../../options/options.ts';
import { encodeJson } from '../../../report/json/json-string.ts';
import { describeFormats, hasRecords } from './found.ts';
import type { Survey } from './survey.ts';

const SCHEMA = './node_modules/neardup/config.schema.json';

/** The config, in JSON with comments. */
export function configText(survey: Survey): string {
  const { paths, ignore, isInstalled } = survey;
  const schema = `"$schema": ${encodeJson(SCHEMA)},`;
  const lines = [
    ...(isInstalled ? [schema, ''] : []),
    `// What is read if the command line names nothing: ${describeFormats(survey)}.`,
    `"paths": ${encodeJson(paths)},`,
    '',
    '// What is left out, besides what .gitignore and similar files name.',
    `"ignore": ${encodeJson(ignore)},`,
    '',
    '// The weakest kind that counts. "rewrite" also finds texts told anew; "identical" only copies word for word.',
    '"relation": "near-duplicate",',
    '',
    '// Settings of some files. A pair counts if it counts for the stricter of its two documents.',
    '// "overrides": [{ "files": "archive/**", "threshold": 0.8 }, { "files": "drafts/**", "ignore": true }],',
    '',
    ...(hasRecords(survey) ? FIELDS : []),
    '// The lowest score that counts, 0 to 1.',
    `"threshold": ${OPTIONS.threshold.default}`,
  ];
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
  return `// Settings of dedupe. A flag or a DEDUPE_* variable wins over them; dedupe --help has them all.\n{\n${body}\n}\n`;
}

const FIELDS = [
  '// The fields of records (JSONL, CSV, JSON) that hold the text and the id of an article.',
  '// "textField": "text", "idField": "id",',
  '',
];
