import { describe, expect, it } from 'vitest';
import { findQuotedLines, markTokens } from '../../../src/core/boilerplate/quoted-lines.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';

const LETTER = [
  'The ferry stays in harbour until the storm has gone by.',
  'Tickets are good for any day of the week.',
];
const ANSWER =
  'I cannot wait for so long, as my sister marries on the island tomorrow, so please send a boat.';

/** The lines that are taken for quoted. */
const quotedIn = (...lines: string[]): string[] => {
  const text = lines.join('\n');
  return findQuotedLines(text).map(([start, end]) => text.slice(start, end).trimEnd());
};

describe('quoted lines', () => {
  it('are those that begin with >, with the line that names their writer', () => {
    expect(
      quotedIn(
        'Hello all,',
        '',
        'On Monday, Ida Fenn wrote:',
        '> Is it on?',
        '>> Ask him.',
        'Yes.',
      ),
    ).toEqual(['On Monday, Ida Fenn wrote:', '> Is it on?', '>> Ask him.']);
  });

  it.each([
    'In article <17@fenn.example> ida@fenn.example (Ida Fenn) writes:',
    'Ida Fenn <ida@fenn.example>:',
    'Am Montag schrieb Ida Fenn:',
    'Le lundi 3 mars, Ida Fenn a écrit :',
    'El lunes, Ida Fenn escribió:',
    'Il giorno lunedì Ida Fenn ha scritto:',
    'Op maandag schreef Ida Fenn:',
    'В понедельник Ида Фенн писал:',
  ])('come under a line such as %s', (credit) => {
    expect(quotedIn(credit, '', '> Is it on?', '', 'Yes.')).toEqual([credit, '> Is it on?']);
  });

  it.each([
    '> Is it on? I cannot wait for so long, as my sister marries on the island tomorrow.',
    'From: Ida Fenn <ida@fenn.example>',
    '-----Original Message-----',
    'On Monday, Ida Fenn wrote:',
    '-- Ida Fenn, ida@fenn.example',
  ])('are not all that a text has: %s', (line) => {
    expect(quotedIn(line)).toEqual([]);
  });

  it('may have the initials of the writer before the mark', () => {
    expect(quotedIn('Ida Fenn said:', 'IF> Is it on?', 'Yes.')).toHaveLength(2);
  });

  it('may have another mark, from three lines on', () => {
    const lines = [': Is it on?', ': And when?', ': Or where?'];
    expect(quotedIn('ida@fenn.example wrote:', ...lines, 'Yes.')).toHaveLength(4);
    expect(quotedIn('ida@fenn.example wrote:', ...lines.slice(1), 'Yes.')).toEqual([]);
  });

  it('need no writer if there are a dozen words of them, unless the text is Markdown', () => {
    const letter = ['> Is the ferry on tonight, or must we', '> wait until the storm is over?'];
    expect(quotedIn(...letter, '', 'It is.')).toEqual(letter);
    expect(quotedIn('# Ferries', '', ...letter, '', 'It is.')).toEqual([]);
    expect(quotedIn('Take care:', '', '> Keep the lid shut.', '> Wear gloves.')).toEqual([]);
  });

  it('may have a bar before each, but tables are none', () => {
    const letter = [
      '| Is the ferry on tonight,',
      '| or must we wait until',
      '| the storm is over?',
    ];
    expect(quotedIn(...letter, '', 'It is.')).toEqual(letter);
    const table = letter.map((line) => `${line} | yes |`);
    expect(quotedIn(...table, '', 'It is.')).toEqual([]);
  });

  it('are no lines of prose that end a name in an angle', () => {
    const prose = [
      '<Orchard',
      'Inc> sold its cider press to <Fenn',
      'Ltd> for more than it was worth',
    ];
    expect(quotedIn(...prose, 'and nobody was surprised by that in the least.')).toEqual([]);
  });

  it('may have the same initials before each, and no credit', () => {
    const letter = [
      'IF> Is the ferry on tonight,',
      'IF> or must we wait until',
      'IF> the storm is over?',
    ];
    expect(quotedIn(...letter, '', 'It is.')).toEqual(letter);
  });

  it('may be set in below a line that names their writer', () => {
    const letter = ['   Is the ferry on tonight, or must we', '   wait until the storm is over?'];
    const credit = 'ida@fenn.example (Ida Fenn) writes:';
    expect(quotedIn(credit, '', ...letter, '', 'It is.')).toEqual([credit, ...letter]);
    expect(quotedIn('What to take along:', '', ...letter, '', 'Be in time.')).toEqual([]);
  });

  it('may be set in between the answers, each part of them', () => {
    const credit = 'In article <17@fenn.example> ida@fenn.example (Ida Fenn) writes:';
    const inner = '   In article <16@fenn.example> tom@fenn.example writes:';
    const [first, second] = [
      '   Is the ferry on tonight?',
      '   Or must we wait until the storm is over?',
    ];
    expect(
      quotedIn(credit, '', inner, '', first, '', 'It is.', '', second, '', 'No need to.'),
    ).toEqual([credit, inner, first, second]);
  });

  it('may have any sign before each, if the prose goes on from one to the next', () => {
    for (const sign of ['#', '% ', '=', '}', ':-> ', '->']) {
      const letter = [
        'Is the ferry on tonight, or must we wait until the',
        'storm is over? There is nobody at the quay who could',
        'tell us, and the telephone is dead since yesterday.',
      ].map((line) => `${sign}${line}`);
      expect(quotedIn(...letter, '', 'It is, at nine, if the wind allows.')).toEqual(letter);
    }
  });

  it('may have a sign before single lines, between the answers, below a credit', () => {
    const credit = 'Ida Fenn (ida@fenn.example) wrote:';
    const letter = [
      ': Is the ferry on tonight, or must we wait until the',
      ': storm is over?',
      ': Who would know?',
    ];
    const [first = '', second = '', third = ''] = letter;
    expect(quotedIn(credit, first, second, 'It is.', third, 'Ask the pilot.')).toEqual([
      credit,
      ...letter,
    ]);
    const named = letter.map((line) => line.replace(':', '[Ida Fenn]'));
    expect(quotedIn(credit, ...named, '', 'It is, at nine.')).toEqual([credit, ...named]);
  });

  it('are no headings, lists, tables or comments of a page', () => {
    const page = [
      '# The ferry to the islands leaves from the eastern quay',
      '* it sails at nine in the morning, if the wind is not too',
      '  strong, and comes back at six',
      '* a return ticket costs eleven crowns, and children sail',
      '  for nothing',
      '| day | time | boat that sails on that day of the week |',
      '| --- | ---- | --- |',
      '# set this to the quay from which the ferry of the day will',
      '# leave, if it is not the eastern one',
    ];
    expect(quotedIn(...page)).toEqual([]);
  });

  it('may come under a line that the program broke in two', () => {
    const credit = ['On Mon, 4 Mar 2024 at 09:12, Ida Fenn', '<ida@fenn.example> wrote:'];
    expect(quotedIn(...credit, '> Is it on?', 'Yes.')).toEqual([...credit, '> Is it on?']);
  });

  it('may have no mark at all below a line with a date and an address, if text stands above', () => {
    const credit = 'Am 4. März 2024 um 09:12 schrieb Ida Fenn <ida@fenn.example>:';
    const letter = ['Is the ferry on?', 'Ida'];
    expect(quotedIn(ANSWER, '', credit, '', ...letter)).toEqual([credit, ...letter]);
    expect(quotedIn(credit, '', ...letter)).toEqual([]);
  });

  it('have their last words on a line without a mark where the line was too long', () => {
    const long = '> Is the ferry on tonight, or must all of us wait until the storm has gone by';
    const lines = [long, 'and left?', '> Please tell us soon.'];
    expect(quotedIn('Ida wrote:', ...lines, 'It is on.')).toEqual(['Ida wrote:', ...lines]);
  });

  it('are neither tables nor arrows in the middle of a line', () => {
    expect(
      quotedIn('She wrote:', '| a | b |', '|---|---|', '| c | d |', 'x -> y', 'a > b'),
    ).toEqual([]);
  });

  it('end at the end of their line, with any line break', () => {
    const text = 'Ida wrote:\r\n> Is it on?\r\nYes.';
    expect(findQuotedLines(text)).toEqual([
      [0, 12],
      [12, 25],
    ]);
  });

  it('are marked token by token', () => {
    const text = 'Hello.\nIda wrote:\n> Is it on?\nYes, it is.\n> When?';
    const marks = markTokens(new Tokeniser().tokenise(text), findQuotedLines(text));
    expect([...marks]).toEqual([0, 1, 1, 1, 1, 1, 0, 0, 0, 1]);
  });

  it('are none in a text without any', () => {
    expect(findQuotedLines('')).toEqual([]);
    expect(findQuotedLines('Hello\nworld')).toEqual([]);
  });
});

