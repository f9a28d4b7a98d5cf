/**
 * The cases for the choice of the original: small groups of invented documents, read by the readers
 * that read them in a run, and the choice that is made among them.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { chooseOriginal, type OriginalChoice } from '../../src/core/originals/original.ts';
import type { Article } from '../../src/model/article.ts';
import { documentProvenance } from '../../src/core/originals/statement.ts';
import { readHtml } from '../../src/read/html.ts';
import { readJsonl } from '../../src/read/jsonl.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { makeArticle } from '../../src/read/article.ts';
import { readPlainText } from '../../src/read/plain-text.ts';
import { containment } from '../fixtures/shingles.ts';

/** One group of documents and the truth about it. */
export interface Case {
  readonly name: string;
  readonly language: string;
  /** Name of the member that is the original in truth. */
  readonly original: string;
  readonly why: string;
  /** A file's content under its path, or a record's fields under its id. */
  readonly members: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

const read = (name: string): unknown => parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const stories = read('stories.yaml') as Readonly<Record<string, readonly string[]>>;

/** The cases of one file. */
export const readCases = (name: string): readonly Case[] => read(name) as readonly Case[];

/** A text with the parts of its story in the place of their names. */
function withStory(text: string, language: string): string {
  const [first = '', second = '', third = '', fourth = '', rewrite = ''] = stories[language] ?? [];
  const parts: Readonly<Record<string, string>> = {
    $first: first,
    $start: `${first}\n\n${second}`,
    $story: `${first}\n\n${second}\n\n${third}`,
    $longer: `${first}\n\n${second}\n\n${third}\n\n${fourth}`,
    $rewrite: rewrite,
  };
  return text.replace(/\$(?:first|start|story|longer|rewrite)/gu, (name) => parts[name] ?? name);
}

/** The members of a case as their readers hand them over, in order of id. */
async function articlesOf({ members, language }: Case): Promise<Article[]> {
  const names = Object.keys(members).toSorted();
  return Promise.all(names.map((name) => articleOf(name, members[name] ?? '', language)));
}

async function articleOf(
  id: string,
  content: string | Readonly<Record<string, string>>,
  language: string,
): Promise<Article> {
  if (typeof content !== 'string') {
    return readRecord({ id, ...content, text: withStory(content['text'] ?? '', language) });
  }
  const text = withStory(content, language);
  if (id.endsWith('.html')) return makeArticle({ id, path: id }, readHtml(text));
  if (!id.endsWith('.md')) return makeArticle({ id, path: id }, readPlainText(text));
  const context = { path: id };
  return makeArticle({ id, path: id }, await readMarkdown(text, context));
}

async function readRecord(record: object): Promise<Article> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
  const fields = { id: 'id', text: 'text', title: 'title', date: 'date' };
  const context = { path: 'articles.jsonl', fields, onRepair: () => {} };
  for await (const reading of readJsonl([bytes], context)) {
    if (reading.kind === 'article') return reading.article;
  }
  throw new Error('no record');
}

/** What is chosen in a case, with the name of the chosen. */
export async function choiceIn(each: Case): Promise<OriginalChoice & { readonly id: string }> {
  const articles = await articlesOf(each);
  const evidence = articles.map(({ text, ...metadata }, document) =>
    documentProvenance({ document, metadata, text, length: text.trim().split(/\s+/u).length }),
  );
  const textOf = (document: number): string => articles[document]?.text ?? '';
  const choice = chooseOriginal(evidence, (part, whole) =>
    containment(textOf(part), textOf(whole)),
  );
  return { ...choice, id: articles[choice.document]?.id ?? '' };
}
