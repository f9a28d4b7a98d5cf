/** Paths as URIs: every character that could mean something else is percent-encoded. */

/** A file as SARIF names it: relative to the root of the sources unless its path is absolute. */
export interface FileUri {
  readonly uri: string;
  readonly uriBaseId?: '%SRCROOT%';
}

/** The URI of a POSIX path, or of a Windows path with POSIX separators. */
export function fileUri(path: string): FileUri {
  const uri = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[a-z]:\//iu.test(path)) return { uri: `file:///${uri}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}
