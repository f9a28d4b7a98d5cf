/**
 * Pairs that somebody judged by reading: a sample, in which each row may stand for many pairs of the pool that it was
 * drawn from. Nothing is known about any other pair.
 *
 * A header `a,b,label[,weight]` in any order (other columns are ignored; `verdict` is another name for `label`), or one
 * `{"a", "b", "label", "weight"?}` a line. A label is a short word: `C`, `copy` and `true` say that a pair comes from
 * one text, any other says why it does not (`T` template, `S` same subject, `Q` quotation, `N` nothing). A row without a
 * weight has weight 1.
 */

import type { DedupeError } from '../../model/error.ts';
import type { Row } from './delimited.ts';
import { badLabels } from './fault.ts';
import { checked, describe, fieldAt, missing, nameIn, type RecordLine } from './fields.ts';
import { quoted } from './quoted.ts';

/** Judged pairs as parallel arrays; `a` and `b` are indices into the distinct `ids`. */
export interface JudgedLabels {
  readonly kind: 'judged';
  readonly ids: readonly string[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly labels: readonly string[];
  readonly weights: readonly number[];
  readonly lines: readonly number[];
}

/** The columns of judged pairs; `weight` is -1 if there is none. */
export interface JudgedColumns {
  readonly kind: 'judged';
  readonly a: number;
  readonly b: number;
  readonly label: number;
  readonly weight: number;
}

/** One judged pair, as it was read. */
export interface JudgedLine {
  readonly line: number;
  readonly a: string;
  readonly b: string;
  readonly label: string;
  readonly weight: number;
}

const COPY = /^(?:c|copy|true)$/i;
/** A column with longer or more labels is something else, such as the reason. */
const LONGEST_LABEL = 40;
const MOST_DISTINCT = 40;

/** Whether a label says that a pair comes from one text. */
export function isCopyLabel(label: string): boolean {
  return COPY.test(label);
}

/** The columns, if the header in lower case has those of judged pairs; `at` finds one by its name, or -1. */
export function findJudgedColumns(
  names: readonly string[],
  at: (name: string) => number,
): JudgedColumns | null {
  const name = names.includes('label') ? 'label' : 'verdict';
  if (!['a', 'b', name].every((column) => names.includes(column))) return null;
  return { kind: 'judged', a: at('a'), b: at('b'), label: at(name), weight: at('weight') };
}

/** The judged pairs in the rows after the header. */
export function* judgedRows(
  rows: Iterable<Row>,
  columns: JudgedColumns,
  file: string,
): Generator<JudgedLine> {
  for (const row of rows) {
    const [a, b, label] = (['a', 'b', 'label'] as const).map((name) =>
      fieldAt(row, columns[name], name, file),
    );
    const written = row.fields[columns.weight]?.trim() ?? '';
    const weight = written === '' ? 1 : Number(written);
    if (!isWeight(weight)) throw badWeight(row.line, quoted(written), file);
    yield { line: row.line, a: a ?? '', b: b ?? '', label: label ?? '', weight };
  }
}

/** The judged pair in one record. */
export function judgedOf({ line, record }: RecordLine, file: string): JudgedLine {
  const field = (name: string): string =>
    nameIn(record, name, line, file) ?? missing(line, name, file);
  const name = 'verdict' in record && !('label' in record) ? 'verdict' : 'label';
  const given: unknown = Reflect.get(record, name);
  const label = typeof given === 'boolean' ? String(given) : field(name);
  const weight: unknown = Reflect.get(record, 'weight') ?? 1;
  if (typeof weight !== 'number' || !isWeight(weight)) {
    throw badWeight(line, typeof weight === 'number' ? `${weight}` : describe(weight), file);
  }
  return { line, a: field('a'), b: field('b'), label: label.trim(), weight };
}

function isWeight(weight: number): boolean {
  return weight > 0 && Number.isFinite(weight);
}

function badWeight(line: number, weight: string, file: string): DedupeError {
  return badLabels({ file, line }, `weight ${weight} is not a number above 0`);
}

/** Collects the pairs. Throws for a pair of one id, and for labels that look like another column. */
export function collectJudged(lines: Iterable<JudgedLine>, file: string): JudgedLabels {
  const indexOf = new Map<string, number>();
  const intern = (id: string): number => {
    const index = indexOf.get(id) ?? indexOf.size;
    indexOf.set(id, index);
    return index;
  };
  const pairs: { readonly a: number; readonly b: number; readonly at: JudgedLine }[] = [];
  const distinct = new Set<string>();
  for (const at of checked(lines, file, ({ a, b }) => [a, b])) {
    const { line, a, b, label } = at;
    if (a === b) throw badLabels({ file, line }, `${quoted(a)} is paired with itself`);
    if (label.length > LONGEST_LABEL || distinct.add(label).size > MOST_DISTINCT) {
      throw notALabel(line, label, file);
    }
    pairs.push({ a: intern(a), b: intern(b), at });
  }
  return {
    kind: 'judged',
    ids: [...indexOf.keys()],
    a: pairs.map(({ a }) => a),
    b: pairs.map(({ b }) => b),
    labels: pairs.map(({ at }) => at.label),
    weights: pairs.map(({ at }) => at.weight),
    lines: pairs.map(({ at }) => at.line),
  };
}

function notALabel(line: number, label: string, file: string): DedupeError {
  return badLabels(
    { file, line },
    `${quoted(label)} is no label; expected a short word, C for a copy, one of ${MOST_DISTINCT} at most`,
  );
}
