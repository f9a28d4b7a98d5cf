import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import type { Article } from '../../src/model/article.ts';
import type { Origin } from '../../src/model/result.ts';
import { report } from '../../src/report/formats.ts';
import { editedCorpus } from '../invented-articles.ts';

const WIRE = `The ferry Northern Light ran aground off Port Ellery early on Thursday with forty people aboard, and all
of them were brought ashore by lifeboats before the tide turned. The coastguard said that the captain had reported a
failure of the rudder shortly after four in the morning. A harbour pilot who saw the lights from the pier called the
station and two boats were launched within minutes. Nobody was seriously hurt, although six passengers were treated
for cold at the district hospital. The owner of the ship, the Ellery Line, said it would inspect its three other
vessels before they sail again on Saturday. Residents of the town opened the parish hall and brought blankets, soup.`;
const REWRITE = `All forty people on the ferry Northern Light are safe after it ran aground off Port Ellery before
dawn on Thursday, rescuers said. Lifeboats brought everybody ashore before the tide turned, according to the
coastguard. Its spokeswoman told reporters that a failure of the rudder was reported by the captain soon after four
o'clock. Two boats were launched within minutes of a call by a harbour pilot on the pier. Six passengers were treated
for cold at the district hospital; nobody was seriously hurt. Three other vessels of the Ellery Line will be inspected
before they sail again. In the parish hall, residents handed out soup, blankets and dry clothes.`;

const ARTICLES: readonly Article[] = [
  {
    id: 'courier',
    text: `${WIRE} More to follow.`,
    date: '2026-03-12T10:00:00Z',
    outlet: 'Courier',
  },
  { id: 'bugle', text: `PORT ELLERY, March 12 (Reuters) - ${WIRE}`, date: '2026-03-13' },
  { id: 'cut', text: WIRE.slice(0, 330) },
  { id: 'wire', text: `PORT ELLERY, March 12 (Reuters) - ${WIRE}` },
  { id: 'ap', text: `PORT ELLERY (AP) — ${REWRITE}`, date: '2026-03-12', author: 'Jane Doe' },
  { id: 'late', text: `${REWRITE}\n\n© 2026 The Associated Press`, date: '2026-03-14' },
];

async function originsOf(articles: readonly Article[]): Promise<readonly Origin[]> {
  const { clusters } = await dedupe(articles);
  expect(clusters).toHaveLength(1);
  return clusters[0]?.origins ?? [];
}

describe('the origins of a cluster', () => {
  it('are its tellings, each with whom it credits and its order in time', async () => {
    expect(await originsOf(ARTICLES)).toEqual([
      { first: 'ap', date: '2026-03-12', outlet: 'AP', members: ['ap', 'late'] },
      {
        first: 'courier',
        date: '2026-03-12T10:00:00Z',
        outlet: 'Reuters',
        members: ['courier', 'bugle', 'cut', 'wire'],
      },
    ]);
  });

  it('are one for copies of one text, and are counted in the summary', async () => {
    const copies = ['a', 'b', 'c'].map((id) => ({ id, text: WIRE }));
    const { clusters, summary } = await dedupe([...copies]);
    expect(clusters[0]?.origins).toEqual([{ first: 'a', outlet: null, members: ['a', 'b', 'c'] }]);
    expect(summary.origins).toBe(1);
    expect((await dedupe(ARTICLES)).summary.origins).toBe(2);
  });

  it('begin with the original where no date tells', async () => {
    const [first] = await originsOf([
      { id: 'copy', text: WIRE.slice(0, 500) },
      { id: 'whole', text: WIRE },
    ]);
    expect(first?.members).toEqual(['whole', 'copy']);
  });

  it('are told in text for several of them, with author and outlet in CSV', async () => {
    const result = await dedupe(ARTICLES);
    const text = [...(await report('text', result))].join('');
    expect(text).toContain('2 origins: AP 2026-03-12 (2), Reuters 2026-03-12 (4)');
    const csv = [...(await report('csv', result))].join('');
    expect(csv).toMatch(/,Jane Doe,,1,\r\n/);
    expect(csv).toMatch(/,,Courier,2,\r\n/);
  });

  it('hold each member once, whatever the articles', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { clusters, summary } = await dedupe(articles);
        for (const { members, origins = [] } of clusters) {
          const ids = members.map(({ document }) => document).toSorted();
          expect(origins.flatMap((origin) => origin.members).toSorted()).toEqual(ids);
          for (const origin of origins) expect(origin.first).toBe(origin.members[0]);
          const identical = members.filter(({ role }) => role === 'identical');
          const home = origins.find((origin) =>
            origin.members.includes(members[0]?.document ?? ''),
          );
          for (const { document } of identical) expect(home?.members).toContain(document);
        }
        expect(summary.origins).toBe(clusters.flatMap(({ origins = [] }) => origins).length);
      }),
      { numRuns: 40 },
    );
  });
});
