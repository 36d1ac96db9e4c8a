import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { parseSettings } from '../lambda/settings.ts'
import { StartError } from './start-error.ts'

const runningSchema = z.object({ pid: z.int(), endpoint: z.string(), door: z.string() })

/** A `npm start` that uses a data folder: its process, its DynamoDB and its door. */
export type Running = z.infer<typeof runningSchema>

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code

/**
 * Makes a folder and those above it. Not with `recursive`: Node then tries for ever where the folder above
 * is there and still none can be made in it, as in /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const above = dirname(path)
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || above === path) throw error
    await makeFolder(above)
    await mkdir(path)
  }
}

/** The folder where a laptop's shop keeps what must outlive a start. */
export class DataFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Where the embedded DynamoDB keeps its files. */
  get database(): string {
    return join(this.path, 'dynamodb')
  }

  /**
   * Makes the folder, if need be.
   * @throws {StartError} if it cannot be made or written
   */
  async open(): Promise<void> {
    try {
      await makeFolder(this.path)
      const probe = join(this.path, `.probe-${process.pid}`)
      await writeFile(probe, '')
      await rm(probe)
    } catch (error) {
      const why = `${this.path} cannot be written (${codeOf(error)})`
      throw new StartError(`The data folder ${why}; choose another with --data DIR, or --memory.`, {
        cause: error,
      })
    }
  }

  /**
   * The setting that ids are hashed with, made at the first start. Without it the households in this
   * folder cannot be found again, so it lives and dies with the folder.
   * @throws {StartError} if the file there holds no key
   */
  async idKey(): Promise<string> {
    const path = join(this.path, 'id-key')
    const made = `${path}.${process.pid}`
    try {
      await writeFile(made, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
      // A link fails if the file is there, and comes with all of its bytes: of two first starts one makes the key.
      await link(made, path).catch((error) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      const { CORNER_SHOP_ID_KEY: key } = parseSettings({
        CORNER_SHOP_ID_KEY: (await readFile(path, 'utf8')).trim(),
      })
      if (key) return key
    } catch (error) {
      throw new StartError(
        `${path} holds no key: put its copy back, or take another folder with --data DIR.`,
        { cause: error },
      )
    } finally {
      await rm(made, { force: true })
    }
    throw new StartError(`${path} is empty: put its copy back, or take another folder with --data DIR.`)
  }

  /** The start that uses this folder now, if it answers. */
  async running(): Promise<Running | undefined> {
    const note = await readFile(this.#note, 'utf8').catch(() => undefined)
    if (note === undefined) return undefined
    try {
      const running = runningSchema.parse(JSON.parse(note))
      await fetch(running.endpoint, { signal: AbortSignal.timeout(2000) })
      return running
    } catch {
      // A start that was killed leaves its note behind; nobody answers there any more.
      return undefined
    }
  }

  /** Says who uses the folder, for the commands beside. */
  async announce(running: Running): Promise<void> {
    await writeFile(this.#note, `${JSON.stringify(running)}\n`)
  }

  async withdraw(): Promise<void> {
    await rm(this.#note, { force: true })
  }

  get #note(): string {
    return join(this.path, 'running.json')
  }
}
