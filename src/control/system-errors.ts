const OF_THE_MACHINE = [
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EXDEV',
  'ENOMEM',
  'EAGAIN',
  'ENOENT',
];

/** What the operating system refused, in its words, such as a full disk; undefined for any other error. */
export function systemRefusal(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code !== undefined && OF_THE_MACHINE.includes(code) ? message : undefined;
}
