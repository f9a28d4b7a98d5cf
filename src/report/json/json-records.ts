/**
 * The records of the JSON contract that come by the million, as text: documents, pairs, clusters and
 * their members. The bytes are those of `encodeJson`, which would take three times as long, and
 * need an object for each.
 *
 * A record is its fields without the braces, so that NDJSON can put the type in front.
 */

import type { Cluster, DocumentEntry, Member, Pair, Passage, Source } from '../../model/result.ts';
import type { Skipped } from '../../model/article.ts';
import { listChunks } from './chunks.ts';
import { quoted } from './json-string.ts';

let lastText = '';
let lastQuoted = '""';

/** The same, for what one record after the other says: the path of a file of records, a centre. */
function quotedAgain(text: string): string {
  if (text !== lastText) {
    lastQuoted = quoted(text);
    lastText = text;
  }
  return lastQuoted;
}

/** One document of the run. */
export function documentFields(entry: DocumentEntry): string {
  const { id, path, line, title, opening, date, words, cluster, role, sources, ownShare } = entry;
  let text = `"id":${quoted(id)},"path":${quotedAgain(path)}`;
  if (line !== undefined) text += `,"line":${line}`;
  if (title !== undefined) text += `,"title":${quoted(title)}`;
  if (opening !== undefined) text += `,"opening":${quoted(opening)}`;
  if (date !== undefined) text += `,"date":${quoted(date)}`;
  const home = cluster === null ? 'null' : quoted(cluster);
  text += `,"words":${words},"cluster":${home},"role":"${role}"`;
  if (sources !== undefined) text += `,"sources":[${sources.map(sourceJson).join(',')}]`;
  if (ownShare !== undefined) text += `,"ownShare":${ownShare}`;
  return text;
}

function sourceJson({ document, share }: Source): string {
  return `{"document":${quoted(document)},"share":${share}}`;
}

/** Passages that a pair may have and still be one string. */
const MOST_AT_ONCE = 1024;

/** One pair with its passages; those of two books come in pieces. */
export function pairFields(pair: Pair): string | Iterable<string> {
  return pair.passages.length > MOST_AT_ONCE ? pairPieces(pair) : pairText(pair);
}

function pairText(pair: Pair): string {
  return `${pairHead(pair)},"passages":[${pair.passages.map(passageJson).join(',')}]`;
}

function* pairPieces(pair: Pair): Generator<string, void, undefined> {
  yield `${pairHead(pair)},"passages":[`;
  yield* listChunks(pair.passages, { encode: passageJson, first: '', next: ',' });
  yield ']';
}

function pairHead(pair: Pair): string {
  const { a, b, relation, excerpt, score, resemblance, containmentA, containmentB } = pair;
  const { sharedShingles, shinglesA, shinglesB } = pair;
  const side = excerpt === undefined ? '' : `,"excerpt":"${excerpt}"`;
  return (
    `"a":${quoted(a)},"b":${quoted(b)},"relation":"${relation}"${side},"score":${score}` +
    `,"resemblance":${resemblance},"containmentA":${containmentA},"containmentB":${containmentB}` +
    `,"sharedShingles":${sharedShingles},"shinglesA":${shinglesA},"shinglesB":${shinglesB}`
  );
}

function passageJson({ a, b }: Passage): string {
  return `{"a":[${a[0]},${a[1]}],"b":[${b[0]},${b[1]}]}`;
}

/** One cluster, in pieces: a corpus of one text a million times is one cluster. */
export function* clusterFields(cluster: Cluster): Generator<string, void, undefined> {
  const { id, size, original, originalBecause, originalConfidence, members } = cluster;
  yield (
    `"id":${quoted(id)},"size":${size},"original":${quoted(original)}` +
      `,"originalBecause":"${originalBecause}","originalConfidence":"${originalConfidence}","members":[`
  );
  yield* listChunks(members, { encode: memberJson, first: '', next: ',' });
  yield ']';
}

function memberJson(member: Member): string {
  const { document, role, score, resemblance, containment, holdsOriginal, via, viaScore } = member;
  const held = holdsOriginal === undefined ? '' : `,"holdsOriginal":${holdsOriginal}`;
  return (
    `{"document":${quoted(document)},"role":"${role}","score":${score}` +
    `,"resemblance":${resemblance},"containment":${containment}${held}` +
    `,"via":${quotedAgain(via)},"viaScore":${viaScore}}`
  );
}

/** Something that was left out, and why. */
export function skippedFields({ path, line, reason, count }: Skipped): string {
  const place = line === undefined ? '' : `,"line":${line}`;
  const times = count === undefined ? '' : `,"count":${count}`;
  return `"path":${quotedAgain(path)}${place},"reason":${quoted(reason)}${times}`;
}
