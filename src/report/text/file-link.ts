/** Addresses of files, for names that can be clicked. */
import { pathToFileURL } from 'node:url';

/** The address of a file; relative paths are of the working folder. */
export function fileLink(path: string): string {
  return pathToFileURL(path).href;
}
