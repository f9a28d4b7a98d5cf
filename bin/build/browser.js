'use strict';
/**
 * The library for browsers, one file that imports nothing: of the modules that need node, each has a stand-in with
 * the same exports in src/runtime/browser/, which the build puts in its place.
 */
const { join } = require('node:path');
const { deflateSync } = require('node:zlib');
const htmlPage = require('./html-page.js');

const root = join(__dirname, '../..');

/** All that is swapped, from src/: the module, and the name of its stand-in. */
const STAND_INS = {
  'files/articles.ts': 'articles.ts',
  'intake/file-intake.ts': 'file-intake.ts',
  'intake/line-files.ts': 'line-files.ts',
  'intake/stem.ts': 'stem.ts',
  'report/text/file-link.ts': 'file-link.ts',
  'runtime/load-kernel.ts': 'load-kernel.ts',
  'runtime/machine.ts': 'machine.ts',
  'runtime/scratch-file.ts': 'scratch-file.ts',
  'runtime/workers.ts': 'workers.ts',
};

const standInFor = new Map(
  Object.entries(STAND_INS).map(([path, name]) => [
    join(root, 'src', path),
    join(root, 'src/runtime/browser', name),
  ]),
);

/** Puts the stand-ins in; what needs node after that ends the build. */
function swapping() {
  const swapped = new Set();
  return {
    name: 'stand-ins',
    async resolveId(source, importer) {
      if (source === '#vendor/html-page') return htmlPage.FILE;
      if (/^(?:node:|#stemmers\/|#vendor\/)/.test(source)) {
        throw new Error(`${importer} needs ${source}: give it a stand-in in bin/build/browser.js`);
      }
      if (!source.startsWith('.')) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const standIn = standInFor.get(resolved?.id);
      if (standIn === undefined) return resolved;
      swapped.add(resolved.id);
      return standIn;
    },
    buildEnd() {
      const unused = [...standInFor.keys()].filter((path) => !swapped.has(path));
      if (unused.length > 0) throw new Error(`nothing imports what is swapped: ${unused}`);
    },
  };
}

/** The bundle, given the bytes of the kernel for one thread. */
function browserBundle(kernel) {
  return {
    cwd: root,
    platform: 'browser',
    logLevel: 'warn',
    input: { browser: 'src/browser.ts' },
    transform: {
      define: { KERNEL_BASE64: JSON.stringify(deflateSync(kernel).toString('base64')) },
    },
    plugins: [swapping()],
    output: {
      dir: 'dist',
      cleanDir: false,
      format: 'esm',
      codeSplitting: false,
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    },
  };
}

module.exports = { browserBundle, STAND_INS };
