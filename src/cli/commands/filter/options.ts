/** The options that only a filter has, and the end of its help. Each is about one call, so only flags set it. */

import { type Command, Option } from 'commander';
import { DedupeError } from '../../../model/error.ts';
import { KEEP_RULES } from '../../../filter/preference.ts';
import { nearest } from '../../options/nearest.ts';
import { offer } from '../../options/offers.ts';
import { choice, type Kind, list, number, text } from '../../options/option-kinds.ts';
import { readValue } from '../../options/read-value.ts';

/** The end of the long help. */
export const NOTES = `What is written:
  Of JSONL files, the lines that are no dropped record, byte for byte, one file
  after another. Lines that hold no record stay. Of CSV files, the rows, under
  the header that all have; of JSON arrays, the records, in one array. Gzip is
  unpacked, and packed again if the name of the output ends in .gz.
  Of texts, a list of their paths; of records with --print, of their ids. A list
  names what to keep or to drop, one a line, or each with a NUL after it with
  -0. Files are not touched: what to do with them is up to you.

What is dropped:
  A document that is identical to a kept one, or forms a pair with a kept one
  that counts by -t, --by and --relation. Nothing is dropped because of a chain:
  if A matches B and B matches C, but A does not match C, A and C are kept. No
  two kept documents form a pair that counts, now or in a run of their own. Words
  and forms are rarer without the copies, so what is kept is compared again
  without the rest, until nothing counts; a document that goes then has the
  score that it had there.

--keep:
  original  the original of its cluster, then what matches the most others
  longest   the one with the most words
  oldest    the one with the earliest date, the undated last
  newest    the one with the latest date, the undated last
  first     the one that comes first in the input
  Any other value is a glob over ids and paths, or the ends of these: wire/**.
  What it matches is kept rather than the rest. Earlier values win, later ones
  break ties: --keep 'wire/**,paper/**,longest'.

--max-per-cluster:
  Keeps the next best too, until so many of a cluster are kept. There may be
  more if they match no kept document. What is kept then holds duplicates on
  purpose: a second run finds these.

--annotate:
  Writes every record of JSONL files, none dropped, with one field more at its
  end: "dedupe": {"cluster", "role", "score", "kept"}. Cluster, role and score
  are those of the JSON report: the score is the one against the original of the
  cluster; both are null outside of clusters. The other bytes of a line stay,
  unless it has a field of this name: then the record is written anew.

--removed:
  A line of JSON for each dropped document: its id, the kept document that it
  matches, their score and relation, and its cluster:
  {"document", "kept", "score", "relation", "cluster"}.

Exit codes:
  0    it ran
  1    it ran, and --check found a duplicate
  2    it did not run properly: bad flag, missing path, no file matched, no
       article could be read, or input skipped under --strict
  130  ended by Ctrl-C

Examples:
  dedupe filter stories.jsonl -o kept.jsonl
  dedupe filter stories.jsonl.gz -o kept.jsonl.gz --removed removed.jsonl
  dedupe filter stories.jsonl -o kept.jsonl --keep 'reuters-*,longest'
  dedupe filter ./articles --print drop -0 > drop.list
`;

/** Headings of the option table that it has. */
export const GROUPS = ['Matching', 'Input', 'Exit code', 'Machine', 'Screen', 'Settings'] as const;
/** The options under them that it has not. */
export const UNUSED = ['allPairs', 'timing'] as const;

/** What a list names. */
export type Listed = 'keep' | 'drop';

/** The values of the options. */
export interface FilterCallOptions {
  /** Path of the file, or `-` for standard output. */
  readonly output: string;
  readonly keep: readonly string[];
  readonly maxPerCluster: number;
  readonly annotate: boolean;
  readonly print?: Listed | undefined;
  readonly removed?: string | undefined;
}

const HEADING = 'Filter:';

/** Declares the options; the returned function gives their values after the call is parsed. */
export function declareFilterOptions(command: Command): () => FilterCallOptions {
  add(command, '-o, --output <file>', 'file for what is kept; - is stdout', { kind: text });
  add(command, '--keep <rules>', `which one: ${KEEP_RULES.join(', ')}, or globs`, { kind: rules });
  add(command, '--max-per-cluster <count>', 'most documents of a cluster to keep (default: 1)', {
    kind: number({ from: 1, whole: true }),
  });
  const annotate = new Option('--annotate', 'write all records, with cluster, role and score');
  command.addOption(annotate.helpGroup(HEADING));
  add(command, '--print <which>', 'list the documents to keep, or to drop: keep, drop', {
    kind: choice(['keep', 'drop']),
  });
  add(command, '--removed <file>', 'write what was dropped to this file, and why', { kind: text });
  return () => {
    // the command holds its other options too, as they were typed
    const {
      output,
      keep,
      maxPerCluster,
      annotate: isAnnotated,
      print,
      removed,
    } = command.opts<Partial<FilterCallOptions>>();
    if (isAnnotated === true && print !== undefined) {
      throw new DedupeError(
        'BAD_OPTION',
        '--annotate writes records, and --print lists them: choose one',
      );
    }
    return {
      output: output ?? '-',
      keep: keep ?? ['original'],
      maxPerCluster: maxPerCluster ?? 1,
      annotate: isAnnotated ?? false,
      print,
      removed,
    };
  };
}

/** Rules and globs; a word that is nearly a rule is a slip, and no glob. */
const rules: Kind<readonly string[]> = {
  ...list,
  words: KEEP_RULES,
  expected: `rules (${KEEP_RULES.join(', ')}) or globs`,
  read: (given) => accepted(list.read(given)),
  accept: (value) => accepted(list.accept(value)),
};

function accepted(words: readonly string[] | undefined): readonly string[] | undefined {
  return words === undefined || words.length === 0 || words.some(isSlip) ? undefined : words;
}

function isSlip(word: string): boolean {
  const known: readonly string[] = KEEP_RULES;
  return /^[a-z]+$/i.test(word) && !known.includes(word) && nearest(word, known) !== undefined;
}

function add<T>(
  command: Command,
  flags: string,
  summary: string,
  { kind }: { readonly kind: Kind<T> },
): void {
  const option = new Option(flags, summary).helpGroup(HEADING);
  offer(option, kind).argParser((given, earlier: T | undefined) => {
    const value = readValue(kind, given, option.long ?? flags);
    return earlier === undefined || !kind.join ? value : kind.join(earlier, value);
  });
  command.addOption(option);
}
