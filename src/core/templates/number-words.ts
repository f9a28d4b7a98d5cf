/**
 * Numbers that are written as words, in the languages of many newspapers: what a notice may be filled in with. Those
 * that are a common word of another of these languages are left out.
 */
import { Tokeniser } from '../tokens/tokenise.ts';
import type { Vocabulary } from '../texts/vocabulary.ts';

const NUMBER_WORDS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion',
  'mln bln',
  'eins zwei drei vier fünf sechs sieben acht neun zehn zwölf dreizehn vierzehn fünfzehn zwanzig dreißig',
  'vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden',
  'zéro deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante',
  'cinquante soixante cent cents mille millions milliard milliards',
  'cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta',
  'cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones',
  'tre quattro cinque sette otto nove dieci undici dodici venti trenta quaranta cinquanta sessanta cento mila',
  'milione milioni miliardo miliardi',
  'dois três quatro oito dez onze doze vinte trinta quarenta cinquenta sessenta cem milhão milhões bilhões',
  'twee drie vijf zes zeven acht negen tien twaalf twintig dertig veertig vijftig honderd duizend miljoen miljard',
  'två tre fyra fem sju åtta nio tio elva tolv tjugo trettio hundra tusen miljon miljoner miljard miljarder',
  'seks syv otte tolv tyve tredive hundrede millioner milliarder',
  'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwadzieścia tysięcy milion miliony milionów miliard',
  'один два три четыре пять шесть семь восемь девять десять двадцать тридцать сто тысяч миллион миллиона миллионов',
].join(' ');

/** By token number: 1 for a number, in digits or as a word. O(vocabulary). */
export function numberTokens(vocabulary: Vocabulary): Uint8Array {
  const isNumber = vocabulary.isNumber.slice(0, vocabulary.size);
  const tokens = new Tokeniser().tokenise(NUMBER_WORDS);
  for (let i = 0; i < tokens.count; i++) {
    const token = vocabulary.find(tokens, i);
    if (token >= 0) isNumber[token] = 1;
  }
  return isNumber;
}
