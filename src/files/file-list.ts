/**
 * Lists of files, as `find` and `git ls-files` print them. A list is read as it arrives. So an
 * endless list, or a file that is no list, is refused early and takes no more memory than its
 * paths.
 */

import { DedupeError } from '../model/error.ts';
import { completeLimits, type InputLimits, remedyOf, sizeInWords } from '../model/limits.ts';

/** Systems allow paths of 4,096 bytes, or of 32,767 letters. */
const MAX_PATH_BYTES = 1 << 17;

const FORGOTTEN_NUL = 'its paths are separated by NUL: add -0';
const NO_LIST =
  'an entry is longer than a path can be; paths are one a line, or end in NUL with -0';

/**
 * Returns the paths in a list, one a line, or separated by NUL if `nul` is true; a path may then
 * hold any other character. Empty entries are dropped. In lines, `\r\n` and a byte-order mark are
 * tolerated.
 *
 * @throws {DedupeError} `BAD_OPTION` if it is not a list of paths, or is too long.
 */
export async function parseFileList(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  nul: boolean,
  limits: InputLimits = completeLimits(),
): Promise<string[]> {
  const paths: string[] = [];
  let rest: Uint8Array = new Uint8Array();
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.listSize) throw tooLarge(limits);
    if (!nul && chunk.includes(0)) throw refusal(FORGOTTEN_NUL);
    const held = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = held.lastIndexOf(nul ? 0 : 10) + 1;
    addPaths(paths, held.subarray(0, end), { nul, limits });
    // a copy, because a stream may reuse its buffer
    rest = Uint8Array.from(held.subarray(end));
    if (rest.length > MAX_PATH_BYTES) throw refusal(NO_LIST);
  }
  addPaths(paths, rest, { nul, limits });
  return nul ? paths : withoutMark(paths);
}

/** How a list is read. */
interface ListOptions {
  readonly nul: boolean;
  readonly limits: InputLimits;
}

function addPaths(paths: string[], bytes: Uint8Array, { nul, limits }: ListOptions): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  for (const entry of text.split(nul ? /\0+/ : /(?:\r?\n)+/)) {
    if (entry === '') continue;
    if (entry.length > MAX_PATH_BYTES) throw refusal(NO_LIST);
    if (paths.length === limits.listPaths) throw tooMany(limits);
    paths.push(entry);
  }
}

/** Removes a byte-order mark from the first line, which is dropped if it holds nothing else. */
function withoutMark(paths: string[]): string[] {
  const [first = ''] = paths;
  if (!first.startsWith('\uFEFF')) return paths;
  paths[0] = first.slice(1);
  return paths.filter((path) => path !== '');
}

function tooLarge(limits: InputLimits): DedupeError {
  const most = sizeInWords(limits.listSize);
  return refusal(`it is longer than ${most}${remedyOf('listSize', limits)}`);
}

function tooMany(limits: InputLimits): DedupeError {
  const remedy = remedyOf('listPaths', limits);
  return refusal(`it has more than ${limits.listPaths} paths${remedy}`);
}

function refusal(problem: string): DedupeError {
  return new DedupeError('BAD_OPTION', `cannot use the file list of --files-from: ${problem}`);
}