describe('a letter below its head', () => {
  it.each([
    ['From: Ida Fenn', 'Sent: Monday, March 4, 2024 9:13 AM', 'To: all', 'Subject: The ferry'],
    ['Von: Ida Fenn', 'Gesendet: Montag, 4. März 2024 09:13', 'An: alle', 'Betreff: Die Fähre'],
    ['De : Ida Fenn', 'Envoyé : lundi 4 mars 2024 09:13', 'À : tous', 'Objet : Le bac'],
    ['De: Ida Fenn', 'Enviado el: lunes, 4 de marzo de 2024', 'Para: todos', 'Asunto: El barco'],
    ['Van: Ida Fenn', 'Verzonden: maandag 4 maart 2024', 'Aan: allen', 'Onderwerp: De pont'],
    ['От: Ида Фенн', 'Отправлено: 4 марта 2024 г.', 'Кому: всем', 'Тема: Паром'],
    ['发件人：Ida Fenn', '发送时间：2024年3月4日', '收件人：all', '主题：The ferry'],
    ['*From:* Ida Fenn', '*Sent:* Monday', '*To:* all', '*Subject:* The ferry'],
  ])('is quoted to its end: %s', (...head) => {
    expect(quotedIn(ANSWER, '', ...head, '', ...LETTER)).toEqual([...head, '', ...LETTER]);
  });

  it.each([
    '-----Original Message-----',
    '-------- Ursprüngliche Nachricht --------',
    "----- Message d'origine -----",
    '________________________________',
  ])('begins at the rule above it: %s', (rule) => {
    const head = ['From: Ida Fenn <ida@fenn.example>', 'To: all'];
    expect(quotedIn(ANSWER, rule, ...head, '', ...LETTER)).toEqual([rule, ...head, '', ...LETTER]);
  });

  it('is the text itself if nothing stands above', () => {
    const head = ['From: Ida Fenn', 'To: all', 'Subject: The ferry'];
    expect(quotedIn(...head, '', ...LETTER)).toEqual([]);
  });

  it('is no journey, though that has a start, an end and a date', () => {
    const journey = ['From: Port Ellery', 'To: the island', 'Date: 4 March'];
    expect(quotedIn(ANSWER, '', ...journey, '', ...LETTER)).toEqual([]);
  });
});

