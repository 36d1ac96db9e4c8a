import { randomUUID } from 'node:crypto'
import { Kept } from './kept.ts'
import { Refused } from './refused.ts'

interface Upload {
  readonly location: string
  readonly expiresAt: number
  bytes?: Uint8Array
}

const LIFE_MS = 5 * 60_000
/** At most so many archives wait in memory for their import. */
const WAITING_MAX = 8

/** Places to put a skill package, each for one import. What is put there stays in memory. */
export class Uploads {
  readonly #kept = new Kept<Upload>(WAITING_MAX)
  readonly #now: () => number

  /** @param now the real time in epoch milliseconds */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** @param door where uploads go: the new place is one below it */
  create(door: string): { uploadUrl: string; expiresAt: string } {
    const id = randomUUID()
    const expiresAt = this.#now() + LIFE_MS
    const location = `${door}/${id}`
    this.#kept.keep(id, { location, expiresAt })
    return { uploadUrl: location, expiresAt: new Date(expiresAt).toISOString() }
  }

  /** @throws {Refused} 404 for a place that we never made, or is used or too old */
  put(id: string, bytes: Uint8Array): void {
    this.require(id).bytes = bytes
  }

  /** @throws {Refused} 404 for a place that we never made, or is used or too old */
  require(id: string): Upload {
    const upload = this.#kept.get(id)
    if (!upload || upload.expiresAt <= this.#now())
      throw new Refused(404, 'There is no such place to upload to.')
    return upload
  }

  /**
   * The archive at a location, which is spent with this.
   * @throws {Refused} 400 for a location that is not one of ours, letter for letter, or is used, too old or empty
   */
  take(location: string): Uint8Array {
    const id = location.slice(location.lastIndexOf('/') + 1)
    const upload = this.#kept.get(id)
    if (!upload || upload.location !== location || upload.expiresAt <= this.#now())
      throw new Refused(
        400,
        '"location" must be an uploadUrl of POST /v1/skills/uploads that was not imported yet.',
      )
    if (!upload.bytes) throw new Refused(400, 'Nothing was uploaded to that location.')
    this.#kept.take(id)
    return upload.bytes
  }
}
