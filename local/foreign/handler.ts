import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StartError } from '../start-error.ts'
import { asGuest } from './guest.ts'
import { placeOf } from './trace.ts'

/** How a Lambda handler says that it is done. */
export type Callback = (error?: unknown, response?: unknown) => void

/** A Lambda handler of any kind: a promise, a callback, or both. */
export type Handler = (event: unknown, context: unknown, callback: Callback) => unknown

/** A handler that was found, and of which kind it is. */
export interface Found {
  readonly handler: Handler
  readonly kind: 'async' | 'callback'
  /** For people: `index.js#handler`. */
  readonly name: string
}

type Exports = Readonly<Record<string, unknown>>

const DEFAULT_EXPORT = 'handler'
/** What Lambda gives a function to start. */
const LOADING_MS = 10_000
const KINDS = /\.(?:js|mjs|cjs|ts|mts|cts)$/u

/** Cuts `path#export` in two; a file whose own name holds a `#` is found as it is. */
function partsOf(spec: string): [path: string, name: string] {
  const at = spec.lastIndexOf('#')
  if (at < 0 || existsSync(spec)) return [spec, DEFAULT_EXPORT]
  return [spec.slice(0, at), spec.slice(at + 1) || DEFAULT_EXPORT]
}

function fileAt(path: string): string {
  const file = resolve(path)
  if (!existsSync(file))
    throw new StartError(`There is no handler file ${path}; give --handler path/to/index.js#handler.`)
  if (!statSync(file).isFile() || !KINDS.test(file))
    throw new StartError(`The handler ${path} is no .js, .mjs, .cjs or .ts file.`)
  return file
}

/** A module that waits for what never comes would otherwise end the process without a word, or never. */
async function within<T>(ms: number, loading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it was not done within ${ms / 1000} seconds, which is what Lambda gives.`)),
      ms,
    )
  })
  return await Promise.race([loading, late]).finally(() => clearTimeout(timer))
}

const firstLine = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error).split('\n')[0] ?? ''

/**
 * What the module exports. A CommonJS module comes as `default`, and only those of its names that Node can
 * read off its text are beside it.
 */
function exportsOf(module: Exports): Exports {
  const { default: whole } = module
  const isFilled = (typeof whole === 'object' && whole !== null) || typeof whole === 'function'
  return isFilled ? { ...(whole as Exports), ...module } : module
}

/**
 * Finds a Lambda handler.
 * @param spec `path#export`; the export is `handler` if left out, and `default` for `export default`
 * @param load tests bring their own, since jest loads no ES modules
 * @param patience how long loading may take, in milliseconds
 * @throws {StartError} in one sentence: no such file or export, or it cannot be loaded
 */
export async function findHandler(
  spec: string,
  load: (url: string) => Promise<unknown> = (url) => import(url),
  patience = LOADING_MS,
): Promise<Found> {
  const [path, name] = partsOf(spec)
  const file = fileAt(path)
  let exported: Exports
  try {
    const loading = asGuest(() => load(pathToFileURL(file).href))
    exported = exportsOf((await within(patience, loading)) as Exports)
  } catch (error) {
    const place = placeOf(error)
    const why = place === undefined ? firstLine(error) : `${firstLine(error)} (${place})`
    throw new StartError(`The handler file ${path} cannot be loaded: ${why}`, { cause: error })
  }
  const handler = Object.hasOwn(exported, name) ? exported[name] : undefined
  const names = Object.keys(exported).filter(
    (one) => typeof exported[one] === 'function' && !/^module\.exports$/u.test(one),
  )
  if (typeof handler !== 'function') {
    const is = handler === undefined ? `has no export "${name}"` : `exports "${name}", which is no function`
    const there = names.length === 0 ? 'it exports no function' : `it exports ${names.join(', ')}`
    throw new StartError(`The handler file ${path} ${is}; ${there}.`)
  }
  // Lambda's own test: who names a third parameter answers through it.
  const kind = handler.length >= 3 ? 'callback' : 'async'
  return { handler: handler as Handler, kind, name: `${basename(path)}#${name}` }
}
