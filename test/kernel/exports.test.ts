import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kernelModule } from './kernel-memory.ts';

const require = createRequire(import.meta.url);

const typesFile = readFileSync(new URL('../../src/kernel/exports.ts', import.meta.url), 'utf8');

/** Its module is JavaScript without types. */
function builtTypes(): unknown {
  const build: { kernelTypes: () => unknown } = require('../../bin/build/kernel.js');
  return build.kernelTypes();
}

describe('the types of the kernel', () => {
  it('are those that the build writes', () => {
    expect(typesFile).toBe(builtTypes());
  });

  it('name what the kernel exports, each with a comment', () => {
    const members = [...typesFile.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
    const exported = WebAssembly.Module.exports(kernelModule)
      .filter(({ kind }) => kind === 'function')
      .map(({ name }) => name);
    expect(members.toSorted()).toEqual(exported.toSorted());
    expect(typesFile.match(/\*\/\n {2}\w+\(/g)).toHaveLength(members.length);
  });
});
