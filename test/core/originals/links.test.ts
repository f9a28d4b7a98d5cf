/** Which member of a cluster a link means that names no host, seen from the file that holds it. */
import { describe, expect, it } from 'vitest';
import { MemberIndex } from '../../../src/core/originals/member-index.ts';
import { leadsAway } from '../../../src/core/originals/links.ts';
import { members } from './members.ts';

/** The ids that `link` means in the file `from`, among the others. */
function linkedFrom(from: string, link: string, ...others: readonly string[]): readonly string[] {
  const all = members(
    { id: from, path: from, canonical: link },
    ...others.map((id) => ({ id, path: id })),
  );
  const [first] = all;
  return first === undefined ? [] : new MemberIndex(all).linked(first).map(({ id }) => id);
}

describe('a link without a host', () => {
  it.each([
    'aa.md',
    './aa.md',
    'aa',
    'AA.md#top',
    '/aa.md',
    '/aa',
    '/aa/',
    '/site/aa',
    'site/aa.md',
  ])('%s means the same file from every working folder', (link) => {
    const folders = ['', 'in/', 'x/in/', './', '../', '../../in/', '/data/x/in/'];
    for (const folder of folders) {
      const [from, to] = [`${folder}site/zz.md`, `${folder}site/aa.md`];
      expect(linkedFrom(from, link, to, `${folder}else/other.md`), folder).toEqual([to]);
    }
    // from within the folder
    expect(linkedFrom('zz.md', link, 'aa.md', 'other.md')).toEqual(['aa.md']);
  });

  it.each([
    ['../old/aa.md', 'in/new/zz.md', 'in/old/aa.md'],
    ['../../aa', '../a/b/zz.md', '../aa.md'],
    ['../aa', '../zz.md', '../../aa.md'],
    ['/blog/aa/', 'content/posts/zz.md', 'content/blog/aa/index.md'],
    ['my%20letter.md', 'in/zz.md', 'in/my letter.md'],
    ['/2023/05/02/aa.html', 'site/_posts/2024-01-01-zz.md', 'site/_posts/2023-05-02-aa.md'],
  ])('%s in %s means %s', (link, from, to) => {
    expect(linkedFrom(from, link, to, 'other/text.md')).toEqual([to]);
  });

  it('means the nearest of several files; from the root of a site, the farthest', () => {
    const files = ['in/site/aa.md', 'in/aa.md', 'in/site/blog/aa.md'];
    expect(linkedFrom('in/site/blog/zz.md', 'aa.md', ...files)).toEqual(['in/site/blog/aa.md']);
    expect(linkedFrom('in/site/blog/zz.md', '/aa.md', ...files)).toEqual(['in/aa.md']);
  });

  it('tells two files apart by their extension', () => {
    expect(linkedFrom('p/aa.html', 'aa.md', 'p/aa.md')).toEqual(['p/aa.md']);
  });

  it('leads nowhere if there is no such file', () => {
    expect(linkedFrom('in/zz.md', 'bb.md', 'in/aa.md')).toEqual([]);
  });

  it('does not lead to another site, though a file name looks like a host', () => {
    const [page] = members({ url: 'https://quay.example/zz', canonical: 'aa.md' });
    const [copy] = members({
      url: 'https://quay.example/zz',
      canonical: 'https://mole.example/aa',
    });
    expect([page, copy].map((member) => member && leadsAway(member))).toEqual([false, true]);
  });
});
