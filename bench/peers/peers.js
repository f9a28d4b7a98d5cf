/**
 * The peers: where each is installed, how it is run, and with which settings. Every command line is in here; what is
 * in adapters/ only calls libraries, and converts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ tools: string, data: string, work: string, found: string, words: number, threshold: number }} Job */
/** @typedef {{ command: import('../lib/measure.js').Command, env?: Record<string, string> }} Step */

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} version
 * @property {string} needs a file under the folder of tools, without which it is skipped
 * @property {string} threads
 * @property {(job: Job) => string} settings what differs between its runs
 * @property {boolean} [goesLow] whether it also runs at the lowest threshold, as it estimates nothing
 * @property {(job: Job) => Step} [convert] not counted
 * @property {(job: Job) => Step} run
 * @property {(job: Job) => Step} [collect] not counted
 */

/** @typedef {{ name: string, words: number, threshold: number }} Variant */

/**
 * Copies at the common default; the same shingles at half; for rewrites, shorter shingles, and as low as estimates
 * go; and lower.
 */
export const VARIANTS = /** @type {const} */ ({
  copies: { name: 'copies', words: 5, threshold: 0.8 },
  half: { name: 'half', words: 5, threshold: 0.5 },
  rewrites: { name: 'rewrites', words: 2, threshold: 0.3 },
  low: { name: 'low', words: 2, threshold: 0.1 },
});

/** @param {string} name */
const adapter = (name) => fileURLToPath(new URL(`adapters/${name}`, import.meta.url));

/** @param {string} tools @param {string} name */
const python = (tools, name) => join(tools, `venv-${name}`, 'bin', 'python');

/** @param {string} script @param {...(string | number)} rest @returns {Step} */
const node = (script, ...rest) => ({
  // Room for tools that keep much: the limit on memory is run.js's.
  command: [process.execPath, '--max-old-space-size=16000', adapter(script), ...rest.map(String)],
});

/** @param {string} tools @param {string} name @param {...(string | number)} rest @returns {Step} */
const py = (tools, name, ...rest) => ({
  command: [
    python(tools, name),
    adapter(`peer_${name.replaceAll('-', '_')}.py`),
    ...rest.map(String),
  ],
  // Nothing is to be left in the repository.
  env: { PYTHONDONTWRITEBYTECODE: '1' },
});

/** Options by name, true for one without a value. @param {Record<string, string | number | true>} options */
const flags = (options) =>
  Object.entries(options).flatMap(([name, value]) => {
    return value === true ? [`--${name}`] : [`--${name}`, String(value)];
  });

/** A run of an adapter in Python. @param {string} name @param {...string} mode @returns {(job: Job) => Step} */
const runPy =
  (name, ...mode) =>
  ({ tools, data, found, words, threshold }) =>
    py(tools, name, ...mode, data, found, words, threshold);

/** @param {Job} job */
const shingles = ({ words, threshold }) => `${words} words, ${threshold}`;

/** @param {Job} job */
const bandsOfTrove = ({ threshold }) =>
  threshold >= 0.7 ? '14x8' : threshold >= 0.4 ? '28x4' : '37x3';

/** @param {Job} job */
const clone = ({ threshold }) => (threshold >= 0.7 ? 50 : threshold >= 0.4 ? 25 : 10);

