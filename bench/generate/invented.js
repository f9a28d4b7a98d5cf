/**
 * Text for where there is none: articles of English function words and invented nouns, verbs and names,
 * as frequent as the words of a language, with habits of following each other.
 *
 * Not for reading. It serves as a source, as real text does; the figures are those of the real text less
 * closely.
 */
import { RandomStream } from '../lib/random.js';

const ARTICLES = 12_000;
/** Most frequent first: the function words of English. */
const FUNCTION_WORDS = (
  'the of and to a in is that it was for on as with his he be at by i this had not are but from or ' +
  'have an they which one you were her all she there would their we him been has when who will more ' +
  'no if out so said what up its about into than them can only other new some could time these two ' +
  'may then do first any my now such like our over man me even most made after also did many before ' +
  'must through back years where much your way well down should because each just those people how ' +
  'too little state good very make world still own see men work long get here between both life ' +
  'being under never day same another know while last might us great old year off come since against ' +
  'go came right used take three'
).split(' ');
const SYLLABLES = (
  'ba be bi bo bra ca ce cha co cra da de di do dra e fa fe fi flo ga ge gra ha he hi i ja ka ke la le ' +
  'li lo ma me mi mo na ne ni no o pa pe pi pla po ra re ri ro sa se shi so sta ta te ti to tra u va ' +
  've vi wa we wi za ze'
).split(' ');
const ENDINGS = 'n r s t l d ng st m th ck nd ly er ed ing tion ness al y'.split(' ');
const WORDS = 60_000;
/** Chance that a word is one of those that like to follow the word before. */
const HABIT = 0.55;
/** How many words like to follow one. */
const FOLLOWERS = 300;

/** @param {number} [articles] @returns {Generator<{ text: string }>} */
export function* inventArticles(articles = ARTICLES) {
  const random = new RandomStream(2026, 1);
  const words = inventWords(random);
  for (let i = 0; i < articles; i++) {
    const length = 4 + random.below(18);
    const sentences = Array.from({ length }, () => inventSentence(words, random));
    yield { text: sentences.join(' ') };
  }
}

/** @param {RandomStream} random */
function inventWords(random) {
  const words = new Set(FUNCTION_WORDS);
  while (words.size < WORDS) {
    // rarer words are longer
    const syllables = 1 + random.below(2 + Math.floor(Math.log10(words.size)) / 2);
    let word = '';
    for (let i = 0; i < syllables; i++) word += random.pick(SYLLABLES);
    words.add(word + random.pick(ENDINGS));
  }
  return [...words];
}

/** @param {readonly string[]} words @param {RandomStream} random */
function inventSentence(words, random) {
  const length = 5 + random.below(26);
  /** @type {string[]} */
  const sentence = [];
  for (let i = 0, last = 0; i < length; i++) {
    // the rank of a word, or among those that like to follow, is r with probability about 1 / r
    const habit = random.share() < HABIT;
    const rank = Math.floor((habit ? FOLLOWERS : WORDS) ** random.share()) - 1;
    last = habit ? follower(last, rank) : rank;
    const word = words[last] ?? '';
    sentence.push(i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word);
    if (i + 1 < length && random.share() < 0.07) sentence[i] += ',';
  }
  return `${sentence.join(' ')}${random.share() < 0.1 ? '?' : '.'}`;
}

/** @param {number} word @param {number} rank */
function follower(word, rank) {
  const mixed = Math.imul((word + 1) * 0x9e3779b1 + rank * 0x85ebca6b, 0xc2b2ae35) >>> 0;
  // frequent words follow most
  return Math.floor(WORDS ** (mixed / 2 ** 32)) - 1;
}
