#!/usr/bin/env node
'use strict';
/**
 * Builds the kernel, and writes src/kernel/exports.ts: what TypeScript knows of its functions. It runs before tsc, so
 * that nothing is checked against a kernel that is no longer there.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const root = join(__dirname, '../..');
const SOURCES = 'src/kernel/wasm';
const TYPES = 'src/kernel/exports.ts';
const WIDTH = 100;

/** AssemblyScript to WebAssembly. */
const OPTIONS = [
  [`${SOURCES}/index.ts`, '--baseDir', root, '--outFile', 'kernel.wasm', '-O3', '--noAssert'],
  ['--runtime', 'stub', '--importMemory'],
  ['--initialMemory', '1', '--maximumMemory', '65536'],
  ['--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
].flat();

/** The bytes of the kernel, on a memory that all threads of a run share, or that one thread has for itself. */
async function compileKernel(isShared) {
  const { default: asc } = await import('assemblyscript/asc');
  let kernel;
  const { error, stderr } = await asc.main([...OPTIONS, ...(isShared ? ['--sharedMemory'] : [])], {
    writeFile: (_, bytes) => {
      kernel = bytes;
    },
  });
  if (error) throw new Error(`the kernel does not compile: ${error.message}\n${stderr}`);
  return kernel;
}

const HEADER = `/**
 * What the kernel exports. Written by bin/build/kernel.js, from the functions that ${SOURCES}/index.ts
 * names and their comments.
 *
 * Pointers and sizes are bytes in the kernel's memory; a text is the bytes in [from, to), and the kernel may
 * read \`TEXT_MARGIN\` bytes before and behind it. \`tables\` is where \`writeKernelTables\` wrote.
 */
`;

/** What the kernel exports, as TypeScript. */
function kernelTypes() {
  const functions = exported();
  const members = functions.map(({ doc, name, parameters, result }) => {
    const list = parameters.map(([its, type]) => `${its}: ${typeOf(type)}`);
    const line = `  ${name}(${list.join(', ')}): ${typeOf(result)};`;
    const wide = `  ${name}(\n${list.map((each) => `    ${each},\n`).join('')}  ): ${typeOf(result)};`;
    return `${doc.replaceAll(/^/gm, '  ')}\n${line.length > WIDTH ? wide : line}\n`;
  });
  const stages = functions.filter(isStage).map(({ name }) => `  | '${name}'`);
  return `${HEADER}export interface KernelExports {
${members.join('')}}

/** The functions whose work threads share: they end with the first item and the one after the last. */
export type Stage =
${stages.join('\n')};
`;
}

/** The functions that the kernel's index names, in order. */
function exported() {
  const index = read('index');
  return [...index.matchAll(/^export \{([^}]*)\} from '\.\/([^']*)';/gm)].flatMap(
    ([, names, module]) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => signature(name, module)),
  );
}

function signature(name, module) {
  const code = read(module);
  const elsewhere = new RegExp(`^export \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']*)';`, 'm').exec(
    code,
  );
  if (elsewhere !== null) return signature(name, posix.join(posix.dirname(module), elsewhere[1]));
  const found = new RegExp(`^export function ${name}\\(([^)]*)\\): ([\\w]+)`, 'm').exec(code);
  if (found === null) throw new Error(`no function ${name} in ${module}`);
  const [, list, result] = found;
  const parameters = list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => each.split(': '));
  const doc = /\/\*\*(?:(?!\*\/)[^])*\*\/\n$/.exec(code.slice(0, found.index))?.[0].trimEnd();
  if (doc === undefined) throw new Error(`${name} in ${module} has no comment`);
  return { doc, name, parameters, result };
}

/** WebAssembly gives a truth value as a number, and 64 bits as a bigint. */
function typeOf(type) {
  if (type === 'bool') return '0 | 1';
  if (type === 'void') return 'void';
  return type.endsWith('64') ? 'bigint' : 'number';
}

function isStage({ parameters, result }) {
  const [from, to] = parameters.slice(-2).map((each) => each.join(': '));
  return result === 'void' && from === 'from: u32' && to === 'to: u32';
}

const read = (module) => readFileSync(join(root, SOURCES, `${module}.ts`), 'utf8');

async function build() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const types = kernelTypes();
  if (types !== readFileSync(join(root, TYPES), 'utf8')) writeFileSync(join(root, TYPES), types);
  writeFileSync(join(root, 'dist/kernel.wasm'), await compileKernel(true));
}

module.exports = { compileKernel, kernelTypes };
if (require.main === module) build();
