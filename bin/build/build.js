#!/usr/bin/env node
'use strict';
/**
 * Builds dist/: the command and the library as a few bundled modules, after kernel.js built the kernel and tsc
 * wrote their types.
 *
 * Bundling is for start-up: node spends about half a millisecond on every module it loads, and a run
 * on a small folder would load eighty. What few runs need stays in chunks of its own.
 */
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { brotliCompressSync } = require('node:zlib');
const { browserBundle } = require('./browser.js');
const bundled = require('./bundled.js');
const { chunkGroups } = require('./chunks.js');
const { writeHtmlPage } = require('./html-page.js');
const { compileKernel } = require('./kernel.js');
const { resultCheck } = require('./result-check.js');

const root = join(__dirname, '../..');
const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const installed = Object.keys({ ...dependencies, ...peerDependencies });

/** A small folder of plain text, for the code that a run on one needs. */
const SAMPLE = 'fixtures/wire';

/** Left to be found where they are installed, or in the files that the build makes of them. */
function externalTo(packages) {
  const names = [...packages, ...bundled.vendored];
  return [/^#(?:stemmers|vendor)\//, ...names.map((name) => new RegExp(`^${name}(/|$)`))];
}

const shared = {
  cwd: root,
  platform: 'node',
  external: externalTo(installed),
  logLevel: 'warn',
};
const output = {
  dir: 'dist',
  cleanDir: false,
  paths: Object.fromEntries(bundled.vendored.map((name) => [name, `#vendor/${name}`])),
};
const compact = { compress: true, codegen: { removeWhitespace: true } };

/** What bench/ judges by; no export of the package. */
const JUDGING = {
  'eval/metrics': 'src/eval/metrics.ts',
  'eval/ranking': 'src/eval/ranking.ts',
  'eval/reliability': 'src/eval/reliability.ts',
};

/** The library, for import. */
const library = {
  ...shared,
  input: { index: 'src/index.ts', 'core/index': 'src/core/index.ts' },
  plugins: [{ name: 'inlined-kernel', load: inlineKernel }],
  output: {
    ...output,
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { ...compact, mangle: { toplevel: true } },
    // all that an entry loads at once is one chunk, and what other entries or later loads share is none of its own
    codeSplitting: {
      groups: [
        { name: 'core', test: /src[\\/]core[\\/]index\.ts$/, priority: 2 },
        { name: 'library', test: /src[\\/]index\.ts$/, priority: 1 },
      ],
    },
  },
};

/** What bench/ judges by, with chunks of its own: in those of the library it would only make more of them. */
const judging = {
  ...shared,
  input: JUDGING,
  output: { ...output, format: 'esm', chunkFileNames: 'eval/[name]-[hash].js' },
};

/**
 * The stemmers, a file a language: what `natural` installs beside them, database drivers among it, is
 * seventy packages. In a file of their own, as the command, the library and the threads all load them.
 */
const STEMMERS = {
  dutch: 'porter_stemmer_nl',
  english: 'porter_stemmer',
  french: 'porter_stemmer_fr',
  german: 'porter_stemmer_de',
  indonesian: 'indonesian/stemmer_id',
  italian: 'porter_stemmer_it',
  norwegian: 'porter_stemmer_no',
  portuguese: 'porter_stemmer_pt',
  russian: 'porter_stemmer_ru',
  spanish: 'porter_stemmer_es',
  swedish: 'porter_stemmer_sv',
  ukrainian: 'porter_stemmer_uk',
};

/** Parsers that bring more along than is used here: of each, what the sources import. */
const vendor = {
  ...shared,
  // yaml has modules for browsers only, of which what is not used can be left out
  platform: 'browser',
  external: [],
  input: Object.fromEntries(bundled.vendored.map((name) => [name, `used:${name}`])),
  plugins: [
    { name: 'used-exports', resolveId: resolveUsed, load: loadUsed },
    { name: 'lenient-base64', transform: withLenientBase64 },
  ],
  output: {
    dir: 'dist/vendor',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: { ...compact, mangle: true },
  },
};

/** A module of the used exports of a package; and for the parser of Markdown one that colours nothing. */
function resolveUsed(id) {
  if (id === '@lezer/highlight') return '\0highlight.js';
  return id.startsWith('used:') ? `\0${id}` : undefined;
}

function loadUsed(id) {
  if (id === '\0highlight.js') return NO_COLOURS;
  if (!id.startsWith('\0used:')) return undefined;
  const name = id.slice('\0used:'.length);
  return { code: `export { ${namesUsedOf(name).join(', ')} } from '${name}';`, moduleType: 'js' };
}

/** What a browser decodes base64 with throws, in the middle of a parse; what node has for it does not. */
function withLenientBase64(code, id) {
  if (!/yaml[\\/]browser[\\/].*[\\/]binary\.js$/.test(id)) return undefined;
  const strict = "atob(src.replace(/[\\n\\r]/g, ''))";
  if (!code.includes(strict)) throw new Error(`no longer in ${id}: ${strict}`);
  return code.replace(strict, "Buffer.from(src, 'base64').toString('latin1')");
}

/** What @lezer/markdown takes of @lezer/highlight, which says how an editor shows a node. */
const NO_COLOURS = `export const styleTags = () => () => null;
export class Tag {}
export const tags = new Proxy({}, { get: () => () => undefined });`;

/** The values that the sources import from a package, types left out. */
function namesUsedOf(name) {
  const taken = new RegExp(
    `import (type )?\\{([^}]*)\\} from '${name}'|const \\{([^}]*)\\} = await import\\('${name}'\\)`,
    'g',
  );
  const files = readdirSync(`${root}/src`, { recursive: true }).filter((file) =>
    file.endsWith('.ts'),
  );
  const names = files.flatMap((file) => {
    const found = readFileSync(`${root}/src/${file}`, 'utf8').matchAll(taken);
    return Array.from(found, ([, isType, ...lists]) => (isType ? '' : lists.join('')))
      .join()
      .split(',');
  });
  const values = names
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '));
  return [...new Set(values)].toSorted();
}

const stemmers = {
  ...shared,
  external: [],
  input: Object.fromEntries(
    Object.entries(STEMMERS).map(([language, file]) => [
      language,
      `natural/lib/natural/stemmers/${file}.js`,
    ]),
  ),
  plugins: [{ name: 'stems-only', load: withoutTokenisers }],
  output: {
    dir: 'dist/stemmers',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: { ...compact, mangle: false },
  },
};

/** Tokenisers and stop words, a megabyte, serve calls that this program does not make; roots are packed. */
function withoutTokenisers(id) {
  if (id.endsWith('kata-dasar.json')) {
    return { code: packedWords(JSON.parse(readFileSync(id, 'utf8'))), moduleType: 'js' };
  }
  if (/[\\/]tokenizers[\\/]/.test(id)) return 'module.exports = class {};';
  if (!/[\\/]stopwords/.test(id)) return undefined;
  return id.endsWith('.json') ? '{}' : 'module.exports = {};';
}

/**
 * A module of a list of words, each without what it begins with like the one before: a letter says how many
 * characters that is. It takes a third less of the package. Nobody asks for their order.
 */
function packedWords(words) {
  const most = 25;
  let before = '';
  let packed = '';
  // the program leaves the empty one out as well
  for (const word of words.filter(Boolean).toSorted()) {
    if (!/^[a-z -]+$/.test(word)) throw new Error(`cannot be packed: ${word}`);
    let shared = 0;
    while (shared < most && word[shared] === before[shared] && shared < word.length) shared++;
    packed += String.fromCharCode(65 + shared) + word.slice(shared);
    before = word;
  }
  return `let before = '';
module.exports = '${packed}'.match(/[A-Z][^A-Z]*/g).map((piece) => {
  return (before = before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
});`;
}

/** The check of saved results, beside the parsers. */
const check = {
  cwd: root,
  platform: 'node',
  input: { 'result-check': 'result-check' },
  plugins: [
    {
      name: 'result-check',
      resolveId: (id) => (id === 'result-check' ? '\0result-check.cjs' : undefined),
      load: (id) => (id === '\0result-check.cjs' ? resultCheck(root) : undefined),
    },
  ],
  output: { ...vendor.output, entryFileNames: '[name].cjs' },
};

/** What tells this build from any other, whose results may differ: a hash of all that runs. */
function writeBuildId() {
  const hash = createHash('sha256').update(JSON.stringify(dependencies));
  for (const name of readdirSync(join(root, 'dist'), { recursive: true }).toSorted()) {
    if (!/\.(?:js|cjs|wasm|bin)$/.test(name) || /[\\/]code[\\/]/.test(name)) continue;
    hash.update(`${name}\n`).update(readFileSync(join(root, 'dist', name)));
  }
  writeFileSync(join(root, 'dist/build-id'), hash.digest('hex').slice(0, 32));
}

/** Licences of what is bundled, which ask to be handed on. */
function writeNotices() {
  const whole = [
    bundled.inlined,
    bundled.inCommand,
    bundled.inBrowser,
    bundled.inPage,
    bundled.vendored,
  ].flat();
  const names = new Set([...whole.flatMap((name) => [name, ...broughtBy(name)]), bundled.stemmers]);
  const notices = [...names].toSorted().map((name) => {
    const folder = `${root}/node_modules/${name}`;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`no licence in ${folder}`);
    const { version } = manifestOf(name);
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  writeFileSync(`${root}/dist/THIRD-PARTY.txt`, notices.join(`\n${'-'.repeat(72)}\n\n`));
}

/** The packages that a package needs, and those that they need. */
function broughtBy(name) {
  const needed = Object.keys(manifestOf(name).dependencies ?? {});
  return needed.flatMap((one) => [one, ...broughtBy(one)]);
}

function manifestOf(name) {
  return JSON.parse(readFileSync(`${root}/node_modules/${name}/package.json`, 'utf8'));
}

/** Types that no public entry leads to are of no use to anyone, and take a block of the disk each. */
function pruneTypes(entries) {
  const kept = new Set();
  const visit = (file) => {
    if (kept.has(file)) return;
    kept.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, target] of code.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.[jt]s['"]/g)) {
      visit(join(dirname(file), `${target}.d.ts`));
    }
  };
  for (const entry of entries) visit(join(root, 'dist', `${entry}.d.ts`));
  for (const name of readdirSync(join(root, 'dist'), { recursive: true })) {
    const file = join(root, 'dist', name);
    if (name.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
  }
}

/** The command and what its threads run: node 20 starts CommonJS in two thirds of the time that modules take. */
const command = {
  ...shared,
  external: externalTo(installed.filter((name) => !bundled.inCommand.includes(name))),
  input: { 'cli/main': 'src/cli/main.ts', 'cli/thread': 'src/worker.ts' },
  plugins: [
    { name: 'no-subprocess', transform: withoutSubprocess },
    { name: 'constant-exports', transform: refuseVariableExports },
  ],
  output: {
    ...output,
    format: 'cjs',
    dynamicImportInCjs: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'cli/[name]-[hash].js',
    minify: { ...compact, mangle: { toplevel: true } },
    codeSplitting: { groups: chunkGroups() },
    plugins: [{ name: 'as-functions', generateBundle: makeFunctions }],
  },
};

/** Commander loads what starts programs, 2 ms, for subcommands that are files; this program has none. */
function withoutSubprocess(code, id) {
  if (!/commander[\\/]lib[\\/]command\.js$/.test(id)) return undefined;
  const loading = "const childProcess = require('node:child_process');";
  if (!code.includes(loading)) throw new Error(`no longer in ${id}: ${loading}`);
  return code.replace(loading, 'const childProcess = {};');
}

/** What a chunk exports is read once: see `withPlainExports`. */
function refuseVariableExports(code, id) {
  if (id.endsWith('.ts') && /^export (?:let|var)\b/m.test(code)) {
    throw new Error(`${id} exports a variable: export a function that returns it`);
  }
}

/** Every chunk as a function, in ASCII, as bin/dedupe.js loads it. */
function makeFunctions(_, bundle) {
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    const code = withPlainExports(chunk.code).replace(/[^\0-\x7f]/g, (unit) => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
    chunk.code = `(function(exports,require,__filename){${code}\n})`;
  }
}

/**
 * Values in the place of getters, which each call of another chunk's function would go through. They are set when all
 * of the chunk has run, and no module gives another value to what it exported: `export let` is refused.
 */
function withPlainExports(code) {
  const getter =
    /Object\.defineProperty\(exports,[`"']([\w$]+)[`"'],\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;
  return code.replace(getter, 'exports.$1=$2');
}

/** What the kernel knows of Unicode, as it lies in its memory: to make it takes a tenth of a short run. */
async function buildTables(build) {
  const { output: chunks } = await build({
    ...shared,
    input: 'src/core/tokens/unicode-tables.ts',
    write: false,
    output: { format: 'esm' },
  });
  const { KERNEL_TABLES_BYTES, writeKernelTables } = await import(
    `data:text/javascript,${encodeURIComponent(chunks[0].code)}`
  );
  const bytes = new Uint8Array(KERNEL_TABLES_BYTES);
  const used = writeKernelTables(bytes.buffer, 0);
  writeFileSync(join(root, 'dist/unicode.bin'), bytes.subarray(0, used));
}

/** A library that was bundled has no files beside it: a chunk that is loaded then has both. */
function inlineKernel(id) {
  if (!/runtime[\\/]inlined-kernel\.ts$/.test(id)) return undefined;
  const kernel = brotliCompressSync(readFileSync(join(root, 'dist/kernel.wasm'))).toString(
    'base64',
  );
  return `import { KERNEL_TABLES_BYTES, writeKernelTables } from '../core/tokens/unicode-tables.ts';
export const KERNEL = '${kernel}';
export function makeTables() {
  const tables = new Uint8Array(KERNEL_TABLES_BYTES);
  writeKernelTables(tables.buffer, 0);
  return tables;
}
`;
}

/** The program of a thread, which is loaded as the command is. */
function writeThread() {
  const code = "'use strict';\nrequire('../bin/dedupe.js').load('thread.js');\n";
  writeFileSync(`${root}/dist/thread.cjs`, code);
}

/** The manual page, by the command that was just built. */
function writeManPage() {
  const page = execFileSync(process.execPath, ['bin/dedupe.js', 'completion', 'man'], {
    cwd: root,
    env: {},
  });
  writeFileSync(`${root}/dist/dedupe.1`, page);
}

async function buildAll() {
  const { build } = await import('rolldown');
  await buildTables(build);
  await build(library);
  await build(judging);
  await build(command);
  writeThread();
  await build(stemmers);
  await build(vendor);
  await build(check);
  await writeHtmlPage(build);
  await build(browserBundle(await compileKernel(false)));
  writeBuildId();
  writeNotices();
  pruneTypes(['index', 'core/index', 'browser', ...Object.keys(JUDGING)]);
  writeManPage();
  // no variable of this environment may have a say
  execFileSync(process.execPath, ['bin/build/keep-code.js', SAMPLE], {
    cwd: root,
    env: {},
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

buildAll();
