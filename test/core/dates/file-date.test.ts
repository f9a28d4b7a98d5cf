import { describe, expect, it } from 'vitest';
import { fileDate } from '../../../src/core/dates/file-date.ts';

describe('the day in the name of a file', () => {
  it.each([
    ['2023-05-02-ferry.md', '2023-05-02'],
    ['blog/_posts/2023-05-02-ferry.md', '2023-05-02'],
    ['2023_05_02 ferry.txt', '2023-05-02'],
    ['2023.05.02.txt', '2023-05-02'],
    ['ferry-2023-05-02.html', '2023-05-02'],
    ['ferry 2023-05-02T10.txt', '2023-05-02'],
    ['20230502-ferry.txt', '2023-05-02'],
    ['20230502T081500-ferry.txt', '2023-05-02'],
    ['ferry_20230502.txt.gz', '2023-05-02'],
    ['20230502.txt', '2023-05-02'],
    ['2023/05/02/ferry.html', '2023-05-02'],
    ['site/2023/05/02/ferry/index.html', '2023-05-02'],
    ['site/2023/05/02-ferry.html', '2023-05-02'],
    ['2023-05-02/ferry.html', '2023-05-02'],
    // the name is nearer to the text than the folder
    ['2024/01/01/2023-05-02-ferry.md', '2023-05-02'],
  ])('of %s is %s', (path, expected) => {
    expect(fileDate(path)).toBe(expected);
  });

  it.each([
    'ferry.md',
    '2023-05-ferry.md',
    '2023/05/ferry.md',
    '2023-02-30-ferry.md',
    '02-05-2023-ferry.md',
    '2023-05-02--2023-05-09-week.md',
    '2023-05_02.md',
    '12345678.txt',
    '120230502.txt',
    'order-20230502-17.txt',
    '1.2023.05.02.3.txt',
    '7023-05-02.txt',
    '-',
    '',
  ])('is not in %j', (path) => {
    expect(fileDate(path)).toBeUndefined();
  });
});
