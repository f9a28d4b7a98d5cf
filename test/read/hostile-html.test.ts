/** Pages that were made to hang the reader, to crash it, or that hide their text in their own markup. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlFragmentMasks, readHtml } from '../../src/read/html.ts';
import { maskText, SOFT_HYPHEN } from '../../src/read/markup/mask.ts';

const STORY =
  'The mill at Vinterby burned down on Sunday night and nobody was hurt, said the miller, who had ' +
  'been asleep in the loft until her dog began to bark at the smoke below';

function words(source: string): string {
  const { text } = readHtml(source);
  expect(text.length).toBe(source.length);
  return text.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
}

/** What a quadratic reader takes for a page of this size is minutes, or tens of seconds. */
const SIZE = 1_500_000;
const MAX_SECONDS = 8;

function expectFast(read: () => unknown): void {
  const before = process.cpuUsage();
  read();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(MAX_SECONDS);
}

const repeated = (part: string): string => part.repeat(SIZE / part.length);
const numbered = (part: (i: number) => string): string =>
  Array.from({ length: SIZE / part(10_000).length }, (_, i) => part(i)).join('');

describe('a page is read in time that grows with its length', () => {
  it.each([
    ['<div>'],
    ['<table><tr><td>'],
    ['<svg><desc>'],
    ['<svg><foreignObject>'],
    ['<math><mi>'],
    ['<p>'],
    ['<a>'],
    ['<ul><li>'],
    ['<select><option>'],
    ['<form>'],
    ['<main><article><header>'],
    ['<template><noscript>'],
    ['<title>'],
    ['<title><textarea><script><style><xmp><iframe><noembed><noframes>'],
    ['<!--'],
    ['<![CDATA['],
    ['<!x'],
    ['<?x'],
    ['</'],
    ['</p>'],
    ['<'],
    ['<a b="'],
    [`<a b='x>"`],
    ['&'],
    ['&#1'],
    ['&CounterClockwiseContourIntegral'],
    ['&amp; '],
    ['a<b>'],
    ['<h1>x</h1>'],
    ['<script type="application/ld+json">{}</script>'],
  ])('of %j over and over', (part) => {
    expectFast(() => readHtml(repeated(part) + STORY));
  });

  const half = SIZE / 2;
  it.each([
    ['end tags of what is not open', '<div>'.repeat(half / 5) + '</span>'.repeat(half / 7)],
    ['crossed tags', '<b><i>'.repeat(half / 6) + '</b></i>'.repeat(half / 8)],
    ['tags of many names', numbered((i) => `<x${i}>`)],
    ['attributes of many names', `<meta ${numbered((i) => `a${i}=b `)}>`],
    ['one attribute many times', `<meta ${repeated('a=b ')}>`],
    ['an attribute of entities', `<meta name="date" content="${repeated('&amp; ')}">`],
    ['a title of entities', `<title>${repeated('&amp; ')}</title>`],
    ['a heading of tags', `<h1>${repeated('&amp;<b>')}`],
    ['a script that nearly ends', `<script>${repeated('</scrip')}`],
    ['a number without end', `&#${repeated('1')}`],
    ['many other metas', numbered((i) => `<meta name=k${i} content=x>`)],
    ['lists in structured data', jsonLd('['.repeat(half) + ']'.repeat(half))],
    ['keys of structured data', jsonLd(`{${numbered((i) => `"k${i}":1,`)}"x":1}`)],
    ['types in structured data', jsonLd(`{"@type":[${repeated('"Article",')}1],"url":"/a"}`)],
  ])('of %s', (_, page) => {
    expectFast(() => readHtml(page + STORY));
  });

  it('even as a part of another format', () => {
    expectFast(() => htmlFragmentMasks(repeated('<div>')));
    expectFast(() => htmlFragmentMasks(repeated('<svg><desc>')));
  });
});

function jsonLd(data: string): string {
  return `<script type="application/ld+json">${data}</script>`;
}

describe('structured data of any shape', () => {
  it.each([
    ['{"@type":{"toString":1}}'],
    ['{"@type":["Article",{"toString":1}],"url":"https://a.example/p"}'],
    [`{"@type":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    [`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['{"@type":null,"url":{"toString":null},"datePublished":{"valueOf":1}}'],
    ['{"__proto__":{"@type":"Article"},"url":1e999,"isBasedOn":[[]]}'],
    ['"Article"'],
    ['null'],
  ])('%.60s is no reason to stop', (data) => {
    expect(words(`${jsonLd(data)}<p>${STORY}</p>`)).toBe(STORY);
  });

  it('has an article among its types', () => {
    const data = '{"@type":["Thing",["NewsArticle"],7],"url":"https://a.example/p"}';
    expect(readHtml(jsonLd(data)).url).toBe('https://a.example/p');
    const other = '{"@type":{"name":"Article"},"url":"https://a.example/p"}';
    expect(readHtml(jsonLd(other)).url).toBeUndefined();
  });

  it('is never more than its reader can take', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (type, data) => {
        const graph = `[{"@type":${type},"url":${data}},${data}]`;
        expect(words(`${jsonLd(graph.replaceAll('<', ''))}<p>${STORY}</p>`)).toBe(STORY);
      }),
    );
  });
});

