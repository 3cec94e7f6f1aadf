/** What the file system answers when a path cannot be used, in words for the person who named it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file of this name is in the way',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  ENOSPC: 'no space is left',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'too many symbolic links',
};

/** The reason behind a file system error; `undefined` for anything else, which is a bug. */
export function fileProblem(error: unknown): string | undefined {
  const code = fileErrorCode(error);
  return code === undefined ? undefined : reasons[code];
}

/** `ENOENT` and the like. */
export function fileErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
