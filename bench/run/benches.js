/**
 * The benchmarks by name. Each returns Markdown; each checks the answer beside taking the time, since a
 * program that finds nothing is fast.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASES } from '../worst-cases/cases.js';
import { runCases } from '../worst-cases/run.js';
import {
  asFiles,
  beginningOf,
  collectionIn,
  growCorpus,
  nameOf,
  packed,
  unpacked,
} from './corpora.js';
import { dedupe, dedupeRun, lacksFlag, recallOf, sha256, shares } from './dedupe.js';
import { interleave, measure, medians } from './measure.js';
import { megabytes, ratio, seconds, table } from './table.js';
import { temporaryFolder } from './temporary.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KERNEL = join(ROOT, 'bench/kernel.js');
/** Five small stories and a follow-up, to start on. */
export const STORIES = join(ROOT, 'fixtures/wire');
/** Starts of a program in a round: one alone takes too little time to tell. */
const STARTS = 5;

/**
 * @typedef {object} Settings
 * @property {string | undefined} data folder of collections; without it text is invented
 * @property {string | undefined} collection which of them; the largest if not said
 * @property {number} rounds
 * @property {number} documents
 * @property {number} files
 * @property {readonly number[]} sizes for `growth`
 * @property {number} scale for `worst`
 * @property {readonly string[]} cases for `worst`
 * @property {string} stories folder for `startup`
 * @property {number} seed
 */

/** @typedef {import('./measure.js').Command} Command */
/** @typedef {import('./dedupe.js').DedupeRun} DedupeRun */

/** @type {Record<string, { title: string, run: (settings: Settings) => Promise<string> }>} */
export const BENCHES = {
  startup: { title: 'Starting', run: startup },
  kernel: { title: 'Kernel', run: kernel },
  whole: { title: 'Whole runs', run: whole },
  growth: { title: 'Growth', run: growth },
  memory: { title: 'Memory cap', run: memory },
  workers: { title: 'Workers', run: workers },
  worst: { title: 'Worst cases', run: worst },
};

/** The program against node doing nothing. @param {Settings} settings */
async function startup({ rounds, stories }) {
  const program =
    (/** @type {string[]} */ ...words) =>
    () =>
      dedupe(words);
  const runs = await interleave(
    {
      '`node -e 0`': () => measure([process.execPath, '-e', '0']),
      '`dedupe --version`': program('--version'),
      '`dedupe` on small stories': program(stories),
    },
    rounds * STARTS,
  );
  const base = medians(runs['`node -e 0`']);
  const rows = Object.entries(runs).map(([name, all]) => {
    const figures = medians(all);
    const verdict = all.every(({ exitCode }) => exitCode === 0) ? 'yes' : 'no';
    const times = [seconds(figures.seconds), ratio(figures.seconds / base.seconds)];
    return [name, ...times, seconds(figures.cpuSeconds), megabytes(figures.peakMegabytes), verdict];
  });
  return table(['program', 'wall', 'to node', 'CPU', 'peak', 'exit 0'], rows);
}

/** The kernel alone, which has a benchmark of its own: it takes JSONL files. @param {Settings} settings */
async function kernel(settings) {
  if (!existsSync(KERNEL)) return 'There is no bench/kernel.js.';
  const collection = collectionIn(settings);
  const docs =
    collection === undefined
      ? growCorpus(undefined, settings.documents, settings.seed).docs
      : await unpacked(collection);
  const { stdout, stderr, exitCode } = await measure([process.execPath, KERNEL, docs]);
  return `\`\`\`text\n${exitCode === 0 ? stdout.trimEnd() : stderr.trimEnd()}\n\`\`\``;
}

