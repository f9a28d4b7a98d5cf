/**
 * The benchmarks by name. Each returns Markdown; each checks the answer beside taking the time, since a
 * program that finds nothing is fast.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dedupe, dedupeRun, recallOf, sha256, shares } from '../lib/dedupe.js';
import { measure } from '../lib/measure.js';
import { interleave, medians } from '../lib/rounds.js';
import { megabytes, ratio, seconds, table } from '../lib/table.js';
import { temporaryFolder } from '../lib/temporary.js';
import { CASES } from '../worst-cases/cases.js';
import { runCases } from '../worst-cases/run.js';
import { asFiles, collectionIn, collectionOrInvented, growCorpus, packed } from './corpora.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KERNEL = join(ROOT, 'bench/kernel.js');
/** Five small stories and a follow-up, to start on. */
export const STORIES = join(ROOT, 'fixtures/wire');
/** Starts of a program in a round: one alone takes too little time to tell. */
const STARTS = 5;
/** Flags by name; the first are what the others are compared with. */
const CAPS = {
  'no cap': [],
  '`--memory 1500M`': ['--memory', '1500M'],
  '`--memory 512M`': ['--memory', '512M'],
};
const WORKERS = { default: [], '`--workers 1`': ['--workers', '1'] };

/**
 * @typedef {object} Settings
 * @property {string | undefined} [data] folder of collections; without it text is invented
 * @property {string | undefined} [collection] which of them; the largest if not said
 * @property {number} rounds
 * @property {number} documents
 * @property {number} files
 * @property {readonly number[]} sizes for `growth`
 * @property {number} scale for `worst`
 * @property {readonly string[]} cases for `worst`
 * @property {string} stories folder for `startup`
 * @property {number} seed
 */

/** @typedef {import('../lib/measure.js').Command} Command */
/** @typedef {import('../lib/measure.js').Measured} Measured */
/** @typedef {import('../lib/dedupe.js').DedupeRun} DedupeRun */

/** @type {Record<string, { title: string, run: (settings: Settings) => Promise<string> }>} */
export const BENCHES = {
  startup: { title: 'Starting', run: startup },
  kernel: { title: 'Kernel', run: kernel },
  whole: { title: 'Whole runs', run: whole },
  growth: { title: 'Growth', run: growth },
  // the same bytes, in less memory
  memory: { title: 'Memory cap', run: (settings) => variants(settings, CAPS) },
  // the same bytes, in less time
  workers: { title: 'Workers', run: (settings) => variants(settings, WORKERS) },
  worst: { title: 'Worst cases', run: worst },
};

/** The program against node doing nothing. @param {Settings} settings */
async function startup({ rounds, stories }) {
  const runs = await interleave(
    {
      '`node -e 0`': () => measure([process.execPath, '-e', '0']),
      '`dedupe --version`': () => dedupe(['--version']),
      '`dedupe` on small stories': () => dedupe([stories]),
    },
    rounds * STARTS,
  );
  const base = medians(runs['`node -e 0`']);
  const rows = Object.entries(runs).map(([name, all]) => {
    const verdict = all.every(({ exitCode }) => exitCode === 0) ? 'yes' : 'no';
    return [name, ...figuresOf(all, base), verdict];
  });
  return table(['program', 'wall', 'to node', 'CPU', 'peak', 'exit 0'], rows);
}

/** The cells of a program that runs beside another. @param {readonly Measured[]} runs @param {{ wall: number }} base */
function figuresOf(runs, base) {
  const { wall, cpu, memory } = medians(runs);
  return [seconds(wall), ratio(wall / base.wall), seconds(cpu), megabytes(memory)];
}

/** The kernel alone, which has a benchmark of its own: it takes JSONL files. @param {Settings} settings */
async function kernel(settings) {
  const { docs } = await collectionOrInvented(settings);
  const { stdout, stderr, exitCode } = await measure([process.execPath, KERNEL, docs]);
  return `\`\`\`text\n${exitCode === 0 ? stdout.trimEnd() : stderr.trimEnd()}\n\`\`\``;
}

/** One file, the same packed, and a folder of small files. @param {Settings} settings */
async function whole(settings) {
  const { name, docs, truth } = await collectionOrInvented(settings);
  const gzip = await packed(docs);
  const folder = await asFiles(docs, settings.files);
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
    const { runs, answer, same } = await againstCommand([path], command, settings.rounds);
    const recall = path === docs && truth ? `, ${(await recallOfRun(answer, truth)).text}` : '';
    rows.push([
      title,
      `${(bytes / 1e6).toFixed(0)} MB`,
      against,
      ...comparison(runs),
      `${verdictOf(runs.dedupe)}${recall}${same}`,
    ]);
  }
  return table(['input', 'size', 'against', ...COMPARISON, 'answer'], rows);
}

/** @param {string} script @param {string} path its $0 @returns {Command} */
function shell(script, path) {
  return ['sh', '-c', script, path];
}

/** The program and another in turn. @param {readonly string[]} words @param {Command} command @param {number} rounds */
async function againstCommand(words, command, rounds) {
  const answer = join(temporaryFolder(), 'found.ndjson');
  const programs = { dedupe: () => hashedRun(words, answer), base: () => measure(command) };
  const runs = await interleave(programs, rounds);
  const same = hashesOf(runs.dedupe).length > 1 ? '; BYTES DIFFER BETWEEN RUNS' : '';
  return { runs, answer, same };
}

