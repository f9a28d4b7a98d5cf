/** The stand-ins of the build for modules that need node offer everything that those modules offer. */

import { describe, expect, it } from 'vitest';
import { STAND_INS } from '../../bin/build/browser.js';
import type * as nodeFileIntake from '../../src/intake/file-intake.ts';
import type * as nodeLineFiles from '../../src/intake/line-files.ts';
import type * as nodeStem from '../../src/intake/stem.ts';
import type * as nodeFileLink from '../../src/report/text/file-link.ts';
import type * as nodeLoadKernel from '../../src/runtime/load-kernel.ts';
import type * as nodeMachine from '../../src/runtime/machine.ts';
import type * as nodeScratchFile from '../../src/runtime/scratch-file.ts';
import type * as nodeWorkers from '../../src/runtime/workers.ts';
import * as articles from '../../src/runtime/browser/articles.ts';
import * as fileIntake from '../../src/runtime/browser/file-intake.ts';
import * as fileLink from '../../src/runtime/browser/file-link.ts';
import * as lineFiles from '../../src/runtime/browser/line-files.ts';
import * as loadKernel from '../../src/runtime/browser/load-kernel.ts';
import * as machine from '../../src/runtime/browser/machine.ts';
import * as scratchFile from '../../src/runtime/browser/scratch-file.ts';
import * as stem from '../../src/runtime/browser/stem.ts';
import * as workers from '../../src/runtime/browser/workers.ts';

/** The modules that node loads. */
interface Modules {
  // nothing is ever an instance of this class, so its members are never used
  'files/articles.ts': { readonly ArticleFiles: { readonly prototype: object } };
  'intake/file-intake.ts': typeof nodeFileIntake;
  'intake/line-files.ts': typeof nodeLineFiles;
  'intake/stem.ts': typeof nodeStem;
  'report/text/file-link.ts': typeof nodeFileLink;
  'runtime/load-kernel.ts': typeof nodeLoadKernel;
  'runtime/machine.ts': typeof nodeMachine;
  'runtime/scratch-file.ts': typeof nodeScratchFile;
  'runtime/workers.ts': typeof nodeWorkers;
}

/** Functions and values of the same types. For a class, which may have private parts: an object with its members. */
type Offers<Module> = {
  readonly [Name in keyof Module]: Module[Name] extends { readonly prototype: infer Made }
    ? { readonly prototype: { readonly [Member in keyof Made]: Widened<Made[Member]> } }
    : Widened<Module[Name]>;
};

/** Constants may differ. */
type Widened<Value> = Value extends number ? number : Value;

/** The compiler holds the types. */
const offered: { readonly [Path in keyof Modules]: Offers<Modules[Path]> } = {
  'files/articles.ts': articles,
  'intake/file-intake.ts': fileIntake,
  'intake/line-files.ts': lineFiles,
  'intake/stem.ts': stem,
  'report/text/file-link.ts': fileLink,
  'runtime/load-kernel.ts': loadKernel,
  'runtime/machine.ts': machine,
  'runtime/scratch-file.ts': scratchFile,
  'runtime/workers.ts': workers,
};

describe('the stand-ins for browsers', () => {
  it('are all held to what they stand in for', () => {
    expect(Object.keys(offered).toSorted()).toEqual(Object.keys(STAND_INS).toSorted());
  });
});

describe('a file that a page keeps in memory', () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);

  it('gives back what was written, wherever that begins and ends', () => {
    const file = scratchFile.ScratchFile.create();
    file.write(bytes.subarray(1_000_000), 1_000_000);
    file.write(bytes.subarray(0, 1_000_000), 0);
    expect(file.size).toBe(bytes.length);
    for (const [from, to] of [
      [0, 1],
      [1_048_570, 1_048_580],
      [999_999, 2_999_999],
      [0, 3_000_000],
    ]) {
      const read = new Uint8Array((to ?? 0) - (from ?? 0));
      file.read(read, from ?? 0);
      expect(Buffer.compare(read, bytes.subarray(from, to))).toBe(0);
    }
  });

  it('is found by its number, and says that it ends', () => {
    const file = scratchFile.ScratchFile.create();
    file.write(bytes.subarray(0, 10), 0);
    expect(scratchFile.ScratchFile.of(file.descriptor)).toBe(file);
    expect(() => file.read(new Uint8Array(11), 0)).toThrow('too short');
  });
});