/** One file, the same packed, and a folder of small files. @param {Settings} settings */
async function whole(settings) {
  const { rounds, documents, files, seed } = settings;
  const collection = collectionIn(settings);
  const corpus = collection === undefined ? growCorpus(undefined, documents, seed) : undefined;
  const docs = collection === undefined ? (corpus?.docs ?? '') : await unpacked(collection);
  const gzip = await packed(docs);
  const folder = await asFiles(docs, files);
  const name = collection === undefined ? 'invented' : nameOf(collection);
  const size = statSync(docs).size;
  /** @type {[string, number, string, string, Command][]} */
  const inputs = [
    [`${name}, JSONL`, size, docs, '`wc -w`', ['wc', '-w', docs]],
    [`${name}, gzip`, size, gzip, '`zcat | wc -w`', shell('gzip -dc "$0" | wc -w', gzip)],
    [
      `${folder.documents} text files`,
      folder.bytes,
      folder.folder,
      '`cat | wc -w`',
      shell('find "$0" -type f -exec cat {} + | wc -w', folder.folder),
    ],
  ];
  const rows = [];
  for (const [title, bytes, path, against, command] of inputs) {
    const { runs, answer, same } = await againstCommand([path], command, rounds);
    const truth =
      path === docs && corpus ? `, ${(await recallOfRun(answer, corpus.truth)).text}` : '';
    rows.push([
      title,
      `${(bytes / 1e6).toFixed(0)} MB`,
      against,
      ...comparison(runs),
      `${verdictOf(runs.dedupe)}${truth}${same}`,
    ]);
    rmSync(answer, { force: true });
  }
  return table(['input', 'size', 'against', ...COMPARISON, 'answer'], rows);
}

/** @param {string} script @param {string} path its $0 @returns {Command} */
function shell(script, path) {
  return ['sh', '-c', script, path];
}

/** @param {readonly string[]} words @param {Command} command @param {number} rounds */
async function againstCommand(words, command, rounds) {
  const answer = join(temporaryFolder(), 'found.ndjson');
  /** @type {DedupeRun[]} */
  const own = [];
  /** @type {string[]} */
  const hashes = [];
  const { base } = await interleave(
    {
      dedupe: async () => {
        const run = await dedupeRun(words, answer);
        own.push(run);
        if (run.exitCode === 0) hashes.push(await sha256(answer));
        return run;
      },
      base: () => measure(command),
    },
    rounds,
  );
  const same = new Set(hashes).size > 1 ? '; BYTES DIFFER BETWEEN RUNS' : '';
  return { runs: { dedupe: own, base }, answer, same };
}

const COMPARISON = ['wall', 'ratio', 'CPU', 'ratio', 'peak', 'phases'];

/** @param {{ dedupe: readonly DedupeRun[], base: readonly import('./measure.js').Measured[] }} runs */
function comparison(runs) {
  const [own, base] = [medians(runs.dedupe), medians(runs.base)];
  return [
    `${seconds(own.seconds)} / ${seconds(base.seconds)}`,
    ratio(own.seconds / base.seconds),
    `${seconds(own.cpuSeconds)} / ${seconds(base.cpuSeconds)}`,
    ratio(own.cpuSeconds / base.cpuSeconds),
    megabytes(own.peakMegabytes),
    shares(runs.dedupe.at(-1)?.phases ?? {}),
  ];
}

/** What was found, the same in all rounds. @param {readonly DedupeRun[]} runs */
function verdictOf(runs) {
  const failed = runs.find(({ exitCode }) => exitCode !== 0);
  if (failed) return `exit ${failed.exitCode}: ${failed.stderr.trim().split('\n').at(-1)}`;
  const answers = runs.map(({ summary: { documents, pairs, clusters } }) => {
    return `${documents} documents, ${pairs} pairs, ${clusters} clusters`;
  });
  return [...new Set(answers)].join('; but ');
}

/** @param {string} answer @param {readonly import('./dedupe.js').TruePair[]} truth */
async function recallOfRun(answer, truth) {
  const { byKind, found, of, others } = await recallOf(answer, truth);
  const text = `${share(found, of)} of ${of} planted pairs, ${others} others`;
  return { text, byKind };
}

/** @param {number} found @param {number} of */
function share(found, of) {
  return of === 0 ? '-' : (found / of).toFixed(3);
}

