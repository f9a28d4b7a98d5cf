/** Stands in for report/text/file-link.ts: a page knows no working folder, so that a path is its own address. */

/** The address of a file. */
export function fileLink(path: string): string {
  return path;
}
