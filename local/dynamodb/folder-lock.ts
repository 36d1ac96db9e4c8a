import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process, or another engine of this one, has the folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly folder: string
  /** The id of the process that has it, where it said so. */
  readonly holder: number | undefined

  constructor(folder: string, holder: number | undefined, options?: ErrorOptions) {
    super(
      `The data folder ${folder} is in use by ${holder ? `process ${holder}` : 'another process'}.`,
      options,
    )
    this.folder = folder
    this.holder = holder
  }
}

/** SQLite's result code for a database that somebody else has locked. */
const SQLITE_BUSY = 5

/**
 * Takes the folder for this process, making it if need be, and returns what gives it back. LevelDB has a
 * lock of its own, but dynalite opens it in the background and a lock that it does not get is an exception
 * that nobody can catch. This one is taken first. It is SQLite's, so it ends with the process that holds
 * it, however that ends: no stale lock file ever has to be deleted by hand.
 * @throws {FolderInUse} if it is taken
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const holderFile = join(folder, 'in-use-by')
  const lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (isBusy(cause)) throw new FolderInUse(folder, readHolder(holderFile), { cause })
    throw cause
  }
  writeFileSync(holderFile, `${process.pid}\n`)
  return () => {
    rmSync(holderFile, { force: true })
    lock.close()
  }
}

function isBusy(error: unknown): boolean {
  return (error as { errcode?: unknown } | undefined)?.errcode === SQLITE_BUSY
}

/** It only helps to name the holder in a sentence, so that it cannot be read is no matter. */
function readHolder(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}
