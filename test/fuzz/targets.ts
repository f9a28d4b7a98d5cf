/** All targets, in the order in which they are told of. */

import type { Target } from './target.ts';
import { config } from './targets/config.ts';
import { dates } from './targets/dates.ts';
import { fileList } from './targets/file-list.ts';
import { frontMatter } from './targets/front-matter.ts';
import { gzip } from './targets/gzip.ts';
import { html } from './targets/html.ts';
import { ignoreRules } from './targets/ignore-rules.ts';
import { jsonLd } from './targets/json-ld.ts';
import { jsonLines } from './targets/json-lines.ts';
import { labels } from './targets/labels.ts';
import { markdown, mdx } from './targets/markdown.ts';
import { stem } from './targets/stem.ts';
import { tokeniser } from './targets/tokeniser.ts';
import { wholeRun } from './targets/whole-run.ts';

export const TARGETS: readonly Target[] = [
  markdown,
  mdx,
  html,
  frontMatter,
  jsonLines,
  gzip,
  jsonLd,
  config,
  ignoreRules,
  labels,
  dates,
  tokeniser,
  stem,
  fileList,
  wholeRun,
];
