/**
 * The date in the head of a mail or of a news article: `Date: Mon, 5 Apr 1993 23:04:13 -0700 (PDT)`
 * among `From:`, `Subject:` and their like, in the languages in which mail programs write them.
 *
 * A head is a run of lines `Name: value` at the very start, two of them known names besides the
 * date. Its own lines count only, so the head of a mail that is quoted or passed on gives nothing.
 * Years of two digits are years of mail: 93 is 1993 (RFC 5322, 4.3).
 *
 * One test for most texts.
 */

import { isoDate } from './date.ts';
import { monthNumber } from './month-names.ts';

const KNOWN =
  'from|to|subject|cc|newsgroups|message-id|path|organization|reply-to|sender|lines|references|' +
  'received|return-path|nntp-posting-host|followup-to|in-reply-to|keywords|distribution|mime-version|' +
  'content-type|xref|article-i\\.d\\.|summary|importance|' +
  'von|an|betreff|de|à|objet|para|asunto|assunto|da|a|oggetto|van|aan|onderwerp|från|till|ämne|' +
  'fra|til|emne|od|do|temat|от|кому|тема|kimden|kime|konu';
const DATED =
  'date|sent|posted|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|skickat|sendt|' +
  'wysłano|дата|отправлено|tarih|gönderme tarihi';

const IS_HEAD = new RegExp(
  `^\\s*(?:from [^\\n]*\\d\\d\\r?\\n)?(?:${KNOWN}|${DATED}|x-[\\w-]+) ?:`,
  'iu',
);
const FIELD = /^([\p{L}\p{N}._ -]{1,40}?) ?:[ \t]*(.*)$/u;
const KNOWN_NAME = new RegExp(`^(?:${KNOWN})$`, 'iu');
const DATED_NAME = new RegExp(`^(?:${DATED})$`, 'iu');

/** No head of a mail is longer, in UTF-16 units. */
const MAX_HEAD = 8_000;
/** Other fields that make a run of lines the head of a mail. */
const MIN_KNOWN = 2;

/** Returns the date of a mail, ISO 8601; undefined if the text does not begin with a head. */
export function mailDate(text: string): string | undefined {
  if (!IS_HEAD.test(text.slice(0, MAX_NAME))) return undefined;
  let known = 0;
  let date: string | undefined;
  const lines = text.slice(0, MAX_HEAD).trimStart().split(/\r?\n/u);
  if (/^from .*\d\d$/iu.test(lines[0] ?? '')) lines.shift();
  for (const line of lines) {
    // a long field goes on in the next line
    if (/^[ \t]+\S/u.test(line)) continue;
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    if (name === '') break;
    if (KNOWN_NAME.test(name)) known++;
    else if (DATED_NAME.test(name)) date ??= readDate(value);
  }
  return known >= MIN_KNOWN ? date : undefined;
}

/** The first field, or the first line of a mailbox and the first field. */
const MAX_NAME = 200;
const COMMENT = /\([^()]*\)/gu;
const SHORT_YEAR = /^(\D*\d{1,2} [a-z]{3,9}) (\d\d)(?= |$)/iu;
/** A zone in letters, but for UTC, says no moment that can be relied on. */
const ZONE_NAME = / (?!utc|gmt)[a-z]{2,5}$/iu;
const LOCAL_DAY = /(\d{1,2})\.? (?:de )?(\p{L}{3,12})\.?,? (?:de )?(\d{4})/u;

function readDate(value: string): string | undefined {
  const plain = value
    .replace(COMMENT, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(SHORT_YEAR, (_, before: string, year: string) => {
      return `${before} ${Number(year) < 50 ? '20' : '19'}${year}`;
    });
  return isoDate(plain) ?? isoDate(plain.replace(ZONE_NAME, '')) ?? localDay(plain);
}

/** `Montag, 3. März 2025 10:12`: the day alone. */
function localDay(text: string): string | undefined {
  const [, day, name = '', year] = LOCAL_DAY.exec(text) ?? [];
  const month = monthNumber(name);
  return month === 0 ? undefined : isoDate(`${year}-${month}-${day}`);
}
