/**
 * What runs the check: a workflow of GitHub, or a job of GitLab to add. Where npm installs the package, by the lockfile
 * of the project; elsewhere from a clone whose address is a variable, as no name is promised to be in a registry.
 */

import { encodeJson } from '../../../report/json/json-string.ts';
import type { Survey } from './survey.ts';

const NPX = 'npx --no dedupe';

/** The command that checks. */
export function checkCommand({ isDependency }: Pick<Survey, 'isDependency'>): string {
  return `${isDependency ? NPX : 'dedupe'} --check`;
}

/** The workflow, in YAML. */
export function workflowText(survey: Survey, baseline: string): string {
  const { isDependency, repository } = survey;
  const below = repository?.below ?? '';
  const install = isDependency ? NPM_STEPS : CLONE_STEPS;
  const lines = [
    '# Fails if two articles are near-duplicates; made by dedupe init. Settings are in dedupe.config.jsonc.',
    'name: duplicates',
    'on: [pull_request]',
    'permissions:',
    '  contents: read',
    'jobs:',
    '  duplicates:',
    '    runs-on: ubuntu-latest',
    ...(below === '' ? [] : [...DEFAULTS, `        working-directory: ${literal(below)}`]),
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    ...install,
    '      # To begin with duplicates that are there already, accept them:',
    `      #   ${checkCommand(survey).replace(' --check', '')} --baseline ${baseline} --update-baseline`,
    `      # Commit ${baseline}, and add --baseline ${baseline} below: then only new duplicates fail.`,
    `      - run: ${checkCommand(survey)} -f github`,
  ];
  return `${lines.join('\n')}\n`;
}

const DEFAULTS = ['    defaults:', '      run:'];
const NPM_STEPS = ['      - run: npm ci'];
const CLONE_STEPS = [
  '      # NEARDUP is a variable of the repository: the address of a clone of neardup. Without it, as a dependency:',
  '      # npm install --save-dev, then npm ci here and npx --no dedupe below.',
  '      - run: |',
  '          git clone --depth 1 "$NEARDUP" "$RUNNER_TEMP/neardup"',
  '          npm install --global --install-links "$RUNNER_TEMP/neardup"',
  '        env:',
  '          NEARDUP: ${{ vars.NEARDUP }}',
];

/** Text as YAML, in which GitHub evaluates nothing. */
function literal(text: string): string {
  return encodeJson(text.replaceAll('${{', "${{ '${{' }}"));
}

/** A job for `.gitlab-ci.yml`. */
export function gitlabJob(survey: Survey): string {
  const below = survey.repository?.below ?? '';
  const command = `${checkCommand(survey)} -f codeclimate -o duplicates.json -f text`;
  const lines = [
    'duplicates:',
    '  image: node:22',
    '  before_script:',
    ...(below === '' ? [] : [`    - ${encodeJson(`cd ${shellWord(`./${below}`)}`)}`]),
    ...(survey.isDependency ? ['    - npm ci'] : GITLAB_CLONE),
    '  script:',
    `    - ${command}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    `      codequality: ${encodeJson(below === '' ? 'duplicates.json' : `${below}/duplicates.json`)}`,
  ];
  return `${lines.join('\n')}\n`;
}

const GITLAB_CLONE = [
  '    # NEARDUP is a variable of the project: the address of a clone of neardup',
  '    - git clone --depth 1 "$NEARDUP" /tmp/neardup',
  '    - npm install --global --install-links /tmp/neardup',
];

/** Text as one word of a shell, in which nothing is expanded. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
