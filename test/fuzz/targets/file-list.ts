/** Lists of files: names without the separator, none of them empty. */

import { parseFileList } from '../../../src/files/file-list.ts';
import { orRefusal, ensure, type Target } from '../target.ts';

export const fileList: Target = {
  name: 'file-list',
  tokens: ['\n', '\r\n', '\r', '\0', '-', './', '../', '/', 'a.txt', ' ', '\\', '\ufeff', '#', '"'],
  start: () => ({
    async execute(input) {
      for (const nul of [true, false]) {
        const names = await orRefusal(() => parseFileList([input], nul));
        if (names instanceof Error) continue;
        ensure(names.length <= input.length, 'no more names than bytes');
        for (const name of names) ensure(name.length > 0, 'no name is empty');
      }
    },
  }),
};
