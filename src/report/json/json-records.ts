/**
 * The records of the JSON contract that a report may hold by the million, as text: documents, pairs,
 * clusters and their members. The bytes equal those of `encodeJson`, which takes three times as long
 * and needs an object for each record.
 *
 * A record is its fields without the braces, so that NDJSON can put the type in front.
 */

import type {
  Acceptance,
  Cluster,
  DocumentEntry,
  Member,
  Origin,
  Pair,
  Passage,
  Place,
  Source,
} from '../../model/result.ts';
import type { Skipped } from '../../model/article.ts';
import { listChunks } from './chunks.ts';
import { quoted } from './json-string.ts';

/** As `quoted`, for text that many records in a row repeat: the path of their file, a centre. */
const quotedAgain = rememberingLast(quoted);

/** The same function, which knows its last answer; two reports written in turns only lose speed. */
function rememberingLast(encode: (text: string) => string): (text: string) => string {
  let last = '';
  let answer = encode(last);
  return (text) => {
    if (text !== last) {
      answer = encode(text);
      last = text;
    }
    return answer;
  };
}

/** One document of the run. */
export function documentFields(entry: DocumentEntry): string {
  const { id, path, line, title, opening, date, author, outlet } = entry;
  const { words, hash, fingerprint, cluster, role, sources, ownShare, asked } = entry;
  let text = `"id":${quoted(id)},"path":${quotedAgain(path)}`;
  if (line !== undefined) text += `,"line":${line}`;
  if (title !== undefined) text += `,"title":${quoted(title)}`;
  if (opening !== undefined) text += `,"opening":${quoted(opening)}`;
  if (date !== undefined) text += `,"date":${quoted(date)}`;
  if (author !== undefined) text += `,"author":${quoted(author)}`;
  if (outlet !== undefined) text += `,"outlet":${quoted(outlet)}`;
  const home = cluster === null ? 'null' : quoted(cluster);
  text += `,"words":${words}`;
  if (hash !== undefined) text += `,"hash":${quoted(hash)}`;
  if (fingerprint !== undefined) text += `,"fingerprint":${quoted(fingerprint)}`;
  text += `,"cluster":${home},"role":"${role}"`;
  if (sources !== undefined) text += `,"sources":[${sources.map(sourceJson).join(',')}]`;
  if (ownShare !== undefined) text += `,"ownShare":${ownShare}`;
  if (asked === true) text += ',"asked":true';
  return text;
}

function sourceJson({ document, share }: Source): string {
  return `{"document":${quoted(document)},"share":${share}}`;
}

/** A pair with more passages is written in pieces. */
const MOST_IN_ONE_STRING = 1024;

/** One pair with its passages: one string, or pieces for two books that share thousands. */
export function pairFields(pair: Pair): string | Iterable<string> {
  return pair.passages.length > MOST_IN_ONE_STRING ? pairPieces(pair) : pairText(pair);
}

function pairText(pair: Pair): string {
  const settled = pair.settled === true ? ',"settled":true' : '';
  return `${pairHead(pair)},"passages":[${pair.passages.map(passageJson).join(',')}]${settled}`;
}

function* pairPieces(pair: Pair): Generator<string, void, undefined> {
  yield `${pairHead(pair)},"passages":[`;
  yield* listChunks(pair.passages, { encode: passageJson, first: '', next: ',' });
  yield pair.settled === true ? '],"settled":true' : ']';
}

function pairHead(pair: Pair): string {
  const { a, b, relation, excerpt, quoting, score, resemblance, containmentA, containmentB } = pair;
  const { sharedShingles, shinglesA, shinglesB } = pair;
  const part = excerpt === undefined ? '' : `,"excerpt":"${excerpt}"`;
  const side = quoting === undefined ? part : `,"quoting":"${quoting}"`;
  return (
    `"a":${quoted(a)},"b":${quoted(b)},"relation":"${relation}"${side},"score":${score}` +
    `,"resemblance":${resemblance},"containmentA":${containmentA},"containmentB":${containmentB}` +
    `,"sharedShingles":${sharedShingles},"shinglesA":${shinglesA},"shinglesB":${shinglesB}${acceptanceJson(pair)}`
  );
}

function passageJson({ a, b, placeA, placeB }: Passage): string {
  const ofA = placeA === undefined ? '' : `,"placeA":${placeJson(placeA)}`;
  const ofB = placeB === undefined ? '' : `,"placeB":${placeJson(placeB)}`;
  return `{"a":[${a[0]},${a[1]}],"b":[${b[0]},${b[1]}]${ofA}${ofB}}`;
}

function placeJson({ startLine, startColumn, endLine, endColumn }: Place): string {
  const from = startColumn === undefined ? '' : `,"startColumn":${startColumn}`;
  const to = endColumn === undefined ? '' : `,"endColumn":${endColumn}`;
  return `{"startLine":${startLine}${from},"endLine":${endLine}${to}}`;
}

/** One cluster, in pieces: a corpus may be one text a million times, and so one cluster. */
export function* clusterFields(cluster: Cluster): Generator<string, void, undefined> {
  const { id, size, original, originalBecause, originalConfidence, members, origins } = cluster;
  yield (
    `"id":${quoted(id)},"size":${size},"original":${quoted(original)}` +
      `,"originalBecause":"${originalBecause}","originalConfidence":"${originalConfidence}","members":[`
  );
  yield* listChunks(members, { encode: memberJson, first: '', next: ',' });
  yield ']';
  if (origins === undefined) return;
  for (const [i, origin] of origins.entries()) {
    yield i === 0 ? ',"origins":[{' : ',{';
    yield* originFields(origin);
    yield '}';
  }
  yield origins.length === 0 ? ',"origins":[]' : ']';
}

function* originFields({
  first,
  date,
  outlet,
  members,
}: Origin): Generator<string, void, undefined> {
  const when = date === undefined ? '' : `,"date":${quoted(date)}`;
  const who = outlet === null ? 'null' : quoted(outlet);
  yield `"first":${quoted(first)}${when},"outlet":${who},"members":[`;
  yield* listChunks(members, { encode: quoted, first: '', next: ',' });
  yield ']';
}

function memberJson(member: Member): string {
  const { document, role, score, resemblance, containment, holdsOriginal, via, viaScore } = member;
  const held = holdsOriginal === undefined ? '' : `,"holdsOriginal":${holdsOriginal}`;
  const matches = member.matchesOriginal === false ? ',"matchesOriginal":false' : '';
  const settled = member.settled === undefined ? '' : `,"settled":${quoted(member.settled)}`;
  return (
    `{"document":${quoted(document)},"role":"${role}","score":${score}` +
    `,"resemblance":${resemblance},"containment":${containment}${held}${matches}` +
    `,"via":${quotedAgain(via)},"viaScore":${viaScore}${settled}${acceptanceJson(member)}}`
  );
}

function acceptanceJson({ isKnown, because }: Acceptance): string {
  if (isKnown !== true) return '';
  return `,"isKnown":true${because === undefined ? '' : `,"because":${quoted(because)}`}`;
}

/** Something that was left out, and why. */
export function skippedFields({ path, line, reason, count }: Skipped): string {
  const place = line === undefined ? '' : `,"line":${line}`;
  const times = count === undefined ? '' : `,"count":${count}`;
  return `"path":${quotedAgain(path)}${place},"reason":${quoted(reason)}${times}`;
}
