// Turns what the operating system says about a file into the errors a person understands.
// Opens nothing itself and holds no visible text.
import { basename } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'

const openingCodes: Readonly<Record<string, 'FILE_NOT_FOUND' | 'FILE_LOCKED' | 'FILE_NOT_READABLE'>> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  EISDIR: 'FILE_NOT_READABLE',
  EBUSY: 'FILE_LOCKED',
  EPERM: 'FILE_LOCKED',
  EACCES: 'FILE_LOCKED',
}
const goneCodes = new Set(['EIO', 'ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'EBADF', 'UNKNOWN'])

function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}

/** For failures of open and stat. Errors that are not the system's come back unchanged. */
export function openingError(thrown: unknown, path: string): unknown {
  const code = openingCodes[systemCode(thrown) ?? '']
  return code === undefined
    ? thrown
    : new OpenprepError(code, { file: basename(path) }, { file: path }, { cause: thrown })
}

/** For failures while reading a file that did open: a stick pulled out, a share gone. */
export function readingError(thrown: unknown, path: string): unknown {
  const code = systemCode(thrown) ?? ''
  if (!goneCodes.has(code)) return thrown
  return new OpenprepError('FILE_GONE', { file: basename(path) }, { file: path }, { cause: thrown })
}