/** @type {readonly Peer[]} */
export const PEERS = [
  {
    name: 'find-simdoc',
    version: '0.1.1',
    needs: 'cargo/bin/find_simdoc_peer',
    threads: 'all',
    settings: (job) => `${shingles(job)}, 1,280 bits`,
    convert: ({ data, work }) => node('find_simdoc.js', 'convert', data, join(work, 'lines.txt')),
    run: ({ tools, work, words, threshold }) => ({
      command: [
        join(tools, 'cargo/bin/find_simdoc_peer'),
        ...[join(work, 'lines.txt'), join(work, 'pairs.tsv'), words, threshold].map(String),
      ],
    }),
    collect: ({ data, work, found }) =>
      node('find_simdoc.js', 'collect', data, join(work, 'pairs.tsv'), found),
  },
  {
    name: 'rensa',
    version: '0.5.0',
    needs: 'venv-rensa/bin/python',
    threads: 'all',
    settings: shingles,
    run: runPy('rensa', 'full'),
  },
  {
    name: 'rensa-rho',
    version: '0.5.0',
    needs: 'venv-rensa/bin/python',
    threads: 'all',
    settings: (job) => `${shingles(job)}, sampled; flags, no pairs`,
    run: runPy('rensa', 'rho'),
  },
  {
    name: 'datasketch',
    version: '2.0.0',
    needs: 'venv-datasketch/bin/python',
    threads: '1',
    settings: shingles,
    run: runPy('datasketch'),
  },
  {
    name: 'set-similarity-search',
    version: '1.0.1',
    needs: 'venv-set-similarity-search/bin/python',
    threads: '1',
    settings: (job) => `${shingles(job)}, exact`,
    goesLow: true,
    run: runPy('set-similarity-search'),
  },
  {
    name: 'text-dedup',
    version: '0.4.0',
    needs: 'venv-text-dedup/bin/python',
    threads: 'all',
    settings: (job) => `${shingles(job)}, 250 permutations`,
    run: ({ tools, data, work, words, threshold }) => ({
      command: [
        python(tools, 'text-dedup'),
        '-m',
        'text_dedup.minhash',
        ...flags({
          path: 'json',
          data_files: data,
          split: 'train',
          column: 'text',
          idx_column: 'id',
        }),
        ...flags({ cache_dir: join(work, 'cache'), output: join(work, 'out'), debug: true }),
        ...flags({ ngram: words, threshold }),
      ],
      env: { HF_HOME: join(work, 'home'), HF_DATASETS_OFFLINE: '1', HF_HUB_OFFLINE: '1' },
    }),
    collect: ({ tools, work, found }) =>
      py(tools, 'text-dedup', 'collect', join(work, 'out'), found),
  },
  {
    name: 'datatrove',
    version: '0.10.1',
    needs: 'venv-datatrove/bin/python',
    threads: '2',
    settings: (job) => `${job.words} words, ${bandsOfTrove(job)} hashes`,
    convert: ({ tools, data, work }) =>
      py(tools, 'datatrove', 'convert', data, join(work, 'input')),
    run: ({ tools, work, words, threshold }) =>
      py(tools, 'datatrove', 'run', join(work, 'input'), join(work, 'out'), words, threshold),
    collect: ({ tools, work, found }) =>
      py(tools, 'datatrove', 'collect', join(work, 'input'), join(work, 'out'), found),
  },
  {
    name: 'jscpd',
    version: '5.3.2',
    needs: 'node/node_modules/.bin/jscpd',
    threads: 'all',
    settings: (job) => `a run of ${clone(job)} tokens`,
    convert: ({ data, work }) => node('jscpd.js', 'convert', data, join(work, 'input')),
    run: (job) => ({
      command: [
        join(job.tools, 'node/node_modules/.bin/jscpd'),
        join(job.work, 'input'),
        ...flags({ reporters: 'json', output: join(job.work, 'out'), silent: true }),
        ...flags({ 'no-gitignore': true, 'min-lines': 0, 'min-tokens': clone(job) }),
      ],
    }),
    collect: ({ data, work, found }) =>
      node('jscpd.js', 'collect', data, join(work, 'out/jscpd-report.json'), found),
  },
  {
    name: 'minhash',
    version: '0.0.9',
    needs: 'node/node_modules/minhash/package.json',
    threads: '1',
    settings: shingles,
    run: ({ tools, data, found, words, threshold }) =>
      node('minhash.js', tools, data, found, words, threshold),
  },
  {
    name: 'dolos',
    version: '3.5.1',
    needs: 'dolos/node_modules/@dodona/dolos-parsers/build/Release',
    threads: '1',
    settings: ({ threshold }) => `23 characters, ${threshold}`,
    convert: ({ data, work }) => node('dolos.js', 'convert', data, join(work, 'input')),
    run: ({ tools, work, threshold }) =>
      node('dolos.js', 'run', tools, join(work, 'input'), join(work, 'pairs.tsv'), threshold),
    collect: ({ data, work, found }) =>
      node('dolos.js', 'collect', data, join(work, 'pairs.tsv'), found),
  },
];

/** @param {Peer} peer @param {Variant} variant */
export const runsWith = ({ goesLow = false }, { name }) => goesLow || name !== 'low';

/** @param {Peer} peer @param {string} tools */
export const isInstalled = (peer, tools) => existsSync(join(tools, peer.needs));
