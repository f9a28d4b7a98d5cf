/** Tables in Markdown and for a terminal, the figures in them, and the sections of a file that hold them. */
import { readFileSync, writeFileSync } from 'node:fs';

/** @typedef {readonly (readonly string[])[]} Cells */

/** A Markdown table whose columns are aligned. @param {readonly string[]} head @param {Cells} cells */
export function table(head, cells) {
  const rows = cells.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = widthsOf([head, ...rows]).map((width) => Math.max(3, width));
  const wide = (/** @type {readonly string[]} */ row) =>
    row.map((cell, i) => cell.padEnd(widths[i] ?? 0));
  return markdown(
    wide(head),
    rows.map(wide),
    widths.map((width) => '-'.repeat(width)),
  );
}

/** A Markdown table as it comes. @param {readonly string[]} head @param {Cells} cells @param {readonly string[]} [rules] below the head */
export function markdown(head, cells, rules = head.map(() => '---')) {
  return [head, rules, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A table for a terminal; columns after the first `texts` hold numbers. @param {Cells} rows @param {number} texts */
export function plain(rows, texts) {
  const widths = widthsOf(rows);
  const lines = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i < texts ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    return cells.join('  ').trimEnd();
  });
  return lines.join('\n');
}

/** @param {Cells} rows */
function widthsOf(rows) {
  return (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
}

/** @param {number} value */
export function seconds(value) {
  if (Number.isNaN(value)) return '-';
  return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return Number.isNaN(bytes) ? '-' : `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

/** @param {number} value */
export function ratio(value) {
  return Number.isFinite(value) ? `${value.toFixed(2)}x` : '-';
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
