#!/usr/bin/env node
/**
 * All benchmarks of the whole program, by name; all of them if none is named.
 *
 *     npm run build && npm run bench -- whole growth --data COLLECTIONS
 *
 * Times are medians of wall time; what they are compared with (`wc -w`, `node -e 0`) runs in turn with
 * the program, in the same minutes. Figures go to standard output as Markdown; `--markdown FILE` puts
 * them into the sections of that file, too. Temporary files are removed at the end, and on Ctrl-C.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { METHOD } from './lib/measure.js';
import { BENCHES, STORIES } from './run/benches.js';
import { fillSection } from './lib/table.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    collection: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    documents: { type: 'string', default: '100000' },
    files: { type: 'string', default: '20000' },
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    scale: { type: 'string', default: '1' },
    cases: { type: 'string', default: '' },
    stories: { type: 'string', default: STORIES },
    seed: { type: 'string', default: '1' },
    markdown: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const HELP = `usage: node bench/run.js [${Object.keys(BENCHES).join('|')}]...
  --data FOLDER        collections: NAME.jsonl, NAME/docs.jsonl or .gz; invented text without
  --collection NAME    which of them; the largest
  --rounds N           times that each program runs (5)
  --documents N        grown for whole (without --data), memory, workers (100000)
  --files N            text files for whole (20000)
  --sizes N,N          documents for growth (1000,10000,100000,1000000)
  --scale SHARE        size of the worst cases (1)
  --cases NAME,NAME    which worst cases
  --stories FOLDER     for startup (fixtures/wire)
  --seed N             of what is grown (1)
  --markdown FILE      fills the sections of this file, too`;

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !(name in BENCHES));
if (values.help || unknown.length > 0) {
  for (const name of unknown) console.error(`error: no benchmark '${name}'`);
  console.error(HELP);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  await run();
}

/** When and where figures are taken. */
function describeMachine() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return [
    new Date().toISOString().slice(0, 10),
    `neardup ${version}`,
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.version}`,
    `CPU time and memory: ${METHOD}`,
  ].join(' · ');
}

async function run() {
  const machine = describeMachine();
  console.log(machine);
  const settings = {
    ...values,
    rounds: Number(values.rounds),
    documents: Number(values.documents),
    files: Number(values.files),
    sizes: values.sizes.split(',').map(Number),
    scale: Number(values.scale),
    cases: values.cases.split(',').filter((name) => name !== ''),
    seed: Number(values.seed),
  };
  for (const name of names) {
    const bench = /** @type {(typeof BENCHES)[string]} */ (BENCHES[name]);
    console.error(`${name} ...`);
    const markdown = await bench.run(settings);
    console.log(`\n## ${bench.title}\n\n${markdown}`);
    if (values.markdown) fillSection(values.markdown, name, `${machine}\n\n${markdown}`);
  }
}
