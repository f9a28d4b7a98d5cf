/**
 * Every option of the command line, in one table. The flags, their help, the `DEDUPE_*` variables, the
 * keys of a config file and the list of `--print-config` all come from it. A key is the camelCase of its
 * long flag: `textField` is `--text-field`, `DEDUPE_TEXT_FIELD`, and `textField:` in a config file.
 */

import { ENGINES, FORMER_ENGINES, MEASURES, RELATIONS } from '../../model/settings.ts';
import {
  DEFAULT_SETTINGS,
  MAX_PERMUTATIONS,
  MAX_SHINGLE_SIZE,
  MAX_WORKERS,
} from '../../model/complete-settings.ts';
import { REPORT_FORMATS } from '../../report/formats.ts';
import type { InputLimits } from '../../model/limits.ts';
import { BASELINE_OPTIONS } from './baseline-options.ts';
import { CACHE_OPTIONS } from './cache-options.ts';
import { allSummary, formatSummary, nullSummary } from './command-formats.ts';
import { limits } from './limits.ts';
import { choice, list, memorySize, number, prior, size, text, textOrNull } from './option-kinds.ts';
import { optional, type Spec, toggle, valued } from './option-spec.ts';
import { SCOPE_OPTIONS } from './scope-options.ts';

export { type Group, GROUPS, type Spec } from './option-spec.ts';

