/**
 * The days on which a text says that it was published and changed: "Publié le 3 mars 2025, mis à
 * jour le 9 mars", "Veröffentlicht: 03.03.2025", "公開日：2025年3月3日". A date counts if one of the words
 * below, and nothing else, comes right before or after it. A year is never guessed.
 *
 * Two scans for dates in the margins of a text, and a look-up for each date found.
 */

import { isoDate } from './date.ts';
import { monthNumber } from './month-names.ts';

/** Words before or after a date, in lower case; the particle after them may be missing. */
const PUBLISHED = `
  published, first published, originally published, posted, date published, publication date
  veröffentlicht, erschienen, erstellt, publiziert, stand der veröffentlichung, veröffentlichungsdatum
  publié, publiée, paru, mis en ligne, date de publication
  publicado, publicada, fecha de publicación
  pubblicato, pubblicata, data di pubblicazione
  divulgado, data de publicação
  gepubliceerd, geplaatst, publicatiedatum
  opublikowano, opublikowany, data publikacji, dodano
  опубликовано, опубликована, дата публикации
  publicerad, publicerat, publicerades
  yayınlanma, yayımlanma, yayın tarihi, yayınlanma tarihi, yayımlanma tarihi, tarihinde yayınlandı, tarihinde yayımlandı
  公開日, 公開, 掲載日, 掲載, 投稿日, 配信, に公開, に掲載
`;
const UPDATED = `
  updated, last updated, modified, last modified, revised, corrected
  aktualisiert, zuletzt aktualisiert, geändert, stand
  mis à jour, mise à jour, modifié, actualisé, dernière mise à jour
  actualizado, actualizada, última actualización, modificado
  aggiornato, aggiornata, ultimo aggiornamento, modificato
  atualizado, atualizada, última atualização
  bijgewerkt, laatst bijgewerkt, gewijzigd, laatste update
  zaktualizowano, aktualizacja, ostatnia aktualizacja
  обновлено, обновлена, последнее обновление, изменено
  uppdaterad, uppdaterat, senast uppdaterad
  güncelleme, güncellendi, son güncelleme, güncelleme tarihi, tarihinde güncellendi
  更新日, 更新, 最終更新, 最終更新日, に更新
`;
const PARTICLE = / (?:on|am|vom|le|el|il|em|op|dnia|den|date|dia)$/;

/** The days, ISO 8601. */
export interface StatedDates {
  readonly published?: string;
  readonly updated?: string;
}

const MARGIN = 400;
/** A dateline is within this many units. */
const DATELINE_LENGTH = 200;
const YEAR = /(?:1[89]|20)\d\d/;

/** Returns what the first and the last 400 units of a text say; nothing for most texts. */
export function findStatedDates(text: string): StatedDates {
  const margins = text.length <= 2 * MARGIN ? [text] : [text.slice(0, MARGIN), text.slice(-MARGIN)];
  let found: StatedDates = {};
  for (const [i, margin] of margins.entries()) {
    if (YEAR.test(margin)) found = { ...statedIn(margin, i === 0), ...found };
  }
  return found;
}

function statedIn(margin: string, isHead: boolean): StatedDates {
  const found: { published?: string; updated?: string } = {};
  let start = 0;
  datePattern ??= new RegExp(DATE, 'g');
  for (const match of margin.matchAll(datePattern)) {
    const end = match.index + match[0].length;
    const [before, after] = [margin.slice(start, match.index), margin.slice(end, end + AFTER)];
    const kind =
      kindOf(before, 'before') ??
      kindOf(after, 'after') ??
      (isHead && match.index < DATELINE_LENGTH ? datelineKind(before, after) : undefined);
    const date =
      kind === undefined ? undefined : dateOf(match, isEnglish(margin.slice(start, end)));
    if (kind !== undefined && date !== undefined) found[kind] ??= date;
    start = end;
  }
  return found;
}

/** How many units after a date are looked at. */
const AFTER = 50;