describe('a text that passes a letter on', () => {
  const head = ['From: Ida Fenn <ida@fenn.example>', 'Date: Mon, 4 Mar 2024', 'Subject: The ferry'];
  const note = ['For those who are not on the list yet, and wait in the harbour.', 'Ruth'];

  it.each([
    '---------- Forwarded message ---------',
    'Begin forwarded message:',
    '-------- Weitergeleitete Nachricht --------',
    '---------- Message transféré ---------',
    '-------- Mensaje reenviado --------',
    '-------- Пересылаемое сообщение --------',
  ])('quotes nothing, be there a line or two above: %s', (rule) => {
    expect(quotedIn(...note, '', rule, ...head, '', ...LETTER)).toEqual([]);
  });

  it('quotes nothing if its subject says so, whatever the rule', () => {
    const own = ['Subject: WG: The ferry', ''];
    const rule = '-----Original Message-----';
    expect(quotedIn(...own, ...note, '', rule, ...head, '', ...LETTER)).toEqual([]);
    expect(
      quotedIn('Subject: AW: The ferry', '', ...note, '', rule, ...head, '', ...LETTER),
    ).not.toEqual([]);
  });

  it('may mark each line, with less than a line above and a name below', () => {
    const quoted = LETTER.map((line) => `> ${line}`);
    expect(quotedIn('See what Ida says.', '', ...quoted, '', 'Ruth Okafor')).toEqual([]);
    expect(quotedIn(...quoted, '', 'Me too!')).toEqual(quoted);
    expect(quotedIn(ANSWER, '', ...quoted)).toEqual(quoted);
  });

  it('quotes it if it says more than two lines about it', () => {
    const rule = '---------- Forwarded message ---------';
    expect(quotedIn(ANSWER, ANSWER, '', rule, ...head, '', ...LETTER)).toContain(rule);
  });
});

describe('a signature', () => {
  it.each([
    [['--', 'Ida Fenn', 'Harbour office, second floor']],
    [['-- ', 'Ida Fenn', 'Harbour office, second floor']],
    [['==========', 'Ida Fenn   ida@fenn.example', '==========']],
    [['**********', 'Mine alone: ida@fenn.example', '**********']],
    [['Ida Fenn            Harbour office', 'ida@fenn.example    (210) 555-4741']],
    [['Ida Fenn', 'ida@fenn.example']],
  ])('is set aside: %j', (signature) => {
    const trimmed = signature.map((line) => line.trimEnd());
    expect(quotedIn(...LETTER, '', ...signature, '')).toEqual(trimmed);
  });

  it('may stand above the letter that is answered', () => {
    const lines = quotedIn(ANSWER, '', '-- ', 'Ida Fenn', '', 'Ann wrote:', '> Is it on?');
    expect(lines).toEqual(['--', 'Ida Fenn', '', 'Ann wrote:', '> Is it on?'].filter(Boolean));
  });

  it.each([
    ['a section below a rule', ['---', '', 'The harbour office is closed on Mondays.', '', '---']],
    ['a table', ['--', 'Wheat  10  12  15', 'Corn  11  13  17']],
    [
      'a sentence with an address',
      ['Write to ida@fenn.example and ask for a ticket, or two if you bring a friend along.'],
    ],
  ])('is not %s', (_, lines) => {
    expect(quotedIn(...LETTER, '', ...lines)).toEqual([]);
  });

  it('is not all of a text', () => {
    expect(quotedIn('-- ', 'Ida Fenn', 'ida@fenn.example')).toEqual([]);
  });
});
