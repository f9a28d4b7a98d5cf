/**
 * The colours of the reports for people. All can be read on light and on dark backgrounds: no yellow,
 * white or blue, nothing bright. The closer the copy, the stronger its colour.
 */

import { Chalk } from 'chalk';
import type { Palette } from './line.ts';
import type { ColorLevel } from '../options.ts';

/** The palette for a terminal with so many colours. A new chalk, as the shared one asks the environment. */
export function paletteOf(level: ColorLevel): Palette {
  const chalk = new Chalk({ level });
  return {
    plain: (text) => text,
    strong: chalk.bold,
    faint: chalk.dim,
    original: chalk.green,
    identical: chalk.red,
    'near-duplicate': chalk.magenta,
    excerpt: chalk.cyan,
    rewrite: (text) => text,
    quotation: chalk.dim,
    template: chalk.dim,
  };
}
