#!/usr/bin/env node
/**
 * Runs the peers that are installed, and `dedupe`, on the same documents: time, memory, and what each finds.
 *
 *     npm run build && bench/peers/install.sh TOOLS
 *     node bench/peers/run.js --tools TOOLS --data docs.jsonl --labels labels.tsv
 *     node bench/peers/run.js --tools TOOLS --data docs.jsonl --pairs pairs-exact.tsv.gz --markdown
 *
 * --tools FOLDER    where install.sh put them; what is not there is skipped
 * --data FILE       JSONL of {"id", "text"}
 * --labels FILE     TSV: id, cluster; or
 * --pairs FILE      TSV: id1, id2, jaccard, of every pair from .5 up by five words
 * --results FOLDER  keeps the result of every peer here, and the pairs that it found, TOOLS/results if not given; a
 *                   peer that has one is not run again
 * --again           run them again all the same
 * --only NAME       only this peer; may repeat; "none" for dedupe alone
 * --variant NAME    only these settings (copies, half, rewrites, low); may repeat
 * --repeat COUNT    runs of dedupe, spread among those of the peers (3); their median counts
 * --dedupe FILE     the program to compare with (bin/dedupe.js)
 * --minutes COUNT   a peer that takes longer is ended (15)
 * --gigabytes COUNT so is one that takes more memory (16)
 * --markdown        the table in Markdown
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { measure } from './measure.js';
import { isInstalled, PEERS, runsWith, VARIANTS } from './peers.js';
import {
  countPairs,
  judge,
  readExactPairs,
  readFound,
  readIds,
  readLabels,
  readReport,
} from './quality.js';
import { tableOf } from './table.js';

/** @typedef {import('./measure.js').Measured} Measured */
/** @typedef {import('./peers.js').Peer} Peer */
/** @typedef {import('./peers.js').Variant} Variant */

/**
 * @typedef {Measured & {
 *   tool: string, version: string, threads: string, variant: string, settings: string, convert: number,
 *   pairs: number | null, flagged: number | null, quality: Record<string, number | null>, date: string,
 * }} Result
 */

/** Larger output is not judged: it would not fit a string. */
const READABLE_BYTES = 400e6;

const { values } = parseArgs({
  options: {
    tools: { type: 'string' },
    data: { type: 'string' },
    labels: { type: 'string' },
    pairs: { type: 'string' },
    results: { type: 'string' },
    again: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    variant: { type: 'string', multiple: true },
    repeat: { type: 'string', default: '3' },
    dedupe: { type: 'string' },
    minutes: { type: 'string', default: '15' },
    gigabytes: { type: 'string', default: '16' },
    markdown: { type: 'boolean', default: false },
  },
});
if (values.tools === undefined || values.data === undefined) {
  console.error('error: give the tools and the documents: --tools FOLDER --data FILE.jsonl');
  process.exit(2);
}
const tools = resolve(values.tools);
const data = resolve(values.data);
const name = basename(data).replace(/\.jsonl$/, '');
const results = join(resolve(values.results ?? join(tools, 'results')), name);
const limits = { seconds: Number(values.minutes) * 60, megabytes: Number(values.gigabytes) * 1000 };
const work = join(tmpdir(), `peers-${process.pid}`);
const ids = readIds(data);
const truth =
  values.labels !== undefined
    ? readLabels(values.labels, ids)
    : values.pairs !== undefined
      ? readExactPairs(values.pairs, ids)
      : null;

/** Settings for rewrites make a flood of pairs where nothing is rewritten, so only labels call for them. */
const variants = Object.values(VARIANTS).filter(
  ({ name: variant }) =>
    (truth?.kind === 'labels' || !['rewrites', 'low'].includes(variant)) &&
    (values.variant?.includes(variant) ?? true),
);

/** @param {number} value */
const round = (value) => Number(value.toFixed(4));

/** @param {Result} result */
function say({ tool, variant, status, reason, wall, cpu, memory, pairs, quality }) {
  const shown = Object.entries(quality).map(([key, value]) => `${key} ${value?.toFixed(3)}`);
  console.error(
    `${tool} ${variant}: ${status}${reason === '' ? '' : ` (${reason})`}, ${wall.toFixed(1)} s, ` +
      `${cpu.toFixed(1)} CPU s, ${Math.round(memory)} MB, ${pairs ?? 'no'} pairs ${shown.join(' ')}`,
  );
}

