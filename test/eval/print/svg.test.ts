import { describe, expect, it } from 'vitest';
import { drawPrecisionRecall } from '../../../src/eval/print/precision-recall-svg.ts';
import { drawReliability } from '../../../src/eval/print/reliability-svg.ts';
import { drawDiagram } from '../../../src/eval/print/svg.ts';
import type { Evaluation } from '../../../src/eval/evaluate.ts';
import { reliabilityOf } from '../../../src/eval/reliability.ts';
import { suggestThreshold } from '../../../src/eval/suggest.ts';
import { sampleEvaluation } from '../sample.ts';

const TAG = /^<(\/?)([a-zA-Z]+)((?: [a-zA-Z-]+(?::[a-z]+)?="[^"<&]*")*)(\/?)>/;
const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt|quot);)+/;

/** The elements of a well-formed document, in order; throws at the first fault. */
function parse(svg: string): { name: string; attributes: Map<string, string> }[] {
  const elements: { name: string; attributes: Map<string, string> }[] = [];
  const open: string[] = [];
  let rest = svg;
  while (rest !== '') {
    const text = TEXT.exec(rest);
    const tag = TAG.exec(rest);
    if (text === null && tag === null) throw new Error(`not well-formed: ${rest.slice(0, 60)}`);
    rest = rest.slice((text ?? tag)?.[0].length);
    if (tag === null) continue;
    const [, end, name = '', list = '', selfClosed] = tag;
    if (end === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of list.matchAll(/ ([^ =]+)="([^"]*)"/g)) {
      if (attributes.has(key)) throw new Error(`${key} twice on <${name}>`);
      attributes.set(key, value);
    }
    elements.push({ name, attributes });
    if (selfClosed !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return elements;
}

/** The places of values in the picture, by its own axes. */
function axesOf(svg: string, low = 0) {
  const axis = /class="axis" d="M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)"/.exec(svg);
  const [left = 0, top = 0, bottom = 0, right = 0] = (axis ?? []).slice(1).map(Number);
  return {
    x: (value: number) => left + ((value - low) / (1 - low)) * (right - left),
    y: (value: number) => bottom - ((value - low) / (1 - low)) * (bottom - top),
  };
}

/** Centres of the circles of a kind; first those in the plot, then the one in the legend. */
function circles(svg: string, look: string): { x: number; y: number }[] {
  return parse(svg)
    .filter(({ name, attributes }) => name === 'circle' && attributes.get('class') === look)
    .map(({ attributes }) => ({
      x: Number(attributes.get('cx')),
      y: Number(attributes.get('cy')),
    }));
}

function pointsOf(svg: string, look: string): { x: number; y: number }[] {
  const line = parse(svg).find(({ attributes }) => attributes.get('class') === look);
  const points = line?.attributes.get('points')?.split(' ') ?? [];
  return points.map((point) => {
    const [x = NaN, y = NaN] = point.split(',').map(Number);
    return { x, y };
  });
}

const NEARLY = 0.051;

describe('the diagrams', () => {
  const evaluation = sampleEvaluation();
  const empty: Partial<Evaluation> = {
    curve: [],
    thresholds: [],
    averagePrecision: null,
    suggested: { precision: 0.95, isReached: false, result: null, interval: null },
  };

  it.each([
    ['of precision and recall', drawPrecisionRecall(evaluation)],
    ['of precision and recall, of nothing', drawPrecisionRecall(sampleEvaluation(empty))],
    ['of reliability', drawReliability(evaluation.reliability)],
    ['of reliability, of nothing', drawReliability(reliabilityOf([]))],
  ])('%s are well-formed, small, described, and for light and dark', (_, svg) => {
    const elements = parse(svg);
    expect(elements[0]?.name).toBe('svg');
    expect(elements[0]?.attributes.get('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(elements.map(({ name }) => name)).toEqual(expect.arrayContaining(['title', 'desc']));
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null|url\(http|href/);
    expect(svg.length).toBeLessThan(12_000);
  });

  it('stay well-formed whatever their words are', () => {
    const svg = drawDiagram({
      title: '<Ferns> & "mosses"',
      subtitle: ']]>',
      xLabel: '<!--',
      yLabel: "it's",
      low: 0,
      lines: [],
      marks: [],
      legend: [{ shape: 'dot', series: 'main', text: '</text>' }],
    });
    expect(() => parse(svg)).not.toThrow();
    expect(svg).toContain('&lt;Ferns&gt; &amp; &quot;mosses&quot;');
  });

  it('have every line and mark inside the picture', () => {
    for (const svg of [drawPrecisionRecall(evaluation), drawReliability(evaluation.reliability)]) {
      const [root] = parse(svg);
      const [width, height] = ['width', 'height'].map((key) => Number(root?.attributes.get(key)));
      for (const { x, y } of [...circles(svg, 'dot main'), ...circles(svg, 'dot second')]) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(width ?? 0);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(height ?? 0);
      }
    }
  });
});

describe('precision and recall as a diagram', () => {
  it('draws the clusters at every threshold that has any', () => {
    const evaluation = sampleEvaluation();
    const svg = drawPrecisionRecall(evaluation);
    const { x, y } = axesOf(svg);
    const found = evaluation.thresholds.filter(({ pairs }) => pairs > 0);
    const points = pointsOf(svg, 'line main');
    expect(points).toHaveLength(found.length);
    for (const [index, { recall, precision }] of found.entries()) {
      expect(Math.abs((points[index]?.x ?? NaN) - x(recall))).toBeLessThan(NEARLY);
      expect(Math.abs((points[index]?.y ?? NaN) - y(precision))).toBeLessThan(NEARLY);
    }
  });

  it('marks the run, and the thresholds to know, in the legend too', () => {
    const evaluation = sampleEvaluation();
    const svg = drawPrecisionRecall(evaluation);
    const { x, y } = axesOf(svg);
    const [dot, inLegend] = circles(svg, 'dot second');
    expect(Math.abs((dot?.x ?? NaN) - x(evaluation.default.recall))).toBeLessThan(NEARLY);
    expect(Math.abs((dot?.y ?? NaN) - y(evaluation.default.precision))).toBeLessThan(NEARLY);
    expect(inLegend).toBeDefined();
    expect(svg).toContain('>this run, -t 0.5: precision 0.780, recall 0.875<');
    expect(svg).toContain(`>best F1 ${evaluation.best.f1.toFixed(3)}, -t `);
    expect(svg).toContain('>for precision 0.9, -t ');
    expect(svg).toContain('average precision 0.8765<');
  });

  it('says if no threshold has the wanted precision, and marks none', () => {
    const suggested = suggestThreshold(sampleEvaluation().thresholds, 0.99);
    const svg = drawPrecisionRecall(sampleEvaluation({ suggested }));
    expect(svg).not.toContain('for precision');
    expect(svg).toContain('precision 0.99 is not reached');
  });

  it('has a run on the line if its threshold is between two others', () => {
    const { default: current, ...rest } = sampleEvaluation();
    const between = { ...current, threshold: 0.505, recall: 0.87 };
    const svg = drawPrecisionRecall({ ...rest, default: between });
    const [dot] = circles(svg, 'dot second');
    expect(pointsOf(svg, 'line main')).toContainEqual(dot);
  });

  it('begins its axes higher if all that matters is in a corner, and says so', () => {
    const good = { ...sampleEvaluation().best, precision: 0.97, recall: 0.96 };
    const suggested = { precision: 0.9, isReached: true, result: good, interval: null };
    const svg = drawPrecisionRecall(sampleEvaluation({ default: good, best: good, suggested }));
    expect(svg).toContain('axes begin at 0.9<');
    const { x, y } = axesOf(svg, 0.9);
    const [dot] = circles(svg, 'dot second');
    expect(Math.abs((dot?.x ?? NaN) - x(0.96))).toBeLessThan(NEARLY);
    expect(Math.abs((dot?.y ?? NaN) - y(0.97))).toBeLessThan(NEARLY);
  });
});

describe('reliability as a diagram', () => {
  const { reliability } = sampleEvaluation();
  const svg = drawReliability(reliability);

  it('has every bin at its mean score and its share, before and after the shift', () => {
    const { x, y } = axesOf(svg);
    const scored = circles(svg, 'dot main').slice(0, -1);
    const shifted = circles(svg, 'hole second').slice(0, -1);
    expect(scored).toHaveLength(reliability.bins.length);
    expect(shifted).toHaveLength(reliability.bins.length);
    for (const [index, bin] of reliability.bins.entries()) {
      expect(Math.abs((scored[index]?.x ?? NaN) - x(bin.meanScore))).toBeLessThan(NEARLY);
      expect(Math.abs((shifted[index]?.x ?? NaN) - x(bin.shiftedScore ?? NaN))).toBeLessThan(
        NEARLY,
      );
      expect(Math.abs((scored[index]?.y ?? NaN) - y(bin.trueShare))).toBeLessThan(NEARLY);
    }
  });

  it('says how far off the score is, by how many pairs', () => {
    expect(svg).toContain('800 candidates of 1,200 scored 0.05 to 0.95; prior ');
    expect(svg).toMatch(/>as scored: error 0\.\d{3}, largest gap 0\.\d{3}</);
    expect(svg).toMatch(/>intercept shift -\d\.\d{3}: error 0\.\d{3}, largest gap 0\.\d{3}</);
  });
});
