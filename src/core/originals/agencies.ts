/**
 * News agencies, and where a text names the one that it comes from: "(Reuters) -", "AP —", "By Jane Doe,
 * Associated Press" at its head, "(dpa)" or "© AFP" at its end. A small table: an agency that is not in it is
 * found like any other outlet (`credit.ts`), or not at all.
 *
 * Names are compared in the case in which they are written, because many are short words as well. Two short
 * lines of a text are looked at, some microseconds.
 */

/** By line: the name to show, and the other names of the same agency, in capitals or not. */
const NAMES = `
  AP: Associated Press, The Associated Press, AP News, apnews
  Reuters: Thomson Reuters, 路透社, 路透, ロイター, 로이터, Рейтер, رويترز
  AFP: Agence France-Presse, Agence France Presse, AFP-JIJI, 法新社, 法新, АФП, أ ف ب, فرانس برس
  dpa: Deutsche Presse-Agentur, dpa-AFX, dpa-infocom
  APA: Austria Presse Agentur
  epd: Evangelischer Pressedienst
  KNA: Katholische Nachrichten-Agentur
  SID: Sport-Informations-Dienst
  Keystone-SDA: SDA, Keystone-ATS, ATS
  EFE: Agencia EFE, EFE Noticias
  Europa Press: EUROPA PRESS
  Télam: Telam
  Notimex
  ANSA: Agenzia ANSA
  Adnkronos: AdnKronos
  Lusa: Agência Lusa
  Agência Brasil
  Estadão Conteúdo
  Folhapress
  ANP: Algemeen Nederlands Persbureau
  Belga: Agence Belga
  PAP: Polska Agencja Prasowa
  ČTK: CTK
  MTI
  Agerpres
  TT: TT Nyhetsbyrån
  NTB: Norsk Telegrambyrå
  Ritzau
  STT: Suomen Tietotoimisto
  TASS: ТАСС, ИТАР-ТАСС, ITAR-TASS
  RIA Novosti: РИА Новости, РИА
  Interfax: Интерфакс, Interfax-Ukraine
  Ukrinform: Укринформ, Укрінформ
  Anadolu: AA, Anadolu Ajansı, Anadolu Agency, الأناضول
  DHA: Demirören Haber Ajansı
  İHA: IHA, İhlas Haber Ajansı
  Xinhua: 新华社, 新華社, 新华, 新華, XINHUA
  CNA: 中央社
  Kyodo: Kyodo News, 共同, 共同通信, 共同社
  Jiji: Jiji Press, 時事, 時事通信
  Yonhap: Yonhap News, 연합뉴스
  PTI: Press Trust of India, पीटीआई, भाषा
  ANI
  IANS
  Antara: ANTARA
  Bernama: BERNAMA
  PA: PA Media, Press Association
  AAP: Australian Associated Press
  The Canadian Press: Canadian Press, CP
  UPI: United Press International
  Bloomberg: Bloomberg News
  IRNA: ایرنا
  ISNA: ایسنا
  SPA: واس
  WAM: وام
  MENA: أ ش أ
`;

/** Longest line that is looked at, from its start or to its end. */
const MAX_LINE = 160;
/** A dateline or a credit in front of a text is within this many units. */
const MAX_DATELINE = 80;
/** Lines at the head that may be a byline. */
const HEAD_LINES = 4;

let agencies: ReadonlyMap<string, string> | undefined;

/** The name to show of the agency that is called exactly so. */
function agencyCalled(name: string): string | undefined {
  agencies ??= readNames();
  return agencies.get(name);
}

function readNames(): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const line of NAMES.trim().split('\n')) {
    const [shown = '', others = ''] = line.split(':').map((part) => part.trim());
    for (const name of [shown, ...others.split(',').map((other) => other.trim())]) {
      if (name === '') continue;
      known.set(name, shown);
      known.set(name.toUpperCase(), shown);
    }
  }
  return known;
}

/** What stands between two names, and before one. */
const BETWEEN =
  /[,;/|+&=·•]|\s(?:and|und|et|y|e|i|og|och|en|with|mit|avec|con|for|für|pour|para|per|of|by|de|von)\s|\s[-–—]\s/;

