/** Markdown and MDX: the text keeps its length, whatever the syntax. */

import { decodeText } from '../../../src/read/decode.ts';
import { readMarkdown } from '../../../src/read/markdown.ts';
import { ensureParts } from '../articles.ts';
import type { Target } from '../target.ts';

const SYNTAX = [
  ['# ', '## ', '- ', '* ', '1. ', '> ', '>', '    ', '\t', '```\n', '~~~', '---\n', '***\n'],
  ['*', '**', '_', '__', '`', '``', '~~', '[', ']', '![', '](', '(', ')', '<', '>', '|', '|-|'],
  ['[a]: ', '[a]', '](b "', '<http://a.b>', 'www.a.b ', 'http://a.b ', 'a@b.c', '\\', '\\\n'],
  ['<!--', '-->', '<div>', '</div>', '<b>', '<?', '?>', '<![CDATA[', '&amp;', '&#0;', '[^1]: '],
  ['  \n', '\n\n', '\n', 'a', '- [ ] ', '===\n', '---\ntitle: a\n---\n', '+++\na = 1\n+++\n'],
].flat();

const MDX = [
  ['import a from "b"\n', 'export const a = {\n', '}\n', '{', '}', '{/*', '*/}', '<A ', '</A>'],
  ['/>', '<A b={c}>', '<>', '</>', '${', '`', 'export default ', ';'],
].flat();

export const markdown: Target = target('markdown', 'a.md', SYNTAX);
export const mdx: Target = target('mdx', 'a.mdx', [...MDX, ...SYNTAX]);

function target(name: string, path: string, tokens: readonly string[]): Target {
  const execute = async (input: Buffer): Promise<void> => {
    const { text } = decodeText(input);
    ensureParts(text, await readMarkdown(text, { path }));
  };
  return { name, tokens, start: () => ({ execute }) };
}
