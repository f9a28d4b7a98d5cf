/** What each built stemmer exports. */
declare const stemmer: { stem(token: string): string };
export default stemmer;