/** @typedef {DedupeRun & { hash?: string }} HashedRun with the hash of what was found */

/** @param {readonly string[]} words @param {string} answer @returns {Promise<HashedRun>} */
async function hashedRun(words, answer) {
  const run = await dedupeRun(words, answer);
  return run.exitCode === 0 ? { ...run, hash: await sha256(answer) } : run;
}

/** @param {readonly HashedRun[]} runs */
function hashesOf(runs) {
  return [...new Set(runs.flatMap(({ hash = [] }) => hash))];
}

const COMPARISON = ['wall', 'ratio', 'CPU', 'ratio', 'peak', 'phases'];

/** @param {{ dedupe: readonly DedupeRun[], base: readonly Measured[] }} runs */
function comparison(runs) {
  const [own, base] = [medians(runs.dedupe), medians(runs.base)];
  return [
    `${seconds(own.wall)} / ${seconds(base.wall)}`,
    ratio(own.wall / base.wall),
    `${seconds(own.cpu)} / ${seconds(base.cpu)}`,
    ratio(own.cpu / base.cpu),
    megabytes(own.memory),
    shares(runs.dedupe.at(-1)?.phases ?? {}),
  ];
}

/** What was found, the same in all rounds. @param {readonly DedupeRun[]} runs */
function verdictOf(runs) {
  const failed = runs.find(({ status }) => status !== 'ok');
  if (failed) return failed.reason;
  const answers = runs.map(({ summary: { documents, pairs, clusters } }) => {
    return `${documents} documents, ${pairs} pairs, ${clusters} clusters`;
  });
  return [...new Set(answers)].join('; but ');
}

/** @param {string} answer @param {readonly import('../lib/dedupe.js').TruePair[]} truth */
async function recallOfRun(answer, truth) {
  const { byKind, others, ...all } = await recallOf(answer, truth);
  return { text: `${share(all)} of ${all.of} planted pairs, ${others} others`, byKind };
}

/** @param {{ found: number, of: number }} [counts] */
function share({ found, of } = { found: 0, of: 0 }) {
  return of === 0 ? '-' : (found / of).toFixed(3);
}

/** Ever more documents. @param {Settings} settings */
async function growth(settings) {
  const { sizes, rounds, seed } = settings;
  const source = collectionIn(settings);
  const { truth } = growCorpus(source, Math.max(...sizes), seed);
  const kinds = [...new Set(truth.map(({ kind }) => kind))].sort();
  const rows = [];
  const recalls = [];
  for (const documents of sizes) {
    const corpus = growCorpus(source, documents, seed);
    const wc = /** @type {const} */ (['wc', '-w', corpus.docs]);
    const { runs, answer, same } = await againstCommand([corpus.docs], wc, rounds);
    const failed = runs.dedupe.some(({ status }) => status !== 'ok');
    const recall = failed ? undefined : await recallOfRun(answer, corpus.truth);
    const count = documents.toLocaleString('en');
    rows.push([
      count,
      `${(corpus.bytes / 1e6).toFixed(1)} MB`,
      `${((medians(runs.dedupe).wall / documents) * 1e6).toFixed(0)} µs`,
      ...comparison(runs),
      `${recall?.text ?? verdictOf(runs.dedupe)}${same}`,
    ]);
    recalls.push([count, ...kinds.map((kind) => share(recall?.byKind.get(kind)))]);
  }
  return [
    table(['documents', 'size', 'a document', ...COMPARISON, 'found'], rows),
    `Of the planted pairs, the share that is found:`,
    table(['documents', ...kinds], recalls),
  ].join('\n\n');
}

/**
 * The program with other flags on one corpus, in turn; the first is what the others are compared with.
 * @param {Settings} settings @param {Record<string, string[]>} flags by name
 */
async function variants(settings, flags) {
  const corpus = growCorpus(collectionIn(settings), settings.documents, settings.seed);
  const answer = join(temporaryFolder(), 'found.ndjson');
  const wc = '`wc -w`';
  /** @type {Record<string, () => Promise<Measured>>} */
  const programs = { [wc]: () => measure(['wc', '-w', corpus.docs]) };
  for (const [name, words] of Object.entries(flags)) {
    programs[name] = () => hashedRun([corpus.docs, ...words], answer);
  }
  const runs = /** @type {Record<string, HashedRun[]>} */ (
    await interleave(programs, settings.rounds)
  );
  const [first = ''] = Object.keys(flags);
  const rows = Object.entries(runs).map(([name, all]) => {
    const figures = figuresOf(all, medians(runs[wc] ?? []));
    if (name === wc) return [name, ...figures, '', ''];
    const failed = all.find(({ status }) => status !== 'ok');
    if (failed) return [name, '', '', '', '', '', failed.reason];
    const isSame = hashesOf(all).join() === hashesOf(runs[first] ?? []).join() ? 'yes' : 'NO';
    return [name, ...figures, shares(all.at(-1)?.phases ?? {}), isSame];
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
