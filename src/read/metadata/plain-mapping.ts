/**
 * Front matter as most of it is written: one entry a line, values that mean in YAML what they look like, lists of
 * plain words, mappings of the same kind. It is read here by a few patterns, at a tenth of the cost; whatever is not certain is left to the
 * parser of YAML. One pass over the lines.
 */

import type { YamlEntry } from './yaml-entry.ts';

const ENTRY = /^([A-Za-z_][\w-]{0,63}):(?: +(.*))?$/;
const ITEM = /^( *)- +(.*)$/;
/** How far a mapping in a mapping is indented. */
const STEP = '  ';
const SKIPPED = /^(?:#[^\p{C}]*)?$/u;

/** What begins with a letter and has no mark, quotes or line breaks of YAML is a text, unless it is one of its words. */
const PLAIN_TEXT = /^\p{L}(?:[^\p{C}\p{Zl}\p{Zp}:#]|:(?=[^\s,[\]{}]))*$/u;
const WORD_OF_YAML = /^(?:true|false|null|nan|inf)$/i;
const DATE =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?$/;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const QUOTED = /^(?:"([^"\\\p{C}\p{Zl}\p{Zp}]*)"|'([^'\p{C}\p{Zl}\p{Zp}]*)')$/u;
const FLOW_LIST = /^\[(?:WORD(?:, ?WORD)*)?\]$/.source.replaceAll(
  'WORD',
  String.raw`(?:[A-Za-z](?:[\w./-]| (?=\w))*|"[^"\\\p{C}\p{Zl}\p{Zp}]*")`,
);
const WORDS_IN_BRACKETS = new RegExp(FLOW_LIST, 'u');

/** The entries of a mapping, or undefined if only the parser can tell. */
export function readPlainMapping(content: string): Map<string, YamlEntry> | undefined {
  const mapping = new Mapping();
  for (const line of content.split(/\r?\n/)) if (!mapping.take(line)) return undefined;
  return mapping.finish();
}

/** What was read so far, line by line. */
class Mapping {
  readonly #entries = new Map<string, YamlEntry>();
  /** All keys, those of lists as well. */
  readonly #keys = new Set<string>();
  /** The key without a value on its line, which a list may follow. */
  #open: string | undefined;
  /** How far the items of its list are indented. */
  #indent: string | undefined;
  /** The mapping that follows instead; nobody asks what is in it, but it has to be one. */
  #inner: Mapping | undefined;

  /** Takes the next line; false if it is not certain what it says. */
  take(line: string): boolean {
    if (line.startsWith(STEP) && this.#opensInner(line)) {
      this.#inner ??= new Mapping();
      return this.#inner.take(line.slice(STEP.length));
    }
    const [, indent, item] = ITEM.exec(line) ?? [];
    if (indent !== undefined && item !== undefined) return this.#takeItem(indent, item);
    const [, key, written] = ENTRY.exec(line) ?? [];
    if (key === undefined) return SKIPPED.test(line);
    if (this.#keys.has(key) || !this.#close()) return false;
    this.#keys.add(key);
    if (written === undefined || written === '') {
      this.#open = key;
      return true;
    }
    if (WORDS_IN_BRACKETS.test(written)) return true;
    const entry = entryOf(written);
    if (entry === undefined) return false;
    this.#entries.set(key, entry);
    return true;
  }

  finish(): Map<string, YamlEntry> | undefined {
    return !this.#close() || this.#keys.size === 0 ? undefined : this.#entries;
  }

  #takeItem(indent: string, item: string): boolean {
    if (this.#open === undefined || this.#inner !== undefined) return false;
    if ((this.#indent ?? indent) !== indent) return false;
    this.#indent = indent;
    return entryOf(item) !== undefined;
  }

  /** True for a line of the mapping below a key. */
  #opensInner(line: string): boolean {
    if (this.#inner !== undefined) return true;
    return this.#open !== undefined && this.#indent === undefined && !ITEM.test(line);
  }

  /** Ends what is below a key; without anything it has no value. False if it is not certain what is there. */
  #close(): boolean {
    const isEmpty = this.#indent === undefined && this.#inner === undefined;
    if (this.#open !== undefined && isEmpty) {
      this.#entries.set(this.#open, { value: null, written: undefined });
    }
    const isCertain = this.#inner === undefined || this.#inner.finish() !== undefined;
    this.#open = undefined;
    this.#indent = undefined;
    this.#inner = undefined;
    return isCertain;
  }
}

/** A value as YAML understands it; undefined if that takes the parser. */
function entryOf(line: string): YamlEntry | undefined {
  const written = line.replace(/ +$/, '');
  if (written === 'true' || written === 'false') return { value: written === 'true', written };
  if (INTEGER.test(written)) return { value: Number(written), written };
  if (DATE.test(written) || (PLAIN_TEXT.test(written) && !WORD_OF_YAML.test(written))) {
    return { value: written, written };
  }
  const [, double, single] = QUOTED.exec(written) ?? [];
  const quoted = double ?? single;
  return quoted === undefined ? undefined : { value: quoted, written: quoted };
}
