/** When and where figures were taken. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { METHOD } from '../lib/measure.js';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

export function describeMachine() {
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
