import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JSON_END,
  JSON_FLAGS,
  JSON_HAS_HIGH,
  JSON_HEADER_BYTES,
  JSON_IS_SLOW,
  JSON_KINDS,
  JSON_LINE,
  JSON_LINES,
  JSON_VALUES,
  JSON_MAY_BE_QUOTED,
  JSON_NUMBER,
  JSON_OTHER,
  JSON_RECORD_BYTES,
  JSON_START,
  JSON_STRING,
  JSON_STRING_WITH_ESCAPES,
  JSON_STRING_WITH_UNICODE_ESCAPES,
  SPEC_COUNT,
  SPEC_TEXT,
  SPEC_IS_FLAT,
  SPEC_TABLES,
  SPEC_OUT,
  SPEC_MOST,
  SPEC_KEYS,
  SPEC_KEY_BYTES,
  SPEC_KEY_LENGTH,
} from '../../src/kernel/layout/json.ts';
import { anyText } from '../core/any-text.ts';
import { HAS_MARK, withoutSurrogates } from './json-texts.ts';
import { bytesAt, kernel, OUT, SPEC, TABLES, TEXT, utf8, viewAt, write } from './kernel-memory.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const KEYS = ['id', 'text', 'title', 'date', 'url', 'a very long name, or so'];

interface ScannedRecord {
  readonly line: number;
  readonly raw: string;
  readonly flags: number;
  readonly kinds: number[];
  readonly values: unknown[];
}

interface Scanned {
  readonly bytes: number;
  readonly lines: number;
  readonly records: ScannedRecord[];
}

function writeSpec(keys: readonly string[], isNestedSlow: boolean, most: number): void {
  const view = viewAt(SPEC);
  view.setUint32(SPEC_COUNT, keys.length, true);
  view.setUint32(SPEC_TEXT, 1, true);
  view.setUint32(SPEC_IS_FLAT, isNestedSlow ? 1 : 0, true);
  view.setUint32(SPEC_TABLES, TABLES, true);
  view.setUint32(SPEC_OUT, OUT, true);
  view.setUint32(SPEC_MOST, most, true);
  let at = SPEC + 1024;
  for (const [i, key] of keys.entries()) {
    const bytes = utf8(key);
    const entry = SPEC_KEYS + SPEC_KEY_BYTES * i;
    view.setUint32(entry, at, true);
    view.setUint32(entry + SPEC_KEY_LENGTH, bytes.length, true);
    at = write(bytes, at) + 64;
  }
}

interface ScanOptions {
  readonly keys?: readonly string[];
  readonly isNestedSlow?: boolean;
  readonly isLast?: boolean;
  readonly most?: number;
}

function scan(bytes: Uint8Array, options: ScanOptions = {}): Scanned {
  const { keys = KEYS, isNestedSlow = false, isLast = true, most = 1000 } = options;
  writeSpec(keys, isNestedSlow, most);
  const end = write(bytes, TEXT, 0x22);
  const count = kernel.scanRecords(SPEC, TEXT, end, isLast ? 1 : 0);
  const view = viewAt(OUT);
  return {
    bytes: view.getUint32(0, true),
    lines: view.getUint32(JSON_LINES, true),
    records: Array.from({ length: count }, (_, i) => readRecord(i)),
  };
}

function readRecord(i: number): ScannedRecord {
  const view = viewAt(OUT + JSON_HEADER_BYTES + JSON_RECORD_BYTES * i);
  const number = (at: number): number => view.getUint32(at, true);
  const kinds = Array.from({ length: KEYS.length }, (_, key) => view.getUint8(JSON_KINDS + key));
  const flags = number(JSON_FLAGS);
  return {
    line: number(JSON_LINE),
    raw: textAt(number(JSON_START), number(JSON_END)),
    flags,
    kinds,
    values:
      flags & JSON_IS_SLOW
        ? []
        : kinds.map((kind, key) =>
            valueOf(kind, textAt(number(JSON_VALUES + 8 * key), number(JSON_VALUES + 4 + 8 * key))),
          ),
  };
}

const textAt = (start: number, end: number): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesAt(TEXT + start, TEXT + end));

function valueOf(kind: number, raw: string): unknown {
  if (kind === 0) return undefined;
  if (kind === JSON_STRING) return raw;
  return JSON.parse(kind < JSON_NUMBER ? `"${raw}"` : raw);
}