/** "GLIMM, Mora, March 2, 2025 (Northline) -": a place before the date and a dash after it. */
const PLACE = /(?:^|\n)[ \t]*[A-ZÀ-ÞА-Я][^\n.:;!?()\d]{1,60}, ?$/;
const DASH = /^(?: ?\([^()\n]{1,40}\))?\.? ?[-–—](?!\w)/;
const datelineKind = (before: string, after: string): 'published' | undefined =>
  PLACE.test(before) && DASH.test(after) ? 'published' : undefined;

const TIME =
  /^,? ?(?:at|um|à|a las|alle|às|om|o|в|kl\.?|klockan|saat)? ?\d{1,2}[:.h]\d{2}(?: ?(?:uhr|h))?/;

/** What the words next to a date say about it. */
function kindOf(text: string, side: 'before' | 'after'): keyof StatedDates | undefined {
  labels ??= readLabels();
  const lower = text.replace(/İ/g, 'I').replace(/, $/, ' ').toLowerCase();
  const parts = (side === 'before' ? lower : lower.replace(TIME, '')).split(BREAK);
  const words = (side === 'before' ? parts.at(-1) : parts[0]) ?? '';
  const plain = words.replace(/[:：\s]+$/, '').trim();
  const isWhole = side === 'before' || !BEFORE_ONLY.test(plain);
  const [, label = plain] = /^(.*?),? [^ ,]{3,12},?$/.exec(plain.replace(PARTICLE, '')) ?? [];
  return isWhole
    ? (labels.get(plain) ??
        labels.get(plain.replace(PARTICLE, '')) ??
        labels.get(label.replace(PARTICLE, '')))
    : undefined;
}

/**
 * After a date, a word with a blank before it belongs to what follows: "3 mars 2025 Publié par".
 */
const BEFORE_ONLY = /^[a-zà-ɏа-я]+$/;
/** The start of the words before a date, and the end of the words after it. */
const BREAK = /[\n|·•;()[\]]|[.!?。] ?|, | [-–—/] |[　]/;

let labels: ReadonlyMap<string, keyof StatedDates> | undefined;
let datePattern: RegExp | undefined;

function readLabels(): Map<string, keyof StatedDates> {
  const found = new Map<string, keyof StatedDates>();
  for (const [kind, words] of [
    ['published', PUBLISHED],
    ['updated', UPDATED],
  ] as const) {
    for (const word of words.split(/[,\n]/)) found.set(word.trim(), kind);
  }
  found.delete('');
  return found;
}

/** Day, month and year; month, day and year; year, month and day; and the same in figures. */
const DATE =
  '(?<d>\\d{1,2})(?:\\.|er|º|°|-?го|st|nd|rd|th)? (?:de |di |of )?(?<m>[A-Za-zÀ-žА-яёİı]{3,12})\\.?,? (?:de |del )?(?<y>\\d{4})' +
  '|(?<M>[A-Z][a-z]{2,8})\\.? (?<D>\\d{1,2})(?:st|nd|rd|th)?,? (?<Y>\\d{4})' +
  '|\\d{4}-\\d\\d-\\d\\d|(?<jy>\\d{4})年 ?(?<jm>\\d{1,2})月 ?(?<jd>\\d{1,2})日' +
  '|(?<fd>\\d{1,2})(?<sep>[./])(?<fm>\\d{1,2})\\k<sep>(?<fy>\\d{4})';

const isEnglish = (text: string): boolean =>
  /published|posted|updated|modified|revised|date/i.test(text);

function dateOf(
  { 0: whole, groups = {} }: RegExpExecArray,
  isAmbiguous: boolean,
): string | undefined {
  const { d, m, y, M, D, Y, jy, jm, jd, fd, fm, fy, sep } = groups;
  if (sep === '/' && isAmbiguous) return undefined;
  const year = y ?? Y ?? jy ?? fy;
  if (year === undefined) return isoDate(whole);
  const name = m ?? M;
  const month = name === undefined ? Number(jm ?? fm) : monthNumber(name);
  return month === 0 ? undefined : isoDate(`${year}-${month}-${d ?? D ?? jd ?? fd}`);
}
