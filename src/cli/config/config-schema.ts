/**
 * The JSON Schema of a config, made from the table of options, so that editors know every key. The file beside this one
 * is what comes out; a test keeps the two alike.
 */

import { list } from '../options/option-kinds.ts';
import { SPECS, type Spec } from '../options/options.ts';
import type { Schema } from '../options/schema.ts';
import { OVERRIDABLE } from './overrides.ts';

const GLOBS = 'Globs of files, as in a .gitignore in the folder of the config.';
const OVERRIDES =
  'Settings of some files. A pair counts if it counts for the stricter of its two documents. The last entry that matches a file decides.';
const LEAVE_OUT = 'Leave these files out; false takes back what an earlier entry left out.';

/** The schema of all that a config may hold. */
export function configSchema(): Schema {
  const settable = SPECS.filter(([, spec]) => !spec.isFlagOnly);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config of dedupe',
    description: 'Settings of dedupe. Paths in it are relative to it.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is.' },
      paths: {
        ...schemaOf('paths', list.schema),
        description: 'What to scan if the command line names nothing.',
      },
      overrides: { type: 'array', items: overrideSchema(), description: OVERRIDES, default: [] },
      ...Object.fromEntries(settable.map(([key, spec]) => [key, settingSchema(key, spec)])),
    },
    additionalProperties: false,
  };
}

function overrideSchema(): Schema {
  const settings = SPECS.flatMap(([key, spec]) =>
    key !== 'ignore' && Object.hasOwn(OVERRIDABLE, key)
      ? [[key, { ...schemaOf(key, spec.kind.schema), description: describe(spec) }]]
      : [],
  );
  const files = { anyOf: [atLeastOne(list.schema?.anyOf?.[0]), { type: 'string', minLength: 1 }] };
  return {
    type: 'object',
    properties: {
      files: { ...files, description: GLOBS },
      ...Object.fromEntries(settings),
      ignore: { ...schemaOf('ignore', OVERRIDABLE.ignore.schema), description: LEAVE_OUT },
    },
    required: ['files'],
    additionalProperties: false,
  };
}

const atLeastOne = (schema: Schema = {}): Schema => ({ ...schema, minItems: 1 });

function settingSchema(key: string, spec: Spec<unknown>): Schema {
  const { default: usual } = spec;
  const start = usual === undefined ? {} : { default: usual };
  return { ...schemaOf(key, spec.kind.schema), description: describe(spec), ...start };
}

/** The help of a switch that is on already says what it does to turn it off. */
function describe({ kind, default: usual, summary }: Spec<unknown>): string {
  return kind.isSwitch && usual === true ? `False: ${summary}` : summary;
}

function schemaOf(key: string, schema: Schema | undefined): Schema {
  if (schema === undefined) throw new Error(`the kind of "${key}" has no schema`);
  return schema;
}