function kindOf(value: unknown, raw: string): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return JSON_NUMBER;
  if (typeof value !== 'string') return JSON_OTHER;
  if (/(?<!\\)(?:\\\\)*\\u/.test(raw)) return JSON_STRING_WITH_UNICODE_ESCAPES;
  return raw.includes('\\') ? JSON_STRING_WITH_ESCAPES : JSON_STRING;
}

/** The object of a line, or undefined if JSON.parse gives none. */
function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Holds the kernel's records against JSON.parse; returns how many of them were not slow. */
function expectRecords(bytes: Uint8Array, isLast = true): number {
  const { bytes: read, lines, records } = scan(bytes, { isLast });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const all = text.split('\n');
  if (all.at(-1) === '' || !isLast) all.pop();
  expect(lines).toBe(all.length);
  expect(read).toBe(isLast ? bytes.length : bytes.lastIndexOf(10) + 1);
  const filled = all
    .map((line, number) => ({ line: line.replace(/\r$/, ''), number }))
    .filter(({ line }) => /[^ \t\r]/.test(line));
  expect(records.map(({ line, raw }) => ({ line: raw, number: line }))).toEqual(filled);
  for (const record of records) if (!(record.flags & JSON_IS_SLOW)) expectRecord(record);
  return records.filter(({ flags }) => !(flags & JSON_IS_SLOW)).length;
}

function expectRecord({ raw, values, flags }: ScannedRecord): void {
  const object = objectOf(raw);
  expect(object).toBeDefined();
  const own = KEYS.map((key) => (object && Object.hasOwn(object, key) ? object[key] : undefined));
  expect(values).toEqual(own);
  const text = own[1];
  if (typeof text !== 'string') return;
  if (HAS_MARK.test(text)) expect(flags & JSON_MAY_BE_QUOTED).toBe(JSON_MAY_BE_QUOTED);
  const isAscii = /^[\0-\x7f]*$/.test(text) && !/[^\0-\x7f]/.test(raw);
  if (isAscii) expect(flags & JSON_HAS_HIGH).toBe(0);
}

const anyString = fc
  .oneof(
    anyText,
    fc.string({ maxLength: 40 }),
    fc.constantFrom('> a', 'b\n> a', 'b\n\tAB> c', '\u2028| a'),
  )
  .map((text) => withoutSurrogates(text));
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyString },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.integer() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(true, false, null, {}, [], [[]], [{}, 1], { a: { b: [1, 'x'] } }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);
const anyKey = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KEYS, 'other', '', 'tex', 'texts', 'é') },
  { weight: 1, arbitrary: anyString },
);
const anyRecord = fc
  .array(fc.tuple(anyKey, anyValue), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries));

/** A record as a writer of JSON may lay it out. */
const anyLine = fc
  .tuple(anyRecord, fc.constantFrom('', ' ', '\t', ' \r '), fc.boolean())
  .map(([record, blank, isAscii]) => {
    const line = JSON.stringify(record);
    const spaced = blank === '' ? line : `${blank}${line.replace(/^\{/, `{${blank}`)}${blank}`;
    if (!isAscii) return spaced;
    return spaced.replace(
      /[^\0-\x7f]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  });
const anyLines = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: anyLine },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', ' ', '\r', '[]', '1', '"a"', 'null', '{', '\u00a0'),
      },
    ),
    { maxLength: 6 },
  )
  .chain((lines) =>
    fc.tuple(fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([br, isClosed]) => {
      return lines.join(br) + (isClosed && lines.length > 0 ? br : '');
    }),
  );

/** Bytes that matter to the grammar. */
const ODD_BYTES = [
  ...utf8('"\\{}[],:0123456789-+.eEtrufalsn \t\r\nx'),
  0x00,
  0x1f,
  0x80,
  0xc3,
  0xe2,
  0xff,
];

const anyMutated = fc
  .tuple(
    anyLines,
    fc.array(fc.tuple(fc.nat(1000), fc.nat(2), fc.constantFrom(...ODD_BYTES)), { maxLength: 3 }),
  )
  .map(([lines, changes]) => {
    const bytes = Array.from(utf8(lines));
    for (const [place, removed, byte] of changes) {
      bytes.splice(place % (bytes.length + 1), removed, byte);
    }
    return Uint8Array.from(bytes);
  });

