/** Two notices that are one form filled in twice: no copies, and yet not without a word. */
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import { explain } from '../src/explain/explain.ts';

const notice = (dividend: string, paid: string, held: string): string =>
  `HOLLIN WATER COMPANY SETS ITS QUARTERLY DIVIDEND\nThe board of the company set a dividend of ${dividend} cents a share, to be paid on ${paid} to all who hold shares on the evening of ${held}, and thanked everybody for their patience.`;

const ARTICLES = [
  { id: 'spring', text: notice('22', 'April 10 1987', 'March 27 1987') },
  { id: 'autumn', text: notice('31', 'October 9 1994', 'September 26 1994') },
  {
    id: 'ferry',
    text: 'The ferry sank at dawn off Port Ellery, with nobody aboard, and was raised in May.',
  },
];

describe('one form filled in twice', () => {
  it('is no copy', async () => {
    const { clusters, pairs } = await dedupe(ARTICLES);
    expect(clusters).toEqual([]);
    expect(pairs).toEqual([]);
  });

  it('is listed as a form where forms are asked for', async () => {
    const { pairs, templates } = await dedupe(ARTICLES, { relation: 'template' });
    // two are a pair, and no family
    expect(templates).toBeUndefined();
    expect(pairs.map(({ a, b, relation }) => [a, b, relation])).toEqual([
      ['autumn', 'spring', 'template'],
    ]);
  });

  it('is explained as a form', async () => {
    const { relation, verdict } = await explain(ARTICLES, ['spring', 'autumn']);
    expect(relation.relation).toBe('template');
    expect(verdict.outcome).toBe('weaker-relation');
  });

  it('counts where resemblance is asked for, whatever it is of', async () => {
    const { pairs } = await dedupe(ARTICLES, { by: 'resemblance', threshold: 0.4 });
    expect(pairs.map(({ relation }) => relation)).not.toContain('template');
    expect(pairs).toHaveLength(1);
  });
});
