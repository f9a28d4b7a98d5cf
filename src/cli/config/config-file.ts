/**
 * The content of a config file of any kind; config.ts checks what it says. A config is a regular file of
 * at most a megabyte, unless the command line allows more, so that none can block a run or fill its memory.
 */

import { basename, extname } from 'node:path';
import type { InputLimits } from '../../model/limits.ts';
import { readSmallFile, smallFileLimit } from '../../read/small-file.ts';
import { ENDINGS, isCode } from './config-kinds.ts';
import { ConfigProblem, isPlain, settingsIn } from './config-problem.ts';

/**
 * The settings that a file holds, by name; none for an empty file.
 *
 * @throws {ConfigProblem} for a file that does not exist, cannot be read, or holds something else.
 */
export async function readConfigFile(
  file: string,
  limits: InputLimits,
): Promise<Readonly<Record<string, unknown>>> {
  const text = readText(file, limits);
  const ending = extname(file);
  if (isCode(ending)) {
    const { runConfig } = await import('./config-code.ts');
    return runConfig(file, limits);
  }
  if (basename(file) === 'package.json') return readManifest(text);
  if (text.trim() === '') return {};
  if (ending === '.json') return settingsIn(parseJson(text));
  if (ending === '.jsonc') {
    const { toJson } = await import('./jsonc.ts');
    return settingsIn(parseJson(toJson(text)));
  }
  if (ending !== '' && ending !== '.yaml' && ending !== '.yml') {
    throw new ConfigProblem(`a config ends in ${ENDINGS.join(', ')}, or has no ending`);
  }
  const { parseYaml } = await import('./config-yaml.ts');
  return settingsIn(parseYaml(text, limits));
}

function readText(file: string, limits: InputLimits): string {
  const read = readSmallFile(file, smallFileLimit('configSize', limits));
  if (read.kind === 'missing') throw new ConfigProblem('no such file');
  if (read.kind === 'refused') throw new ConfigProblem(read.reason);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
  } catch {
    throw new ConfigProblem('is not text in UTF-8');
  }
}

function readManifest(text: string): Readonly<Record<string, unknown>> {
  const manifest = parseJson(text);
  if (!isPlain(manifest) || !Object.hasOwn(manifest, 'dedupe')) {
    throw new ConfigProblem('has no key "dedupe"');
  }
  return settingsIn(manifest['dedupe']);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigProblem(error instanceof Error ? error.message : 'is not JSON');
  }
}
