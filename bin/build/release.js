#!/usr/bin/env node
'use strict';
/**
 * Prepares a release: `npm run release -- 0.2.0`. Without `--write` it only says what it would do.
 *
 * It writes the version to every file that has it and the date to the changelog, commits them and sets a tag.
 * It never pushes and never publishes: what it did can be undone until someone does.
 */
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** A release that cannot be: its message says why. */
class Refusal extends Error {}

function refuse(message) {
  throw new Refusal(message);
}

function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

/** Git in this repository, whatever the environment names as one; without a shell. */
function git(...words) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?!AUTHOR|COMMITTER)/.test(name),
  );
  const options = { cwd: root, encoding: 'utf8', env: Object.fromEntries(own) };
  return execFileSync('git', words, options).trim();
}

function parseWords(words) {
  const isWriting = words.includes('--write');
  const [version, ...more] = words.filter((word) => word !== '--write');
  if (version === undefined || more.length > 0 || !VERSION.test(version)) {
    refuse('usage: npm run release -- VERSION [--write], such as 0.2.0');
  }
  return { version, isWriting };
}

/** Whether `a` is a later version than `b`. */
function isLater(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left.findIndex((number, i) => number !== right[i]);
  return at >= 0 && left[at] > right[at];
}

function checkRepository(version, current) {
  if (!isLater(version, current)) refuse(`${version} is not later than ${current}`);
  const changes = git('status', '--porcelain');
  if (changes !== '') refuse(`the work tree is not clean:\n${changes}`);
  if (git('tag', '--list', `v${version}`) !== '') refuse(`the tag v${version} exists`);
}

/** The text with one replacement; it must occur as often as it is expected to. */
function replaced(name, pattern, replacement) {
  const text = read(name);
  const count = [...text.matchAll(pattern)].length;
  if (count !== 1) refuse(`${name} has ${pattern} ${count} times, where it should have it once`);
  return { name, text: text.replace(pattern, replacement) };
}

/** Every file that has the version, as it becomes. */
function changedFiles(version, today) {
  const lock = JSON.parse(read('package-lock.json'));
  lock.version = version;
  lock.packages[''].version = version;
  const heading = new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(unreleased\\)$`, 'gm');
  return [
    replaced('package.json', /^ {2}"version": ".*",$/gm, `  "version": "${version}",`),
    { name: 'package-lock.json', text: `${JSON.stringify(lock, null, 2)}\n` },
    replaced('src/version.ts', /(?<=VERSION = ').*(?=';)/g, version),
    replaced('CHANGELOG.md', heading, `## ${version} (${today})`),
  ];
}

function release({ version, isWriting }) {
  const { version: current } = JSON.parse(read('package.json'));
  checkRepository(version, current);
  const today = new Date().toISOString().slice(0, 10);
  const files = changedFiles(version, today);
  const names = files.map(({ name }) => name);
  console.log(`${isWriting ? 'release' : 'would release'} ${version}, after ${current}`);
  console.log(`  write  ${names.join(', ')}`);
  console.log(`  commit "Release ${version}"`);
  console.log(`  tag    v${version}`);
  if (!isWriting) {
    console.log('nothing was changed; --write does it');
    return;
  }
  for (const { name, text } of files) writeFileSync(join(root, name), text);
  git('add', '--', ...names);
  git('commit', '--quiet', '--message', `Release ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  console.log('nothing was pushed or published; when `npm run check` passes:');
  console.log('  git push --follow-tags && npm publish');
}

try {
  release(parseWords(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.exitCode = 2;
  process.stderr.write(`release: ${error.message}\n`);
}
