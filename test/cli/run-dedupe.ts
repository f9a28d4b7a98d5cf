/** Starts the built program in a folder of its own, as a user would, and returns the outcome. */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

/** Left out of the environment, so that the machine that runs the tests changes nothing. */
const MEDDLING = /^(DEDUPE_|GITHUB_|CI$|NO_COLOR$|FORCE_COLOR$|COLORTERM$|TERM$|NODE_OPTIONS$)/;

export interface Outcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Leaves standard input open and sends SIGINT after so many milliseconds. */
  readonly interruptAfter?: number;
}

/** A folder with files in it, the program run inside it. */
export class Sandbox {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'dedupe-')));
    this.write(files);
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  /** Runs `dedupe` with these words. */
  dedupe(words: readonly string[], start: Start = {}): Promise<Outcome> {
    return this.#run(process.execPath, [PROGRAM, ...words], start);
  }

  /** Runs a line of shell in which `dedupe` is the program. */
  shell(line: string, start: Start = {}): Promise<Outcome> {
    const script = `dedupe() { "${process.execPath}" "${PROGRAM}" "$@"; }\n${line}`;
    return this.#run('bash', ['-c', script], start);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(command: string, words: readonly string[], start: Start): Promise<Outcome> {
    const env = { ...cleanEnvironment(), ...start.env };
    return new Promise((resolve, reject) => {
      const child = spawn(command, words, { cwd: this.folder, env });
      const out = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text) => (out.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text) => (out.stderr += text));
      child.on('error', reject);
      child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...out }));
      child.stdin.on('error', () => {});
      if (start.interruptAfter === undefined) child.stdin.end(start.stdin ?? '');
      else setTimeout(() => child.kill('SIGINT'), start.interruptAfter);
    });
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !MEDDLING.test(name));
  return Object.fromEntries(kept);
}