/** Ever more documents. @param {Settings} settings */
async function growth(settings) {
  const { sizes, rounds, seed } = settings;
  const largest = growCorpus(collectionIn(settings), Math.max(...sizes), seed);
  const kinds = [...new Set(largest.truth.map(({ kind }) => kind))].sort();
  const rows = [];
  const recalls = [];
  for (const documents of sizes) {
    const corpus = await beginningOf(largest, documents);
    const { runs, answer, same } = await againstCommand(
      [corpus.docs],
      ['wc', '-w', corpus.docs],
      rounds,
    );
    const failed = runs.dedupe.some(({ exitCode }) => exitCode !== 0);
    const recall = failed ? undefined : await recallOfRun(answer, corpus.truth);
    const count = documents.toLocaleString('en');
    rows.push([
      count,
      `${(corpus.bytes / 1e6).toFixed(1)} MB`,
      `${((medians(runs.dedupe).seconds / documents) * 1e6).toFixed(0)} µs`,
      ...comparison(runs),
      `${recall?.text ?? verdictOf(runs.dedupe)}${same}`,
    ]);
    recalls.push([
      count,
      ...kinds.map((kind) => {
        const { found, of } = recall?.byKind.get(kind) ?? { found: 0, of: 0 };
        return share(found, of);
      }),
    ]);
    rmSync(answer, { force: true });
    if (corpus !== largest) rmSync(corpus.docs);
  }
  return [
    table(['documents', 'size', 'a document', ...COMPARISON, 'found'], rows),
    `Of the planted pairs, the share that is found:`,
    table(['documents', ...kinds], recalls),
  ].join('\n\n');
}

/** The same corpus under several caps: the same bytes, in less memory. @param {Settings} settings */
async function memory(settings) {
  return variants(settings, {
    'no cap': [],
    '`--memory 1500M`': ['--memory', '1500M'],
    '`--memory 512M`': ['--memory', '512M'],
  });
}

/** One worker and as many as the program takes: the same bytes, in less time. @param {Settings} settings */
async function workers(settings) {
  return variants(settings, { default: [], '`--workers 1`': ['--workers', '1'] });
}

/**
 * The program with other flags on one corpus, in turn; the first is what the others are compared with.
 * @param {Settings} settings @param {Record<string, string[]>} flags by name
 */
async function variants(settings, flags) {
  const corpus = growCorpus(collectionIn(settings), settings.documents, settings.seed);
  const answer = join(temporaryFolder(), 'found.ndjson');
  /** @type {Map<string, Set<string>>} */
  const hashes = new Map();
  const programs = Object.entries(flags).map(([name, words]) => {
    const run = async () => {
      const done = await dedupeRun([corpus.docs, ...words], answer);
      if (done.exitCode === 0) {
        hashes.set(name, (hashes.get(name) ?? new Set()).add(await sha256(answer)));
      }
      rmSync(answer, { force: true });
      return done;
    };
    return /** @type {const} */ ([name, run]);
  });
  const runs = await interleave(
    {
      '`wc -w`': () => measure(['wc', '-w', corpus.docs]),
      ...Object.fromEntries(programs),
    },
    settings.rounds,
  );
  const base = medians(runs['`wc -w`']);
  const [first = ''] = Object.keys(flags);
  const whatFirst = [...(hashes.get(first) ?? [])].join();
  const rows = Object.entries(runs).map(([name, all]) => {
    const figures = medians(all);
    const last = /** @type {DedupeRun} */ (all.at(-1));
    const isSame = [...(hashes.get(name) ?? [])].join() === whatFirst ? 'yes' : 'NO';
    const times = [seconds(figures.seconds), ratio(figures.seconds / base.seconds)];
    const more = [seconds(figures.cpuSeconds), megabytes(figures.peakMegabytes)];
    if (lacksFlag(last)) return [name, '', '', '', '', '', 'this build has no such flag'];
    if (last.exitCode !== 0) return [name, '', '', '', '', '', verdictOf([last])];
    if (!(name in flags)) return [name, ...times, ...more, '', ''];
    return [name, ...times, ...more, shares(last.phases), isSame];
  });
  const title = `${settings.documents.toLocaleString('en')} documents, ${(corpus.bytes / 1e6).toFixed(0)} MB.`;
  const head = ['run', 'wall', 'to `wc -w`', 'CPU', 'peak', 'phases', `bytes as ${first}`];
  return `${title}\n\n${table(head, rows)}`;
}

/** @param {Settings} settings */
async function worst({ scale, cases, rounds }) {
  const names = cases.length > 0 ? cases : Object.keys(CASES);
  const rows = names.map((name) => `- ${name}: ${CASES[name]?.title}`);
  const figures = await runCases(join(temporaryFolder(), 'worst'), names, scale, rounds);
  return `Scale ${scale}.\n\n${rows.join('\n')}\n\n${figures}`;
}
