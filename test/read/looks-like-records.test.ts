import { describe, expect, it } from 'vitest';
import { looksLikeRecords } from '../../src/read/looks-like-records.ts';

const json = (text: string, field = 'text'): boolean =>
  looksLikeRecords(Buffer.from(text), 'json', field);
const csv = (text: string, field = 'text'): boolean =>
  looksLikeRecords(Buffer.from(text), 'csv', field);

describe('JSON in a folder', () => {
  it('holds articles if it is an array of objects with the text field', () => {
    expect(json('[{"id": 1, "text": "A pear."}]')).toBe(true);
    expect(json('\uFEFF [\n  {"text": ""}')).toBe(true);
    expect(json('[{"post": {"body": "A pear."}}]', 'post.body')).toBe(true);
    expect(json('[{"body": "A pear."}]')).toBe(false);
    expect(json('{"text": "A pear."}')).toBe(false);
    expect(json('["text"]')).toBe(false);
    expect(json('')).toBe(false);
  });
});

describe('a table in a folder', () => {
  it('holds articles if a column has the name of the text field', () => {
    expect(csv('id,text\n1,"A pear."\n')).toBe(true);
    expect(csv('"id";"text"\r\n')).toBe(true);
    expect(csv('\uFEFFtext\tid')).toBe(true);
    expect(csv('id,texts\n1,text\n')).toBe(false);
    expect(csv('"id\ntext",x')).toBe(false);
    expect(csv('')).toBe(false);
  });
});
