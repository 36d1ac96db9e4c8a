import { CatalogUnavailable } from '../../lambda/catalog/catalog.ts'
import { FeedError } from '../../lambda/catalog/feeds/fault.ts'
import { PlaceTaken } from '../../lambda/catalog/place.ts'
import { StartError } from '../start-error.ts'

/** SQLite's result codes. */
const SQLITE_IOERR = 10
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14

/** What SQLite and the system say, and what it means for who imports. */
const BY_CODE: Readonly<Record<string | number, (feed: string, out: string) => string>> = {
  [SQLITE_FULL]: full,
  [SQLITE_IOERR]: full,
  [SQLITE_CANTOPEN]: unwritable,
  ENOSPC: full,
  EFBIG: full,
  EDQUOT: full,
  EISDIR: (_, out) => `${out} is a folder; name the catalogue in it.`,
}

function full(_: string, out: string): string {
  return `${out} cannot be written: the disk is full or failing.`
}

function unwritable(_: string, out: string): string {
  return `${out} cannot be written; is its folder there, and yours to write?`
}

/**
 * An error of an import in a sentence for people.
 * @returns undefined for one that is a mistake of ours
 */
export function sentenceOf(error: unknown, feed: string, out: string): string | undefined {
  if (error instanceof FeedError || error instanceof CatalogUnavailable) return error.message
  if (error instanceof StartError) return error.message
  if (error instanceof PlaceTaken) return `Another import into ${out} is under way; try again after it.`
  const { code, errcode, path } = error as { code?: string; errcode?: number; path?: string }
  // SQLite's code has details in its higher bytes.
  const known = BY_CODE[errcode === undefined ? (code ?? '') : errcode & 0xff]
  if (known) return known(feed, out)
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR')
    return path === feed ? `${feed} cannot be read (${code}).` : unwritable(feed, out)
  return undefined
}