/** The agency in a credit, a byline or a field of metadata, as one of its names: "Jane Doe, Associated Press". */
export function agencyNamedIn(credit: string): string | undefined {
  if (credit === '' || credit.length > MAX_LINE) return undefined;
  for (const part of [credit, ...credit.split(BETWEEN)]) {
    const found = agencyCalled(part.trim().replace(/^the /iu, '').replace(/\.$/, ''));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The agency that has a web site: `apnews.com`, `www.reuters.com`. */
export function agencyOfHost(host: string): string | undefined {
  const label = host.split('.').at(-2) ?? '';
  return agencyCalled(label) ?? agencyCalled(label.toUpperCase());
}

/** The agency that a text credits, from its margins as `marginsOf` cuts them. */
export function agencyInMargins(margins: readonly string[]): string | undefined {
  const head = (margins[0] ?? '').trimStart().split('\n', HEAD_LINES);
  const tail = (margins.at(-1) ?? '').trimEnd();
  const last = tail.slice(tail.lastIndexOf('\n') + 1);
  return inDateline(head) ?? inByline(head) ?? inLastLine(last);
}

const BRACKETED = /[([（［【]([^()[\]（）［］【】\n]{2,60})[)\]）］】]/g;
/** What follows the agency in a dateline; the head of a text may also begin with it. */
const GOES_ON = /^[\s.]*(?:[-–—:：]|$)/;

/** True if a text has one of these: most have none, and patterns that fail take longer. */
const hasAny = (text: string, signs: readonly string[]): boolean =>
  signs.some((sign) => text.includes(sign));

const OPENING = ['(', '[', '（', '［', '【'];
const CLOSING = [')', ']', '）', '］', '】'];
const DASHES = ['-', '–', '—'];

/** "GLIMM, 3 May (Reuters) -", "AP —", "МОСКВА, 3 мая. /ТАСС/.", "（共同）". */
function inDateline(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const start = line.slice(0, MAX_DATELINE * 2);
    const found = inBrackets(start) ?? betweenSlashes(start) ?? beforeDash(start);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inBrackets(start: string): string | undefined {
  if (!hasAny(start, OPENING)) return undefined;
  for (const match of start.matchAll(BRACKETED)) {
    const [whole, content = ''] = match;
    if (match.index > MAX_DATELINE) break;
    const isHead = match.index === 0;
    if (!isHead && !GOES_ON.test(start.slice(match.index + whole.length))) continue;
    const found = agencyNamedIn(content);
    if (found !== undefined) return found;
  }
  return undefined;
}

function betweenSlashes(start: string): string | undefined {
  if (!start.includes('/')) return undefined;
  const [, slashed = ''] = /^[^\n/]{0,80}\/([^/\n]{2,30})\/[\s.]/.exec(start) ?? [];
  return agencyCalled(slashed);
}

/** "AP —", "LONDON, AFP - ", "МОСКВА, 3 мая - РИА Новости.": the name fills its place. */
function beforeDash(line: string): string | undefined {
  if (!hasAny(line, DASHES)) return undefined;
  const [first = '', second, ...others] = line.split(/\s*[-–—]{1,2}\s+/);
  if (second === undefined || first.length > MAX_DATELINE) return undefined;
  const before =
    agencyCalled(first.trim()) ?? agencyCalled(first.split(/[,.]/).at(-1)?.trim() ?? '');
  if (before !== undefined) return before;
  const after = others.length > 0 ? second : (/^([^.\n]{2,30})\./.exec(second)?.[1] ?? '');
  return /[,\d]/.test(first) ? agencyCalled(after.trim()) : undefined;
}

/** Words that begin a byline, in small letters. */
const BYLINE =
  /^(?:by|von|par|por|di|de|door|av|af|przez|redaktion|redacción|redação|автор|от|text|texte|texto|source|quelle)[:\s]\s*/iu;

/** "By Jane Doe, Associated Press"; an agency that stands alone in its line. */
function inByline(lines: readonly string[]): string | undefined {
  for (const line of lines.slice(0, -1)) {
    if (line.length > MAX_LINE) continue;
    const plain = line.trim();
    const credit = plain.replace(BYLINE, '');
    const found = credit === plain ? agencyCalled(plain) : agencyNamedIn(credit);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "... on Tuesday. (dpa)", "© 2026 AFP", "Copyright Reuters", or the name alone. */
function inLastLine(line: string): string | undefined {
  const end = line.slice(-MAX_LINE).trim();
  return inLastBrackets(end) ?? signedBy(end) ?? agencyCalled(end);
}

function inLastBrackets(end: string): string | undefined {
  if (!hasAny(end, CLOSING)) return undefined;
  const [, bracketed = ''] =
    /[([（［【]([^()[\]（）［］【】]{2,60})[)\]）］】][\s.。]*$/.exec(end) ?? [];
  return agencyNamedIn(bracketed);
}

const SIGNING = ['©', '(c)', 'copyright'];

function signedBy(end: string): string | undefined {
  if (!hasAny(end.toLowerCase(), SIGNING)) return undefined;
  const [, signed = ''] = /(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?([^©]{2,40})$/iu.exec(end) ?? [];
  return agencyNamedIn(signed);
}
