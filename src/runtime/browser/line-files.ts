/** Stands in for intake/line-files.ts: no text of a page is left in a file. */
import { noFiles } from './no-files.ts';

/** Never called: no text is in a file. */
export class LineFiles {
  text(): never {
    throw noFiles();
  }
}
