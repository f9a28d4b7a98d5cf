/** HTML: the text keeps its length, whatever the markup. */

import { decodeText } from '../../../src/read/decode.ts';
import { readHtml } from '../../../src/read/html.ts';
import { ensureParts } from '../articles.ts';
import type { Target } from '../target.ts';

export const html: Target = {
  name: 'html',
  tokens: [
    ['<div>', '</div>', '<p>', '</p>', '<span>', '</span>', '<main>', '<article>', '<header>'],
    ['<table><tr><td>', '</table>', '<svg><desc>', '</svg>', '<math>', '<nav>', '<form>', '<li>'],
    ['<script>', '</script>', '<style>', '</style>', '<title>', '</title>', '<textarea>', '<h1>'],
    ['<!--', '-->', '<![CDATA[', ']]>', '<!', '<?', '</', '<', '>', '/>', '=', '"', "'", '<br>'],
    ['&amp;', '&', '&#x', '&#1;', '&#xd800;', '&notin;', '&CounterClockwiseContourIntegral;'],
    ['<time datetime="2024-01-02">', '<meta name="date" content="', '<link rel="canonical" href="'],
    ['<a href="', '<b', '<template>', '<noscript>', '<iframe>', '<option>', '<body>', '<html>'],
  ].flat(),
  start: () => ({
    async execute(input) {
      const { text } = decodeText(input);
      ensureParts(text, await readHtml(text));
    },
  }),
};
