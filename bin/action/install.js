'use strict';
/** First step of the action: installs the package that was asked for, or builds this repository if it is not. */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { installed } = require('./place.js');

const root = join(__dirname, '../..');

function npm(words, cwd) {
  // on Windows npm is a script of the shell, which these words hold nothing for
  execFileSync('npm', words, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** A package by its name, or a tarball by its path; never a flag, nor something for a shell. */
function specOf(asked) {
  if (existsSync(asked)) return resolve(asked);
  if (/^[\w@][\w@/.^~-]*$/.test(asked)) return asked;
  throw new Error(`package: ${JSON.stringify(asked)} is no package and no file`);
}

const asked = process.env.NEARDUP_PACKAGE;
if (asked) {
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'package.json'), '{ "private": true }\n');
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--', specOf(asked)], installed);
} else if (!existsSync(join(root, 'dist/cli/main.js'))) {
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], root);
  npm(['run', 'build'], root);
}
