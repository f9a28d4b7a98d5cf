'use strict';
/** Where the action has its program, and its temporary files. */
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const temporary = process.env.RUNNER_TEMP || tmpdir();
/** Where a package goes that was asked for. */
const installed = join(temporary, 'neardup');

/** The program: of the package that was asked for, or of this repository. */
function program() {
  const own = join(__dirname, '../dedupe.js');
  const asked = process.env.NEARDUP_PACKAGE;
  return asked ? join(installed, 'node_modules/neardup/bin/dedupe.js') : own;
}

module.exports = { installed, program, temporary };
