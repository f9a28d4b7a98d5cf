/**
 * The words by which mail programs of some thirty languages tell that a text is another's: the line that credits a
 * quotation, the head of a letter that is quoted whole, and what is said of one that is passed on.
 *
 * Tables, because no form is common to all of them. A line is looked at only if its first or last characters
 * allow for one of these.
 */

/** Verbs of writing, as whole words. */
const WRITING =
  'wrote|writes|says?|said|schrieb|schreibt|geschrieben|écrit|écrivit|escribió|escribe|escrib(?:ió|iste)|scritto|' +
  'scrive|scrisse|escreveu|escreve|schreef|schrijft|skrev|skriver|skrifaði|kirjoitti|kirjoittaa|napisała?|pisze|' +
  'napsala?|píše|napísala?|napisao|napisal|написала?|пишет|писала?|пише|написав|írta|írja|yazdı|yazmış|έγραψε|' +
  'scris|escriure|viết|menulis|kirjutas|rašė|rakstīja|כתבה?|كتب|كتبت|نوشت';

/** The same in scripts that set no blanks. */
const WRITING_UNSPACED = '写道|寫道|写到|きました|書きました|のメール|作成|작성|썼습니다|लिखा|เขียน';

/** `On Monday, Ann Lowe wrote:`, `In article 17, ann@... writes:`: an address or a verb, and a colon at the end. */
export const CREDIT = new RegExp(
  `(?:[\\w.+-]@|(?<!\\p{L})(?:${WRITING})(?!\\p{L})|${WRITING_UNSPACED}).*(?:[:：]|\\.{3})\\s*$`,
  'iu',
);

/** An address in angles, as a program writes it beside the name: `Ann Lowe <ann@...>`. */
const NAMED_ADDRESS = /[\p{L}"')]\s*[<([](?:mailto:)?[^<>\s]*@[^<>\s]+[>)\]]/u;
/** News programs name the article that they answer, and mark what they quote. */
const NAMES_ARTICLE = /^\s*>?\s*(?:in|from)\s.{0,20}<|news:/iu;

/**
 * True for `On Mon, 4 Mar 2024, Ann Lowe <ann@...> wrote:`, which a program writes above a letter that it does not
 * mark. The line must be a credit.
 */
export function isDatedCredit(line: string): boolean {
  return /\d/u.test(line) && NAMED_ADDRESS.test(line) && !NAMES_ARTICLE.test(line);
}

/** The first of two lines of a credit: `On Monday, 4 March 2024 at 09:12, Ann Lowe`. */
const CREDIT_START =
  /^\s*(?:On|At|In|Am|Le|El|Il|Op|Em|Den|Dne|Dňa|Dana|W dniu|Dnia|La|Pe|Em|Em|El dia|På|Kl|Ngày|Pada|В|Σ|\d{4}|\d\d?[./-]\d|<?[^\s@]+@)[\p{L}\s,.]*.*\d/u;

/** True for such a line. Without a digit the pattern would try all ends of its words. */
export const beginsCredit = (line: string): boolean => /\d/u.test(line) && CREDIT_START.test(line);

/** The labels of a mail head that name the writer, in lower case. */
const FROM =
  'from|von|de|da|van|fra|från|frå|lähettäjä|saatja|no|nuo|od|от|від|ад|kimden|gönderen|feladó|küldte|από|de la|' +
  'expéditeur|remitente|mittente|absender|afzender|avsändare|avsender|afsender|发件人|寄件者|寄件人|差出人|送信者|' +
  '보낸 사람|보낸사람|من|מאת|từ|dari|จาก|प्रेषक|فرستنده';

/** Those that say what it is about. */
const SUBJECT =
  'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|emne|ämne|aihe|teema|předmět|predmet|temat|тема|относно|' +
  'konu|tárgy|θέμα|subiect|assumpte|efni|主题|主旨|件名|제목|الموضوع|נושא|chủ đề|subjek|เรื่อง|विषय|موضوع|tema';

/** Those that say when it was sent, to whom, and what else a head may have. */
const OTHER =
  'sent|date|to|cc|bcc|reply-to|gesendet|datum|an|kopie|envoyé|à|enviado(?: el| em)?|fecha|para|inviato|data|a|' +
  'verzonden|aan|sendt|dato|til|skickat|till|lähetetty|päivämäärä|vastaanottaja|odesláno|komu|odoslané|wysłano|do|' +
  'дата|отправлено|кому|надіслано|копия|gönderildi|tarih|kime|elküldve|címzett|dátum|στάλθηκε|ημερομηνία|προς|' +
  'trimis|către|发送时间|日期|收件人|抄送|寄件日期|日付|送信日時|宛先|날짜|받는 사람|보낸 날짜|التاريخ|إلى|נשלח|תאריך|אל|' +
  'message-id|organization|newsgroups|gửi|đến|tanggal|kepada';

const labelled = (labels: string): RegExp =>
  new RegExp(`^[\\s*>|]*(?:${labels})\\*?\\s?[:：]`, 'iu');

/** A line of a mail head that names the writer, the subject, or any part of it. */
export const FROM_LINE = labelled(FROM);
export const SUBJECT_LINE = labelled(SUBJECT);
export const HEAD_LINE = labelled(`${FROM}|${SUBJECT}|${OTHER}`);

/** `-----Original Message-----`, `______`: what stands above a quoted letter. */
export const RULE_LINE = /^\s*[-_=*]{2,}.{0,60}?[-_=*]{2,}\s*$/u;

/** The words in such a line if a letter is answered. */
const ORIGINAL =
  "original message|original appointment|ursprüngliche nachricht|originalnachricht|message d[’']origine|" +
  'message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|' +
  'oprindelig meddelelse|opprinnelig melding|original(?:t)? meddelande|ursprungligt meddelande|alkuperäinen viesti|' +
  'původní zpráva|pôvodná správa|oryginalna wiadomość|wiadomość oryginalna|исходное сообщение|' +
  'оригинальное сообщение|eredeti üzenet|orijinal (?:mesaj|ileti)|αρχικό μήνυμα|mesaj original|missatge original|' +
  '原始邮件|邮件原件|原始郵件|元のメッセージ|원본 메시지|الرسالة الأصلية|הודעה מקורית';

export const ORIGINAL_LINE = new RegExp(
  `^\\s*[-_=*]{2,}\\s*(?:${ORIGINAL})\\s*[-_=*]{2,}\\s*$`,
  'iu',
);

/** The words for a letter that is passed on, in a line of its own. */
const PASSED_ON =
  'forwarded|fwd|weitergeleitete|transféré|reenviado|rimandat|inoltrat|encaminhada|reencaminhada|doorgestuurd|' +
  'videresendt|vidarebefordrat|välitetty|přeposlan|preposlan|przekazan|пересланн|пересылаем|переслан|továbbított|' +
  'iletilen|προωθημένο|redirecționat|reenviat|转发|轉寄|転送|전달된|معاد توجيه|הועבר';

/** `---------- Forwarded message ---------`, `Begin forwarded message:`. */
export const FORWARD_LINE = new RegExp(
  `^\\s*(?:[-_=*]{2,}.{0,40}(?:${PASSED_ON}).{0,40}|[^.,!?]{0,30}(?:${PASSED_ON})[^.,!?]{0,30}[:：])\\s*$`,
  'iu',
);

/** The subject of a letter that is passed on, behind its label. */
export const FORWARD_SUBJECT =
  /[:：]\s*\[?(?:fwd?|wg|tr|rv|i|enc|vs|vb|pd|doorst|转发|転送|fs)\s*[:：]/iu;
