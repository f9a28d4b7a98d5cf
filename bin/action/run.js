'use strict';
/**
 * The step of the action that runs dedupe: annotations and the summary by -f github, a report, SARIF if asked for.
 * What the inputs hold is one word of a command each, started without a shell.
 */
const { spawnSync } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const { appendFileSync, existsSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { program, temporary } = require('./place.js');

const input = (name) => process.env[`NEARDUP_${name}`] ?? '';

const report = input('REPORT') || join(temporary, 'neardup-report.md');
const result = join(temporary, `neardup-${randomUUID()}.json`);

/** A flag with its value as one word, so that no value is taken for a flag. */
function flag(name, value) {
  return value === '' ? [] : [`--${name}=${value}`];
}

function failing() {
  return input('FAIL_ON') === '' ? ['--check'] : flag('fail-on', input('FAIL_ON'));
}

const paths = input('PATHS')
  .split('\n')
  .map((path) => path.trim())
  .filter((path) => path !== '');

const words = [
  ...flag('threshold', input('THRESHOLD')),
  ...flag('relation', input('RELATION')),
  ...flag('baseline', input('BASELINE')),
  ...flag('max-findings', input('MAX_FINDINGS')),
  ...flag('config', input('CONFIG')),
  ...failing(),
  '--format=json',
  `--output=${result}`,
  `--format=${input('FORMAT') || 'markdown'}`,
  `--output=${report}`,
  ...(input('SARIF') === '' ? [] : ['--format=sarif', `--output=${input('SARIF')}`]),
  '--format=github',
  '--output=-',
  '--',
  ...(paths.length === 0 ? ['.'] : paths),
];

/** One output of the step; a value may hold what ends a line. */
function tell(name, value) {
  const file = process.env.GITHUB_OUTPUT;
  const end = randomUUID();
  if (file) appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}

const { status, error } = spawnSync(process.execPath, [program(), ...words], { stdio: 'inherit' });
if (error) throw error;
const exitCode = status ?? 2;
tell('exit-code', exitCode);
if (existsSync(result)) {
  const { summary } = JSON.parse(readFileSync(result, 'utf8'));
  tell('clusters', summary.clusters);
  tell('duplicates', summary.duplicates);
  tell('report', report);
  if (input('SARIF') !== '') tell('sarif', input('SARIF'));
  rmSync(result);
}
process.exitCode = exitCode;
