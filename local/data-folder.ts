import { createECDH, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { isPair, type Vapid } from '../lambda/push-settings.ts'
import { parseSettings } from '../lambda/settings.ts'
import { StartError } from './start-error.ts'

const runningSchema = z.object({ pid: z.int(), endpoint: z.string(), door: z.string() })

/** A `npm start` that uses a data folder: its process, its DynamoDB and its door. */
export type Running = z.infer<typeof runningSchema>

const vapidSchema = z.object({ publicKey: z.string(), privateKey: z.string() })
type VapidKeys = Pick<Vapid, 'publicKey' | 'privateKey'>

/** The setting that ids are hashed with, made anew. */
export const newIdKey = (): string => `k1:${randomBytes(32).toString('base64')}`

/** Keys to sign pushes with, made anew. */
export function newVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  // Padded: a number that begins with zeros is as long as any other.
  const privateKey = Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url')
  return { publicKey: pair.getPublicKey('base64url'), privateKey }
}

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

  /** Where order events are written down, a line of JSON each. */
  get events(): string {
    return join(this.path, 'events.jsonl')
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
  idKey(): Promise<string> {
    return this.#secret('id-key', newIdKey(), (kept) => {
      const { CORNER_SHOP_ID_KEY: key } = parseSettings({ CORNER_SHOP_ID_KEY: kept })
      return key
    })
  }

  /**
   * The keys that pushes are signed with, made at the first start. Browsers subscribe with the public one, so with
   * others they would have to subscribe again.
   * @throws {StartError} if the file there holds no such keys
   */
  vapid(): Promise<VapidKeys> {
    return this.#secret('vapid-keys', JSON.stringify(newVapidKeys()), (kept) => {
      const keys = kept === '' ? undefined : vapidSchema.parse(JSON.parse(kept))
      if (keys && !isPair(keys)) throw new TypeError('two keys of different pairs')
      return keys
    })
  }

  /** A secret in a file of its own, which nobody else on the machine may read; made where there is none. */
  async #secret<Secret>(
    name: string,
    fresh: string,
    parse: (kept: string) => Secret | undefined,
  ): Promise<Secret> {
    const path = join(this.path, name)
    const made = `${path}.${process.pid}`
    try {
      await writeFile(made, `${fresh}\n`, { mode: 0o600 })
      // A link fails if the file is there, and comes with all of its bytes: of two first starts one makes the key.
      await link(made, path).catch((error) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      const secret = parse((await readFile(path, 'utf8')).trim())
      if (secret !== undefined) return secret
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
