/** The work of `dedupe init`: look at the folder, make the files, write or print them. */

import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DedupeError } from '../../../model/error.ts';
import { readSmallFile } from '../../../read/small-file.ts';
import { cleanLine } from '../../../report/text/clean.ts';
import { findConfig } from '../../config/config-search.ts';
import { writeToStdout } from '../../output/write-stdout.ts';
import type { InitOptions } from './options.ts';
import { checkCommand, gitlabJob, workflowText } from './checks.ts';
import { configText } from './config-text.ts';
import { describeFormats } from './found.ts';
import { type NewFile, pathOfNew, writeNew } from './new-files.ts';
import { type Survey, surveyFolder } from './survey.ts';

const CONFIG = 'dedupe.config.jsonc';
const WORKFLOW = '.github/workflows/duplicates.yml';
const ATTRIBUTES = '.gitattributes';
const BASELINE = 'dedupe.baseline';
const ATTRIBUTES_LIMIT = { bytes: 1 << 20, remedy: '' };

/**
 * Carries out a call of `dedupe init`; returns the exit code.
 *
 * @throws {DedupeError} if a path is not there, or a file is there that would be overwritten.
 */
export async function runInit(paths: readonly string[], options: InitOptions): Promise<number> {
  const folder = process.cwd();
  const survey = surveyFolder(folder, paths);
  const baseline = baselineIn(folder, options.baseline);
  const files = filesFor(folder, survey, baseline);
  if (options.print === true) {
    await writeToStdout([...files.map(printed), ...notesOn(survey)]);
    return 0;
  }
  refuseOtherConfig(folder);
  await writeNew(files, options.force === true);
  await writeToStdout([
    `found ${describeFormats(survey)} in ${survey.paths.map(cleanLine).join(', ')}\n`,
    ...files.map((file) => `wrote ${cleanLine(pathOfNew(file))}\n`),
    ...notesOn(survey),
    `next: dedupe shows what is there; ${checkCommand(survey)} is what a check runs\n`,
  ]);
  return 0;
}

/** The file of accepted duplicates, if one is named or there. */
function baselineIn(folder: string, named: string | undefined): string | undefined {
  if (named === undefined) return existsSync(join(folder, BASELINE)) ? BASELINE : undefined;
  if (/^[\w.][\w./-]*$/.test(named)) return named;
  const expected = 'letters, digits, ".", "_", "-" and "/", as it becomes a pattern of git';
  throw new DedupeError(
    'BAD_OPTION',
    `invalid value ${JSON.stringify(named)} for --baseline: expected ${expected}`,
  );
}

function filesFor(folder: string, survey: Survey, baseline: string | undefined): NewFile[] {
  const { repository } = survey;
  const files: NewFile[] = [{ root: folder, name: CONFIG, content: configText(survey) }];
  if (repository?.host === 'github' || repository?.host === 'unknown') {
    const content = workflowText(survey, baseline ?? BASELINE);
    files.push({ root: repository.root, name: WORKFLOW, content });
  }
  if (baseline !== undefined && repository !== undefined) files.push(...merging(folder, baseline));
  return files;
}

/** The line by which git keeps the entries of both sides; none if it is there. */
function merging(folder: string, baseline: string): NewFile[] {
  const line = `${baseline} merge=union`;
  const read = readSmallFile(join(folder, ATTRIBUTES), ATTRIBUTES_LIMIT);
  const isText = read.kind === 'missing' || (read.kind === 'text' && isUtf8(read.bytes));
  if (!isText) {
    throw new DedupeError('OUTPUT_FAILED', `cannot add to ${ATTRIBUTES}: write in it "${line}"`);
  }
  const before = read.kind === 'text' ? read.bytes.toString('utf8') : '';
  if (before.split(/\r?\n/).includes(line)) return [];
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const content = `${before}${gap}${line}\n`;
  return [{ root: folder, name: ATTRIBUTES, content, isAddition: true }];
}

/** Two configs in one folder: one of them would be ignored in silence. */
function refuseOtherConfig(folder: string): void {
  const { file } = findConfig(folder);
  if (file === undefined || dirname(file) !== folder || basename(file) === CONFIG) return;
  const remedy = `--print shows what ${CONFIG} would be; take over what you want, or remove one`;
  throw new DedupeError('OUTPUT_FAILED', `there is a config already, ${basename(file)}: ${remedy}`);
}

function printed(file: NewFile): string {
  return `==> ${cleanLine(pathOfNew(file))} <==\n${file.content}\n`;
}

/** What is to be done by hand. */
function notesOn(survey: Survey): string[] {
  const { repository } = survey;
  if (repository === undefined) return ['no git repository: no workflow\n'];
  if (repository.host === 'gitlab') return [`add to .gitlab-ci.yml:\n\n${gitlabJob(survey)}\n`];
  if (repository.host !== 'elsewhere') return [];
  return [`neither GitHub nor GitLab: have your build run ${checkCommand(survey)}\n`];
}
