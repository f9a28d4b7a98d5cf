'use strict';
/**
 * Which modules of the command go together into a chunk: what one kind of call needs, and no other call. The program
 * of a thread is made of the same chunks, so that the package has each module once for both; none that it loads has
 * what only the command needs.
 */
const { join } = require('node:path');

const SOURCES = join(__dirname, '../../src');
const THREAD = 'worker.ts';

/** Chunks by their first modules, which bring along what they import; the first chunk has the most say. */
const FIRST = {
  // every call
  start: ['cli/main.ts'],
  // a call with a flag or a command
  parse: ['cli/parse.ts'],
  // a report on text files
  run: [
    'dedupe.ts',
    'files/articles.ts',
    'engines/default.ts',
    'report/text.ts',
    'report/text/plain.ts',
  ],
};

/** What a thread needs of a chunk is a chunk of its own, by this name. */
const SHARED = { start: 'base', run: 'read' };

/** The groups of a build of the command and the program of a thread. */
function chunkGroups() {
  const names = Object.keys(FIRST);
  const groups = names.map((name, i) => {
    const first = new Set(FIRST[name].map(pathOf));
    return { name, test: (id) => first.has(id), priority: names.length - i };
  });
  const shared = { name: sharedNamer(), debugName: 'shared', priority: names.length + 1 };
  return [shared, ...groups];
}

/** Tells of each module in which shared chunk it is, if any. The graph is walked once. */
function sharedNamer() {
  let ofThread;
  let ofChunks;
  return (id, graph) => {
    const imported = (path) => graph.getModuleInfo(path)?.importedIds ?? [];
    const loaded = (path) => graph.getModuleInfo(path)?.dynamicallyImportedIds ?? [];
    ofThread ??= reach([THREAD], (path) => [...imported(path), ...loaded(path)]);
    ofChunks ??= Object.entries(SHARED).map(([name, shared]) => [
      shared,
      reach(FIRST[name], imported),
    ]);
    if (id === pathOf(THREAD) || !ofThread.has(id)) return null;
    return ofChunks.find(([, modules]) => modules.has(id))?.[0];
  };
}

/** Every module that one of these needs, directly or not. */
function reach(first, neededBy) {
  const reached = new Set();
  const next = first.map(pathOf);
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    next.push(...neededBy(id));
  }
  return reached;
}

const pathOf = (path) => join(SOURCES, path);

module.exports = { chunkGroups };
