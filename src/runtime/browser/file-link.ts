/** Stands in for report/text/file-link.ts: a page has no working folder, so a path is its own address. */

/** The address of a file. */
export function fileLink(path: string): string {
  return path;
}
