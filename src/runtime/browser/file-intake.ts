/** Stands in for intake/file-intake.ts. */
import { noFiles } from './no-files.ts';

/** Never called: nothing is a file. */
export function takeFiles(): never {
  throw noFiles();
}