describe('a page is never lost to its own markup', () => {
  const story = `<p>${STORY}</p>`;
  it.each([
    ['an empty main', `<main id="app"></main><div>${story}</div>`],
    ['a main of blanks', `<main>&nbsp;\n &#8212;</main><div>${story}</div>`, '\u2014 '],
    ['an empty article', `<article></article><div>${story}</div>`],
    ['a main that holds a form', `<main><form>${story}</form></main>`],
    ['a form among blanks', `<body>\n<form>\n${story}</form>\n</body>`],
    ['a header', `<body>\n<header>${story}</header>\n</body>`],
    ['a header in an aside', `<aside><header>${story}</header></aside>`],
    ['an aside', `<aside>${story}</aside>`],
    ['a footer', `<footer><article>${story}</article></footer>`],
    ['a navigation', `<nav>${story}</nav>`],
    ['a dialog', `<dialog open>${story}</dialog>`],
    ['a map', `<map>${story}</map>`],
    ['a button', `<button>${story}</button>`],
    ['a list to choose from', `<select><option>${STORY}</select>`],
    ['a box to write in', `<textarea>${STORY}</textarea>`],
    ['a template', `<template>${story}</template>`],
    ['what is for readers without scripts', `<noscript>${story}</noscript>`],
    ['a drawing', `<svg><text>${STORY}</text></svg>`],
    ['a table', `<table><tr><td>${story}</table>`],
    ['preformatted text', `<pre>${STORY}</pre>`],
    ['a head without an end', `<html><head><meta charset="utf-8">${story}`],
    ['a title without an end', `<head><title>Mill burned</head><body>${story}`, 'Mill burned '],
    ['a title that XHTML closes', `<head><title/><script src="x" /></head><body>${story}`],
    ['a script that XHTML closes', `<script src="x"/>${story}<script>code()</script>`],
    ['a script without an end', `<script src="x">${story}`],
    ['a style without an end', `<style>${story}`],
    ['a box without an end', `<textarea>${STORY}`],
    ['a comment without an end', `<!-- ${story}`],
    ['a section without an end', `<![CDATA[ ${story}`],
    ['a quote without an end', `<a href="x>${story}`],
    ['titles without an end', `<title><title><title><textarea>${story}`],
    ['an end tag without an end', `</p ${STORY}`, '/p '],
  ])('that is all in %s', (_, page, before = '') => {
    expect(words(page)).toBe(before + STORY);
  });

  it.each([
    ['a teaser', `<article><h2>Related</h2></article><div>${story}</div>`, 'Related '],
    ['a title', `<h1>Mill burned</h1><nav>${story}`, 'Mill burned '],
    ['a slogan', `<div>Since 1899</div><header>${story}</header>`, 'Since 1899 '],
    ['a link', `<a href="#x">Skip</a><form>${story}</form>`, 'Skip '],
    ['a date', `<p>Monday</p><button>${story}`, 'Monday '],
    ['a heading', `<h1>Mill</h1><title>${story}`, 'Mill '],
  ])('for %s beside the story', (_, page, before) => {
    expect(words(page)).toBe(before + STORY);
  });

  it('takes the articles if main has nothing', () => {
    const page = `<main></main><div>Menu</div><article>${story}</article><article>${story}</article>`;
    expect(words(page)).toBe(`${STORY} ${STORY}`);
  });

  it('has some of its letters, if it has any outside of its scripts', () => {
    const tag = fc.constantFrom(
      ...'main article header footer nav aside form div p a svg template noscript select'.split(
        ' ',
      ),
    );
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(' ', '&nbsp;', 'pears', '<br>'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        expect(words(parts.join('')).includes('pears')).toBe(parts.includes('pears'));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a page that marks its text well is read as before', () => {
  const menu = '<a href="/">One more page</a> '.repeat(300);
  it.each([
    ['a long navigation', `<nav>${menu}</nav><main>Pears</main>`, 'Pears'],
    ['a menu in the header', `<header>${menu}</header><article>Pears</article>`, 'Pears'],
    ['a list of links', `<article>Pears</article><div>${menu}</div>`, 'Pears'],
    ['a long footer', `<p>Pears</p><footer>${STORY}</footer>`, 'Pears'],
    ['a long aside', `<p>Pears</p><aside>${STORY}</aside>`, 'Pears'],
    [
      'comments of several times its length',
      `<article>${STORY}</article>${`<div>${STORY}</div>`.repeat(8)}`,
      STORY,
    ],
    ['an unclosed script at its end', `<p>Pears</p><script>var pears = "ripe";`, 'Pears'],
    ['an unclosed comment at its end', `<p>${STORY}</p><!-- footer ${STORY}`, STORY],
  ])('beside %s', (_, page, expected) => {
    expect(words(page)).toBe(expected);
  });

  it('has its entities, also after a tag that ends on the next line', () => {
    expect(words('<p>pear</b\n>&#62;<a>plum</a\n>&eacute;')).toBe('pear >plum \u00E9');
  });

  it('is masked like a fragment if it marks nothing', () => {
    const part = fc.constantFrom(
      ...'pear plum <b> </b> <p> </p> <br> <!--x--> &amp; &eacute; &shy; &NewLine; &#10; \n \r\n \u00AD'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        const { masks, replacements } = htmlFragmentMasks(source);
        expect(readHtml(source).text).toBe(maskText(source, masks, replacements));
      }),
    );
  });
});

describe('memory', () => {
  it('holds no object for each entity, tag or attribute of a page', () => {
    const page = '<p>&amp; x<b>'.repeat(200_000);
    readHtml(page);
    const before = process.memoryUsage().heapUsed;
    const { text } = readHtml(page);
    const grown = process.memoryUsage().heapUsed - before;
    expect(text.length).toBe(page.length);
    // an object for each would be 50 times the length
    expect(grown / page.length).toBeLessThan(40);
  });
});
