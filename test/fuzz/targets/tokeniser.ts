/** The tokeniser: kernel and reference give the same tokens, and each stands inside the text. */

import { KernelTokeniser } from '../../oracle/kernel-tokeniser.ts';
import { tokenSpans } from '../../../src/core/tokens/spans.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { readBuilt } from '../../../src/runtime/built-files.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { ensure, type Target } from '../target.ts';

export const tokeniser: Target = {
  name: 'tokeniser',
  tokens: [
    [
      'a',
      'Z',
      '7',
      ' ',
      '-',
      "'",
      '’',
      'ʼ',
      '＇',
      '.',
      '_',
      'é',
      'ſ',
      'K',
      'Å',
      'ς',
      'ẞ',
      'ŉ',
      'İ',
    ],
    ['\u0301', '\u0338', '\u034f', '\u20e3', '\u0344', '\u0483', '\ufe0f', '\u{e0100}', '\u00a0'],
    ['华', '\u{20000}', '豈', 'ガ', 'ー', 'ｶ', '゙', 'က', '္', '。', '½', '\u{10400}', '\u1161'],
    ['\u11a8', '가', '\u0378', '\u{1f600}', 'rain ', '\u0958', '\u2126', '\u{1d15e}', '\u0f77'],
  ].flat(),
  start() {
    const code = readBuilt('kernel.wasm');
    ensure(code !== undefined, 'the program is built');
    const module = new WebAssembly.Module(code);
    const [fast, plain] = [new KernelTokeniser(module), new Tokeniser()];
    return {
      execute(input) {
        const { text } = decodeText(input);
        const [a, b] = [fast.tokenise(text), plain.tokenise(text)];
        ensure(a.count === b.count, `as many tokens: ${a.count}, ${b.count}`);
        for (let i = 0; i < b.count; i++) {
          const isSame = a.hi[i] === b.hi[i] && a.lo[i] === b.lo[i];
          ensure(isSame && a.isNumber[i] === b.isNumber[i], `token ${i} is the same`);
        }
        const { count, start, end } = tokenSpans(plain, text);
        ensure(count === b.count, 'every token has a place');
        for (let i = 0; i < count; i++) {
          const isInside = (start[i] ?? 0) <= (end[i] ?? 0) && (end[i] ?? 0) <= text.length;
          ensure(isInside, `token ${i} stands inside the text`);
        }
      },
    };
  },
};
