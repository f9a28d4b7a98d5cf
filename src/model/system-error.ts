/**
 * What the system refuses, in words: one table from codes such as `EACCES` to their meaning and, if
 * something can be done, to what to do. An error that is not in the table and not from the system
 * is a fault of this program.
 */

/** Something that the system refused. */
export interface SystemFailure {
  /** `EACCES`, or a name of the same kind for an error of node or V8. */
  readonly code: string;
  /** `permission denied`. */
  readonly reason: string;
  /** `check the permissions`; absent if no advice helps in general. */
  readonly remedy?: string;
}

const NO_MEMORY = ['not enough memory', 'close other programs, or read less at once'] as const;
const PERMISSION = ['permission denied', 'check the permissions'] as const;
const THREADS = ['a thread cannot be started', 'use fewer --workers, or raise the limits'] as const;

/** By code: the reason, and the remedy if there is one. */
const WORDS: Readonly<Record<string, readonly [reason: string, remedy?: string]>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  ENOENT: ['no such file', 'check the spelling and the current folder'],
  ENOTDIR: ['a part of the path is no folder', 'check the spelling'],
  EISDIR: ['is a folder', 'name a file'],
  EEXIST: ['exists already'],
  ENOTEMPTY: ['the folder is not empty'],
  ELOOP: ['too many symbolic links', 'they form a circle: remove one of them'],
  ENAMETOOLONG: ['name too long', 'use a shorter one'],
  EMFILE: ['too many open files', 'raise the limit (ulimit -n), or use fewer --workers'],
  ENFILE: ['too many open files in the whole system', 'close other programs'],
  ENOMEM: NO_MEMORY,
  ENOSPC: ['no space left on the disk', 'free some, or choose another place'],
  EDQUOT: ['the quota of the disk is used up', 'free some space, or choose another place'],
  EFBIG: ['larger than a file can be', 'raise the limit (ulimit -f), or choose another place'],
  EIO: ['input/output error', 'check the disk'],
  EBUSY: ['in use by the system', 'try again later'],
  ETXTBSY: ['a running program', 'choose another name'],
  EROFS: ['the disk is read-only', 'choose another place'],
  ENXIO: ['no device or program at the other end'],
  ENODEV: ['no such device'],
  ESTALE: ['gone from its network drive', 'try again'],
  ENOTCONN: ['its drive is not connected'],
  EHOSTDOWN: ['its network drive is down'],
  ETIMEDOUT: ['the drive takes too long to answer', 'try again'],
  EINVAL: ['the system does not accept it'],
  EBADF: ['it is closed'],
  EAGAIN: ['not ready', 'try again'],
  ENOSYS: ['the system does not support it'],
  ENOTSUP: ['the disk does not support it'],
  EOPNOTSUPP: ['the disk does not support it'],
  EOVERFLOW: ['too large for the system'],
  EXDEV: ['on another disk'],
  EPIPE: ['its reader has closed it'],
  EILSEQ: ['a name that the disk does not accept', 'use another one'],
  NUL: ['a path cannot hold a NUL character', 'for a list with NUL between its paths, use -0'],
  MEMORY: NO_MEMORY,
  ERR_MEMORY_ALLOCATION_FAILED: NO_MEMORY,
  ERR_WORKER_OUT_OF_MEMORY: ['a thread ran out of memory', 'use fewer --workers'],
  ERR_WORKER_INIT_FAILED: THREADS,
  ERR_STRING_TOO_LONG: ['text longer than 512 MB', 'split it'],
  ERR_FS_FILE_TOO_LARGE: ['a file larger than 2 GB', 'split it'],
  ERR_BUFFER_TOO_LARGE: ['more bytes than fit into memory', 'split it'],
};

/** Codes that say that this process ran out of something, whatever file it was about to read. */
const OF_PROCESS: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** V8 gives these errors no code. */
const OUT_OF_MEMORY =
  /^(?:Invalid string length|Array buffer allocation failed|(?:Map|Set) maximum size exceeded)|could not allocate memory|Unable to grow/;

/** Returns the code of an error (`EACCES`), or an empty string. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** Returns what the system refused; undefined for any other error. */
export function systemFailure(error: unknown): SystemFailure | undefined {
  const code = codeOf(error);
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  if (words === undefined) return isOfSystem(code) ? { code, reason: code } : undefined;
  const [reason, remedy] = words;
  return { code, reason, ...(remedy !== undefined && { remedy }) };
}

function codeOf(error: unknown): string {
  const code = errorCode(error);
  if (error instanceof RangeError && OUT_OF_MEMORY.test(error.message)) return 'MEMORY';
  const isNul = code === 'ERR_INVALID_ARG_VALUE' && error instanceof Error;
  return isNul && error.message.includes('null bytes') ? 'NUL' : code;
}

function isOfSystem(code: string): boolean {
  return /^E[A-Z0-9]+$/.test(code);
}

/**
 * Returns true if the process ran out of something. Such an error says nothing about the file that
 * was to be read.
 */
export function isOfProcess(error: unknown): boolean {
  return OF_PROCESS.has(errorCode(error));
}

/**
 * Returns the failure as a clause, with its code first: `ENOSPC: no space left on the disk; free
 * some`.
 */
export function describeSystemFailure({ code, reason, remedy }: SystemFailure): string {
  const name = isOfSystem(code) && code !== reason ? `${code}: ` : '';
  return `${name}${reason}${remedy === undefined ? '' : `; ${remedy}`}`;
}

/** What was to be done, by the name of the system call. */
const VERBS: Readonly<Record<string, string>> = {
  open: 'open',
  read: 'read',
  write: 'write',
  scandir: 'list',
  mkdir: 'make',
  unlink: 'remove',
  rename: 'rename',
  realpath: 'find',
};

/**
 * Returns a whole line about an error of the system: `cannot open "a.txt": EMFILE: too many open
 * files`. Undefined for any other error.
 */
export function describeSystemError(error: unknown): string | undefined {
  const failure = systemFailure(error);
  if (failure === undefined || !(error instanceof Error)) return undefined;
  const call = textOf('syscall' in error ? error.syscall : '');
  const path = textOf('path' in error ? error.path : '');
  const verb = Object.hasOwn(VERBS, call) ? VERBS[call] : 'use';
  const place = path === '' ? '' : `cannot ${verb} ${JSON.stringify(path)}: `;
  return place + describeSystemFailure(failure);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
