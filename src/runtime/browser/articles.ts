/** Stands in for files/articles.ts: a page has no files, so nothing is ever an instance of this. */
import { noFiles } from './no-files.ts';

/** Files of articles, which a page never has. */
export class ArticleFiles {
  constructor() {
    throw noFiles();
  }
}
