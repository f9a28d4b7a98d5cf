/** What a run does if the system gives it less than it asks for. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { largeCorpus } from '../large-corpus.ts';
import { Sandbox } from './run-dedupe.ts';

const box = new Sandbox({
  'some.jsonl': largeCorpus(300)
    .map((article) => JSON.stringify(article))
    .join('\n'),
  'without-WebAssembly.cjs': 'delete globalThis.WebAssembly;',
  'without-SharedArrayBuffer.cjs': 'delete globalThis.SharedArrayBuffer;',
});

afterAll(() => box.remove());

/** What a run says that ends with one sentence. */
const refusal = (sentence: RegExp): object => ({
  exitCode: 2,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^dedupe: ${sentence.source}\n$`)),
});

// elsewhere a shell may not limit addresses
describe.skipIf(process.platform !== 'linux')('under ulimit -v', () => {
  it('a run that gets no addresses says what helps, and that helps', async () => {
    const plain = await box.shell('dedupe some.jsonl --json');
    expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(plain.stdout).summary.pairs).toBeGreaterThan(20);
    const limited = await box.shell('ulimit -v 6000000; dedupe some.jsonl --json');
    expect(limited).toMatchObject(
      refusal(/cannot reserve 10 GB of addresses.*NODE_OPTIONS=--disable-wasm-trap-handler/),
    );
    const helped = await box.shell(
      'ulimit -v 6000000; NODE_OPTIONS=--disable-wasm-trap-handler dedupe some.jsonl --json',
    );
    expect(helped).toEqual(plain);
  });

  it('a run that gets little memory ends with one sentence', async () => {
    const outcome = await box.shell(
      'ulimit -v 1200000; NODE_OPTIONS=--disable-wasm-trap-handler dedupe some.jsonl --json',
    );
    if (outcome.exitCode === 0) expect(outcome.stderr).toBe('');
    else expect(outcome).toMatchObject(refusal(/[^\n]*memory[^\n]*/));
  });
});

describe('an engine that lacks what the kernel needs', () => {
  const program = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

  // a flag that other processors and other V8s do not have
  const withoutSimd = spawnSync(process.execPath, ['--no-enable-sse4-1', '-e', '0']);
  it.skipIf(process.arch !== 'x64' || withoutSimd.status !== 0)(
    'may be one without SIMD',
    async () => {
      const outcome = await box.shell(
        `"${process.execPath}" --no-enable-sse4-1 "${program}" some.jsonl`,
      );
      expect(outcome).toMatchObject(
        refusal(/this node or its processor has no WebAssembly with SIMD, .*/),
      );
    },
  );

  it.each([
    ['WebAssembly', /this node or its processor has no WebAssembly, .*/],
    ['SharedArrayBuffer', /this node or its processor has no shared memory, .*/],
  ])('may be one without %s', async (name, sentence) => {
    const outcome = await box.shell(
      `NODE_OPTIONS="--require ./without-${name}.cjs" "${process.execPath}" "${program}" some.jsonl`,
    );
    expect(outcome).toMatchObject(refusal(sentence));
  });
});

describe('a program without its files', () => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const bin = fileURLToPath(new URL('../../bin/', import.meta.url));

  it.each(['kernel.wasm', 'unicode.bin'])('says that %s is missing', async (name) => {
    const outcome = await box.shell(
      `mkdir -p whole && cp -R "${bin}" "${dist}" whole && rm whole/dist/${name} && ` +
        `"${process.execPath}" whole/bin/dedupe.js some.jsonl; code=$?; rm -r whole; exit $code`,
    );
    expect(outcome).toMatchObject(
      refusal(/the files "kernel.wasm" and "unicode.bin" .* missing: .*/),
    );
  });
});