describe('records of JSON lines in the kernel', () => {
  it('have the values that JSON.parse gives', () => {
    fc.assert(
      fc.property(anyLines, fc.boolean(), (lines, isLast) => {
        expectRecords(utf8(lines), isLast);
      }),
      { numRuns: 3000 },
    );
  });

  it('are slow if JSON.parse takes no line, or bytes outside the text are not UTF-8', () => {
    fc.assert(
      fc.property(anyMutated, fc.boolean(), (bytes, isLast) => {
        if (isUtf8(bytes)) expectRecords(bytes, isLast);
        else expectInvalid(bytes);
      }),
      { numRuns: 5000 },
    );
  });

  it('are all quick if nothing is unusual', () => {
    const lines = [
      '{"id": 17, "text": "It rained.\\n> \\"Much\\" — so", "tags": ["a", {"b": [1.5e-3, null]}], "url": null}',
      '{}',
      ' { "text" : "" , "title":"Zürich","date":"2024-01-02" } ',
      '{"a":[],"b":{},"c":[[],[{}]],"d":{"e":{"f":true}},"id":-0.5E+10}\r',
      '{"text":"\\ud83d\\ude00","x":false}',
    ];
    expect(expectRecords(utf8(lines.join('\n')))).toBe(lines.length);
    const { records } = scan(utf8(lines.join('\n')));
    for (const { raw, kinds } of records) {
      const object = objectOf(raw) ?? {};
      expect(kinds).toEqual(KEYS.map((key) => kindOf(object[key], raw.split(`"${key}"`)[1] ?? '')));
    }
    expect(records[0]?.flags).toBe(JSON_MAY_BE_QUOTED | JSON_HAS_HIGH);
    expect(records[2]?.flags).toBe(0);
  });

  it('are slow if a wanted key comes twice, a key has an escape, or nesting is not wanted', () => {
    for (const line of [
      '{"id":1,"id":2}',
      '{"t\\u0065xt":"a"}',
      '{"te\\/xt":"a"}',
      '[]',
      '1',
      '"a"',
      '{',
    ]) {
      expect(scan(utf8(line)).records.map(({ flags }) => flags)).toEqual([JSON_IS_SLOW]);
    }
    const nested = utf8('{"a":{"b":1}}');
    expect(scan(nested, { isNestedSlow: true }).records[0]?.flags).toBe(JSON_IS_SLOW);
    expect(scan(nested).records[0]?.flags).toBe(0);
    expect(scan(utf8(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`)).records[0]?.flags).toBe(0);
    expect(scan(utf8(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`)).records[0]?.flags).toBe(
      JSON_IS_SLOW,
    );
  });

  it('give one value to all keys of one name', () => {
    const { records } = scan(utf8('{"a":"x","b":1}'), { keys: ['a', 'a', 'b', 'a'] });
    expect(records[0]?.values).toEqual(['x', 'x', 1, 'x', undefined, undefined]);
  });

  it('come in portions, and not of a line that is not whole', () => {
    const bytes = utf8('{"id":1}\n\n{"id":2}\n{"id":3}');
    expect(scan(bytes, { most: 1 })).toMatchObject({ bytes: 9, lines: 1 });
    expect(scan(bytes, { isLast: false })).toMatchObject({ bytes: 19, lines: 3 });
    expect(scan(bytes).records.map(({ line }) => line)).toEqual([0, 2, 3]);
    for (let size = 0; size < bytes.length; size++) {
      const { bytes: read } = scan(bytes.subarray(0, size), { isLast: false });
      expect(read).toBe(bytes.subarray(0, size).lastIndexOf(10) + 1);
    }
  });
});

/** Expects that a line with bytes that are not UTF-8 is slow, unless they are in its text. */
function expectInvalid(bytes: Uint8Array): void {
  const count = scan(bytes).records.length;
  for (let i = 0; i < count; i++) {
    const view = viewAt(OUT + JSON_HEADER_BYTES + JSON_RECORD_BYTES * i);
    if (view.getUint32(JSON_FLAGS, true) & JSON_IS_SLOW) continue;
    const [start, end] = [view.getUint32(JSON_START, true), view.getUint32(JSON_END, true)];
    const hasText = view.getUint8(JSON_KINDS + 1) !== 0;
    const line = bytes.slice(start, end);
    if (hasText) {
      const text = JSON_VALUES + 8;
      line.fill(0x61, view.getUint32(text, true) - start, view.getUint32(text + 4, true) - start);
    }
    expect(isUtf8(line)).toBe(true);
  }
}
