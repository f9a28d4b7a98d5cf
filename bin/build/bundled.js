'use strict';
/**
 * Packages that are bundled, so that whoever installs this one does not install them, nor what they bring
 * along; their licences are handed on in dist/THIRD-PARTY.txt. All else that src imports is a dependency.
 */
module.exports = {
  /** In every chunk that needs them. */
  inlined: ['diff', 'get-east-asian-width'],
  /** In the command, where each module costs half a millisecond of the start; the library imports them. */
  inCommand: ['chalk', 'commander'],
  /** In the library for browsers, beside chalk; the library for node imports them. */
  inBrowser: ['minhash'],
  /** In the page of HTML reports. */
  inPage: ['d3-force', 'd3-time', 'diff'],
  /** In a file of their own each, as the command, the library and the workers load them. */
  vendored: ['@lezer/markdown', 'htmlparser2', 'yaml'],
  /** Types alone are taken from it, which no published type refers to. */
  typed: ['@lezer/common'],
  /** The stemmers of natural, a file a language. */
  stemmers: 'natural',
};
