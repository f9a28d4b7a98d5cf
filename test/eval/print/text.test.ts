import { describe, expect, it } from 'vitest';
import { printEvaluation } from '../../../src/eval/print/text.ts';
import { reliabilityOf } from '../../../src/eval/reliability.ts';
import { suggestThreshold } from '../../../src/eval/suggest.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { sampleEvaluation } from '../sample.ts';

/** The report without colours, for a terminal of 80 columns. */
function linesOf(change: Parameters<typeof sampleEvaluation>[0] = {}): string[] {
  return [...printEvaluation(sampleEvaluation(change), { color: 0, width: 80 })];
}

describe('an evaluation as text', () => {
  it('has thresholds, reliability, mistakes, and last what to do', () => {
    expect(`${linesOf().join('\n')}\n`).toMatchInlineSnapshot(`
      "1,234 labelled documents, 90 true clusters, 400 true pairs, by score,
      rewrite or closer

        threshold  precision   recall       F1      ARI  clusters
             0.05     0.6173   1.0000   0.7634   0.7634        96
             0.10     0.6359   1.0000   0.7775   0.7775        91
             0.15     0.6530   0.9975   0.7893   0.7893        86
             0.20     0.6717   0.9925   0.8012   0.8012        81
             0.25     0.6888   0.9850   0.8107   0.8107        76
             0.30     0.7073   0.9725   0.8189   0.8189        71
             0.35     0.7254   0.9575   0.8254   0.8254        66
             0.40     0.7435   0.9350   0.8283   0.8283        61
             0.45     0.7615   0.9100   0.8292   0.8292        56  < best
             0.50     0.7795   0.8750   0.8245   0.8245        51
             0.55     0.7967   0.8325   0.8142   0.8142        46
             0.60     0.8156   0.7850   0.8000   0.8000        41
             0.65     0.8333   0.7250   0.7754   0.7754        36
             0.70     0.8511   0.6575   0.7419   0.7419        31
             0.75     0.8684   0.5775   0.6937   0.6937        26
             0.80     0.8864   0.4875   0.6290   0.6290        21
             0.85     0.9059   0.3850   0.5404   0.5404        16
             0.90     0.9231   0.2700   0.4178   0.4178        11
             0.95     0.9344   0.1425   0.2473   0.2473         6
             1.00     1.0000   0.0000   0.0000   0.0000         1

      reliability of the score: 800 candidates scored 0.05 to 0.95
        prior 0.357: the share of true pairs among all 1,200 candidates
           score     true   4 bins of about 200 pairs; | is the score
           0.200    0.040   █▋░░░░░░|░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
           0.400    0.160   ██████▍░░░░░░░░░|░░░░░░░░░░░░░░░░░░░░░░░
           0.600    0.360   ██████████████▍░░░░░░░░░|░░░░░░░░░░░░░░░
           0.800    0.640   █████████████████████████▋░░░░░░|░░░░░░░
        as scored:       error 0.200, largest gap 0.240
        prior adjusted:  error 0.035, largest gap 0.056, intercept shift -1.046

      false pairs, highest first: 1 of 83
        0.9300  rewrite, resemblance 0.4100
                ponds/heron.txt                  A heron stood in the pond behind the…
                …a/folder/in/a/folder/egret.txt  An egret␛[31m stood in the pond, whi…

      missed pairs, lowest first: 1 of 50, 20 of them never candidates
        0.0200  never a candidate, resemblance 0.0030
                ponds/coot.txt  水面の上を飛ぶ鳥の群れが夕方になると町に戻って来る
                ponds/rail.txt

      average precision 0.8765
      this run:  threshold 0.5: precision 0.7795, recall 0.8750, F1 0.8245
      best:      threshold 0.45: precision 0.7615, recall 0.9100, F1 0.8292 (-t 0.45)
      suggested: threshold 0.84: precision 0.9006, recall 0.4075, F1 0.5611 (-t 0.84)
                 for precision 0.9; 95 % interval 0.8483 to 0.9362, of 181 pairs
      "
    `);
  });

  it('fits a terminal, and has no colour and no control character unless asked for', () => {
    const plain = linesOf();
    const colored = [...printEvaluation(sampleEvaluation(), { color: 1, width: 80 })];
    expect(Math.max(...plain.map(displayWidth))).toBeLessThanOrEqual(80);
    expect(plain.join('')).not.toContain('\u001b');
    expect(colored.join('\n')).toContain('\u001b[');
    // oxlint-disable-next-line no-control-regex -- colours are control sequences
    expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(plain);
  });

  it('cuts nothing if it does not go to a terminal', () => {
    const uncut = [...printEvaluation(sampleEvaluation(), { color: 0, width: null })].join('\n');
    expect(uncut).toContain('very/long/path/of/a/folder/in/a/folder/egret.txt  An egret');
    expect(uncut).toContain('which belongs to nobody in the town');
  });

  it('breaks the line of a large collection if it would not fit', () => {
    const labels = { ...sampleEvaluation().labels, documents: 1_234_567, pairs: 7_654_321 };
    const [first, second] = linesOf({ labels, relation: 'near-duplicate' });
    expect(first).toMatch(/^1,234,567 labelled documents, 90 true clusters, 7,654,321 true pairs,/);
    expect(second).toBe('near-duplicate or closer');
  });

  it('says if no threshold has the wanted precision', () => {
    const suggested = suggestThreshold(sampleEvaluation().thresholds, 0.99);
    expect(linesOf({ suggested }).at(-1)).toMatch(
      /^suggested: no threshold reaches precision 0.99; the highest is 0.9\d+, at -t 0.\d+$/,
    );
    const nothing = { precision: 0.99, isReached: false, result: null, interval: null };
    expect(linesOf({ suggested: nothing }).at(-1)).toBe(
      'suggested: none for precision 0.99, as no pair is found at any threshold',
    );
  });

  it('says if there are too few candidates to judge the score, or none', () => {
    const few = reliabilityOf([{ score: 0.5, pairs: 7, truePairs: 7 }]);
    const some = linesOf({ reliability: few });
    expect(some).toContain('reliability of the score: 7 candidates scored 0.05 to 0.95');
    expect(some).toContain('  too few to judge the score; what follows is only a hint');
    expect(some.join('\n')).not.toContain('prior adjusted');
    const none = linesOf({ reliability: reliabilityOf([]) });
    expect(none).toContain('  no candidates at all');
    expect(none.join('\n')).not.toContain('as scored');
  });

  it('has no list of mistakes if there are none', () => {
    const none = { pairs: 0, candidates: 0, worst: [] };
    const mistakes = { threshold: 0.5, falsePairs: none, missedPairs: none };
    expect(linesOf({ mistakes }).join('\n')).not.toMatch(/false pairs|missed pairs/);
  });
});
