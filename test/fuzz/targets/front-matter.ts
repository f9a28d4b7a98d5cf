/** Front matter: what it says is text or nothing, and it ends inside the text. */

import { decodeText } from '../../../src/read/decode.ts';
import { readFrontMatter } from '../../../src/read/metadata/front-matter.ts';
import { ensureDate } from '../articles.ts';
import { ensure, type Target } from '../target.ts';

export const frontMatter: Target = {
  name: 'front-matter',
  tokens: [
    ['---\n', '+++\n', '\n---\n', '\n+++\n', '...\n', 'title: ', 'date: ', 'url: ', 'canonical: '],
    ['dedupe: false\n', '&a ', '*a', '<<: *a\n', '!!set ', '!!binary ', '!a ', '? ', ': ', '- '],
    ['[', ']', '{', '}', '|', '>', '|+\n', '"', "'", '#', '  ', '\t', '%YAML 1.2\n', '@', '`'],
    ['title = "a"\n', '[a]\n', '[[a]]\n', '"""', "'''", 'a.b.c = 1\n', '= ', '2024-01-02', '\n'],
    ['k: v\n', '0o17', '.inf', '.nan', '~', '1000000000000000000000000'],
  ].flat(),
  start: () => ({
    async execute(input) {
      const { text } = decodeText(input);
      const source = fence(text);
      const { end, title, date, url, canonical } = await readFrontMatter(source);
      ensure(end >= 0 && end <= source.length, `it ends inside the text: ${end}`);
      for (const value of [title, url, canonical]) {
        ensure(value === undefined || typeof value === 'string', 'fields are text');
      }
      ensureDate(date);
    },
  }),
};

/** Few inputs keep fences of their own. */
function fence(text: string): string {
  if (/^(?:---|\+\+\+)/.test(text)) return text;
  return text.includes(' = ') ? `+++\n${text}\n+++\nRain.` : `---\n${text}\n---\nRain.`;
}
