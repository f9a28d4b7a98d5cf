/** A team's folder of news in a real git repository, with two old pairs that may be accepted. */

import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox, type Outcome } from '../run-dedupe.ts';
import { BEES } from '../stories.ts';

export const FERRY = `The night ferry to Sandholm was built for cattle, and on wet evenings it still smells of
them. Its captain, a woman of seventy, knows each of the bollards by its scratches and ties up without
looking. Passengers bring her apples in October. When the bridge opens next year the boat will be sold
to a museum, which has asked whether the smell can be kept, and she has promised to see what she can do.
`;

export const CLOCK = `Nobody in Brennick can say why the town hall clock runs four minutes late. A watchmaker from
the city opened it twice, found nothing amiss, and charged for both visits. Trains are met by the church
bell instead. Last winter a schoolboy set the hands right during a storm, and half of the council missed
a vote on the price of water, so a padlock now hangs on the tower door.
`;

export const QUARRY = `Divers who searched the flooded quarry at Weld found a delivery van, two safes and a piano.
The van had been reported stolen in nineteen sixty eight by a baker who then bought a horse. Both safes
were empty. The piano, once it had dried, could be played in three octaves, and stands in the harbour
office, where the tide tables are kept on its lid.
`;

/** Nothing that the others tell of, nor any of their rarer words. */
export const NEWCOMER = `Volunteers counted swifts above the brewery chimney on three June mornings. They arrived at
five with folding chairs, shared a thermos, and wrote tallies on the backs of parking tickets. Eighty one
birds were noted on Saturday, more than in any year since counting began, although rain fell until nine.
`;

/** Some words of a text replaced, so that it is an edited copy. */
export const edited = (text: string): string =>
  text.replace(/\b(?:each|still|three|found|two|both)\b/g, 'every').replace('.', ', people say.');

/** A folder in a git repository with one commit. */
export class Repository extends Sandbox {
  constructor(files: Readonly<Record<string, string>>) {
    super(files);
    this.git('init', '--quiet', '-b', 'main');
    this.commit('start');
  }

  git(...words: readonly string[]): string {
    const own = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const env = { ...Object.fromEntries(kept), GIT_CONFIG_GLOBAL: '/dev/null' };
    const options = { cwd: this.folder, env, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', [...own, ...words], options);
  }

  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
  }

  move(from: string, to: string): void {
    renameSync(join(this.folder, from), join(this.folder, to));
  }

  delete(name: string): void {
    rmSync(join(this.folder, name));
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  check(...words: readonly string[]): Promise<Outcome> {
    return this.dedupe(['news', '--baseline', 'dedupe.baseline', '--check', ...words]);
  }

  async update(...words: readonly string[]): Promise<void> {
    const { exitCode, stderr } = await this.check('--update-baseline', ...words);
    if (exitCode !== 0 || stderr !== '') throw new Error(`no baseline was made: ${stderr}`);
  }

  /** The documents of the findings that are new, and the counts. */
  async findings(...words: readonly string[]): Promise<Findings> {
    const { exitCode, stdout } = await this.check('--json', ...words);
    const report: Report = JSON.parse(stdout);
    const news = report.clusters
      .flatMap(({ members }) => members.slice(1))
      .filter(({ isKnown, settled }) => isKnown !== true && settled === undefined)
      .map(({ document }) => document);
    const { known, stale } = report.baseline;
    return { exitCode, news, known, stale: stale.flatMap(({ documents }) => documents) };
  }
}

export interface Findings {
  readonly exitCode: number | null;
  readonly news: readonly string[];
  readonly known: number;
  readonly stale: readonly string[];
}

export interface Report {
  readonly clusters: readonly {
    readonly members: readonly {
      readonly document: string;
      readonly isKnown?: true;
      readonly settled?: string;
    }[];
  }[];
  readonly baseline: {
    readonly known: number;
    readonly stale: readonly { readonly documents: readonly string[] }[];
  };
}

/** Two old pairs, one of them edited, and a text of its own. */
export const OLD = {
  'news/ferry.md': FERRY,
  'news/ferry-again.md': edited(FERRY),
  'news/clock.md': CLOCK,
  'news/clock-again.md': CLOCK,
  'news/bees.md': BEES,
  'news/quarry.md': QUARRY,
};

const repositories: Repository[] = [];

export function repository(files: Readonly<Record<string, string>> = OLD): Repository {
  const made = new Repository(files);
  repositories.push(made);
  return made;
}

export async function accepted(files: Readonly<Record<string, string>> = OLD): Promise<Repository> {
  const made = repository(files);
  await made.update();
  made.commit('accept what is there');
  return made;
}

/** To be called after each test. */
export function removeAll(): void {
  for (const each of repositories.splice(0)) each.remove();
}

export const NOTHING_NEW = { exitCode: 0, news: [], known: 2, stale: [] };
