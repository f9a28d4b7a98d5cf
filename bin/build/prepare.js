'use strict';
/**
 * Builds a clone that npm installs as a package: a git dependency, a hook of pre-commit, `npm install --install-links`.
 * npm does not bring what the build needs then, so it is installed first. Where the program is built, nothing is done;
 * a tarball is, and npm does not run this script for one.
 */
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
// what the outer npm was told, such as --global, is not about this folder
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(?:config|package|lifecycle)_/i.test(name)),
);

function npm(...words) {
  const shell = process.platform === 'win32';
  execFileSync('npm', words, { cwd: root, env, shell, stdio: ['ignore', 'ignore', 'inherit'] });
}

if (!existsSync(join(root, 'dist/cli/main.js'))) {
  if (!existsSync(join(root, 'node_modules/rolldown'))) {
    npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
  }
  npm('run', 'build');
}
