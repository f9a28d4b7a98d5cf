/** What pages say about themselves in JSON: of any shape, and never a reason to fail. */

import { decodeText } from '../../../src/read/decode.ts';
import { readHtml } from '../../../src/read/html.ts';
import { ensureParts } from '../articles.ts';
import type { Target } from '../target.ts';

export const jsonLd: Target = {
  name: 'json-ld',
  tokens: [
    ['{', '}', '[', ']', ',', ':', '"', 'null', 'true', '1e999', '{}', '[]', '{"a":', '[[', ']]'],
    ['"@type":', '"Article"', '"NewsArticle"', '"@graph":', '"datePublished":', '"headline":'],
    ['"url":', '"mainEntityOfPage":', '"@id":', '"toString":1', '"__proto__":', '"2024-01-02"'],
    ['"dateModified":', '\\u0000', '\\ud800', '<!--', '</script>', '{"@type":{"toString":1}}'],
  ].flat(),
  start: () => ({
    async execute(input) {
      const { text } = decodeText(input);
      const page = `<title>a</title><script type="application/ld+json">${text}</script><p>Rain.</p>`;
      ensureParts(page, await readHtml(page));
    },
  }),
};
