'use strict';
/**
 * The program and the style sheet of HTML reports, as strings in a file of their own, which is loaded when such a
 * report is written. The page allows nothing but these two, by their hashes.
 */
const { createHash } = require('node:crypto');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const SOURCES = 'src/report/html/page';

/** Where the report looks for it. */
const FILE = join(root, 'dist/vendor/html-page.cjs');

async function writeHtmlPage(build) {
  const { output } = await build({
    cwd: root,
    platform: 'browser',
    logLevel: 'warn',
    input: `${SOURCES}/main.ts`,
    write: false,
    output: {
      format: 'iife',
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    },
  });
  const script = asAscii(output[0].code.trim());
  const style = withoutSpace(readFileSync(join(root, SOURCES, 'page.css'), 'utf8'));
  // either would end the element that it stands in, or open a comment
  if (/<\/(?:script|style)|<!--/i.test(script + style)) throw new Error('the page ends its script');
  const parts = {
    SCRIPT: script,
    SCRIPT_HASH: hash(script),
    STYLE: style,
    STYLE_HASH: hash(style),
  };
  const lines = Object.entries(parts).map(([name, text]) => {
    return `exports.${name} = ${JSON.stringify(text)};\n`;
  });
  writeFileSync(FILE, lines.join(''));
}

/** Signs that move the cursor or turn the direction of text are no more in it than in the rest of the page. */
function asAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const hash = (text) => createHash('sha256').update(text).digest('base64');

/** Comments and indents out; all else stays, so that a fault can be read. */
function withoutSpace(css) {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/^\s+/gm, '')
    .trim();
}

module.exports = { writeHtmlPage, FILE };
