import { describe, expect, it } from 'vitest';
import type { Cluster, DedupeResult, Origin } from '../../../src/model/result.ts';
import { report } from '../../../src/report/formats.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { HOSTILE } from '../../hostile-strings.ts';
import { ACTING } from '../hostile-result.ts';
import { SAMPLE } from '../sample.ts';

/** The sample whose first cluster has these origins. */
function withOrigins(origins: readonly Origin[]): DedupeResult {
  const [first, ...others] = SAMPLE.clusters;
  const clusters: readonly Cluster[] =
    first === undefined ? [] : [{ ...first, origins }, ...others];
  return { ...SAMPLE, clusters };
}

const text = async (result: DedupeResult, width: number | null = null): Promise<string> =>
  [...(await report('text', result, { width }))].join('');

const ids = (SAMPLE.clusters[0]?.members ?? []).map(({ document }) => document);
const [one = '', two = '', ...others] = ids;

describe('the origins of a cluster in text', () => {
  it('are one line, each with who, when and how many', async () => {
    const origins = [
      { first: one, date: '2026-03-12T08:30:00Z', outlet: 'Reuters', members: [one, ...others] },
      { first: two, outlet: null, members: [two] },
    ];
    const count = ids.length - 1;
    expect(await text(withOrigins(origins))).toContain(
      `2 origins: Reuters 2026-03-12 (${count}), ${two} (1)\n`,
    );
    expect(await text(withOrigins(origins), 80)).toContain(
      `2 origins: Reuters 2026-03-12 (${count}),`,
    );
  });

  it('are not told for one, nor where the rows say as much', async () => {
    const whole = [{ first: one, outlet: 'Reuters', members: ids }];
    expect(await text(withOrigins(whole))).not.toContain('origin:');
    const apart = ids.map((id) => ({ first: id, outlet: null, members: [id] }));
    expect(await text(withOrigins(apart))).not.toContain('origins:');
    expect(await text(SAMPLE)).not.toContain('origins:');
  });

  it('are counted beyond the first five', async () => {
    const origins = Array.from({ length: 9 }, (_, i) => ({
      first: one,
      outlet: `Paper ${i}`,
      members: [one],
    }));
    expect(await text(withOrigins(origins))).toMatch(
      /9 origins: Paper 0 \(1\), .*Paper 4 \(1\), 4 more\n/,
    );
  });

  it('stay on their line and do not act, whatever the outlets are called', async () => {
    for (const outlet of HOSTILE) {
      const origins = [
        { first: one, date: '2026-03-12', outlet, members: [one] },
        { first: two, outlet, members: [two, ...others] },
      ];
      for (const width of [null, 60]) {
        const lines = (await text(withOrigins(origins), width)).split('\n');
        expect(lines.filter((line) => line.includes('2 origins:'))).toHaveLength(1);
        for (const line of lines) {
          expect(line).not.toMatch(ACTING);
          if (width !== null) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }
    }
  });
});
