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
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { dedupe, readReport } from '../lib/dedupe.js';
import { measure } from '../lib/measure.js';
import { emptyFolder } from '../lib/temporary.js';
import { isInstalled, PEERS, runsWith, VARIANTS } from './peers.js';
import { judge, pairsIn, readExactPairs, readFound, readIds, readLabels } from './quality.js';
import { tableOf } from './table.js';

/** @typedef {import('../lib/found.js').Found} Found */
/** @typedef {import('../lib/measure.js').Measured} Measured */
/** @typedef {import('./peers.js').Peer} Peer */
/** @typedef {import('./peers.js').Variant} Variant */

/** @typedef {Pick<Measured, 'status' | 'reason' | 'wall' | 'cpu' | 'memory' | 'load'>} Figures memory in MB */
/** @typedef {{ pairs: number | null, flagged: number | null, quality: Record<string, number | null> }} Judgement */
/**
 * @typedef {Figures & Judgement & {
 *   tool: string, version: string, threads: string, variant: string, settings: string, convert: number, date: string,
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
const limits = { seconds: Number(values.minutes) * 60, bytes: Number(values.gigabytes) * 1e9 };
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

/** Where a command runs, and what it may take. @param {string} folder @param {string} phase */
const inFolder = (folder, phase) => ({
  cwd: folder,
  files: { out: join(folder, `${phase}.out`), log: join(folder, `${phase}.log`) },
  limits,
});

/** What is not known is 0. @param {Measured} measured @returns {Figures} */
function figuresOf({ status, reason, wall, cpu, memory, load }) {
  return { status, reason, wall, cpu: cpu || 0, memory: (memory || 0) / 1e6, load };
}

/** Of a run that failed. @type {Judgement} */
const NOTHING = { pairs: null, flagged: null, quality: {} };

/** @param {{ found?: Found, flagged?: number | null }} output @returns {Judgement} */
function judged({ found, flagged = null }) {
  if (found === undefined) return { ...NOTHING, flagged };
  const quality = Object.entries(judge(found, truth)).map(([key, value]) => {
    return [key, value === null ? null : round(value)];
  });
  return { pairs: pairsIn(found), flagged, quality: Object.fromEntries(quality) };
}

/** @param {Peer} peer @param {Variant} variant @returns {Promise<Result>} */
async function runPeer(peer, variant) {
  const { words, threshold } = variant;
  const work = emptyFolder('peer');
  const found = join(work, 'found.tsv');
  const job = { tools, data, work, found, words, threshold };
  /** @param {import('./peers.js').Step} step @param {string} phase */
  const run = ({ command, env = {} }, phase) => measure(command, { ...inFolder(work, phase), env });
  const converted = peer.convert && (await run(peer.convert(job), 'convert'));
  let figures = figuresOf(await run(peer.run(job), 'run'));
  if (figures.status === 'ok' && peer.collect) {
    const { status, reason } = await run(peer.collect(job), 'collect');
    if (status !== 'ok') figures = { ...figures, status, reason: `collecting: ${reason}` };
  }
  if (figures.status === 'ok' && statSync(found).size > READABLE_BYTES) {
    figures = { ...figures, status: 'failed', reason: 'too many pairs to be read' };
  }
  let judgement = NOTHING;
  if (figures.status === 'ok') {
    judgement = judged(readFound(found));
    const file = fileOf(peer, variant).replace(/json$/, 'tsv.gz');
    writeFileSync(file, gzipSync(readFileSync(found)));
  }
  return {
    tool: peer.name,
    version: peer.version,
    threads: peer.threads,
    variant: variant.name,
    settings: peer.settings(job),
    convert: converted?.wall ?? 0,
    ...figures,
    ...judgement,
    date: new Date().toISOString(),
  };
}

/** @returns {Promise<Result>} */
async function runDedupe() {
  const options = inFolder(emptyFolder('peer'), 'run');
  const program = values.dedupe && resolve(values.dedupe);
  const run = await dedupe([data, '--json', '--no-config'], { program, ...options });
  const figures = figuresOf(run);
  const report = figures.status === 'ok' ? readReport(options.files.out) : undefined;
  return {
    tool: 'dedupe',
    version: report?.version ?? '',
    threads: '',
    variant: 'default',
    settings: 'its defaults',
    convert: 0,
    ...figures,
    ...judged(report ?? {}),
    date: new Date().toISOString(),
  };
}

/** @param {Peer} peer @param {Variant} variant */
const fileOf = (peer, variant) => join(results, `${peer.name}.${variant.name}.json`);

/** @param {string} file @param {object} result */
const write = (file, result) => writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);

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
  write(fileOf(job.peer, job.variant), result);
  say(result);
}
own.sort((a, b) => a.wall - b.wall);
const median = own[(own.length - 1) >> 1];
if (median !== undefined) {
  write(join(results, 'dedupe.json'), { ...median, runs: own });
}
const rows = [
  median ?? kept(join(results, 'dedupe.json')),
  ...PEERS.flatMap((peer) => variants.map((variant) => kept(fileOf(peer, variant)))),
].filter((row) => row !== null);
const megabytes = (statSync(data).size / 1e6).toFixed(0);
console.log(`${name}, ${megabytes} MB, ${cpus().length} cores, Node ${process.versions.node}\n`);
console.log(tableOf(rows, { kind: truth?.kind ?? null, isMarkdown: values.markdown }));
