/** Markdown tables whose columns are aligned, and the sections of a Markdown file that hold them. */
import { readFileSync, writeFileSync } from 'node:fs';

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} cells */
export function table(head, cells) {
  const rows = cells.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((name, i) => {
    return Math.max(3, name.length, ...rows.map((row) => (row[i] ?? '').length));
  });
  /** @param {readonly string[]} cells */
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** @param {number} value */
export function seconds(value) {
  if (Number.isNaN(value)) return '-';
  return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}

/** @param {number} value */
export function megabytes(value) {
  return Number.isNaN(value) ? '-' : `${value.toFixed(0)} MB`;
}

/** @param {number} value */
export function ratio(value) {
  if (!Number.isFinite(value)) return '-';
  return `${value.toFixed(2)}x`;
}

/**
 * Puts a text between `<!-- NAME -->` and `<!-- /NAME -->`.
 * @param {string} file @param {string} name @param {string} text
 */
export function fillSection(file, name, text) {
  const old = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${file} has no section '${name}': ${begin} ... ${end}`);
  writeFileSync(file, `${old.slice(0, from)}${begin}\n\n${text.trim()}\n\n${old.slice(to)}`);
}
