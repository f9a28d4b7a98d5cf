import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../../src/model/result.ts';
import { json } from '../../../src/report/json.ts';
import { ndjson } from '../../../src/report/ndjson.ts';
import { joinRecords, savedResult } from '../../../src/report/saved/saved-result.ts';
import { HOSTILE } from '../../hostile-strings.ts';
import { resultWith } from '../hostile-result.ts';
import { EXTENDED, INDIRECT, MIXED, SAMPLE } from '../sample.ts';
import { NOTHING } from '../shown.ts';

const saved = (result: DedupeResult): string => [...json(result, {})].join('');
const read = (text: string): DedupeResult => savedResult(JSON.parse(text), '"found.json"');

function recordsOf(result: DedupeResult): unknown[] {
  const lines = [...ndjson(result, {})].join('').trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

/** The sample as JSON with another value at a place. */
function changed(keys: readonly (string | number)[], value: unknown): unknown {
  const whole: unknown = JSON.parse(saved(SAMPLE));
  const last = keys.at(-1) ?? '';
  const parent = keys
    .slice(0, -1)
    .reduce<unknown>((at, key) => Reflect.get(Object(at), key), whole);
  Reflect.set(Object(parent), last, value);
  return whole;
}

describe('a saved result', () => {
  it.each([
    ['the sample', SAMPLE],
    ['without clusters', NOTHING],
    ['with a digest', MIXED],
    ['with a longer version', EXTENDED],
    ['with a member that matches its centre', INDIRECT],
    ['with hostile names', resultWith(HOSTILE.map((name) => name.toWellFormed()))],
  ])('is the same when read, %s', (_, result) => {
    expect(saved(read(saved(result)))).toBe(saved(result));
    const joined = savedResult(joinRecords(recordsOf(result), 'it'), 'it');
    expect(saved(joined)).toBe(saved(result));
  });

  it('may have fields that a later version added', () => {
    const later = changed(['clusters', 0, 'mood'], 'calm');
    expect(savedResult(later, 'it').clusters).toHaveLength(2);
    const records = [{ type: 'origin', id: 'o1' }, ...recordsOf(SAMPLE)];
    expect(savedResult(joinRecords(records, 'it'), 'it').clusters).toHaveLength(2);
  });

  it.each([
    [['schemaVersion'], 2, '"f" has schemaVersion 2, and this version reads 1; report it with'],
    [['tool'], null, '"f" is no result of dedupe: tool must be object; save one with'],
    [['clusters', 1, 'members', 1, 'score'], 7, 'clusters[1].members[1].score must be <= 1'],
    [['clusters', 0, 'members', 0, 'role'], 'excerpt', 'clusters[0].members[0].role must be equal'],
    [['documents', 0, 'path'], 4, 'documents[0].path must be string'],
    [['documents', 0, 'id'], 'other', 'document "4711" of cluster c2 is not among its documents'],
    [['pairs', 0, 'passages', 0, 'a'], [0], 'pairs[0].passages[0].a must NOT have fewer than 2'],
  ])('is refused if %j is %j', (keys, value, message) => {
    expect(() => savedResult(changed(keys, value), '"f"')).toThrow(message);
  });

  it.each([[null], [3], ['text'], [[]], [{}]])('is refused if it is %j', (value) => {
    expect(() => savedResult(value, '"f"')).toThrow('"f" is no result of dedupe: it must');
  });

  it('is refused if its lines were cut off, or go on', () => {
    const records = recordsOf(SAMPLE);
    expect(() => joinRecords(records.slice(0, -1), '"f"')).toThrow('"f" ends before its summary');
    expect(() => joinRecords([...records, ...records], '"f"')).toThrow('goes on after its summary');
  });

  it('is read or refused, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => savedResult(value, 'it')).toThrow('it is no result of dedupe');
        expect(() => joinRecords([value], 'it')).toThrow('it ends before its summary');
      }),
    );
  });
});
