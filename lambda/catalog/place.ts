import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Somebody else is building a catalogue at the same place. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken'
}

/** The place of a catalogue while it is built anew. */
export interface Place {
  /** Where the catalogue stands, or will: what a symbolic link leads to, not the link. */
  readonly path: string
  /** Where it is built, beside its place. Nothing is there yet. */
  readonly unfinished: string
  /** Moves what was built to its place, in one step for whoever opens it, and gives the place back. */
  publish(): void
  /** Deletes what was built and gives the place back, once. The old catalogue stays. */
  abandon(): void
}

/** SQLite's result code for a database that somebody else has locked. */
const SQLITE_BUSY = 5

/**
 * Takes the place of a catalogue for this process. What a build that was killed left there is deleted.
 * @throws {PlaceTaken} if a build is under way there
 * @throws {Error} with a code if the folder is missing or cannot be written
 */
export function takePlace(wanted: string): Place {
  const path = realPathOf(wanted)
  const unfinished = `${path}.new`
  const release = lock(`${path}.lock`)
  let isOurs = true
  const abandon = () => {
    if (!isOurs) return
    isOurs = false
    rmSync(unfinished, { force: true })
    release()
  }
  try {
    rmSync(unfinished, { force: true })
  } catch (error) {
    release()
    throw error
  }
  return {
    path,
    unfinished,
    abandon,
    publish() {
      try {
        // The bytes before the name: after a power cut there is the old file or the whole new one.
        flush(unfinished)
        renameSync(unfinished, path)
        flush(dirname(path))
      } finally {
        abandon()
      }
    },
  }
}

/**
 * Locks a file with SQLite's lock, which ends with its process, however that ends; so a lock file that a
 * kill left behind stops nobody. Only who holds the lock deletes the file, and who gets the lock looks
 * whether the file is still the one that was opened: so there is never more than one holder.
 */
function lock(path: string): () => void {
  for (;;) {
    const file = openSync(path, 'a')
    const db = new DatabaseSync(path, { timeout: 0 })
    const letGo = () => {
      db.close()
      // After the database: closing any descriptor of a file drops the process's locks on it.
      closeSync(file)
    }
    try {
      db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    } catch (cause) {
      letGo()
      if (!isBusy(cause)) throw cause
      throw new PlaceTaken(`Another import is under way beside ${path}.`, { cause })
    }
    if (statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino)
      return () => {
        rmSync(path, { force: true })
        letGo()
      }
    letGo()
  }
}

/** SQLite's code has details in its higher bytes. */
const isBusy = (error: unknown): boolean =>
  (Number((error as { errcode?: unknown }).errcode) & 0xff) === SQLITE_BUSY

function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