/** The table. Order within a group is the order of the help. */
export const OPTIONS = {
  threshold: valued(number({ from: 0, to: 1 }), {
    group: 'Matching',
    short: '-t',
    placeholder: '<share>',
    default: DEFAULT_SETTINGS.threshold,
    summary: 'lowest score that counts, 0 to 1',
    isBasic: true,
  }),
  by: valued(choice(MEASURES), {
    group: 'Matching',
    placeholder: '<measure>',
    default: DEFAULT_SETTINGS.by,
    summary: `measure to compare with -t: ${MEASURES.join(', ')}`,
  }),
  relation: valued(choice(RELATIONS), {
    group: 'Matching',
    placeholder: '<relation>',
    default: DEFAULT_SETTINGS.relation,
    summary: `weakest kind: ${RELATIONS.join(', ')}`,
    isBasic: true,
  }),
  prior: valued(prior, {
    group: 'Matching',
    placeholder: '<share>',
    default: DEFAULT_SETTINGS.prior,
    summary: 'copies among likely pairs, above 0, below 1; or learnt from all',
  }),
  shingleSize: valued(number({ from: 1, to: MAX_SHINGLE_SIZE, whole: true }), {
    group: 'Matching',
    short: '-k',
    placeholder: '<tokens>',
    default: DEFAULT_SETTINGS.shingleSize,
    summary: 'words in a phrase (shingle), for resemblance and containment',
  }),
  engine: valued(choice(ENGINES, FORMER_ENGINES), {
    group: 'Matching',
    placeholder: '<name>',
    default: DEFAULT_SETTINGS.engine,
    summary: 'how to find likely pairs: exact, or minhash for comparison',
  }),
  permutations: valued(number({ from: 1, to: MAX_PERMUTATIONS, whole: true }), {
    group: 'Matching',
    placeholder: '<count>',
    default: DEFAULT_SETTINGS.permutations,
    summary: 'hash functions of the minhash engine',
  }),
  bands: valued(number({ from: 1, to: MAX_PERMUTATIONS, whole: true }), {
    group: 'Matching',
    placeholder: '<count>',
    default: DEFAULT_SETTINGS.bands,
    summary: 'bands of the minhash engine',
  }),
  scaled: valued(number({ from: 1, whole: true }), {
    group: 'Matching',
    placeholder: '<n>',
    default: DEFAULT_SETTINGS.scaled,
    summary: 'look at one shingle hash in n, for comparison: misses rewrites',
  }),
  stem: valued(textOrNull, {
    group: 'Matching',
    placeholder: '<language>',
    default: DEFAULT_SETTINGS.stem,
    summary: 'compare word stems, by the rules of this language',
    negative: { flag: '--no-stem', value: null },
  }),
  boilerplate: toggle({
    group: 'Matching',
    default: DEFAULT_SETTINGS.boilerplate,
    summary: 'let boilerplate and quoted mail count too',
    negative: { flag: '--no-boilerplate', value: false },
  }),
  allPairs: toggle({
    group: 'Matching',
    default: DEFAULT_SETTINGS.allPairs,
    summary: 'list every pair inside clusters of more than 100 texts',
    negative: { flag: '--no-all-pairs', value: false },
  }),

  ext: optional(list, {
    group: 'Input',
    placeholder: '<list>',
    summary: 'read only files with these extensions: md,txt',
    isBasic: true,
  }),
  ignore: valued(list, {
    group: 'Input',
    placeholder: '<globs>',
    default: [],
    summary: 'leave out matching files; adds to ignore files and the config',
    isBasic: true,
    addsUp: true,
  }),
  ignoreFiles: toggle({
    group: 'Input',
    default: true,
    summary: 'do not obey .gitignore and similar files; read node_modules too',
    negative: { flag: '--no-ignore', value: false },
  }),
  hidden: toggle({
    group: 'Input',
    summary: 'read files and folders that start with a dot',
    negative: { flag: '--no-hidden', value: false },
  }),
  maxFileSize: optional(size, {
    group: 'Input',
    placeholder: '<size>',
    summary: 'skip larger files: 500k, 20MB',
  }),
  maxRecordSize: optional(size, {
    group: 'Input',
    placeholder: '<size>',
    summary: 'skip longer lines of JSONL files (default: 64MB)',
  }),
  limit: valued<Partial<InputLimits>>(limits, {
    group: 'Input',
    placeholder: '<name=value>',
    default: {},
    summary: 'change a limit on what is read: id-length=8000; may repeat',
    addsUp: true,
  }),
  textField: valued(text, {
    group: 'Input',
    placeholder: '<field>',
    default: 'text',
    summary: 'field of a record that holds its text; a.b is b inside a',
  }),
  idField: valued(text, {
    group: 'Input',
    placeholder: '<field>',
    default: 'id',
    summary: 'field that holds its id',
  }),
  titleField: valued(text, {
    group: 'Input',
    placeholder: '<field>',
    default: 'title',
    summary: 'field that holds its title',
  }),
  dateField: valued(text, {
    group: 'Input',
    placeholder: '<field>',
    default: 'date',
    summary: 'field that holds its date',
  }),
  stdinFilename: optional(text, {
    group: 'Input',
    placeholder: '<name>',
    summary: 'read standard input as one text with this name',
    isFlagOnly: true,
  }),
  filesFrom: optional(text, {
    group: 'Input',
    placeholder: '<file>',
    summary: 'read paths from this file, one per line; - is standard input',
    isFlagOnly: true,
  }),
  null: toggle({
    group: 'Input',
    short: '-0',
    summary: nullSummary(REPORT_FORMATS),
    summaryWith: nullSummary,
    negative: { flag: '--no-null', value: false },
    isFlagOnly: true,
  }),

  format: valued(choice(REPORT_FORMATS), {
    group: 'Report',
    short: '-f',
    placeholder: '<format>',
    default: 'text',
    summary: formatSummary(REPORT_FORMATS),
    summaryWith: formatSummary,
    isBasic: true,
  }),
  json: toggle({ group: 'Report', summary: 'same as -f json', isBasic: true, isFlagOnly: true }),
  ndjson: toggle({ group: 'Report', summary: 'same as -f ndjson', isFlagOnly: true }),
  output: valued(text, {
    group: 'Report',
    short: '-o',
    placeholder: '<file>',
    default: '-',
    summary: 'file for the report of the -f before it; - is stdout',
    isBasic: true,
  }),
  all: toggle({
    group: 'Report',
    short: '-a',
    summary: allSummary(REPORT_FORMATS),
    summaryWith: allSummary,
    negative: { flag: '--no-all', value: false },
    isBasic: true,
  }),
  summary: toggle({
    group: 'Report',
    summary: 'print only the last lines of the text report; -q --check: the verdict',
    negative: { flag: '--no-summary', value: false },
  }),
  texts: toggle({
    group: 'Report',
    default: true,
    summary: 'HTML report without any word of the texts',
    negative: { flag: '--no-texts', value: false },
  }),
  showBoilerplate: toggle({
    group: 'Report',
    summary: 'also list the boilerplate, which does not count',
    negative: { flag: '--no-show-boilerplate', value: false },
  }),
  ...SCOPE_OPTIONS,
  color: valued(choice(['auto', 'always', 'never']), {
    group: 'Screen',
    placeholder: '<when>',
    default: 'auto',
    summary: 'colours: auto, always, never',
    negative: { flag: '--no-color', value: 'never' },
  }),
  workers: optional(number({ from: 1, to: MAX_WORKERS, whole: true }), {
    group: 'Machine',
    placeholder: '<count>',
    summary: 'threads to use; default: one per processor',
  }),
  memory: optional(memorySize, {
    group: 'Machine',
    placeholder: '<size>',
    summary: 'memory to use, roughly; default: half of all',
  }),
  ...CACHE_OPTIONS,
  timing: toggle({
    group: 'Screen',
    summary: 'say how long each phase took, on stderr and in JSON',
    negative: { flag: '--no-timing', value: false },
  }),

  ...BASELINE_OPTIONS,

  check: toggle({
    group: 'Exit code',
    summary: 'exit 1 if there is any duplicate',
    negative: { flag: '--no-check', value: false },
    isBasic: true,
  }),
  strict: toggle({
    group: 'Exit code',
    summary: 'exit 2 if any input had to be skipped',
    negative: { flag: '--no-strict', value: false },
  }),
  errorOnEmpty: toggle({
    group: 'Exit code',
    default: true,
    summary: 'exit 0, not 2, if there is no article',
    negative: { flag: '--no-error-on-empty', value: false },
  }),
  quiet: toggle({
    group: 'Screen',
    short: '-q',
    summary: 'no warnings, no progress; errors only',
    negative: { flag: '--no-quiet', value: false },
    isBasic: true,
  }),
  verbose: toggle({
    group: 'Screen',
    short: '-v',
    summary: 'list everything that was skipped, and why',
    negative: { flag: '--no-verbose', value: false },
    isBasic: true,
  }),
  progress: toggle({
    group: 'Screen',
    default: true,
    summary: 'show no progress, even on a terminal',
    negative: { flag: '--no-progress', value: false },
  }),

  config: valued<string | false | undefined>(text, {
    group: 'Settings',
    short: '-c',
    placeholder: '<file>',
    default: undefined,
    summary: 'take settings from this file; --no-config for none',
    negative: { flag: '--no-config', value: false },
    isFlagOnly: true,
  }),
  printConfig: toggle({
    group: 'Instead of a report',
    summary: 'print every setting and where it comes from, as JSON',
    isFlagOnly: true,
  }),
  listFiles: toggle({
    group: 'Instead of a report',
    summary: 'print the files that would be read',
    isFlagOnly: true,
  }),
} as const;

/** The key of an option, as a config file has it. */
export type Key = keyof typeof OPTIONS;

/** The value of every option. */
export type Values = {
  readonly [K in Key]: (typeof OPTIONS)[K] extends Spec<infer T> ? T : never;
};

/** Every option with its key, in the order of the table. */
export const SPECS: readonly (readonly [Key, Spec<unknown>])[] = Object.keys(OPTIONS)
  .filter(isKey)
  .map((key) => [key, OPTIONS[key]]);

function isKey(name: string): name is Key {
  return Object.hasOwn(OPTIONS, name);
}

/** `textField` -> `--text-field`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