/** @param {string} folder */
function fresh(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {import('./peers.js').Step} step @param {string} folder @param {string} phase
 */
const inFolder = ({ command, env }, folder, phase) =>
  measure(command, {
    cwd: folder,
    out: join(folder, `${phase}.out`),
    log: join(folder, `${phase}.log`),
    times: join(folder, `${phase}.time`),
    ...(env && { env }),
    ...limits,
  });

/**
 * @param {() => import('./quality.js').Found} read
 * @returns {Pick<Result, 'pairs' | 'flagged' | 'quality'>}
 */
function judged(read) {
  const found = read();
  const quality = Object.entries(judge(found, truth)).map(
    ([key, value]) => /** @type {const} */ ([key, value === null ? null : round(value)]),
  );
  return {
    pairs: found.flagged === undefined ? countPairs(found) : null,
    flagged: found.flagged ?? null,
    quality: Object.fromEntries(quality),
  };
}

/** @param {Peer} peer @param {Variant} variant @returns {Promise<Result>} */
async function runPeer(peer, variant) {
  const { words, threshold } = variant;
  const folder = fresh(work);
  const found = join(folder, 'found.tsv');
  const job = { tools, data, work: folder, found, words, threshold };
  const converted = peer.convert && (await inFolder(peer.convert(job), folder, 'convert'));
  let measured = await inFolder(peer.run(job), folder, 'run');
  if (measured.status === 'ok' && peer.collect) {
    const { status, reason } = await inFolder(peer.collect(job), folder, 'collect');
    if (status !== 'ok') measured = { ...measured, status, reason: `collecting: ${reason}` };
  }
  /** @type {Pick<Result, 'pairs' | 'flagged' | 'quality'>} */
  let what = { pairs: null, flagged: null, quality: {} };
  if (measured.status === 'ok') {
    if (statSync(found).size > READABLE_BYTES) {
      measured = { ...measured, status: 'failed', reason: 'too many pairs to be read' };
    } else {
      what = judged(() => readFound(found));
      const file = fileOf(peer, variant).replace(/json$/, 'tsv.gz');
      writeFileSync(file, gzipSync(readFileSync(found)));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return {
    tool: peer.name,
    version: peer.version,
    threads: peer.threads,
    variant: variant.name,
    settings: peer.settings(job),
    convert: converted?.wall ?? 0,
    ...measured,
    ...what,
    date: new Date().toISOString(),
  };
}

/** @returns {Promise<Result>} */
async function runDedupe() {
  const program = resolve(
    values.dedupe ?? fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url)),
  );
  const folder = fresh(work);
  const command = [process.execPath, program, data, '--json', '--no-config'];
  const measured = await inFolder({ command }, folder, 'run');
  /** @type {Pick<Result, 'pairs' | 'flagged' | 'quality'>} */
  let what = { pairs: null, flagged: null, quality: {} };
  let version = '';
  if (measured.status === 'ok') {
    const report = join(folder, 'run.out');
    what = judged(() => readReport(report));
    version = /"version": ?"([^"]+)"/.exec(readFileSync(report, 'utf8').slice(0, 300))?.[1] ?? '';
  }
  rmSync(folder, { recursive: true, force: true });
  return {
    tool: 'dedupe',
    version,
    threads: '',
    variant: 'default',
    settings: 'its defaults',
    convert: 0,
    ...measured,
    ...what,
    date: new Date().toISOString(),
  };
}

/** @param {Peer} peer @param {Variant} variant */
const fileOf = (peer, variant) => join(results, `${peer.name}.${variant.name}.json`);

/** @param {string} file @returns {Result | null} */
const kept = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

const wanted = PEERS.filter(({ name: peer }) => values.only?.includes(peer) ?? true);
for (const unknown of values.only ?? []) {
  if (unknown !== 'none' && !PEERS.some(({ name: peer }) => peer === unknown)) {
    console.error(`error: no peer ${unknown}; there are ${PEERS.map((p) => p.name).join(', ')}`);
    process.exit(2);
  }
}
mkdirSync(results, { recursive: true });
const jobs = wanted.flatMap((peer) => {
  if (!isInstalled(peer, tools)) {
    console.error(`${peer.name}: skipped, not installed`);
    return [];
  }
  return variants
    .filter((variant) => runsWith(peer, variant))
    .filter((variant) => values.again || !existsSync(fileOf(peer, variant)))
    .map((variant) => ({ peer, variant }));
});

/** @type {Result[]} */
const own = [];
const repeat = Number(values.repeat);
/** Before which jobs dedupe is run: from the first to after the last. */
const turns = Array.from({ length: repeat }, (_, turn) =>
  Math.round((turn * jobs.length) / Math.max(1, repeat - 1)),
);
for (let at = 0; at <= jobs.length; at++) {
  for (const turn of turns) {
    if (turn !== at) continue;
    const result = await runDedupe();
    own.push(result);
    say(result);
  }
  const job = jobs[at];
  if (job === undefined) continue;
  console.error(`${job.peer.name} ${job.variant.name} ...`);
  const result = await runPeer(job.peer, job.variant);
  writeFileSync(fileOf(job.peer, job.variant), JSON.stringify(result, null, 2) + '\n');
  say(result);
}
own.sort((a, b) => a.wall - b.wall);
const median = own[(own.length - 1) >> 1];
if (median !== undefined) {
  writeFileSync(
    join(results, 'dedupe.json'),
    JSON.stringify({ ...median, runs: own }, null, 2) + '\n',
  );
}
const rows = [
  median ?? kept(join(results, 'dedupe.json')),
  ...PEERS.flatMap((peer) => variants.map((variant) => kept(fileOf(peer, variant)))),
].filter((row) => row !== null);
const megabytes = (statSync(data).size / 1e6).toFixed(0);
console.log(`${name}, ${megabytes} MB, ${cpus().length} cores, Node ${process.versions.node}\n`);
console.log(tableOf(rows, { kind: truth?.kind ?? null, isMarkdown: values.markdown }));
