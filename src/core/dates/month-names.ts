/**
 * The names of the months in every language in which dates are read, without accents; some in two cases.
 */

const MONTHS: readonly string[] = [
  'january januar janvier enero gennaio janeiro januari styczen stycznia январь января ocak',
  'february februar fevrier febrero febbraio fevereiro februari luty lutego февраль февраля subat',
  'march marz maerz mars marzo marco maart marzec marca март марта mart',
  'april avril abril aprile kwiecien kwietnia апрель апреля nisan',
  'may mai mayo maggio maio mei maj maja май мая mayis',
  'june juni juin junio giugno junho czerwiec czerwca июнь июня haziran',
  'july juli juillet julio luglio julho lipiec lipca июль июля temmuz',
  'august aout agosto augustus augusti sierpien sierpnia август августа agustos',
  'september septembre septiembre settembre setembro wrzesien wrzesnia сентябрь сентября eylul',
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika октябрь октября ekim',
  'november novembre noviembre novembro listopad listopada ноябрь ноября kasim',
  'december dezember decembre diciembre dicembre dezembro grudzien grudnia декабрь декабря aralik',
];

const MARKS = /[\u0300-\u036f]/g;
let numbers: ReadonlyMap<string, number> | undefined;

/**
 * Returns the number of a month, 1 to 12, from its name in English, German, French, Spanish,
 * Italian, Portuguese, Dutch, Polish, Russian, Swedish or Turkish, or from three or more letters of
 * it; 0 for another word.
 */
export function monthNumber(name: string): number {
  numbers ??= numberNames();
  const plain = name
    .toLowerCase()
    .replace('ı', 'i')
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC');
  return (
    numbers.get(plain) ?? (plain.length <= 5 ? (numbers.get(`${plain.slice(0, 5)}.`) ?? 0) : 0)
  );
}

/**
 * Full names, and their first three to five letters with a full stop if only one month has these.
 */
function numberNames(): Map<string, number> {
  const found = new Map<string, number>();
  for (const [i, names] of MONTHS.entries()) {
    for (const name of names.split(' ')) {
      const plain = name.normalize('NFD').replace(MARKS, '').normalize('NFC');
      found.set(plain, i + 1);
      for (const length of [3, 4, 5]) addShort(found, `${plain.slice(0, length)}.`, i + 1);
    }
  }
  return found;
}

function addShort(found: Map<string, number>, short: string, month: number): void {
  const known = found.get(short);
  found.set(short, known === undefined || known === month ? month : 0);
}
