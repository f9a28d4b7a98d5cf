/** Addresses of files, for names that can be clicked. */
import { pathToFileURL } from 'node:url';

/**
 * The address of a file; relative paths are of the working folder. A quote is escaped as well, for what reads links in
 * terminals takes it for their end.
 */
export function fileLink(path: string): string {
  return pathToFileURL(path).href.replaceAll("'", '%27');
}
