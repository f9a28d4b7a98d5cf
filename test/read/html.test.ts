import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntity, readHtml } from '../../src/read/html.ts';
import { SOFT_HYPHEN } from '../../src/read/markup/mask.ts';

function words(source: string): string {
  const { text } = readHtml(source);
  expect(text.length).toBe(source.length);
  return text.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
}

describe('the prose of a page', () => {
  it.each([
    ['<p>A <b>ripe</b> pear</p>', 'A ripe pear'],
    ['<p>re<b>form</b>ed</p>', 'reformed'],
    ['<p>re<!-- x -->form</p>', 'reform'],
    ['<p>one</p><p>two</p>', 'one two'],
    ['one<br>two<br/>three', 'one two three'],
    ['<ul><li>one<li>two</ul>', 'one two'],
    ['<td>one</td><td>two</td>', 'one two'],
    ['one<script>no()</script>two', 'one two'],
    ['one<b><nav>no</nav></b>two', 'one two'],
    ['<h1>Pears</h1><aside>ad</aside><p>ripen</p><footer>f</footer>', 'Pears ripen'],
    ['<header>Site</header><p>Pears</p>', 'Pears'],
    ['<article><header><h1>Pears</h1></header><p>ripen</p></article>', 'Pears ripen'],
    ['<nav>menu</nav>a &lt; b &amp;&#x41; &copy 2025', 'a < b &A \u00A9 2025'],
    ['caf&eacute;s&nbsp;open', 'caf\u00E9s open'],
    ['one<nav>unclosed', 'one'],
    ['a < b & c > d', 'a < b & c > d'],
    ['', ''],
  ])('of %j', (source, expected) => {
    expect(words(source)).toBe(expected);
  });

  it('is the only main, or else the only outer article', () => {
    expect(words('before<main>in<p>side</main>after')).toBe('in side');
    expect(words('before<article>in<article>reply</article></article>after')).toBe('in reply');
    expect(words('<main>x<article>in</article></main><article>out</article>')).toBe('x in');
    expect(words('top<article>one</article>mid<article>two</article>')).toBe('top one mid two');
  });

  it('loses forms, unless the whole page is one', () => {
    expect(words('<p>Pears</p><form>Name <input></form>')).toBe('Pears');
    expect(words('<form id="page"><p>Pears</p></form>')).toBe('Pears');
  });

  it('changes nothing but masked and entity characters, whatever the markup', () => {
    const markup =
      'pear plum <p> </p> <b> </b> <main> </main> <article> </article> <br> <nav> </nav> <form> ' +
      '</form> <script> </script> <!-- --> &amp; &eacute; &amp &#59; & < > " </ <title> </title> ' +
      '<![CDATA[ ]]> <?x \u{1F350}';
    const part = fc.constantFrom(' ', '\n', '\r\n', "<a href='", ...markup.split(' '));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        const { text } = readHtml(source);
        expect(text.length).toBe(source.length);
        const entities = source.matchAll(/&(?:amp|eacute|#59);?/g);
        const inEntity = new Set(
          [...entities].flatMap(({ index, 0: { length } }) =>
            Array.from({ length }, (_, i) => index + i),
          ),
        );
        for (let i = 0; i < source.length; i++) {
          if (/[\r\n]/.test(source.charAt(i))) expect(text[i]).toBe(source[i]);
          else if (!inEntity.has(i)) expect([source[i], ' ', SOFT_HYPHEN]).toContain(text[i]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the metadata of a page', () => {
  it('prefers the share title to the title to the heading', () => {
    const h1 = '<h1>Old <i>pears</i></h1>';
    const title = '<title>Pears &amp; plums\n | Orchard</title>';
    expect(readHtml(h1).title).toBe('Old pears');
    expect(readHtml(title + h1).title).toBe('Pears & plums | Orchard');
    expect(readHtml(`<meta property="og:title" content="Pears">${title}${h1}`).title).toBe('Pears');
  });

  it('prefers structured data to meta to time for the date', () => {
    const time = '<time datetime="soon">x</time><time datetime="2025-03-19">x</time>';
    const meta = '<meta name="DC.Date" content="2025-03-18">';
    const json =
      '<script type="application/ld+json">{"@graph":[{},{"datePublished":"2025-03-17"}]}</script>';
    const broken = '<script type="application/ld+json">{"datePublished":</script>';
    expect(readHtml(time).date).toBe('2025-03-19');
    expect(readHtml(time + meta + broken).date).toBe('2025-03-18');
    expect(readHtml(time + meta + json).date).toBe('2025-03-17');
    expect(readHtml('<p>2025-03-17</p>').date).toBeUndefined();
  });

  it('takes the page that it says it comes from for its original', () => {
    const own = '<link rel="canonical" href="https://a.example/p">';
    const source = '<meta name="original-source" content="https://b.example/p">';
    const based =
      '<script type="application/ld+json">{"@graph":[{"@type":"Organization","url":"https://a.example"},' +
      '{"@type":"NewsArticle","isBasedOn":{"@id":"https://c.example/p"}}]}</script>';
    const page = { url: 'https://a.example/p' };
    expect(readHtml(own + source)).toMatchObject({ ...page, canonical: 'https://b.example/p' });
    expect(readHtml(own + based)).toMatchObject({ ...page, canonical: 'https://c.example/p' });
    expect(readHtml(`${own}<meta name="original-source" content="A Paper">`).canonical).toBe(
      'https://a.example/p',
    );
  });

  it('does not take the time of a change for the date', () => {
    const changed = '<time class="updated" datetime="2025-03-19">x</time>';
    expect(readHtml(changed).date).toBeUndefined();
    expect(readHtml(`${changed}<time datetime="2025-03-17">x</time>`).date).toBe('2025-03-17');
    expect(
      readHtml('<script type="application/ld+json">{"dateModified":"2025-03-17"}</script>').date,
    ).toBeUndefined();
  });

  it('has author and outlet, from its tags or its structured data', () => {
    const tags =
      '<meta name="author" content="Ana Pear"><meta property="og:site_name" content="Owl">';
    expect(readHtml(`${tags}<p>A pear.`)).toMatchObject({ author: 'Ana Pear', outlet: 'Owl' });
    const data = {
      '@type': 'NewsArticle',
      author: [{ name: 'Ben Fig' }],
      publisher: { name: 'Elm' },
    };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(readHtml(`${script}<p>A pear.`)).toMatchObject({ author: 'Ben Fig', outlet: 'Elm' });
    const profile = '<meta property="article:author" content="https://owl.example/ana">';
    expect(readHtml(`${profile}<p>A pear.`).author).toBeUndefined();
  });

  it('has the address and the canonical link', () => {
    const head =
      '<link rel="Canonical" href="https://a.example/p"><meta property="og:url" content="https://b.example/p">';
    expect(readHtml(head)).toMatchObject({
      canonical: 'https://a.example/p',
      url: 'https://b.example/p',
    });
  });
});

describe('decodeEntity', () => {
  it('decodes named and numeric entities and leaves the rest', () => {
    expect(['&amp;', '&eacute;', '&#65;', '&#x1F350;', '&bogus;'].map(decodeEntity)).toEqual([
      '&',
      '\u00E9',
      'A',
      '\u{1F350}',
      '&bogus;',
    ]);
  });
});
