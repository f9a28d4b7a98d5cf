'use strict';
/**
 * Makes a program of `result.schema.json` that checks a saved result. Ajv does it here, so that nobody
 * who installs this package installs Ajv, and so that the check is the schema, whatever is added to it.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const Ajv2020 = require('ajv/dist/2020').default;
const standaloneCode = require('ajv/dist/standalone').default;

/**
 * A later version may add fields, so an unknown one is no error; and no report minds an empty text, for
 * whose length Ajv would bring code along. What describes a field checks nothing.
 */
const LEFT_OUT = ['additionalProperties', 'minLength', 'description', '$comment'];

/** The code, a CommonJS module without imports. */
function resultCheck(root) {
  const schema = JSON.parse(
    readFileSync(join(root, 'src/report/result.schema.json'), 'utf8'),
    (_, value) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).filter(([key]) => !LEFT_OUT.includes(key)));
    },
  );
  const ajv = new Ajv2020({ code: { source: true }, strict: true, strictTuples: false });
  const code = standaloneCode(ajv, ajv.compile(schema));
  if (/\brequire\(/.test(code)) throw new Error('the check of results needs code of Ajv');
  return code;
}

module.exports = { resultCheck };
