import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathInProject } from '../../local/root.ts'
import { type Ended, type Running, start } from './child.ts'

const FOLDER = pathInProject('tests/ask-cli')
const CALL_MS = 60_000

/** Installs ask-cli and ask-smapi-sdk as their own lockfile has them, unless that was done already. */
export async function install(): Promise<void> {
  const stamp = join(FOLDER, 'node_modules', '.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { code, out } = await start('npm', args, { cwd: FOLDER, env: process.env }).ended
  if (code !== 0) throw new Error(`ask-cli could not be installed:\n${out}`)
  writeFileSync(stamp, wanted)
}

/** Where ask-cli runs, if not in the desk's folder, and what is in its environment besides. */
export interface AskOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A started skill in memory, a private home for ask-cli beside it, and a folder to work in. */
export class Desk {
  readonly folder: string
  readonly door: string
  readonly #shop: Running
  readonly #env: Readonly<Record<string, string | undefined>>
  readonly #sockets: string

  private constructor(folder: string, door: string, shop: Running, env: Record<string, string | undefined>) {
    this.folder = folder
    this.door = door
    this.#shop = shop
    this.#env = env
    this.#sockets = env.SOCKET_LOG ?? ''
  }

  /**
   * Starts a skill as anybody would, on free ports, and sets ask-cli up by what ask:setup prints.
   * @param args what npm start gets
   */
  static async open(args: readonly string[]): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'corner-shop-ask-'))
    const cwd = pathInProject('.')
    const env = { ...process.env, PORT: '0', DYNAMODB_PORT: '0' }
    const shop = start(process.execPath, ['local/run.cjs', 'start', ...args], { cwd, env })
    try {
      return await Desk.#besides(folder, shop)
    } catch (error) {
      shop.child.kill('SIGTERM')
      throw error
    }
  }

  static async #besides(folder: string, shop: Running): Promise<Desk> {
    const cwd = pathInProject('.')
    const [, port = ''] =
      /browser +http:\/\/127\.0\.0\.1:(\d+)\//.exec(await shop.printed(/Ctrl-C closes/)) ?? []
    const setup = await start(
      process.execPath,
      ['local/run.cjs', 'ask-setup', '--home', join(folder, 'home')],
      {
        cwd,
        env: { ...process.env, PORT: port },
      },
    ).ended
    const exported = Object.fromEntries(
      [...setup.out.matchAll(/^ +export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
    )
    const sockets = join(folder, 'sockets.jsonl')
    await writeFile(sockets, '')
    // Nothing of our own environment but the path: what ask:setup prints must be enough.
    const watch = `--require ${JSON.stringify(join(FOLDER, 'watch-sockets.cjs'))}`
    const clean = { PATH: process.env.PATH, ...exported, NODE_OPTIONS: watch, SOCKET_LOG: sockets }
    return new Desk(folder, `http://127.0.0.1:${port}`, shop, clean)
  }

  /** Starts the real ask-cli. */
  startAsk(args: readonly string[], { cwd = this.folder, env = {} }: AskOptions = {}): Running {
    const cli = join(FOLDER, 'node_modules', 'ask-cli', 'dist', 'bin', 'ask.js')
    return start(process.execPath, [cli, ...args], { cwd, env: { ...this.#env, ...env }, most: CALL_MS })
  }

  /** Runs the real ask-cli to its end. */
  ask(args: readonly string[], options?: AskOptions): Promise<Ended> {
    return this.startAsk(args, options).ended
  }

  /** Runs `ask smapi` and reads the JSON that it prints. */
  async smapi(args: readonly string[]): Promise<unknown> {
    const { code, out } = await this.ask(['smapi', ...args])
    const from = out.indexOf('{')
    if (code !== 0 || from < 0) throw new Error(`ask smapi ${args[0]} ended with ${code}:\n${out}`)
    return JSON.parse(out.slice(from)) as unknown
  }

  /** Runs a program of ours beside ask-cli, where it finds the SDK, watched like it. */
  program(file: string, args: readonly string[]): Promise<Ended> {
    return start(process.execPath, [join(FOLDER, file), ...args], {
      cwd: FOLDER,
      env: this.#env,
      most: CALL_MS,
    }).ended
  }

  /** Writes a JSON file to work with, and says where it is. */
  async file(name: string, content: unknown): Promise<string> {
    const path = join(this.folder, name)
    await writeFile(path, JSON.stringify(content))
    return path
  }

  /** A copy of the skill's project: `ask deploy` rewrites files in it. */
  async project(name: string, change: (folder: string) => Promise<void> = async () => {}): Promise<string> {
    const path = join(this.folder, name)
    await cp(pathInProject('models'), join(path, 'models'), { recursive: true })
    await cp(pathInProject('ask-resources.json'), join(path, 'ask-resources.json'))
    await change(path)
    return path
  }

  /** Waits until the terminal of npm start has shown something, and says all that it has shown. */
  terminal(what: RegExp): Promise<string> {
    return this.#shop.printed(what)
  }

  /** Every address that ask-cli and the SDK went to, each once. */
  async sockets(): Promise<readonly string[]> {
    const lines = (await readFile(this.#sockets, 'utf8')).split('\n').filter(Boolean)
    return [...new Set(lines)]
  }

  async close(): Promise<void> {
    this.#shop.child.kill('SIGTERM')
    await this.#shop.ended
    await rm(this.folder, { recursive: true, force: true })
  }
}
