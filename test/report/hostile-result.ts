/** Results in which what strangers write is hostile: a cluster for each string, as path, id and title. */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../../src/model/result.ts';
import { SAMPLE } from './sample.ts';

/** A cluster of two for each string: its original is called so, its copy is in a folder of that name. */
export function resultWith(names: readonly string[]): DedupeResult {
  const parts = names.map(partOf);
  const clusters = parts.map(({ cluster }) => cluster);
  const documents = parts.flatMap(({ entries }) => entries);
  const count = { documents: documents.length, clusters: names.length, duplicates: names.length };
  const summary = { ...SAMPLE.summary, ...count, unique: 0, pairs: 0, skipped: 0 };
  return { ...SAMPLE, summary, clusters, documents, pairs: [], skipped: [] };
}

interface Part {
  readonly cluster: Cluster;
  readonly entries: readonly DocumentEntry[];
}

function partOf(name: string, at: number): Part {
  const id = `c${at + 1}`;
  const ids = [name, `${name}/copy-${at}`];
  const members = ids.map((document, i): Member => {
    const role = i === 0 ? 'original' : 'identical';
    const measures = { score: 1, resemblance: 1, containment: 1, viaScore: 1 };
    return { document, role, ...measures, via: name };
  });
  const entries = members.map(({ document, role }): DocumentEntry => {
    return { id: document, path: document, title: name, words: 10, cluster: id, role };
  });
  const cluster = { id, size: 2, original: name, members } as const;
  return {
    cluster: { ...cluster, originalBecause: 'path', originalConfidence: 'guess' },
    entries,
  };
}

/** Characters that a terminal acts on, or that a reader does not see. */
export const ACTING =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
