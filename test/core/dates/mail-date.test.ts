import { describe, expect, it } from 'vitest';
import { mailDate } from '../../../src/core/dates/mail-date.ts';

const withDate = (line: string): string =>
  `From: ada@quay.example (Ada Quill)\nSubject: Re: the buoy\n${line}\n\nThe buoy has drifted.\n`;

describe('the date of a mail', () => {
  it.each([
    ['Date: Mon, 5 Apr 1993 23:04:13 GMT', '1993-04-05T23:04:13Z'],
    ['Date: Mon, 5 Apr 1993 23:04:13 -0700 (PDT)', '1993-04-06T06:04:13Z'],
    ['Date: 5 Apr 93 23:04:13 GMT', '1993-04-05T23:04:13Z'],
    ['Date: Mon,  5 Apr 04 23:04:13 +0000', '2004-04-05T23:04:13Z'],
    ['Date: 5 Apr 1993 23:04:13 PDT', '1993-04-05T23:04:13'],
    ['DATE: 1993-04-05', '1993-04-05'],
    ['Sent: Monday, April 5, 1993 10:12', '1993-04-05T10:12:00'],
    ['Gesendet: Montag, 3. März 2025 10:12', '2025-03-03'],
    ['Envoyé : lundi 3 mars 2025 10:12', '2025-03-03'],
    ['Fecha: lunes, 3 de marzo de 2025 10:12', '2025-03-03'],
    ['Дата: 3 марта 2025 г. 10:12', '2025-03-03'],
  ])('is read from %j', (line, expected) => {
    expect(mailDate(withDate(line))).toBe(expected);
    expect(mailDate(withDate(line).replaceAll('\n', '\r\n'))).toBe(expected);
  });

  it('is read after a mailbox line, folded fields and fields of any name', () => {
    const head = [
      'From ada@quay.example Mon Apr  5 23:04:13 1993',
      'Received: from quay.example by mole.example',
      '\tid AA01; Tue, 6 Apr 1993 01:00:00 GMT',
      'X-Mailer: Gull 2.1',
      'Subject: the buoy',
      'Date: Mon, 5 Apr 1993 23:04:13 GMT',
    ];
    expect(mailDate(`${head.join('\n')}\n\nText.`)).toBe('1993-04-05T23:04:13Z');
  });

  it.each([
    ['a text that speaks of a date', 'Date: the 5 Apr 1993 was a Monday.\nFrom then on: fog.'],
    ['one field besides the date', 'From: Ada\nDate: 5 Apr 1993\n\nText.'],
    [
      'a mail that is passed on below',
      'Look at this.\n\nFrom: A\nTo: B\nDate: 5 Apr 1993\n\nText.',
    ],
    ['a head that ends before it', 'From: A\nTo: B\n\nDate: 5 Apr 1993\n'],
    ['a date that is none', withDate('Date: soon')],
    ['two days that one may mean', withDate('Date: 03/04/2025')],
    ['an empty text', ''],
  ])('is not read from %s', (_, text) => {
    expect(mailDate(text)).toBeUndefined();
  });
});
