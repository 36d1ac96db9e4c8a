import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pathInProject } from '../root.ts'

/** At most so many frames of one error: where it was thrown, and how it came there. */
const FRAMES_MAX = 8
/** An error that was caused by one that was caused by one: enough to see, and no circle goes on for ever. */
const CAUSES_MAX = 3
const FRAME = /^\s*at (?:(.+) \((.+):(\d+):(\d+)\)|(?:async )?(.+):(\d+):(\d+))$/u
const HEAD = /^(\/.+|file:.+|[a-z]:[\\/].+):(\d+)$/iu

interface Frame {
  readonly file: string
  readonly shown: string
}

const pathOf = (file: string): string => (file.startsWith('file:') ? fileURLToPath(file) : file)

/** A path as one would write it from here, unless it is shorter in full. */
function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.length < path.length ? near : path
}

function frameIn(line: string): Frame | undefined {
  const [, name, named, row, column, bare, bareRow, bareColumn] = FRAME.exec(line) ?? []
  const file = named ?? bare
  if (file === undefined || /^(?:node:|<|native$|async )/u.test(file)) return undefined
  const path = pathOf(file)
  // What called the handler is of no help to who wrote it.
  if (path.startsWith(pathInProject('local/'))) return undefined
  const place = `${shownPath(path)}:${row ?? bareRow}:${column ?? bareColumn}`
  return { file: path, shown: name === undefined ? `at ${place}` : `at ${name} (${place})` }
}

const stackOf = (error: unknown): string[] => {
  const { stack } = (error ?? {}) as { stack?: unknown }
  return typeof stack === 'string' ? stack.split('\n') : []
}

/** The frames of one's own code; those of packages only where there are no others. */
function framesOf(error: unknown): string[] {
  const frames = stackOf(error).flatMap((line) => frameIn(line) ?? [])
  const own = frames.filter(({ file }) => !/[\\/]node_modules[\\/]/u.test(file))
  return (own.length > 0 ? own : frames).slice(0, FRAMES_MAX).map(({ shown }) => shown)
}

/** What an error says, in one line: `TypeError: x is not a function`. */
export function summaryOf(error: unknown): string {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown }
  const what = typeof message === 'string' ? `${name ?? 'Error'}: ${message}` : String(error)
  return what.split('\n')[0] ?? ''
}

/**
 * Where something that was thrown comes from, in lines such as `at handle (lambda/index.js:12:9)`: without
 * Node's own frames and ours, with the causes behind. Empty for what has no stack.
 */
export function traceOf(error: unknown): string[] {
  const lines = framesOf(error)
  let cause = (error as { cause?: unknown } | null | undefined)?.cause
  for (let left = CAUSES_MAX; cause != null && left > 0; left -= 1) {
    lines.push(`caused by ${summaryOf(cause)}`, ...framesOf(cause))
    cause = (cause as { cause?: unknown }).cause
  }
  return lines
}

/** The file and line of what kept a file from being loaded, or undefined where the error does not know. */
export function placeOf(error: unknown): string | undefined {
  const [, file, row] = HEAD.exec(stackOf(error)[0] ?? '') ?? []
  if (file !== undefined) return `${shownPath(pathOf(file))}:${row}`
  const [first] = framesOf(error)
  return first?.replace(/^at (?:.*\((.*)\)|(.*))$/u, '$1$2')
}
