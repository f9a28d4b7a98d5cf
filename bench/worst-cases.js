#!/usr/bin/env node
/**
 * Inputs that make a near-duplicate finder slow, or its memory grow, if anything in it is quadratic.
 *
 *     node bench/worst-cases.js FOLDER [--scale 0.01] [--only copies,footer]
 *     node bench/worst-cases.js FOLDER --run [--scale 0.01] [--rounds 3]
 *
 * Writes each at two sizes, n and 2n. With `--run` it runs the program on both, prints
 * time(2n) / time(n), 2 where time is linear, and checks what was found. `--scale 1` is the full size.
 * What each case is: worst-cases/cases.js.
 */
import { parseArgs } from 'node:util';
import { CASES } from './worst-cases/cases.js';
import { runCases } from './worst-cases/run.js';
import { writeCase } from './worst-cases/write.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(CASES).join(',') },
    run: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
  },
});
const [folder] = positionals;
const names = values.only.split(',');
const unknown = names.filter((name) => !(name in CASES));
const scale = Number(values.scale);
if (folder === undefined) {
  console.error('error: no folder to write to; give one: node bench/worst-cases.js FOLDER');
  process.exitCode = 2;
} else if (unknown.length > 0) {
  const known = Object.keys(CASES).join(', ');
  console.error(`error: no case '${unknown.join(', ')}'; there are ${known}`);
  process.exitCode = 2;
} else if (values.run) {
  console.log(await runCases(folder, names, scale, Number(values.rounds)));
} else {
  for (const name of names) {
    for (const size of [scale, 2 * scale]) console.log(writeCase(folder, name, size));
  }
}
